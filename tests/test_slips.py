"""Slips of the hand on the hub's own content: nearly all of those that can be known are told where they are.

What is tried: a file of `content/` or `modules/` and a line of it are drawn at random (seeded: the same ones each time),
and one of seven kinds of slip happens there (`slips.KINDS`). The whole hub is then checked.

What counts, decided before anything was measured. A slip is **counted** when the file can no longer be read whole, or its
form changed (fields, entries, types, blocks, headings, lists, tables), or something that is required, in order (heading
levels) or referred to was lost, or foreign marks are left (conflict lines, letters that cannot be seen, mojibake, Word's
bullets, a double quote without its partner). It is **not counted** when a well-formed file is left that reads as intended:
the form is the same as before (a blank line, a comment, an indent or quotes that the format ignores); a whole part is
missing that is optional and that nothing refers to (a field, an entry, a paragraph, a line of prose); or only the wording
of running text differs. `slips.excused` is this definition; it asks a second schema engine and not the rules.

What is a hit: a finding in the same file whose first line is at most two lines away from the slip.

`SLIPS=3000` draws that many of each kind (`make bench`), and then all rules run on each of them; `SLIPS_SEED=b` draws others.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import jsonschema
import pytest
from laying import ROOT
from one_file import OneFile
from slips import KINDS, Form, Slip, excused, form
from stemhub import rules
from stemhub.build import schemas
from stemhub.load.table import type_of
from stemhub.model import Hub
from stemhub.source import Document

EACH = int(os.environ.get("SLIPS", 0)) or 36
EVERY = EACH > 100
SEED = os.environ.get("SLIPS_SEED", "")
NEAR = 2
SCHEMAS = schemas(ROOT)
SECOND = {name: jsonschema.Draft202012Validator(schema) for name, schema in SCHEMAS.all.items()}


class Desk(OneFile):
    """The hub's content, read once; one file at a time is another."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch):
        super().__init__(ROOT, SCHEMAS, monkeypatch)
        self.forms: dict[str, Form] = {}
        self.paths = [path for path in self.documents if len(self.documents[path].lines) > 3]
        self.weights = [len(self.documents[path].lines) for path in self.paths]

    def form(self, path: str) -> Form:
        if path not in self.forms:
            self.forms[path] = form(self.whole.documents[path])
        return self.forms[path]

    def valid(self, path: str, one: Form) -> bool:
        """Whether the second engine takes a file's fields and blocks, as a list or mapping that is one."""
        name = type_of(path)[0].schema
        if name and not SECOND[name].is_valid(one.fields if one.fields is not None else {}):
            return False
        return all(SECOND[f"block-{kind}"].is_valid(value) for kind, value in one.blocks if f"block-{kind}" in SECOND)

    def wanted(self, path: str, name: str, text: str) -> bool:
        """Whether an id is referred to: in data, or as a link, anchor or citation."""
        for other, document in self.whole.documents.items():
            where = text if other == path else document.text
            if name in where and (re.search(rf"[/#@]{re.escape(name)}[/)\] ]", where) or (other.endswith(".yml") and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", where))):
                return True
        return False


def findings(hub: Hub, path: str) -> Iterator[tuple[int, str]]:
    """Line and code of each finding in a file, rule by rule. Rules of form and language read one file at a time and are
    given this one alone, for speed; the others get the whole hub."""
    alone = replace(hub, documents={path: hub.documents[path]})
    muted = {(mute.line, mute.code) for mute in rules.mutes(alone)}
    for rule in rules.RULES:
        for one in rule.check(alone if rule.CODE[3] in "014" else hub):
            assert one.message
            assert rule.HINT.format_map(one.values)
            if one.span.path == path and (one.span.line, rule.CODE) not in muted:
                yield one.span.line, rule.CODE


def told(hub: Hub, path: str, slip: Slip) -> str:
    """The code of the first finding near a slip, or nothing."""
    found = findings(hub, path)
    near = (code for line, code in (list(found) if EVERY else found) if slip.first - NEAR <= line <= slip.last + NEAR)
    return next(near, "")


def test_nearly_every_slip_that_can_be_known_is_told_within_two_lines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture):
    desk = Desk(monkeypatch)
    counts, reasons, missed = Counter(), Counter(), []
    for kind, make in KINDS.items():
        for n in range(EACH):
            rng = Random(f"{kind} {n}{SEED}")
            path, slip = None, None
            while slip is None:
                path = rng.choices(desk.paths, desk.weights)[0]
                try:
                    slip = make(rng, list(desk.whole.documents[path].lines))
                except IndexError:
                    continue  # nothing in this file that the slip could happen to
            hub = desk.with_data(path, slip.data)
            document: Document = hub.documents[path]
            text = slip.data.decode("utf-8", "replace")
            why = excused(desk.form(path), form(document), text, lambda one, at=path: desk.valid(at, one), lambda name, at=path, now=text: desk.wanted(at, name, now))
            code = told(hub, path, slip)
            reasons[kind, why] += 1
            counts[kind, "counted" if not why else "excused", bool(code)] += 1
            if os.environ.get("SLIPS_SHOW") == "2":
                print(kind, path, slip.first, code, why)
            if not why and not code:
                missed.append((kind, path, slip.first, text.split("\n")[max(0, slip.first - 2) : slip.last + 1]))
    with capsys.disabled():
        print(report(counts, reasons))
        if os.environ.get("SLIPS_SHOW"):
            print(*missed, sep="\n")
    hits = sum(n for (_, group, hit), n in counts.items() if group == "counted" and hit)
    counted = sum(n for (_, group, _), n in counts.items() if group == "counted")
    assert counted >= EACH * len(KINDS) / 2, "the sample says nothing: too few of its slips count"
    assert hits / counted >= 0.95, json.dumps(missed[:20], indent=1, ensure_ascii=False)


def report(counts: Counter, reasons: Counter) -> str:
    """A table by kind: what was tried, what counts, what of it was told; and why the rest does not count."""
    lines = ["", f"{'slip':18} tried counted told  share  not counted because"]
    for kind in (*KINDS, "all"):
        these = [key for key in counts if kind in (key[0], "all")]
        counted = sum(counts[key] for key in these if key[1] == "counted")
        hits = sum(counts[key] for key in these if key[1] == "counted" and key[2])
        why = Counter()
        for (other, reason), n in reasons.items():
            if reason and kind in (other, "all"):
                why[reason] += n
        beside = sum(counts[key] for key in these if key[1] == "excused" and key[2])
        told_of = ", ".join(f"{n} {reason}" for reason, n in sorted(why.items())) + (f" ({beside} told all the same)" if beside else "")
        lines.append(f"{kind:18} {sum(counts[key] for key in these):5} {counted:7} {hits:4} {hits / counted if counted else 1:6.1%}  {told_of}")
    return "\n".join(lines)
