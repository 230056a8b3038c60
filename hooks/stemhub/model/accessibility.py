"""The log of tests: what was tested, with what and when, and what is known to be wrong. Statements take their facts from it."""

from __future__ import annotations

from dataclasses import dataclass

from stemhub.source import Document, Node

# The parts of the log that a page can show, and what each holds; a page asks for one with `<!-- log: dates -->`.
PARTS = ("dates", "tests", "privacy-tests", "privacy-date", "problems", "mended")


@dataclass(frozen=True, slots=True)
class Tested:
    """One test on one day. `subject` is "accessibility" or "privacy"; `pages` and `faults` are numbers, `faults` of the newest run."""

    date: str
    subject: str
    what: str
    tool: str
    version: str
    pages: int
    faults: int
    note: str
    node: Node


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that some people cannot use. `instead` is what they can do; `mended_on` is empty while it stands."""

    id: str
    found_on: str
    title: str
    text: str
    criterion: str
    instead: str
    mended_on: str
    node: Node


@dataclass(frozen=True, slots=True)
class AccessibilityLog:
    """Everything in the file, in its order. Dates are ISO; `privacy_changed_on` is empty where no page about privacy asks for it."""

    prepared_on: str
    reviewed_on: str
    privacy_changed_on: str
    tests: tuple[Tested, ...]
    problems: tuple[Problem, ...]
    node: Node
    document: Document

    @property
    def tested_on(self) -> str:
        """The day of the newest test; empty when there is none."""
        return max((test.date for test in self.tests), default="")
