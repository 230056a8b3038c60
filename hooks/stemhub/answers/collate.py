"""Collation: many settings' answers to one edition side by side, for a local authority or a network.

What it says: which files were read, and why others were not; how far each setting got; for each item how many chose what, by
sector and in all; where each element stands; every note with the file that it came from; what nobody answered.
`shareable` gives what may leave the desk: answers/shareable.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from stemhub.model.evaluation import STATUSES, Answer, Evaluation
from stemhub.model.evaluation_json import written
from stemhub.model.framework import Audience, Edition, Framework, Item, Scale

NOT_APPLICABLE, SAID, UNANSWERED = "not-applicable", "said", "unanswered"
"""What is counted beside the points of a scale: not applicable, an answer in other words, no answer."""
TEXT = "text"
"""What is counted for a question: an answer in words."""
ALL = ""
"""The name of the group of all sectors together."""

_OWN_WORDS = ("text", "said", "notes", "strengths", "impact", "next_steps")


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that was read: its name, and its evaluation in the edition that all are compared in; `version` is the edition
    that it was filled in."""

    source: str
    evaluation: Evaluation
    version: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that was left out, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting: where it comes from, who it is, and how many of the items that it is asked it answered."""

    source: str
    name: str
    council: str
    audience: str
    version: str
    finished: str
    answered: int
    asked: int
    confirm: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How the settings of a group answered one thing: `counts` by choice, `settings` how many were asked. A number that is
    None is hidden."""

    group: str
    settings: int | None
    counts: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item: its wording, the choices in order (id and label), its spread in all and by sector, and how many answers
    wait to be confirmed after a carry-over."""

    element: str
    item: str
    text: str
    choices: tuple[tuple[str, str], ...]
    spreads: tuple[Spread, ...]
    confirm: int | None


@dataclass(frozen=True, slots=True)
class ElementRow:
    """One element: how its items were answered taken together (`shares` of all answers by the label of the choice, 0 to 1),
    and how many settings say that they are where with it."""

    element: str
    title: str
    shares: Mapping[str, float]
    statuses: tuple[Spread, ...]


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One text that somebody wrote: the file, the setting, where it stands and the text itself."""

    source: str
    setting: str
    audience: str
    element: str
    item: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Collation:
    """Everything about many returns. `hidden` is the size below which groups are hidden, 0 where nothing is."""

    framework: str
    title: str
    version: str
    audiences: Mapping[str, str]
    settings: tuple[SettingRow, ...]
    items: tuple[ItemRow, ...]
    elements: tuple[ElementRow, ...]
    notes: tuple[NoteRow, ...]
    unanswered: tuple[str, ...]
    unread: tuple[Unread, ...]
    hidden: int = 0


def collate(framework: Framework, version: str, scales: Mapping[str, Scale], returns: Sequence[Returned], unread: Sequence[Unread] = ()) -> Collation:
    """The returns side by side. Two files that say the very same are counted once, and the second is named among the
    unread."""
    kept, left_out = _once(returns)
    edition = framework.editions[version]
    known = {one.id: one for one in framework.audiences}
    # What no return was asked says nothing: statements for other sectors would stand there as answered by nobody.
    items = tuple(row for row in _items(edition, known, scales, kept) if row.spreads[0].settings or not kept)
    return Collation(
        framework=framework.id,
        title=framework.words.title,
        version=version,
        audiences={name: known[name].title for name in known if any(one.evaluation.audience == name for one in kept)},
        settings=tuple(_setting(edition, known, one) for one in kept),
        items=items,
        elements=tuple(_element(edition, element.id, element.title, items, kept) for element in edition.elements),
        notes=tuple(note for one in kept for note in _notes(edition, one)),
        unanswered=tuple(row.item for row in items if kept and row.spreads[0].settings == row.spreads[0].counts[UNANSWERED]),
        unread=(*unread, *left_out),
    )


def _once(returns: Sequence[Returned]) -> tuple[list[Returned], list[Unread]]:
    kept: dict[bytes, Returned] = {}
    left_out = []
    for one in returns:
        first = kept.setdefault(written(one.evaluation), one)
        if first is not one:
            left_out.append(Unread(one.source, f"It says the very same as {first.source}, and is counted once."))
    return list(kept.values()), left_out


def _asked(edition: Edition, audience: Audience | None) -> Iterator[tuple[str, Item]]:
    """The items that an audience is asked, with their elements. One that is unknown is asked everything in force."""
    for element in edition.elements:
        for item in element.items:
            if not item.withdrawn and (audience is None or audience.answers_to(item.applies_to)):
                yield element.id, item


def _items(edition: Edition, known: Mapping[str, Audience], scales: Mapping[str, Scale], kept: Sequence[Returned]) -> Iterator[ItemRow]:
    for element, item in _asked(edition, None):
        scale = scales.get(edition.scales.get(item.kind, ""))
        choices = _choices(scale)
        groups: dict[str, Counter[str]] = {ALL: Counter()}
        confirm = 0
        for one in kept:
            audience = known.get(one.evaluation.audience)
            if audience and not audience.answers_to(item.applies_to):
                continue
            answer = one.evaluation.answers.get(item.id, Answer())
            choice = chosen(answer, scale)
            confirm += bool(answer.carried and answer.carried.confirm)
            for group in (ALL, one.evaluation.audience):
                groups.setdefault(group, Counter())[choice] += 1
        spreads = tuple(Spread(group, counts.total(), {key: counts[key] for key, _ in choices}) for group, counts in groups.items())
        yield ItemRow(element, item.id, item.text, choices, spreads, confirm)


def _choices(scale: Scale | None) -> tuple[tuple[str, str], ...]:
    points = tuple((point.id, point.label) for point in scale.points) if scale else ((TEXT, "Answered in words"),)
    rest = ((NOT_APPLICABLE, "Not applicable"),) if not scale or scale.not_applicable else ()
    return (*points, *rest, (SAID, "In other words"), (UNANSWERED, "No answer"))


def chosen(answer: Answer, scale: Scale | None) -> str:
    """What an answer counts as: a point of the scale, not applicable, words, or nothing."""
    if scale and answer.point in {point.id for point in scale.points} and answer.scale in ("", scale.id):
        return answer.point
    if answer.not_applicable and (not scale or scale.not_applicable):
        return NOT_APPLICABLE
    if not scale and answer.text.strip():
        return TEXT
    return SAID if answer.said.strip() or answer.point or answer.not_applicable or answer.text.strip() else UNANSWERED


def _setting(edition: Edition, known: Mapping[str, Audience], one: Returned) -> SettingRow:
    said, audience = one.evaluation, known.get(one.evaluation.audience)
    asked = [item.id for _, item in _asked(edition, audience)]
    answered = [name for name in asked if chosen(said.answers.get(name, Answer()), None) != UNANSWERED]
    confirm = sum(bool(answer.carried and answer.carried.confirm) for answer in said.answers.values())
    title = audience.title if audience else said.audience
    return SettingRow(one.source, said.setting.name, said.setting.council, title, one.version, said.finished, len(answered), len(asked), confirm)


def _element(edition: Edition, element: str, title: str, items: Sequence[ItemRow], kept: Sequence[Returned]) -> ElementRow:
    counts: Counter[str] = Counter()
    for row in items:
        if row.element == element:
            labels = dict(row.choices)
            counts.update({labels[key]: number for key, number in row.spreads[0].counts.items() if number})
    total = counts.total()
    groups: dict[str, Counter[str]] = {ALL: Counter()}
    for one in kept:
        state = one.evaluation.elements.get(element)
        status = state.status if state and state.status in STATUSES else UNANSWERED
        for group in (ALL, one.evaluation.audience):
            groups.setdefault(group, Counter())[status] += 1
    statuses = tuple(
        Spread(group, number.total(), {key: number[key] for key in (*STATUSES, UNANSWERED)}) for group, number in groups.items()
    )
    return ElementRow(element, title, {label: number / total for label, number in counts.items()} if total else {}, statuses)


def _notes(edition: Edition, one: Returned) -> Iterator[NoteRow]:
    """Every text that people wrote, in reading order; what waits in offers and archive too."""
    said = one.evaluation

    def row(element: str, item: str, field: str, text: str) -> NoteRow:
        return NoteRow(one.source, said.setting.name, said.audience, element, item, field, text)

    home = {item.id: element.id for element in edition.elements for item in element.items}
    for name, answer in said.answers.items():
        yield from (row(home.get(name, ""), name, field, text) for field, text in _words(answer))
        for offer in answer.offers:
            yield from (row(home.get(name, ""), name, f"{field}, offered from {offer.item}", text) for field, text in _words(offer.answer))
    for name, state in said.elements.items():
        for field in ("strengths", "impact", "next_steps"):
            if text := getattr(state, field):
                yield row(name, "", field, text)
    for table in ("evidence", "plan", "notes"):
        for number, noun in enumerate(getattr(said, table), 1):
            told = "; ".join(getattr(noun, one.name) for one in fields(noun) if one.name != "more" and getattr(noun, one.name))
            yield row("", "", f"{table} {number}", told)
    for kept in said.archive:
        yield from (row("", kept.item, f"{field}, archived from {kept.version}", text) for field, text in _words(kept.answer))


def _words(answer: Answer) -> Iterator[tuple[str, str]]:
    return ((field, text) for field in _OWN_WORDS if (text := getattr(answer, field)).strip())

