"""Carry-over: an evaluation brought to a newer edition of its framework. No character of any answer is lost on the way.

    the item is unchanged                 the answer is kept
    editorial, clarified                  kept, and noted
    changed                               kept, and marked to be confirmed
    moved                                 follows its item
    split, merged                         offered under each item that it lives on in, with all that the item came from
    withdrawn, no longer asked of them    goes to the archive of the file
    new                                   listed

Editions are walked one by one, so that the way from the first to the third is the way over the second. The classes stand
with the items (model/framework.py); the vectors in tests/vectors/carry-over/ say the same to other programs.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from stemhub.model.evaluation import Answer, Archived, Carried, Derived, Evaluation
from stemhub.model.framework import Audience, Edition, Framework, Item

OFFERING = ("split", "merged")
_WORDING = ("editorial", "clarified", "changed")
UNKNOWN = "unknown"
"""Why an answer is archived whose item no edition at hand has."""
NOT_ASKED = "not-asked"
"""Why an answer is archived whose item is no longer asked of its audience."""


class CannotCarry(ValueError):
    """The evaluation cannot be brought to that edition; the message says why and what can be done."""


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one item in one step: `fate` is kept, noted, confirm, moved, offered, archived or new; `change` the
    class of its change; `items` where it lives on; `answered` whether there was an answer."""

    fate: str
    change: str
    item: str
    question: str
    version: str
    to: str
    answered: bool
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """The evaluation in the newer edition, and what became of each item that was touched or answered."""

    evaluation: Evaluation
    report: tuple[Line, ...]


def carry_over(evaluation: Evaluation, framework: Framework, to: str) -> CarriedOver:
    """The evaluation brought to the edition `to` of its framework. Raises CannotCarry."""
    made, report = evaluation, []
    versions = _way(evaluation, framework, to)
    for version, following in itertools.pairwise(versions):
        step = _Step(framework, framework.editions[version], framework.editions[following], evaluation.audience)
        made, lines = step.taken(made)
        report += lines
    return CarriedOver(made, tuple(report))


def _way(evaluation: Evaluation, framework: Framework, to: str) -> list[str]:
    """The versions from the edition that the evaluation was made from to the wanted one, both included."""
    made = evaluation.made_from
    if (made.kind, made.id) != ("framework", framework.id):
        raise CannotCarry(f"It was made from {made.kind} `{made.id}`, not from the framework `{framework.id}`.")
    versions = [release.version for release in reversed(framework.releases) if release.version in framework.editions]
    for version in (made.version, to):
        if version not in versions:
            raise CannotCarry(f"There is no edition `{version}` of `{framework.id}` here. There is {', '.join(versions)}.")
    first, last = versions.index(made.version), versions.index(to)
    if last < first:
        raise CannotCarry(f"It was made from edition {made.version}, which is newer than {to}. Answers are only brought forward.")
    return versions[first : last + 1]


class _Step:
    """From one edition to the next."""

    def __init__(self, framework: Framework, before: Edition, now: Edition, audience: str):
        self.framework, self.before, self.now = framework, before, now
        self.audience: Audience | None = next((one for one in framework.audiences if one.id == audience), None)
        self.old, self.new = before.items, now.items

    def taken(self, evaluation: Evaluation) -> tuple[Evaluation, list[Line]]:
        """The evaluation after this step, and what became of each item."""
        answers: dict[str, Answer] = {}
        archive, lines = list(evaluation.archive), []
        for item, answer in evaluation.answers.items():
            if self._stays(item):
                answers[item] = self._kept(item, answer)
        for item, answer in evaluation.answers.items():
            heirs = self._heirs(item)
            for heir in heirs:
                answers[heir.id] = self._offered(heir, answers.get(heir.id, Answer()), item, answer)
            if not heirs and not self._stays(item):
                archive.append(self._archived(item, answer))
        for item in dict.fromkeys((*self.old, *evaluation.answers, *self.new)):
            lines += self._line(item, evaluation.answers.get(item))
        release = self.framework.release(self.now.version)
        came = Derived(evaluation.id, self.before.version, evaluation.finished or evaluation.started, "carried over")
        carried = replace(
            evaluation,
            made_from=replace(evaluation.made_from, version=self.now.version, digest=release.digest if release else ""),
            answers={key: answers[key] for key in (*self.new, *answers) if key in answers},
            archive=tuple(archive),
            derived_from=(*evaluation.derived_from, came),
        )
        return carried, lines

    def _asked(self, item: Item | None) -> bool:
        """Whether an item of the newer edition is asked of the audience."""
        return bool(item and not item.withdrawn and (not self.audience or self.audience.answers_to(item.applies_to)))

    def _stays(self, name: str) -> bool:
        """Whether the answer stays with its own item. One that was split or merged with others offers it instead."""
        item = self.new.get(name)
        return self._asked(item) and item not in self._heirs(name)

    def _heirs(self, name: str) -> list[Item]:
        """The items in which an item lives on, its own id among them when it was split and kept."""
        found = []
        for item in self.new.values():
            change = item.change
            if change and change.kind in OFFERING and self._asked(item) and name in (change.origins or (item.id,)):
                found.append(item)
        return found

    def _change(self, name: str) -> str:
        """The class of an item's change; none when only wordings for others differ."""
        item, was = self.new.get(name), self.old.get(name)
        kind = item.change.kind if item and item.change else ""
        if kind not in _WORDING or not was or not self.audience:
            return kind
        same = was.text_for(self.audience) == item.text_for(self.audience) and was.stages == item.stages
        return "" if same and self._asked(was) else kind

    def _question(self, name: str) -> str:
        item = self.old.get(name)
        return "" if not item else item.text_for(self.audience) if self.audience else item.text

    def _kept(self, name: str, answer: Answer) -> Answer:
        kind = self._change(name)
        if self._rescaled(name, answer):  # scales are never converted into each other
            choice = Archived(name, self.before.version, self._question(name), Answer(scale=answer.scale, point=answer.point), "changed")
            answer = replace(answer, scale="", point="", offers=(*answer.offers, choice))
            kind = "changed"
        if name not in self.old:
            return self._marked(answer, UNKNOWN, name, confirm=True)
        return self._marked(answer, kind, name, confirm=kind in ("changed", *OFFERING)) if kind else answer

    def _rescaled(self, name: str, answer: Answer) -> bool:
        """Whether the answer is a point of another scale than the newer edition answers its item on."""
        return bool(answer.point and answer.scale) and answer.scale != self.now.scales.get(self.new[name].kind, "")

    def _marked(self, answer: Answer, kind: str, name: str, confirm: bool) -> Answer:
        """With the mark of how it came over. What still waits to be confirmed keeps its own mark."""
        earlier = answer.carried
        if earlier and earlier.confirm:
            return answer
        mark = replace(earlier or Carried(), change=kind, version=self.before.version, items=(name,), confirm=confirm)
        return replace(answer, carried=mark)

    def _offered(self, heir: Item, so_far: Answer, name: str, answer: Answer) -> Answer:
        """The answer to an heir, with one more offer: the answer itself and those that it was still offering."""
        own = replace(answer, offers=())
        said = replace(own, carried=None) != Answer()
        offer = (Archived(name, self.before.version, self._question(name), own, heir.change.kind),) if said else ()
        given = so_far.carried.items if so_far.carried and so_far.carried.version == self.before.version else ()
        mark = replace(so_far.carried or Carried(), change=heir.change.kind, version=self.before.version, confirm=True)
        mark = replace(mark, items=tuple(dict.fromkeys((*given, name))))
        return replace(so_far, offers=(*so_far.offers, *answer.offers, *offer), carried=mark)

    def _archived(self, name: str, answer: Answer) -> Archived:
        return Archived(name, self.before.version, self._question(name), answer, self._why(name))

    def _why(self, name: str) -> str:
        item = self.new.get(name)
        if not item:
            return UNKNOWN
        return item.change.kind if item.withdrawn and item.change else "withdrawn" if item.withdrawn else NOT_ASKED

    def _line(self, name: str, answer: Answer | None) -> list[Line]:
        """What became of an item: nothing to say of one that was neither answered nor touched nor asked."""
        item, was, answered = self.new.get(name), self.old.get(name), answer is not None
        if was and not answered and (was.withdrawn or not (self.audience is None or self.audience.answers_to(was.applies_to))):
            was = None
        change = self._change(name)
        heirs = tuple(heir.id for heir in self._heirs(name))
        if not was and not answered:
            fate = "new" if self._asked(item) and not heirs and change == "new" else ""
        elif heirs:
            fate, change = "offered", self.new[heirs[0]].change.kind
        elif not self._stays(name):
            fate, change = "archived", self._why(name)
        else:
            change = "changed" if answer and self._rescaled(name, answer) else change
            fate = {"": "kept", "editorial": "noted", "clarified": "noted", "moved": "moved"}.get(change, "confirm")
        question = self._question(name) or (item.text_for(self.audience) if item and self.audience else item.text if item else "")
        line = Line(fate, change, name, question, self.before.version, self.now.version, answered, heirs)
        return [line] if fate and (answered or fate != "kept") else []
