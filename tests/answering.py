"""Generated answers: everything that people, pasted text and older programs can put into a form."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from stemhub.model.evaluation import (
    STATUSES,
    ActionRow,
    Answer,
    Archived,
    Carried,
    Derived,
    ElementState,
    Evaluation,
    Evidence,
    MadeFrom,
    Note,
    Setting,
)
from stemhub.model.form import Form
from stemhub.model.values import NOT_APPLICABLE, path_of
from stemhub.model.verbatim import normal

GAELIC = "’S e deagh obair a th’ ann: àèìòù ÀÈÌÒÙ"
HARD = (
    "Two rooms\nplan together.\n\nEvery week.",
    GAELIC,
    "'S e latha math a th' ann",
    "👩🏽‍🔬🏴󠁧󠁢󠁳󠁣󠁴󠁿 made a bridge",
    "=1+1",
    "'=1+1",
    "+44 131 000 0000",
    "-",
    "@home",
    '=HYPERLINK("https://example.org","x")',
    "\tindented",
    " blanks at both ends ",
    "\n",
    "_x0041_ and _x005F_x0001_",
    "bell \x07 and null \x00",
    "half a pair \ud83d here",
    "‮right to left",
    "&lt;b&gt; <b>bold</b> & \"quotes\" 'too' ]]>",
    "a;b,c\t|d",
    "Dr. Öğüt’s Łódź Ελλάδα Россия 日本",
    "e\u0301 decomposed",
    "line\u2028separator \x85 next",
    "Answer",
    "Choose an answer",
    "write  here",
)
LONG = "A note of 40,000 characters. " * 1380
texts = st.one_of(st.sampled_from(HARD), st.text(max_size=60)).map(normal)
words = st.text(alphabet="abc-xyz ", min_size=1, max_size=12)
numbers = st.integers(-(2**53), 2**53)  # a browser knows no larger whole ones
unknown = st.dictionaries(st.sampled_from(["colour", "x-app", "rows"]), st.one_of(st.booleans(), numbers, words, st.lists(numbers, max_size=2)), max_size=2)


def _noun(kind: type, *fields: str) -> st.SearchStrategy[Any]:
    """A noun with at least one of its texts, since an empty row is none."""
    made = st.fixed_dictionaries({}, optional=dict.fromkeys(fields, texts))
    return st.builds(lambda said, more: kind(**said, more=more), made, unknown).filter(lambda noun: any(getattr(noun, f) for f in fields))


def _answer(form: Form, item: str) -> st.SearchStrategy[Answer]:
    field = form.fields[f"answers/{item}/answer"]
    chosen = [{"not_applicable": True} if c.id == NOT_APPLICABLE else {"scale": field.scale, "point": c.id} for c in field.choices]
    said = [st.sampled_from(chosen), texts.map(lambda text: {"said": text})] if chosen else [texts.map(lambda text: {"text": text})]
    rest = dict.fromkeys(("notes", "strengths", "impact", "next_steps", "author"), texts)
    carried = st.builds(Carried, change=words, version=words, items=st.tuples(words), confirm=st.booleans(), more=unknown)
    rest |= {"edited": words, "carried": carried, "offers": st.lists(_archived, max_size=2).map(tuple)}
    return st.builds(
        lambda one, other, more: Answer(**{**other, **one}, more=more),
        st.one_of(st.just({}), *said),
        st.fixed_dictionaries({}, optional=rest),
        unknown,
    )


_archived = st.builds(
    Archived,
    item=words,
    version=words,
    question=texts,
    answer=st.builds(Answer, scale=words, point=words, text=texts, notes=texts),
    why=words,
    more=unknown,
)


def evaluations(form: Form) -> st.SearchStrategy[Evaluation]:
    """Evaluations of a form, with answers to items that it does not ask as well."""
    items = [path[1] for path in map(path_of, form.fields) if path[0] == "answers" and path[2] == "answer"]
    elements = sorted({path[1] for path in map(path_of, form.fields) if path[0] == "elements"})
    asked = {item: _answer(form, item) for item in items}
    states = st.builds(
        ElementState,
        status=st.sampled_from(["", *STATUSES, "nearly"]),
        **dict.fromkeys(("achieved", "strengths", "impact", "next_steps"), texts),
        more=unknown,
    )
    return st.builds(
        Evaluation,
        id=words,
        form=st.just(form.id),
        made_from=st.just(MadeFrom(form.kind, form.source, form.version, form.digest)),
        language=st.just(form.language),
        audience=st.just(form.audience),
        setting=st.builds(Setting, name=texts, code=texts, council=texts, more=unknown),
        started=texts,
        finished=texts,
        people=texts,
        answers=st.fixed_dictionaries({}, optional={**asked, "no-longer-asked": st.builds(Answer, point=words, notes=texts)}),
        elements=st.fixed_dictionaries({}, optional=dict.fromkeys(elements, states)),
        evidence=st.lists(_noun(Evidence, "kind", "title", "date", "kept", "permission", "items"), max_size=7).map(tuple),
        plan=st.lists(_noun(ActionRow, "priority", "action", "who", "by_when", "measure", "items", "review"), max_size=6).map(tuple),
        notes=st.lists(_noun(Note, "where", "text"), max_size=3).map(tuple),
        archive=st.lists(_archived, max_size=2).map(tuple),
        derived_from=st.lists(st.builds(Derived, id=words, version=words, date=words, how=words), max_size=2).map(tuple),
        more=unknown,
    )


def said(evaluation: Evaluation) -> Evaluation:
    """An evaluation without answers and elements that say nothing: they are the same as none."""
    from dataclasses import replace

    answers = {key: one for key, one in evaluation.answers.items() if one != Answer()}
    elements = {key: one for key, one in evaluation.elements.items() if one != ElementState()}
    return replace(evaluation, answers=answers, elements=elements)
