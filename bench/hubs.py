"""Writes a hub of any size, for measuring: `python bench/hubs.py FOLDER --modules 1000`.

The small hub of the tests, and beside it modules of five units: `module.yml` of about 3 KB, units of about 4 KB and 600 to
700 words with prose, a table, citations, links, a short route, an activity, two checks, a reflection, and a case or a
confidence table. The same number gives the same bytes on any machine; no two files are equal, so that nothing can be cached
by its likeness. Nothing in it is wrong.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
SMALL = ROOT / "tests" / "hubs" / "small"
UNITS = 5

PLACES = ("the water tray", "the garden", "the block corner", "the kitchen", "the path to the shop", "the sand", "the big table", "the wood")
THINGS = ("jugs", "ramps", "shadows", "wheels", "shells", "magnets", "seeds", "bridges", "pulleys", "mirrors", "feathers", "leaves", "cogs", "tubes")
DEEDS = ("pour", "stack", "roll", "sort", "mix", "balance", "fold", "measure", "compare", "plant", "float", "turn", "weigh", "join")
PEOPLE = ("A colleague", "A parent", "The key worker", "Another practitioner", "A childminder", "The youngest child", "A visitor", "The group")
SENTENCES = (
    "{who} watched how the children {deed} the {thing} in {place}, and wrote down two lines before saying a word.",
    "Wait before you speak: the first idea about the {thing} belongs to the child who holds them.",
    "In {place} the {thing} are there every day, so nobody has to fetch anything to begin.",
    "When they {deed} the {thing} again, ask yourself what they want to find out *this* time.",
    "A good note has what you saw, what was said, and one thing that you might offer next.",
    "Name what is there and stop: “You {deed} the {thing} another way now.”",
    "It is worth looking at the {thing} **twice**, once for what happens and once for who takes part.",
    "{who} put more {thing} into {place} and told nobody what they were for.",
    "Some children {deed} the same {thing} for a week; that is not idleness, it is how a question is kept open.",
    "Talk about it in the team: who plays with the {thing} in {place}, and who never does?",
    "What looked like a muddle of {thing} was a plan that {number} children had made together.",
    "After {number} minutes the {thing} were in a row, and nobody had asked for one.",
)


def write(folder: Path, modules: int) -> int:
    """Write a hub with so many modules of five units into `folder`, which must be empty or new; the number of its files.

    Raises FileExistsError when something is there already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    configuration = (folder / "mkdocs.yml").read_text("utf-8").replace("../../../", f"{ROOT.as_posix()}/")
    (folder / "mkdocs.yml").write_text(configuration, "utf-8")
    for number in range(1, modules + 1):
        place = folder / "modules" / name(number)
        place.mkdir()
        words = Random(number)
        _save(place / "module.yml", _module(number, modules, words))
        for part in range(1, UNITS + 1):
            _save(place / f"unit-{part}.md", _unit(number, part, modules, words))
    return sum(path.is_file() for path in folder.rglob("*"))


def name(number: int) -> str:
    """The id of a module."""
    return f"practice-{number:05}"


def _save(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")


def _sentence(words: Random) -> str:
    return words.choice(SENTENCES).format(
        who=words.choice(PEOPLE), deed=words.choice(DEEDS), thing=words.choice(THINGS), place=words.choice(PLACES), number=words.randint(3, 40)
    )


def _paragraph(words: Random, sentences: int = 4) -> str:
    return " ".join(_sentence(words) for _ in range(sentences))


def _module(number: int, modules: int, words: Random) -> str:
    thing, deed = words.choice(THINGS), words.choice(DEEDS)
    units = "".join(
        f"  - id: unit-{part}\n    title: Part {part}, {words.choice(DEEDS)} and {words.choice(THINGS)}\n    minutes: 8\n"
        f"    purpose: {words.choice(PEOPLE)} sees what can be found out with {words.choice(THINGS)} in {words.choice(PLACES)}.\n"
        f"    outcomes: [outcome-{part}]\n    helps_with: [sample/only-item]\n"
        for part in range(1, UNITS + 1)
    )
    outcomes = "".join(
        f"  - id: outcome-{part}\n    text: {words.choice(DEEDS)} {words.choice(THINGS)} with children in {words.choice(PLACES)} and say what they found out\n"
        for part in range(1, UNITS + 1)
    )
    before = f"[{name(number // 2)}]" if number > 1 else "[]"
    return f"""# yaml-language-server: $schema=../../schemas/v1/module.json
format: 1
title: To {deed} {thing}, number {number}
summary: What children find out when they {deed} {thing} in {words.choice(PLACES)}, and how adults see it without taking over.
status: published
audience: Practitioners in small settings who want to see more in what children do with {thing}.
sectors: [elc, primary]
levels: [early]
disciplines: [science]
topics: [play]
themes: [equity]
outcomes:
{outcomes}prerequisites: {before}
units:
{units}standards:
  - scheme: part-codes
    codes: [TCH 0-12a]
curriculum:
  - scheme: sample-codes
    codes: [SCN 0-07a]
helps_with: [sample/only-item]
sources:
  book-{number}:
    publisher: The small press
    title: "{thing.title()}: a book about small things"
    year: 2020
    url: https://example.org/books/{number}
    checked_on: 2026-11-21
  paper-{number}:
    publisher: The quarterly of play
    title: How children {deed} and why it matters
    year: {2000 + number % 25}
    url: https://example.org/papers/{number}
    licence: CC BY 4.0
    note: Read in full.
    checked_on: 2026-11-20
further_help:
  - title: Helper
    url: /directory/helper/
    text: Somebody who helps with {thing}.
  - title: A module that goes on from here
    url: /modules/{name(number % modules + 1)}/
    text: Where to go next.
owner: Hub editors
review_by: 2027-11-01
version: 1.1.0
unreleased: []
changes:
  - version: 1.1.0
    date: 2026-11-21
    class: changed
    note: The part about {thing} says who takes part.
  - version: 1.0.0
    date: 2026-10-{1 + number % 28:02}
    class: new
    note: First published.
"""


def _unit(number: int, part: int, modules: int, words: Random) -> str:
    thing, deed = words.choice(THINGS), words.choice(DEEDS)
    other = name((number * 7 + part) % modules + 1)
    rows = "".join(f"| {one.capitalize()} | {words.choice(THINGS)} | {words.choice(DEEDS)} |\n" for one in words.sample(PLACES, 3))
    return f"""```short-route
- Look at the table.
- {_sentence(words)}
- Answer the first question.
```

{_paragraph(words, 4)} The words are our own, the thought is not [@book-{number}].

## Look at the {thing} first

{_paragraph(words, 4)} There is more in [the part on {words.choice(THINGS)}](/modules/{other}/unit-{part}/) and in [the glossary](/glossary/#fair-test).

| Place | Things | What they do |
|---|---|---|
{rows}
- {_sentence(words)}
- {_sentence(words)}
- Write `{deed}` on a card.

### When they {deed} it again

{_paragraph(words, 4)} One study looked at this in {words.randint(4, 30)} groups [@paper-{number}].

```activity
id: try-{part}
title: To {deed} {thing}
purpose: Children see that {thing} can be used in more than one way.
minutes: {words.randint(5, 25)}
group: Two or three children
resources: [{thing}, {words.choice(("jugs of water", "a long board", "a low table", "old boxes"))}]
steps:
  - {_sentence(words).replace(": ", ", ")}
  - Wait until somebody has started, and count to ten.
  - Add one new thing and step back.
notice:
  - Who looks at the {thing} first?
talk:
  - Which of them would you {deed}?
adaptations:
  - For babies, use one of each.
safety:
  benefit: Children handle weight and balance.
  risk: Wet floors are slippery.
  managed_by: Wipe up at once.
```

{_case(part, words) if part % 2 else _confidence(part)}
## Afterwards

{_paragraph(words, 2)}

```check
id: how-many-{part}
question: What do you do when a child has begun to {deed} {thing}?
options:
  - text: Show a better way
    because: It hands over the discovery that was just being made.
  - text: Wait and watch
    right: true
    because: You cannot know yet what the child is finding out.
  - text: Ask how many there are
    because: It is a test, and it stops the play.
```

```check
id: who-leads-{part}
question: A group wants to {words.choice(DEEDS)} the {thing} without you. What helps most?
options:
  - text: Leave the {thing} where they are
    right: true
    because: They can go on tomorrow, and you can see what they do.
  - text: Put the {thing} away for another day
    because: The question goes away with the things.
```

```reflect
id: my-own-{part}
prompt: What did you see today in {words.choice(PLACES)}?
think_about: [who, where, with which {words.choice(THINGS)}]
```
"""


def _case(part: int, words: Random) -> str:
    return f"""```case-study
id: case-{part}
title: {words.choice(THINGS).capitalize()} in the afternoon
basis: illustrative
text: |
  {_paragraph(words, 2)}

  {_paragraph(words, 2)}
```
"""


def _confidence(part: int) -> str:
    return f"""```confidence
id: sure-{part}
when: {"before" if part == 2 else "after"}
prompt: How sure are you that you can see what a child is finding out?
```
"""


def main() -> None:
    """Read the call and write."""
    parser = argparse.ArgumentParser(description="Write a synthetic hub, the same bytes every time.")
    parser.add_argument("folder", type=Path, help="an empty or new folder")
    parser.add_argument("--modules", type=int, default=1000)
    options = parser.parse_args()
    print(f"{write(options.folder, options.modules)} files in {options.folder}.")


if __name__ == "__main__":
    main()
