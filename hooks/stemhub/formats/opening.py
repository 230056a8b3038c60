"""The words at the head of a printed document, and all words of a form that nobody wrote into it."""

from __future__ import annotations

from stemhub.formats.facts import edition_line, facts, imprint
from stemhub.formats.grid import own_words, row_id, scale_line
from stemhub.model.form import CHOICE, Field, Form
from stemhub.wording import minutes_in_words, tidy

OFFICIAL, ADVICE, SCALE = "Is this official?", "How to use it", "The answers"
STAGES, HELP = "What each answer looks like", "Questions that help"
STATEMENT, QUESTION, NUMBER = "Statement", "Question", "Row"
CHOOSE, WRITE = "Choose an answer", "Write here"


def subtitle(form: Form) -> str:
    """“Early learning and childcare · Short form”."""
    return " · ".join(part for part in (form.audience_title, form.scope_title) if part)


def time_line(form: Form) -> str:
    """Edition and minutes in one sentence each."""
    takes = f" It takes about {minutes_in_words(form.minutes)}; do it in parts if you like." if form.minutes else ""
    return f"{edition_line(form)}.{takes}"


def page_words(form: Form) -> str:
    """What the address of its page is led in by: an edition of a framework stays at its own, a template has one for all."""
    return "The page of this form:" if form.kind == "template" else "This edition stays at"


def page_line(form: Form) -> str:
    """Where to find its page."""
    return f"{page_words(form)} {facts(form)['page']}"


def is_page_line(form: Form, text: str) -> bool:
    """Whether a paragraph tells where the page of the form is, whatever the address of the site was when it was made."""
    start, _, address = text.strip().rpartition(" ")
    return start == page_words(form) and address.endswith(form.address.rpartition("://")[2].partition("/")[2] if "://" in form.address else form.address)


def placeholder(field: Field) -> str:
    """What stands in a field that nobody has filled in."""
    return CHOOSE if field.kind == CHOICE else WRITE


def told_apart(text: str) -> str:
    """An answer that could be taken for a placeholder, with an apostrophe before it, as a table guards a formula."""
    return "'" + text if _is_placeholder(text.lstrip("'")) else text


def as_written(text: str) -> str:
    """The answer that was told apart. `as_written(told_apart(text)) == text` for every text."""
    return text[1:] if text.startswith("'") and _is_placeholder(text.lstrip("'")) else text


def _is_placeholder(text: str) -> bool:
    return tidy(text) in (tidy(CHOOSE), tidy(WRITE))


def static_words(form: Form) -> set[str]:
    """Every paragraph of a blank document but its placeholders, as `tidy` gives it."""
    told = {form.title, subtitle(form), time_line(form), page_line(form), form.authority_statement, imprint(form), *form.advice}
    told |= {OFFICIAL, ADVICE, STAGES, HELP, SCALE, STATEMENT, QUESTION, NUMBER}
    for section in form.sections:
        told |= set(map(scale_line, section.scale))
        for row in section.rows:
            told |= {row.text, row.code, row_id(section, row), *row.stages, *row.prompts, *row.evidence}
    return own_words(form) | set(map(tidy, told))
