"""Checklists: forms made from an edition of a framework, for an audience, whole, short or one element at a time."""

from __future__ import annotations

from collections.abc import Iterator

from stemhub.model import Hub, addresses
from stemhub.model.digest import edition_digest
from stemhub.model.evaluation import STATUSES
from stemhub.model.form import CHOICE, LINE, LIST, STATEMENTS, TABLE, TEXT, Choice, Field, Form, Row, Section
from stemhub.model.framework import NEXT, Audience, Edition, Element, Framework, Item, Scale
from stemhub.model.values import NOT_APPLICABLE, numbered
from stemhub.wording import join, plain

WHOLE, SHORT = "whole", "short"
LANGUAGE = "en"

# Our own estimate for a team that talks: a statement with its notes, a statement in the short form, beginning and end.
MINUTES_A_STATEMENT, MINUTES_SHORT, MINUTES_ROUND_IT = 6, 1, 10

NAMES = "Do not write the names of children, young people or learners. Where a group is very small, use words and not figures."
ADVICE = (
    "Talk about each statement together and look for evidence before you choose an answer.",
    "You need not do it all at once. Leave blank what you have not talked about.",
    NAMES,
)


def scopes(edition: Edition, audience: Audience) -> tuple[str, ...]:
    """The scopes in which there is a checklist for an audience: none when nothing applies to them."""
    elements = [f"element-{one.id}" for one in edition.elements if one.items_for(audience)]
    return (WHOLE, SHORT, *elements) if elements else ()


def form_id(framework: str, audience: str, scope: str) -> str:
    return f"{framework}/{audience}/{scope}"


def checklists(hub: Hub, framework: Framework, edition: Edition) -> Iterator[Form]:
    """Every checklist of an edition."""
    for audience in framework.audiences:
        for scope in scopes(edition, audience):
            yield checklist(hub, framework, edition, audience, scope)


def checklist(hub: Hub, framework: Framework, edition: Edition, audience: Audience, scope: str = WHOLE) -> Form:
    """One checklist. `scope` is one of `scopes`, or `element-a+b` for some elements."""
    elements = [one for one in edition.elements if one.items_for(audience) and (scope in (WHOLE, SHORT) or one.id in elements_of(scope))]
    asked = {one.id: _asked(edition, one, audience, scope) for one in elements}
    elements = [one for one in elements if asked[one.id]]
    release = framework.release(edition.version)
    title_of = {WHOLE: "Whole checklist", SHORT: "Short form"}
    return Form(
        id=form_id(framework.id, audience.id, scope),
        title=plain(framework.words.title),
        kind="framework",
        source=framework.id,
        source_title=plain(framework.words.title),
        version=edition.version,
        digest=edition_digest(edition),
        released=release.date if release else "",
        authority=framework.authority,
        authority_statement=plain(framework.authority_statement),
        address=addresses.checklist(framework.id, audience.id, edition.version),
        audience=audience.id,
        audience_title=audience.title,
        scope=scope,
        scope_title=title_of.get(scope) or f"{'One element' if len(elements) == 1 else 'Some elements'}: {join(e.title_for(audience) for e in elements)}",
        language=LANGUAGE,
        minutes=_rounded(sum(map(len, asked.values())) * (MINUTES_SHORT if scope == SHORT else MINUTES_A_STATEMENT) + MINUTES_ROUND_IT),
        advice=(*ADVICE, *_window(framework, scope)),
        sections=tuple(_sections(hub, edition, elements, asked, audience, scope)),
    )


def _window(framework: Framework, scope: str) -> tuple[str, ...]:
    """In how many years a scheme asks for all elements, where a form asks for their dates."""
    years = framework.serves.get("within_years")
    if not years or scope == SHORT:
        return ()
    return (f"The {plain(framework.serves['name'])} asks for all elements within {years} years. Write the date beside each one that is recognised.",)


def checklist_of(hub: Hub, form: str, version: str) -> Form | None:
    """The checklist with an id, in a released edition; nothing when this hub has none such."""
    name, _, rest = form.partition("/")
    audience_id, _, scope = rest.partition("/")
    framework = hub.frameworks.get(name)
    edition = framework.editions.get(version) if framework and version != NEXT else None
    audience = next((one for one in framework.audiences if one.id == audience_id), None) if edition else None
    if not audience:
        return None
    known = scopes(edition, audience)
    chosen = elements_of(scope)
    if scope not in known and not (chosen and all(f"element-{one}" in known for one in chosen)):
        return None
    return checklist(hub, framework, edition, audience, scope)


def _asked(edition: Edition, element: Element, audience: Audience, scope: str) -> list[Item]:
    """The items of an element in a scope. The short form has the items marked for it, or all when none is."""
    items = list(element.items_for(audience))
    marked = scope == SHORT and any(item.short for one in edition.elements for item in one.items_for(audience))
    return [item for item in items if item.short] if marked else items


def elements_of(scope: str) -> tuple[str, ...]:
    """The ids of the elements that a scope names; none for the whole and the short form."""
    return tuple(scope.removeprefix("element-").split("+")) if scope.startswith("element-") else ()


def _rounded(minutes: int) -> int:
    return -(-minutes // 5) * 5


def _sections(hub: Hub, edition: Edition, elements: list[Element], asked: dict[str, list[Item]], audience: Audience, scope: str) -> Iterator[Section]:
    yield ABOUT
    explained: set[str] = set()
    for element in elements:
        scales = {edition.scales.get(item.kind, "") for item in asked[element.id]} - {""}
        new = [hub.scales[one] for one in sorted(scales - explained) if one in hub.scales]
        explained |= scales
        columns = ("Answer",) if scope == SHORT else ("Answer", "What we do and how we know", "Next step")
        rows = tuple(_statement(hub, edition, item, audience, scope) for item in asked[element.id])
        yield Section(
            element.id,
            element.title_for(audience),
            STATEMENTS,
            columns,
            rows,
            plain(element.summary),
            tuple(choice for scale in new for choice in choices(scale)),
        )
        yield _looking_back(element, audience, scope)
    if scope != SHORT:
        yield EVIDENCE
        yield PLAN
        yield NOTES


def choices(scale: Scale) -> tuple[Choice, ...]:
    """What can be chosen on a scale, “Not applicable” last."""
    points = tuple(Choice(one.id, one.label, plain(one.descriptor)) for one in scale.points)
    if not scale.not_applicable:
        return points
    return (*points, Choice(NOT_APPLICABLE, "Not applicable", "This statement does not fit your setting. If you can, say why."))


def _statement(hub: Hub, edition: Edition, item: Item, audience: Audience, scope: str) -> Row:
    text = plain(item.text_for(audience))
    scale = hub.scales.get(edition.scales.get(item.kind, ""))
    where = f"answers/{item.id}/"
    answer = (
        Field(where + "answer", f"Answer: {text}", CHOICE, choices(scale), scale.id)
        if scale
        else Field(where + "answer", f"Answer: {text}", TEXT, lines=4)
    )
    more = (
        Field(where + "notes", f"What we do and how we know: {text}", TEXT, lines=4),
        Field(where + "next_steps", f"Next step: {text}", TEXT, lines=2),
    )
    stages = tuple(f"{point.label}: {plain(item.stages[point.id])}" for point in (scale.points if scale else ()) if point.id in item.stages)
    if scope == SHORT:  # who cannot see what an answer looks like cannot choose it
        return Row(item.id, text, (answer,), stages)
    return Row(item.id, text, (answer, *more), stages, tuple(map(plain, item.prompts)), tuple(map(plain, item.evidence)))


def _looking_back(element: Element, audience: Audience, scope: str) -> Section:
    title = element.title_for(audience)
    where = f"elements/{element.id}/"
    asked = [("next_steps", "What we will do next", TEXT, 3, ())]
    if scope != SHORT:
        statuses = tuple(Choice(key, label) for key, label in STATUSES.items())
        asked = [
            ("strengths", "Our strengths", TEXT, 3, ()),
            ("impact", "The difference it makes", TEXT, 3, ()),
            *asked,
            ("status", "Where we are with this element", CHOICE, 1, statuses),
            ("achieved", "Date achieved, if it has been recognised", LINE, 1, ()),
        ]
    rows = tuple(
        Row(where + name, label, (Field(where + name, f"{label}: {title}", kind, choices, lines=lines),))
        for name, label, kind, lines, choices in asked
    )
    return Section(f"{element.id}-looking-back", f"Looking back: {title}", LIST, ("Your text",), rows)


def _list(name: str, title: str, summary: str, asked: tuple[tuple[str, str], ...]) -> Section:
    rows = tuple(Row(path, label, (Field(path, label, LINE),)) for path, label in asked)
    return Section(name, title, LIST, ("Your text",), rows, summary)


def _table(name: str, title: str, summary: str, rows: int, asked: tuple[tuple[str, str, str], ...]) -> Section:
    """A table of numbered rows; `asked` are column, heading and kind."""
    fields = tuple(Field(f"{name}/1/{column}", f"{title} 1: {label}", kind, lines=2) for column, label, kind in asked)
    first = Row("1", "", fields)
    return Section(name, title, TABLE, tuple(label for _, label, _ in asked), tuple(numbered(first, n) for n in range(1, rows + 1)), summary)


ABOUT = _list(
    "about",
    "About this evaluation",
    "All of this is optional. Write roles, not names.",
    (
        ("setting/name", "Name of the setting"),
        ("setting/council", "Local authority"),
        ("people", "People involved (roles)"),
        ("finished", "Date completed"),
    ),
)
EVIDENCE = _table(
    "evidence",
    "Evidence",
    "Say where each piece is kept; do not copy it in. Photographs only with permission, and no names of children or learners.",
    5,
    (
        ("kind", "Kind (photo, plan, data, feedback …)", LINE),
        ("title", "What it shows", TEXT),
        ("date", "Date", LINE),
        ("kept", "Where it is kept", TEXT),
        ("permission", "Permission (yes, no, not needed)", LINE),
        ("items", "Statements it belongs to", LINE),
    ),
)
PLAN = _table(
    "plan",
    "Action plan",
    "One or two actions are enough. Rows may name statements of several frameworks.",
    4,
    (
        ("priority", "Priority", TEXT),
        ("action", "What we will do", TEXT),
        ("who", "Who (role)", LINE),
        ("by_when", "By when", LINE),
        ("measure", "How we will know", TEXT),
        ("items", "Statements", LINE),
        ("review", "Review note", TEXT),
    ),
)
NOTES = _table("notes", "More notes", "", 2, (("where", "About what", LINE), ("text", "Note", TEXT)))
