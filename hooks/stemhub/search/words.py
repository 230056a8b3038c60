"""From text to the words of the index: lunr's pipeline over text whose accents, capitals and signs are smoothed first.

English goes through lunr's stop words and Porter's stemmer; any other language is only folded, because lunr has no stemmer for
Gaelic and a wrong one is worse than none. `overrides/assets/hub/search/` does the same, held to it by a test.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import cache

from lunr.stemmer import PorterStemmer
from lunr.stop_word_filter import WORDS as STOP_WORDS

STEMMED = "en"
# Words of everyday questions that say little of what is sought: they count a little, and are no reason to miss a page. So do forms
# of stop words that are no stop words themselves, such as `getting`.
_WEAK = """
about anyone anything around best better big bit bring cannae come daughter different dinnae doing done easy
everyone explain explained fae give go going good great happen help helping helps here idea ideas info information
involve involved keep know little look looking lots ma make makes making many mean means more much need needs new
next now old one ones oor order people person please put really right run running show simple small someone
something son stand start starting stay still tae take taking tell thing things think tip tips today together
try two type use used using very want way ways wee well whit wi work working write writing yer
aboot ain ane aw aye dae day daein doon every fae frae fur gets hae haein hoo intae kens lang mair mak maks
nae oot ower tak taks us wha whaur yin yins
"""
_WORD = re.compile(r"[^\W_]+")
_INNER_APOSTROPHE = re.compile(r"(?<=[^\W_])['’](?=[^\W_])")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_porter = PorterStemmer()
# American and Scots endings and words as the content spells them; a query in either spelling finds the same.
_SPELT = (
    (re.compile(r"iz(e|ed|es|er|ers|ing|ation|ations)$"), r"is\1"),
    (re.compile(r"yz(e|ed|es|er|ing)$"), r"ys\1"),
    (re.compile(r"^(behavi|col|fav|flav|hum|lab|neighb|hon|harb|vap)or"), r"\1our"),
    (re.compile(r"^(cent|met|lit|fib|theat)er(s?)$"), r"\1re\2"),
    (re.compile(r"([eaiou])l(ed|ing|er|ers|ors?)$"), r"\1ll\2"),
    (re.compile(r"og(s?)$"), r"ogue\1"),
    (re.compile(r"^(program|gram)(s?)$"), r"\1me\2"),
    (re.compile(r"^math$"), "maths"),
    (re.compile(r"^(enrol|fulfil|skil)l(ment|ful)?$"), r"\1\2"),
    (re.compile(r"^inquir"), "enquir"),
    (re.compile(r"^enquir"), "inquir"),
    (re.compile(r"^pediatric"), "paediatric"),
    (re.compile(r"^(esthet|archeolog)"), r"a\1"),
    (re.compile(r"^(alumin)um$"), r"\1ium"),
    (re.compile(r"^gray"), "grey"),
    (re.compile(r"^tire(s?)$"), r"tyre\1"),
    # Scots, as it is spoken: `learnin`.
    (re.compile(r"([a-z]{2}[b-df-hj-np-tv-z])in$"), r"\1ing"),
)

# Endings that Porter's stemmer leaves on a root of four letters or more.
FAMILY_END, SAID_END, _ROOT = "~", "=", 4
_ENDINGS = ("er", "or", "ist", "ian", "ship", "ership", "hood", "ful", "is", "it")


def fold(text: str) -> str:
    """Small letters without accents: `Gàidhlig` → `gaidhlig`."""
    return (text if text.isascii() else _NOT_ASCII.sub(_plain, text)).lower()


@cache
def _of_run(run: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", run) if not unicodedata.combining(letter))


def _plain(run: re.Match[str]) -> str:
    return _of_run(run[0])


def words(text: str) -> list[str]:
    """The words of a text, folded; an apostrophe inside a word is dropped (`children's` → `childrens`)."""
    folded = fold(text)
    return _WORD.findall(_INNER_APOSTROPHE.sub("", folded) if "'" in folded or "’" in folded else folded)


@cache
def stem(word: str) -> str:
    """Porter's stem, as the lunr package makes it."""
    return _porter.stem(word)


WEAK_STEMS = frozenset(stem(word) for word in _WEAK.split())


def terms(found: Iterable[str], lang: str = STEMMED) -> list[str]:
    """The terms under which words are kept: without stop words and stemmed in English, as they are in any other language."""
    if lang != STEMMED:
        return list(found)
    return [stem(word) for word in found if word not in STOP_WORDS]


@cache
def other_spelling(word: str) -> str:
    """The spelling of the content for a word in American or Scots spelling, or nothing."""
    for pattern, ours in _SPELT:
        changed = pattern.sub(ours, word)
        if changed != word:
            return changed
    return ""


def families(terms: Collection[str]) -> dict[str, list[str]]:
    """By stem, the stems that are made of the same root: `lead` → leader, leadership. Porter's stemmer keeps them apart."""
    found: dict[str, list[str]] = {}
    for term in terms:
        if term.isalpha() and len(term) >= _ROOT:
            roots = {term} | {term[: -len(end)] for end in _ENDINGS if term.endswith(end) and len(term) - len(end) >= _ROOT}
            kin = {root + end for root in roots for end in ("", *_ENDINGS)}
            if here := sorted(one for one in kin if one != term and one in terms):
                found[term] = here
    return found


def distance(a: str, b: str, most: int) -> int:
    """Edits and swaps of neighbours between two words; `most + 1` when there are more than `most`."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        now = [i]
        for j in range(1, len(b) + 1):
            value = min(row[j] + 1, now[j - 1] + 1, row[j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                value = min(value, before[j - 2] + 1)
            now.append(value)
        if min(now) > most:
            return most + 1
        before, row = row, now
    return row[len(b)]


def tolerance(word: str) -> int:
    """How many edits a misspelt word may be away, by its length: none below four letters, one below eight, else two."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2
