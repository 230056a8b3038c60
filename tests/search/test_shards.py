"""How the index stays small: very frequent terms are condensed; the script of the search is one file."""

from __future__ import annotations

import sys

from laying import ROOT
from stemhub import search
from stemhub.search import shards
from stemhub.search.reader import Index
from stemhub.search.words import families

sys.path.insert(0, str(ROOT / "hooks"))

from engine.assets import search_script


def test_a_very_frequent_term_still_stands_for_every_entry_that_holds_it(drawn, index, tmp_path, monkeypatch):
    monkeypatch.setattr(shards, "EVERYWHERE", 300)
    hub, site = drawn
    for file in search.index(hub, site.pages):
        if file.address.endswith(".js"):
            (tmp_path / file.address).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file.address).write_bytes(file.data)
    small = Index(tmp_path)
    assert len(index.term("learn").weights) > 300
    for term in ("learn", "@families"):
        whole, told = index.term(term), small.term(term)
        assert told.rarity == whole.rarity
        assert len(told.weights) < len(whole.weights)
        assert max(told.weights.values()) == max(whole.weights.values())
        assert {small.entry_of[section] for section in told.weights} == {index.entry_of[section] for section in whole.weights}
    assert index.term("floorbook").weights == small.term("floorbook").weights


def test_a_word_and_all_that_is_told_of_it_stand_in_one_file(folder):
    index = Index(folder)
    for first in (index.term("nurseri"), index.extra("nurseri#"), index.extra("wi wifi&"), index.extra("lead~")):
        assert first
    index = Index(folder)
    for word in ("nurseri", "wifi", "lead", "water"):
        index.term(word)
        opened = len(index._shards)
        for key in ("#", "~", "=", "*", "%", "!", f" {word}#", " zzz#", " zzz&"):
            index.extra(word + key)
        assert len(index._shards) == opened, word


def test_words_that_begin_alike_stand_in_one_spelling_list(index):
    lists = [[word for word, _ in index.spellings("d", start)] for start in ("wa", "nu", "pla")]
    assert all(lists)
    for start, listed in zip(("wa", "nu", "pla"), lists, strict=True):
        own = [word for word in listed if word.startswith(start)]
        assert own == [word for word, _ in index.spellings("d", "") if word.startswith(start)]
    assert sum(map(len, lists)) < 0.5 * len(list(index.spellings("d", "")))


def test_words_of_one_root_are_a_family_and_others_are_not():
    assert families(["lead", "leader", "leadership", "leaf", "visit", "visitor", "recognis", "recognit", "lab", "labor"]) == {
        "lead": ["leader", "leadership"],
        "leader": ["lead", "leadership"],
        "leadership": ["lead", "leader"],
        "visit": ["visitor"],
        "visitor": ["visit"],
        "recognis": ["recognit"],
        "recognit": ["recognis"],
    }


def test_the_modules_of_the_search_are_published_as_one_classic_script():
    folder = ROOT / "overrides/assets/hub/search"
    script = search_script(folder)
    assert script.startswith("var stemhubSearch=")
    assert "import" not in script.replace("hub.search", "")
    assert "export" not in script
    for module in folder.glob("*.js"):
        last = [line for line in module.read_text("utf-8").splitlines() if line.startswith(("export const ", "export function ", "export class "))]
        assert all(line.split()[2].split("(")[0] in script for line in last), module.name
