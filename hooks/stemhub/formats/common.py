"""What the formats share: what reading gives, how a form is found, and why a file is refused."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from stemhub.model.evaluation import Evaluation, Note
from stemhub.model.evaluation_json import NotAnEvaluation
from stemhub.model.form import Form
from stemhub.model.values import evaluation_from
from stemhub.wording import count

Find = Callable[[str, str], Form | None]
"""The form with an id in a version, or nothing."""


class Refused(Exception):
    """The file cannot be read as a return; the message is a sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Return:
    """A file that was read: its form, what people wrote, and sentences about what was noticed on the way."""

    form: Form
    evaluation: Evaluation
    noticed: tuple[str, ...] = ()

    def with_notes(self, notes: Iterable[Note]) -> Return:
        """With text that stood outside the fields, kept as notes."""
        kept = tuple(notes)
        if not kept:
            return self
        evaluation = dataclasses.replace(self.evaluation, notes=(*self.evaluation.notes, *kept))
        told = f"{count(len(kept), 'text')} outside the fields {'was' if len(kept) == 1 else 'were'} kept as notes."
        return dataclasses.replace(self, evaluation=evaluation, noticed=(*self.noticed, told))


def found(find: Find, form_id: str, version: str) -> Form:
    """The form that a file says it is. Raises Refused when it says nothing or this hub has none such."""
    if not form_id:
        raise Refused("It does not say which form it is: the line with the form's name is missing. It may be another document.")
    form = find(form_id, version)
    if form is None:
        raise Refused(f"It was made from the form “{form_id[:80]}”, version “{version[:20]}”, which this hub does not have.")
    return form


def returned(form: Form, texts: Mapping[str, str], unseen: Mapping[str, Any] | None, noticed: tuple[str, ...] = ()) -> Return:
    """The evaluation of the texts that were read, and a sentence for each answer that the form's lists do not know."""
    try:
        evaluation = evaluation_from(form, texts, unseen)
    except NotAnEvaluation:
        noticed = (*noticed, "What a program had kept unseen in the file was damaged and was left out. Nothing that people wrote is lost.")
        evaluation = evaluation_from(form, texts)
    strange = [key for key, answer in evaluation.answers.items() if answer.said and not answer.point]
    more = tuple(f"The answer to {key} is none of the list and was kept in its own words." for key in strange)
    return Return(form, evaluation, (*noticed, *more))
