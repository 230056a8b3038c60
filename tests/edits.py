"""Small edits of the small hub, each of which one rule must tell: every walk of the rules that walk over many kinds of content.

`EDITS` gives the rule's code and the changes: path, text, text in its place. No text before: the file is new; no text
after: the file is gone. What is said of each stands in `golden/edits.txt`.
"""

from __future__ import annotations

from unittest.mock import patch

from laying import ROOT, SMALL
from stemhub import load
from stemhub.build import schemas
from stemhub.model import Hub
from stemhub.source import read

Change = tuple[str, str, str]

SCHEMAS = schemas(ROOT)
_CHECK_FORM = load._check_form
_WHOLE = load.load(SMALL, SCHEMAS)
_PATHS, _ = load.find(SMALL)

MODULE, NEXT_MODULE, UNIT, PACK = "modules/tiny/module.yml", "modules/next-step/module.yml", "modules/tiny/first.md", "modules/tiny/pack.yml"
PATHWAY, GUIDE, CHAPTER, LEAFLET = (f"content/{name}" for name in ("pathways/start.yml", "nutshell-guide/guide.yml", "nutshell-guide/at-home.md", "nutshell-guide/leaflet.md"))
GAELIC, VOCABULARY, REGIONS, SEARCH = (f"content/{name}" for name in ("gd/nutshell-guide/at-home.md", "vocabulary.yml", "regions.yml", "search.yml"))
HELPING = "content/search/everybody.yml"
TEMPLATE, ENTRY, EVENT, ABOUT = (f"content/{name}" for name in ("templates/plan.yml", "directory/helper.yml", "events/small-fair.yml", "about.md"))
PROMISES, INDICATORS, CODES, OLD_CODES = (f"content/{name}" for name in ("strategy/promises.yml", "strategy/indicators.yml", "codes/sample-codes.yml", "codes/old-codes.yml"))
FRAMEWORK, NEXT, EDITION, SCALE = (
    f"content/self-evaluation/{name}" for name in ("sample/framework.yml", "sample/next.yml", "sample/editions/1.0.0.yml", "scales/met.yml")
)

CASE = "```case-study\nid: small-room\n"
ITEM = "        text: We have begun.\n"
HISTORY = """current: 1.0.0
editions:
  - version: 1.0.0
    date: 2026-11-21
    class: new
    note: First edition.
    digest: "v1:ae49d946cacfb85b8de846fc9a97a6845d33bad304c791caf40c34cde5747e20"
"""
NO_HELP = (NEXT, "    items:\n", "    items:\n      - {id: lonely-item, kind: criterion, text: A and b., applies_to: [all]}\n")


def one(code: str, path: str, old: str, new: str) -> tuple[str, tuple[Change, ...]]:
    return code, ((path, old, new),)


EDITS: list[tuple[str, tuple[Change, ...]]] = [
    # Terms of the vocabulary
    one("HUB201", PATHWAY, "sectors: [elc]", "sectors: [elcc]"),
    one("HUB201", TEMPLATE, "topics: [play]", "topics: [plays]"),
    one("HUB201", ENTRY, "levels: [early]", "levels: [Early level]"),
    one("HUB201", EVENT, "sectors: [elc]", "sectors: [early-years]"),
    one("HUB201", INDICATORS, "    themes: []\n", "    themes: [equality]\n"),
    one("HUB201", CODES, "sectors: [elc]", "sectors: [ELC]"),
    one("HUB201", FRAMEWORK, "    sectors: [cld]\n", "    sectors: [cldd]\n"),
    one("HUB201", FRAMEWORK, "strand: adult", "strand: adults"),
    one("HUB201", VOCABULARY, "members: [primary]", "members: [primry]"),
    one("HUB201", UNIT, "settings:\n  - sectors: [elc]\n", "settings:\n  - sectors: [elcc]\n"),
    one("HUB201", UNIT, "sectors: [elc]\nquestion", "sectors: [nursery]\nquestion"),
    one("HUB201", UNIT, "prompt: How confident are you?\ndisciplines: [science]", "prompt: How confident are you?\ndisciplines: [sciences]"),
    # Ids that are used twice
    one("HUB202", MODULE, "units:\n  - id: first\n", "units:\n  - {id: first, title: A, minutes: 1, purpose: B, outcomes: [begin]}\n  - id: first\n"),
    one("HUB202", PACK, "id: look-twice", "id: look-once"),
    one("HUB202", PACK, "    sheet:\n      - id: seen\n        kind: text\n", "    sheet:\n      - {id: seen, kind: date, label: Day}\n      - id: seen\n        kind: text\n"),
    one("HUB202", GUIDE, "chapters:\n", "chapters:\n  - {id: at-home, title: A, summary: B}\n"),
    one("HUB202", CHAPTER, "", "\n```reflect\nid: same\nprompt: A?\n```\n\n```reflect\nid: same\nprompt: B?\n```\n"),
    one("HUB202", SCALE, "id: not-yet", "id: met"),
    one("HUB202", FRAMEWORK, "id: cld-adult", "id: elc"),
    one("HUB202", FRAMEWORK, "editions:\n", "editions:\n  - {version: 1.0.0, date: 2026-11-22, class: new, note: A, digest: B}\n"),
    one("HUB202", NEXT, "elements:\n", "elements:\n  - {id: only, title: A, summary: B, items: []}\n"),
    one("HUB202", NEXT, "    items:\n", "    items:\n      - {id: only-item, kind: criterion, text: A, applies_to: [all]}\n"),
    one("HUB202", TEMPLATE, "id: rows", "id: begin"),
    one("HUB202", TEMPLATE, "id: day", "id: place"),
    one("HUB202", TEMPLATE, "id: done", "id: open"),
    one("HUB202", TEMPLATE, "id: ready", "id: what"),
    one("HUB202", TEMPLATE, 'id: "no"', 'id: "yes"'),
    one("HUB202", TEMPLATE, "        named_rows:\n", "        named_rows:\n          - {id: science, label: A}\n"),
    one("HUB202", VOCABULARY, "id: primary\n", "id: elc\n"),
    one("HUB202", CODES, "codes:\n", "codes:\n  - {code: SCN 0-07a, label: A, level: early}\n"),
    one("HUB202", REGIONS, "college_regions:\n", "college_regions:\n  - {id: north, title: A, colleges: [B]}\n"),
    one("HUB202", REGIONS, "collaboratives:\n", "collaboratives:\n  - {id: northern, title: A}\n"),
    one("HUB202", REGIONS, "dyw_groups:\n", "dyw_groups:\n  - {id: north-dyw, title: A}\n"),
    one("HUB202", REGIONS, "code: S12000034", "code: S12000033"),
    one("HUB202", PROMISES, "documents:\n", "documents:\n  - {id: first-paper, title: A, publisher: B, year: 2017, promises: []}\n"),
    # References to what is not there
    one("HUB203", MODULE, "prerequisites: []", "prerequisites: [next-steps]"),
    one("HUB203", MODULE, "    outcomes: [begin]", "    outcomes: [begun]"),
    one("HUB203", MODULE, "    helps_with: [sample/only-item]", "    helps_with: [sampel/only-item]"),
    one("HUB203", MODULE, "\nhelps_with: [sample/only-item]", "\nhelps_with: [sample/other-item]"),
    one("HUB203", MODULE, "scheme: part-codes", "scheme: part-code"),
    one("HUB203", MODULE, "scheme: sample-codes", "scheme: simple-codes"),
    one("HUB203", UNIT, CASE, CASE + "source: big-book\n"),
    one("HUB203", UNIT, CASE, CASE + "source: small-book\n"),
    one("HUB203", PACK, "    minutes: 30\n    unit: first", "    minutes: 30\n    unit: frist"),
    one("HUB203", PACK, "        from: first\n", "        from: second\n"),
    one("HUB203", PACK, "        from: first\n", "        from: first/pour\n"),
    one("HUB203", PACK, "        from: first\n", "        from: first/fill\n"),
    ("HUB203", ((PACK, "        from: first\n", "        from: first/pour\n"), (UNIT, "```activity", "```Activity"))),
    ("HUB203", ((PACK, "        from: first\n", "        from: first/pour\n"), (UNIT, "*", ""))),
    one("HUB203", PATHWAY, "module: next-step", "module: last-step"),
    one("HUB203", PATHWAY, "units: [first]", "units: [second]"),
    one("HUB203", FRAMEWORK, "current: 1.0.0", "current: 1.1.0"),
    one("HUB203", NEXT, "criterion: met", "criterion: meet"),
    one("HUB203", NEXT, "applies_to: [all]", "applies_to: [elc, cld-youth]"),
    one("HUB203", NEXT, ITEM, ITEM + "        quality_indicators: [{scheme: no-codes, codes: [A]}]\n"),
    one("HUB203", NEXT, ITEM, ITEM + "        change: {class: merged, note: A, from: [only-item, other-item]}\n"),
    one("HUB203", REGIONS, "college_regions: [north]", "college_regions: [nroth]"),
    one("HUB203", REGIONS, "collaborative: northern", "collaborative: southern"),
    one("HUB203", REGIONS, "dyw_groups: [north-dyw]", "dyw_groups: [north]"),
    one("HUB203", ENTRY, "regions: [north]", "regions: [south]"),
    one("HUB203", EVENT, "entry: helper", "entry: helpers"),
    one("HUB203", UNIT, "[@small-book]", "[@The small press]"),
    one("HUB203", UNIT, "[@small-book]", "[@a book]"),
    one("HUB203", UNIT, "[@small-book]", "[@small-book, page 3]"),
    ("HUB203", ((NEXT_MODULE, "sources: {}", "sources: {}\n"), ("modules/next-step/second.md", "", "\nSo it is [@small-book].\n"))),
    # Files that are not there, and files that nobody names
    ("HUB205", ((UNIT, "*", ""),)),
    ("HUB205", ((EDITION, "*", ""),)),
    ("HUB205", ((CHAPTER, "*", ""), ("content/nutshell-guide/at-hom.md", "", "Words.\n"))),
    one("HUB205", UNIT, "file: sheet.csv", "file: sheets.csv"),
    one("HUB206", "modules/tiny/third.md", "", "Words.\n"),
    one("HUB206", "content/nutshell-guide/outdoors.md", "", "Words.\n"),
    one("HUB206", "content/self-evaluation/sample/editions/2.0.0.yml", "", "format: 1\nscales: {criterion: met}\nelements: []\n"),
    one("HUB206", "modules/lost/unit.md", "", "Words.\n"),
    one("HUB206", "modules/lost/pack.yml", "", "format: 1\nsessions: []\n"),
    ("HUB009", (("modules/tiny/My Unit.md", "", "Words.\n"), ("content/Some Page/Other Page.md", "", "Words.\n"), ("content/!.md", "", "Words.\n"))),
    # Versions, dates, addresses
    one("HUB213", MODULE, "changes:\n", "changes:\n  - {version: 0.9.0, date: 2026-11-22, class: new, note: A}\n"),
    one("HUB213", MODULE, "changes:\n", "changes:\n  - {version: 1.0.0, date: 2026-11-20, class: new, note: A}\n"),
    one("HUB213", GUIDE, "version: 1.0.0\nchanges", "version: 1.1.0\nchanges"),
    one("HUB213", TEMPLATE, "version: 1.0.0\nunreleased", "version: 0.9.9\nunreleased"),
    one("HUB213", FRAMEWORK, "editions:\n", "editions:\n  - {version: 0.9.0, date: 2026-11-20, class: new, note: A, digest: B}\n"),
    one("HUB216", CODES, "year: 2010", "year: 2010\nvalid_from: 2030-02-03"),
    one("HUB216", CODES, "year: 2010", "year: 2010\nvalid_until: 2020-02-03"),
    one("HUB216", CODES, "year: 2010", "year: 2010\nvalid_from: 2026-11-21\nvalid_until: 2026-11-21"),
    one("HUB230", SEARCH, "page: /about/", "page: /abuot/"),
    one("HUB230", SEARCH, "best_bets:\n", "asked_for:\n  - {page: /abuot/, words: [us]}\nbest_bets:\n"),
    one("HUB230", SEARCH, "best_bets:\n", "asked_for:\n  - {page: /abuot/#code, words: [us]}\nbest_bets:\n"),
    one("HUB230", SEARCH, "best_bets:\n", "asked_for:\n  - {page: /modules/tiny/first/#pour, words: [us]}\nbest_bets:\n"),
    one("HUB230", SEARCH, "best_bets:\n", "asked_for:\n  - {page: /about/, words: [us]}\n  - {page: /about/, words: [them]}\nbest_bets:\n"),
    one("HUB230", HELPING, "", "format: 1\npages:\n  - {page: /abuot/, words: [us]}\n"),
    ("HUB230", ((SEARCH, "best_bets:\n", "asked_for:\n  - {page: /modules/tiny/first/, words: [us]}\nbest_bets:\n"), (MODULE, "format: 1", "format: [1"))),
    ("HUB230", ((SEARCH, "page: /about/", "page: /modules/tiny/first/"), (MODULE, "format: 1", "format: [1"))),
    ("HUB230", ((SEARCH, "page: /about/", "page: /modules/tiny/first/"), (MODULE, "*", ""))),
    (
        "HUB230",
        (
            (SEARCH, "best_bets:\n", "asked_for:\n  - {page: /about/, words: [us]}\nbest_bets:\n"),
            (HELPING, "", "format: 1\npages:\n  - {page: /about/, words: [us]}\n"),
            ("content/search/others.yml", "", "format: 1\npages:\n  - {page: /about/, words: [them]}\n"),
        ),
    ),
    # What a framework and its scales must agree on
    one("HUB229", NEXT, "kind: criterion", "kind: statement"),
    ("HUB229", ((NEXT, "  criterion: met\n", "  criterion: met\n  statement: met\n"), (NEXT, "kind: criterion", "kind: statement"))),
    ("HUB229", ((NEXT, "  criterion: met\n", "  criterion: met\n  statement: met\n"), (NEXT, "kind: criterion", "kind: statement\n        stages: {met: A}"))),
    ("HUB229", ((NEXT, "  criterion: met\n", "  criterion: met\n  statement: met\n"), (NEXT, "kind: criterion", "kind: statement\n        stages: {not-yet: A, met: B}"))),
    one("HUB312", FRAMEWORK, "kind: own", "kind: official"),
    ("HUB312", ((FRAMEWORK, "kind: own", "kind: official"), (FRAMEWORK, "sources:\n  small-book:\n    publisher: The small press\n    title: A book about looking back\n", "sources: {}\n"))),
    # Days of review, in each kind of content
    one("HUB311", GUIDE, "review_by: 2027-11-01", "review_by: 2026-11-01"),
    one("HUB311", GUIDE, "review_by: 2027-11-01", "review_by: 2026-11-21"),
    one("HUB311", GUIDE, "review_by: 2027-11-01", "review_by: 2027-01-20"),
    one("HUB311", GUIDE, "review_by: 2027-11-01", "review_by: 2027-01-21"),
    ("HUB311", ((GUIDE, "review_by: 2027-11-01", "review_by: 2026-11-01"), (GUIDE, "owner: Hub editors\n", ""))),
    ("HUB311", ((TEMPLATE, "review_by: 2027-11-01", "review_by: 2026-11-01"), (TEMPLATE, "status: published", "status: retired"))),
    # Minutes at their bounds: a word is a two-hundredth of a minute
    ("HUB304", ((UNIT, "*", "word\n" * 2300), (MODULE, "minutes: 10", "minutes: 5"))),
    ("HUB304", ((UNIT, "*", "word\n" * 2300), (MODULE, "minutes: 10", "minutes: 4"))),
    ("HUB304", ((UNIT, "*", "word\n" * 7000), (MODULE, "minutes: 10", "minutes: 60"))),
    ("HUB304", ((UNIT, "*", "word\n" * 7000), (MODULE, "minutes: 10", "minutes: 61"))),
    ("HUB304", ((UNIT, "*", "word\n" * 2000), (MODULE, "minutes: 10", "minutes: 16"))),
    ("HUB304", ((UNIT, "*", "word\n" * 2000), (MODULE, "minutes: 10", "minutes: 15"))),
    ("HUB304", ((UNIT, "*", "word\n" * 4000), (MODULE, "minutes: 10", "minutes: 31"))),
    ("HUB304", ((UNIT, "*", "word\n\n" * 2000), (MODULE, "minutes: 10", "minutes: 9"))),
    ("HUB304", ((UNIT, "*", "word\n" * 4000), (MODULE, "minutes: 10", "minutes: 30"))),
    ("HUB304", ((UNIT, "*", "word\n" * 19897), (MODULE, "minutes: 10", "minutes: 49"))),
    # Sources that nothing cites
    one("HUB310", GUIDE, "sources:\n", "sources:\n  big-book: {publisher: A, title: B}\n"),
    one("HUB310", TEMPLATE, "[@small-plan]", "nothing"),
    ("HUB310", ((UNIT, " [@small-book]", ""), (UNIT, CASE, CASE + "source: small-book\n"))),
    one("HUB310", UNIT, "[@small-book]", "(@small-book)"),
    one("HUB310", UNIT, "[@small-book]", "@small-books"),
    one("HUB203", MODULE, "  small-book:", "  Small book:"),
    # Gaelic
    one("HUB419", "content/gd/nutshell-guide/at-hoem.md", "", "---\ntitle: A\nchecked_by: B\nsections: {}\n---\n"),
    one("HUB419", GAELIC, "sections: {}", "sections: {no-part: 0123456789ab}"),
    # Words of readers
    one("HUB420", TEMPLATE, "label: Sure\n", "label: Name of the child\n"),
    one("HUB420", TEMPLATE, "            label: Science\n", "            label: Child's name\n"),
    one("HUB420", PACK, "label: What I saw now", "label: Names of children"),
    one("HUB422", UNIT, "## Look first", "## Look first”"),
    one("HUB422", UNIT, "Small things", '"Small" things, "big" ones" and'),
    one("HUB422", UNIT, "Small things", 'Small `a" things, of "many` kinds" and'),
    one("HUB422", UNIT, "Small things", '"Small "things", "all" of "them`"`'),
    one("HUB422", UNIT, "  - Fill one jug.", "  - Fill one” jug."),
    one("HUB422", UNIT, "  - Fill one jug.", '  - "Fill one \\x22 jug."'),
    ("HUB422", ((UNIT, "  - Fill one jug.", '  - Fill "one jug.'), (UNIT, "  - Who looks", '  - Who "looks'))),
    one("HUB422", UNIT, "  The room was small.\n", '  The "room was small.\n'),
    one("HUB421", UNIT, "Small things", " ~~~\nSmall things"),
    one("HUB421", UNIT, "Small things", " ```text\nSmall things"),
    one("HUB421", UNIT, "Small things", "    Small things"),
    one("HUB421", UNIT, "Small things", "  Small\n\n    - Things"),
    one("HUB401", UNIT, "Small things", "![Photo](/a.png) ![img](/a.png) ![ picture ](/a.png) ![image](/a.png) ![A ramp](/a.png) Small things"),
    one("HUB404", UNIT, "[the next step]", "[… more …]"),
    one("HUB405", UNIT, "Small things", "See www.example.org/a. Small things, and http://example.org/b; then"),
    one("HUB305", UNIT, "  - text: Three\n", "  - text: ' four.'\n"),
    one("HUB409", "content/contribute/notes.md", "", "---\ntitle: A\ndescription: B\n---\nThe QXZ.\n"),
    one("HUB409", UNIT, "Small things", "QXZs and QXZ12 there.\nQXY things"),
    one("HUB423", UNIT, "[the next step](/modules/next-step/)", "(the next step)[/modules/next-step/]"),
    one("HUB424", UNIT, "Small things", "##Small\n\n#things\n\n## #1\n\n### small ###\n\nC# and #tags"),
    one("HUB424", UNIT, "Small things", "1) Small\n  12)\tthings\n123) more (see 1) and 2)\n1)no"),
    one("HUB424", UNIT, "Small things", "– Small\n  — things\nwords – words\n–words\n-– words"),
    one("HUB424", UNIT, "Small things", "A\t\tB\nA\t\n\n- A\n\n\tB\n\nSmall"),
    one("HUB424", UNIT, "Small things", "```text\n##A\n1) B\nC\tD\n```\n\nSmall `##A\tB` things"),
    one("HUB424", UNIT, "  - Fill one jug.", "  - Fill\tone jug.\n  # – no\n##no"),
    one("HUB424", UNIT, "[@small-book]", "[@small-book, @small-book;@big-book] (@small-book), (@big-book), [@small-book] or [@small-book], @small-book"),
    one("HUB424", MODULE, "summary: A module", "summary: (@small-book) [@small-book; @small-book] – A module"),
    one("HUB424", UNIT, "think_about: [who, where]\n", "think_about: [who, where]\n#no\n"),
    one("HUB424", UNIT, "  managed_by: Wipe up at once.\n```\n", "  managed_by: Wipe up at once.\n```\n##A\n"),
    one("HUB424", UNIT, "## Look first", "---\ntitle: A\n---\n##Look\n\n## Look"),
    one("HUB502", "content/illustrations/heavy.svg", "", "<svg>" + "x" * 299_995),
    one("HUB502", "content/illustrations/heavy.svg", "", "<svg>" + "x" * 299_996),
    one("HUB503", LEAFLET, "You need nothing.", "You need nothing.\n" + "word\n" * 417),
    one("HUB503", LEAFLET, "You need nothing.", "You need nothing.\n" + "word\n" * 418),
    one("HUB503", LEAFLET, "Count the stairs", "word\n" * 401 + "\nCount the stairs"),
    one("HUB503", LEAFLET, "Count the stairs", "word\n" * 400 + "\nCount the stairs"),
    one("HUB503", LEAFLET, "You need nothing.", "You need ![nothing](/illustrations/ramp.svg).\n" + "word\n" * 347),
    one("HUB503", LEAFLET, "You need nothing.", "You need ![nothing](/illustrations/ramp.svg).\n" + "word\n" * 348),
    one("HUB419", GUIDE, "id: at-home", "id: in-the-wood"),
    one("HUB102", MODULE, "title: Tiny", "title: true"),
    one("HUB102", MODULE, "title: Tiny", "title: [Tiny]"),
    one("HUB102", MODULE, "sectors: [elc]", "sectors: elc"),
    one("HUB101", MODULE, "review_by:", "review-by:"),
    one("HUB101", MODULE, "audience:", "zzzzz: 1\naudience:"),
    # Every text that may cite, and every field that leads to a page
    one("HUB203", MODULE, "summary: A module", "summary: A module [@big-book]"),
    one("HUB203", GUIDE, "summary: A guide", "summary: A guide [@big-book]"),
    one("HUB203", CHAPTER, "[@small-book]", "[@big-book]"),
    one("HUB203", LEAFLET, "[@small-book]", "[@big-book]"),
    one("HUB203", FRAMEWORK, "[@small-book]", "[@big-book]"),
    one("HUB203", NEXT, "We have begun.", "We have begun [@big-book]."),
    one("HUB203", TEMPLATE, "[@small-plan]", "[@big-plan]"),
    one("HUB203", ENTRY, "[@small-book]", "[@big-book]"),
    one("HUB203", EVENT, "note: Announced", "note: Announced [@big-book]"),
    one("HUB203", INDICATORS, "means: More", "means: More [@big-book]"),
    one("HUB203", PACK, "text: Talk.", "text: Talk [@big-book]."),
    one("HUB203", INDICATORS, "{when: \"2018\", value: 1003, source: small-book}", "{when: \"2018\", value: 1003, source: big-book}"),
    one("HUB210", INDICATORS, "link: /modules/tiny/", "link: /modules/tinny/"),
    one("HUB210", INDICATORS, "link: /about/,", "link: /abuot/,"),
    one("HUB210", MODULE, "url: /directory/helper/", "url: /directory/helpers/"),
    one("HUB210", UNIT, "](/modules/next-step/)", "](../next-step/)"),
    one("HUB210", UNIT, "](/modules/next-step/)", "](ramp.JPG)"),
    one("HUB210", UNIT, "](/modules/next-step/)", "](www.example.org/a)"),
    ("HUB210", ((ABOUT, "", "\n[A](/modules/tiny/) [B](/topics/play/) [C](/modules/tiny/files/sheet.csv)\n"), (MODULE, "title: Tiny", "title: [Tiny"))),
    ("HUB210", ((ABOUT, "", "\n[B](/topics/plays/) [C](/modules/tiny/first/)\n"), (VOCABULARY, "format: 1", "format: [1"))),
    ("HUB210", ((ABOUT, "", "\n[C](/modules/tiny/files/sheets.csv)\n"), (UNIT, "```short-route", "\x01```short-route"))),
    ("HUB210", ((ABOUT, "", "\n[C](/modules/tiny/first/) [D](/some-page/)\n"), (UNIT, "*", ""), ("modules/tiny/First.md", "", "A.\n"), ("content/Some page.md", "", "A.\n"))),
    ("HUB205", ((UNIT, "*", ""), ("modules/tiny/First.md", "", "A.\n"))),
    ("HUB206", ((UNIT, "*", ""), ("modules/tiny/First.md", "", "A.\n"))),
    one("HUB211", MODULE, "codes: [TCH 0-12a]", "codes: [TCH 9-12a]"),
    ("HUB211", ((MODULE, "scheme: part-codes", "scheme: sample-codes"),)),
    one("HUB211", NEXT, ITEM, ITEM + "        quality_indicators: [{scheme: old-codes, codes: [OLD 2]}]\n"),
    one("HUB216", NEXT, ITEM, ITEM + "        quality_indicators: [{scheme: old-codes, codes: [OLD 1]}]\n"),
    one("HUB305", CHAPTER, "", "\n```check\nid: q\nquestion: A?\noptions:\n  - {text: B C, because: D}\n  - {text: b  c., because: D, right: true}\n```\n"),
    # What happened to an item
    one("HUB209", NEXT, ITEM, ITEM + "        change: {class: withdrawn, note: A}\n"),
    one("HUB209", NEXT, ITEM, ITEM + "        change: {class: withdrawn, note: A}\n        withdrawn: true\n"),
    one("HUB209", NEXT, "id: only\n", "id: other\n"),
    one("HUB209", NEXT, ITEM, ITEM + "        short: true\n"),
    one("HUB209", NEXT, "We have begun.", "We have not begun."),
    ("HUB213", ((FRAMEWORK, "current: 1.0.0\n", ""), (FRAMEWORK, "status: published", "status: draft"))),
    ("HUB213", ((FRAMEWORK, "current: 1.0.0\n", ""),)),
    one("HUB213", MODULE, "changes:\n", "changes:\n  - {version: 1.0.x, date: 2026-11-22, class: new, note: A}\n"),
    # Pages in each other's way
    one("HUB218", GUIDE, "id: at-home", "id: print"),
    one("HUB218", "content/about/index.md", "", "---\ntitle: A\ndescription: B\n---\nC.\n"),
    one("HUB219", PROMISES, "        out_of_scope: this hub is small.", "        out_of_scope: this hub is small.\n        kept_by: [/about/]\n        how: A."),
    one("HUB219", PROMISES, "        out_of_scope: this hub is small.\n", ""),
    one("HUB008", "content/directory/a.b.yaml", "", "words\n"),
    one("HUB012", UNIT, "## Look first", "---\n---\n## Look first"),
    one("HUB012", UNIT, "## Look first", "---\ntitle: First\n---\n## Look first"),
    one("HUB014", UNIT, "Small things", "Small\u00ad things \u200b"),
    one("HUB014", UNIT, "Small things", "Ã  la carte"),
    one("HUB015", UNIT, "```reflect\n", ""),
    # Tables and tags
    one("HUB415", UNIT, "Small things", "a | b\n--|--\n\nSmall things"),
    one("HUB415", UNIT, "Small things", "| a |  |\n|---|---|\n| 1 | 2 |\n\nSmall things"),
    one("HUB415", UNIT, "Small things", "| a | b |\n\n|---|---|\n\nSmall things"),
    one("HUB415", MODULE, "summary: A module", "summary: a |  | b"),
    one("HUB406", UNIT, "Small things", "<video controls autoplay loop muted preload='auto'> Small things"),
    one("HUB406", UNIT, "## Look first", "<b>## Look first"),
    one("HUB102", UNIT, "```reflect\nid: my-own\n", "```reflect\nid: my-own\nthink_about: [[a]]\n"),
    # What is told by another rule, or by this one at another line, is not told twice
    one("HUB012", UNIT, "## Look first", "---\ntitle: First\n---\n```actvity\n```\n## Look first"),
    one("HUB014", UNIT, "Small things", "<<<<<<< A\nSmall\u00ad things"),
    one("HUB015", UNIT, "```reflect\nid: my-own\n", "when: now\nid: my-own\n"),
    one("HUB104", MODULE, "themes: [equity]", "themes: [Equity!]"),
    one("HUB104", MODULE, "  small-book:", "  Small book:"),
    one("HUB104", MODULE, "  small-book:", "  “”:"),
    one("HUB104", MODULE, "status: published", "status: publish"),
    one("HUB104", ENTRY, "delivery: [visit]", "delivery: [vist, by-post]"),
    one("HUB104", PACK, "bring: [paper, a pencil]", "bring: ['']"),
    one("HUB104", EDITION, "text: We have begun.", "text: ''"),
    one("HUB201", UNIT, "prompt: What small thing did you see today?", "prompt: What small thing did you see today?\ndisciplines: [sciences]"),
    one("HUB201", VOCABULARY, "topics:\n", "topics:\n" + "".join(f"  - {{id: topic-{n}, label: A{n}, definition: B}}\n" for n in range(40))),
    ("HUB201", ((VOCABULARY, "topics:\n", "topics:\n" + "".join(f"  - {{id: topic-{n}, label: A{n}, definition: B}}\n" for n in range(40))), (MODULE, "topics: [play]", "topics: [zzz]"))),
    ("HUB201", ((FRAMEWORK, "audiences:\n", "audiences:\n" + "".join(f"  - {{id: a-{n}, title: A, sectors: [elc]}}\n" for n in range(38))), (NEXT, ITEM, ITEM + "        texts: {zzz: A}\n"))),
    one("HUB205", GUIDE, "  - id: at-home\n    title", "  - title"),
    one("HUB205", MODULE, "  - id: first\n    title", "  - title"),
    one("HUB205", FRAMEWORK, "  - version: 1.0.0\n    date", "  - date"),
    one("HUB205", UNIT, "file: sheet.csv", "file: files/sheet.csv"),
    one("HUB205", UNIT, "file: sheet.csv", "file: files\\sheet.csv"),
    ("HUB203", ((MODULE, "  - id: begin\n", "  - id: Begin!\n"),)),
    one("HUB306", MODULE, "  - id: begin\n", "  - id: Begin!\n"),
    one("HUB306", MODULE, "  - id: begin\n", "  - id: Go on!\n"),
    one("HUB306", MODULE, "  - id: begin\n    text:", "  - text:"),
    one("HUB209", NEXT, "*", ""),
    ("HUB209", ((EDITION, "*", ""),)),
    ("HUB209", ((EDITION, ITEM, ITEM + "        change: {class: new, note: A}\n"), (FRAMEWORK, "    digest:", "    # digest:"))),
    one("HUB210", "content/index.md", "link: /modules/tiny/", "link: /modules/tinny/"),
    ("HUB210", ((ENTRY, "format: 1", "format: [1"), (UNIT, "](/modules/next-step/)", "](/content/directory/helper/)"))),
    ("HUB210", ((ABOUT, "", "\n[A](/packs/tiny/#look-once) [B](/packs/tinny/)\n"), (MODULE, "format: 1", "format: [1"))),
    ("HUB210", ((VOCABULARY, "format: 1", "format: [1"), (UNIT, "](/modules/next-step/)", "](/vocabulary/)"))),
    ("HUB210", ((ABOUT, "*", "<<<<<<< A"), (UNIT, "](/modules/next-step/)", "](/about.md)"))),
    ("HUB210", ((ABOUT, "", "\n[C](/modules/tiny/files/sheets.csv) [D](/modules/files/sheet.csv) [E](/nowhere/)\n"), (UNIT, "```short-route", "<<<<<<< A\n```short-route"))),
    # Versions and items over the years
    ("HUB213", ((MODULE, "changes:\n", "changes:\n  - {version: 1.0.0, date: 2026-11-22, class: new, note: A}\n"),)),
    ("HUB213", ((MODULE, "changes:\n", "changes:\n  - {version: 1.1.0, date: 2026-11-21, class: new, note: A}\n"), (MODULE, "version: 1.0.0\nunreleased", "version: 1.1.0\nunreleased"))),
    ("HUB213", ((MODULE, "changes:\n", "changes:\n  - {version: 1.10.0, date: 2026-11-22, class: new, note: A}\n  - {version: 1.9.0, date: 2026-11-22, class: new, note: A}\n"), (MODULE, "version: 1.0.0\nunreleased", "version: 1.10.0\nunreleased"))),
    ("HUB214", ((EDITION, ITEM, ITEM + "        withdrawn: true\n"), (NEXT, ITEM, ITEM + "        withdrawn: true\n"))),
    ("HUB214", ((EDITION, ITEM, ITEM + "        withdrawn: true\n"),)),
    one("HUB214", NEXT, "    items:\n", "    items:\n      - {id: new-item, kind: criterion, text: A b., applies_to: [all], change: {class: new}}\n"),
    ("HUB213", ((FRAMEWORK, HISTORY, ""), (FRAMEWORK, "status: published", "status: draft"))),
    one("HUB216", MODULE, "scheme: part-codes", "scheme: part-code"),
    one("HUB217", MODULE, "sectors: [elc]", "sectors: [elcc]"),
    one("HUB301", UNIT, "    right: true", "    right: yes"),
    one("HUB313", PACK, "      - minutes: 10\n", "      - minutes: ten\n"),
    # Parts of every kind of page
    one("HUB215", ABOUT, "", "\n[A](/nutshell-guide/at-home/#count-stairs) [B](/nutshell-guide/at-home/#sources) [C](/nutshell-guide/at-home/#count-stars)\n"),
    one("HUB215", ABOUT, "", "\n[A](/strategy/promises/#first-paper) [B](/strategy/promises/#first-papers)\n"),
    one("HUB215", ABOUT, "", "\n[A](/strategy/indicators/#more-things) [B](/strategy/indicators/#glad-people) [C](/strategy/indicators/#moer-things)\n"),
    one("HUB215", ABOUT, "", "\n[A](/strategy/indicators/#first-of-all) [B](/strategy/indicators/#last-of-all) [C](/strategy/indicators/#first)\n"),
    ("HUB215", ((INDICATORS, "before: |\n  ## First of all\n\n  These figures are made up.\n", "before: |-\n  ## First of all\n"), (ABOUT, "", "\n[A](/strategy/indicators/#first-of-all)\n"))),
    one("HUB215", ABOUT, "", "\n[A](/about/#code-is-left-alone) [B](/about/#sources) [C](/about/#code)\n"),
    one("HUB215", ABOUT, "", "\n[A](/modules/tiny/first/#look-first) [B](/modules/tiny/first/#pour) [C](/modules/tiny/first/#sources) [D](/modules/tiny/first/#poor)\n"),
    one("HUB215", ABOUT, "", "\n[A](/self-evaluation/sample/elements/only/#only-itme) [B](/#top) [C](/glossary/#unfair-test)\n"),
    one("HUB215", SEARCH, "best_bets:\n", "asked_for:\n  - {page: /modules/tiny/first/#pour, words: [us]}\n  - {page: /modules/tiny/first/#poor, words: [them]}\nbest_bets:\n"),
    one("HUB215", HELPING, "", "format: 1\npages:\n  - {page: /modules/tiny/first/#poor, words: [them]}\n"),
    ("HUB215", ((ABOUT, "", "\n[A](/modules/tiny/first/#pour)\n"), (UNIT, "*", ""))),
    ("HUB215", ((ABOUT, "", "\n[A](/modules/tiny/first/#pour)\n"), (UNIT, "```short-route", "<<<<<<< A\n```short-route"))),
    ("HUB215", ((ABOUT, "", "\n[A](/nutshell-guide/at-home/#count-stairs)\n"), (CHAPTER, "*", ""))),
    ("HUB215", ((ABOUT, "", "\n[A](/nutshell-guide/at-home/#count-stairs)\n"), (CHAPTER, "```activity", "```Activity"))),
    ("HUB215", ((ABOUT, "", "\n[A](/modules/tiny/first/#pour)\n"), (UNIT, "```activity", "```Activity"))),
    ("HUB215", ((ABOUT, "", "\n[A](/nutshell-guide/at-home/#count-stairs)\n"), (CHAPTER, "```activity", "<<<<<<< A\n```activity"))),
    ("HUB215", ((UNIT, "](/modules/next-step/)", "](/about/#code-is-left-alone)"), (ABOUT, "## Code", "<<<<<<< A\n## Code"))),
    one("HUB219", PROMISES, "        out_of_scope: this hub is small.\n", "        out_of_scope:\n"),
    one("HUB219", PROMISES, "        kept_by: [/modules/tiny/, \"/nutshell-guide/#chapters\"]\n", "        kept_by: []\n"),
    ("HUB229", ((NEXT, "  criterion: met\n", "  criterion: met\n  statement: no-scale\n"), (NEXT, "kind: criterion", "kind: statement"))),
    one("HUB312", FRAMEWORK, "The hub's own words; not official.", "The words of friends; not official."),
    one("HUB312", FRAMEWORK, "The hub's own words; not official.", "The hub's own words."),
    # Texts for families
    one("HUB407", CHAPTER, "You need nothing", "You " + "go " * 26 + "on. You need nothing"),
    one("HUB418", CHAPTER, "*", "One " + "word " * 13 + "end.\n"),
    one("HUB418", CHAPTER, "*", "Go on.\n\nOne " + "word " * 14 + "end. " * 2 + "Then " + "word " * 30 + "end.\n"),
    one("HUB408", CHAPTER, "*", "Organisational accountability necessitates communication and institutional responsibility.\n\nWe go up and they go down again.\n"),
    one("HUB408", CHAPTER, "*", "Institutional organisational accountability necessitates developmental communicational conceptualisation.\n\nInstitutional accountability necessitates communication, and we all go.\n"),
    one("HUB408", CHAPTER, "*", "We go. We do. We see. We be.\n\nInstitutional organisational accountability necessitates developmental communicational conceptualisation.\n"),
    one("HUB408", CHAPTER, "*", "Accountability necessitates communication: organise it and do so.\n\nCommunication necessitates accountability: so organise it and do this.\n"),
    # 15 sentences, 305 words, 366 syllables: grade 6.5
    one("HUB408", CHAPTER, "*", ("Go " + "go " * 14 + "happy " * 4 + "on.\n\n") * 14 + "Go " + "go " * 18 + "happy " * 5 + "on.\n"),
    # Tables, tags, leaflets
    one("HUB422", UNIT, "Small things", "\"Small things"),
    one("HUB422", MODULE, "summary: A module", "summary: A\n  small \"module"),
    one("HUB421", UNIT, "Small things", "Small\n    ```text\nthings"),
    one("HUB422", MODULE, "    publisher: The small press", "    publisher: The \"small press"),
    one("HUB415", INDICATORS, "  These figures are made up.\n", "  | A |  |\n  |---|---|\n  | 1 | 2 |\n\n  | 3 | 4 |\n"),
    one("HUB501", "content/illustrations/two.svg", "", "<svg onload='a()'><script>b()</script></svg>"),
    one("HUB503", LEAFLET, "You need nothing.", "You need nothing [@small-book] here.\n" + "word\n" * 416),
    one("HUB503", LEAFLET, "You need nothing.", "You need ![nothing](/illustrations/ramp.svg) nothing.\n" + "word\n" * 347),
    one("HUB415", UNIT, "Small things", "| a |  |\n| 1 | 2 |\n\nSmall things"),
    one("HUB406", UNIT, "Small things", "<video\ncontrols> Small things"),
    ("HUB409", ((VOCABULARY, "glossary:\n", "glossary:\n  - {id: qxz, label: \"Quality zone (QXZ), small\", definition: A}\n"), (UNIT, "Small things", "QXZ things"))),
    ("HUB503", ((LEAFLET, "You need nothing.", "You need nothing.\n\nNothing."), (LEAFLET, "Count the stairs", "word\n" * 401 + "\nCount the stairs"))),
    # The log of tests
    one("HUB231", ABOUT, "<!-- log: tests -->", "See <!-- log: test --> here."),
    one("HUB231", "content/accessibility-log.yml", "mended_on: 2026-11-02", "mended_on: 2026-11-01"),
    one("HUB231", "content/accessibility-log.yml", "mended_on: 2026-11-02", "mended_on: 2026-10-31"),
    # Modules that wait for each other, and one that only waits for them
    ("HUB204", ((MODULE, "prerequisites: []", "prerequisites: [next-step]"), (NEXT_MODULE, "prerequisites: [tiny]", "prerequisites: []"))),
    ("HUB204", ((MODULE, "prerequisites: []", "prerequisites: [next-step, base]"), ("modules/third/module.yml", "", "prerequisites: [base, tiny]\n"), ("modules/base/module.yml", "", "prerequisites: []\n"))),
    ("HUB204", ((MODULE, "prerequisites: []", "prerequisites: [third, next-step]"), ("modules/third/module.yml", "", "prerequisites: [tiny]\n"))),
    # Nothing to refer to yet, and what cannot be read
    ("HUB203", ((REGIONS, "format: 1", "format: [1"),)),
    one("HUB203", REGIONS, "*", ""),
    one("HUB309", MODULE, "title: Tiny", "title: [Tiny"),
    ("HUB309", (NO_HELP, (ABOUT, "*", "<<<<<<< A"))),
    ("HUB309", (NO_HELP, ("modules/next-step/second.md", "", "\n```actvity\n```\n"))),
    ("HUB309", ((MODULE, "*", ""), ("modules/next-step/module.yml", "*", ""))),
    # Gaelic, part by part
    one("HUB413", GAELIC, "sections: {}\n---\n", "sections: {}\n---\n(Words.)\n"),
    one("HUB413", GAELIC, "sections: {}\n---\n", "sections:\n  opening: 0123456789ab\n---\n(Words.)\n"),
    one("HUB413", MODULE, "title: Tiny", "title: {en: Tiny}"),
    one("HUB413", MODULE, "title: Tiny", "title: {gd: Beag}"),
    one("HUB414", GAELIC, "sections: {}\n---\n", "sections: {}\n---\nThis is the text.\n"),
    one("HUB414", GAELIC, "sections: {}\n---\n", "sections: {}\n---\nSeo the\nand\nis the\n"),
    one("HUB414", GAELIC, "sections: {}\n---\n", "sections: {}\n---\nTha seo agus seo, tha agus tha.\nSeo the and\n## (Ceann) {: #x }\n\nTha seo the.\n"),
    one("HUB414", GAELIC, "sections: {}\n---\n", "sections: {}\n---\nTha seo agus seo.\n\n## The heading {: #the }\n\nTha seo agus seo.\n"),
    ("HUB419", ((GUIDE, "format: 1", "format: [1"), (GAELIC, "sections: {}", "sections: {no-part: 0123456789ab}"))),
    ("HUB419", ((GUIDE, "*", ""),)),
    ("HUB419", ((CHAPTER, "*", ""), (GAELIC, "sections: {}\n---\n", "sections: {}\n---\n(Words.)\n"))),
]


def head(code: str, changes: tuple[Change, ...]) -> str:
    """An edit in one line."""
    told = " and ".join(f"{path}: {_short(old)!r} → {_short(new)!r}" for path, old, new in changes)
    return f"{code} {told}"


def _short(text: str) -> str:
    return text if len(text) < 90 else f"{text[:40]} … ({len(text)} letters)"


def edited(changes: tuple[Change, ...]) -> Hub:
    """The small hub with some changes. Nothing is written anywhere. What is put in the place of `*` or of nothing is a whole
    file (or is added to one that is there); where `*` gives way to nothing, the file is gone."""
    texts: dict[str, str | None] = {}
    for path, old, new in changes:
        before = texts.get(path, _WHOLE.documents[path].text if path in _WHOLE.documents else "")
        if old == "*":
            texts[path] = new or None
        elif not old:
            texts[path] = before + new
        else:
            assert old in before, f"{path} does not hold {old!r}"
            texts[path] = before.replace(old, new, 1)
    documents = {path: read(path, text.encode()) for path, text in texts.items() if text is not None}
    paths = sorted({*_PATHS, *documents} - {path for path, text in texts.items() if text is None})
    replaced = {
        "find": lambda root: (paths, []),
        "_read": lambda root, path: documents.get(path) or _WHOLE.documents[path],
        "_check_form": lambda document, name, known: _CHECK_FORM(document, name, known) if document.path in documents else None,
        "_kept": lambda root, path: load.KeptFile(len(texts[path]), texts[path].encode()) if path in texts else _WHOLE.kept[path],
    }
    with patch.multiple(load, **replaced):
        return load.load(SMALL, SCHEMAS, "2026-11-21")
