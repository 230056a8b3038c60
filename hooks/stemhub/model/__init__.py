"""The hub in nouns.

    Hub
      Module > Pack > Session             ready plans for a team
      Module > Unit > Activity | Reflection | Check | Confidence | CaseStudy | Download | ShortRoute
      Pathway > Step                      an ordered choice of modules and units for a role
      Guide > Chapter > Activity …        the parents' STEM Nutshell Guide, with Leaflet and Translation
      Framework > Edition > Element > Item, with Audience and Scale
      Template > Section > Field          other forms: action plan, visit plan …
      Vocabulary > Term                   sectors, levels, disciplines, topics …, glossary
      SearchHelp > BestBet                words that mean the same, pages that come first
      CodeScheme > Code                   curriculum, standards, quality indicators
      Entry                               the directory of STEM organisations and programmes
      Regions > Council, Region
      Event > Occasion                    events that come round, and their calendar
      Promises > FoundingDocument > Promise; Indicators > Heading > Indicator > Value
      OrdinaryPage                        about, privacy …

    Form > Section > Row > Field          what people fill in, made from an edition or a template
    Evaluation > Answer, Evidence …       what they wrote

Every noun keeps its `node` (or `document`), so that a rule can point at the place where a value was written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from stemhub.model.accessibility import AccessibilityLog
from stemhub.model.events import Event
from stemhub.model.framework import Framework, Scale
from stemhub.model.learning import Guide, Module, Pathway
from stemhub.model.outline import Outline
from stemhub.model.reference import CodeScheme, Entry, OrdinaryPage, Regions, SearchHelp, Vocabulary
from stemhub.model.strategy import Indicators, Promises
from stemhub.model.template import Template
from stemhub.source import Document

# Bytes of UTF-8 → small letters and digits as they are, all else as a space. (Twice as fast as the same with text.)
_SMALL_WORDS = bytes(ord(chr(byte).lower()) if byte < 128 and chr(byte).isalnum() else ord(" ") for byte in range(256))


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is published as it is: its size in bytes and its first megabyte."""

    size: int
    start: bytes


@dataclass(frozen=True)
class Hub:
    """Everything that was read. Tables go by id; `documents` by path; `files` are all paths under `content/` and
    `modules/`; `strays` are files that no content type reads; `kept` are files that are published as they are;
    `hidden_pages` are ordinary pages whose address another one
    has; `escapes` are symbolic links that leave the content, with their targets; `as_of` is the ISO date that stands for
    today; `outlines` are what modules may know of each other, by the names of their folders, which are their ids; `written` are
    the paths of all documents. These two tell of all files, also where not all folders of modules were read."""

    documents: dict[str, Document]
    files: frozenset[str]
    strays: tuple[str, ...]
    kept: dict[str, KeptFile]
    escapes: dict[str, str]
    modules: dict[str, Module]
    pathways: dict[str, Pathway]
    guide: Guide | None
    scales: dict[str, Scale]
    frameworks: dict[str, Framework]
    templates: dict[str, Template]
    vocabulary: Vocabulary
    search: SearchHelp
    schemes: dict[str, CodeScheme]
    entries: dict[str, Entry]
    regions: Regions | None
    events: dict[str, Event]
    promises: Promises | None
    indicators: Indicators | None
    accessibility: AccessibilityLog | None
    pages: dict[str, OrdinaryPage]
    hidden_pages: tuple[str, ...]
    as_of: str
    outlines: Mapping[str, Outline]
    written: frozenset[str]

    @property
    def listed_modules(self) -> list[Module]:
        """The modules that lists show: drafts and retired ones keep their pages but are found by address only."""
        return [module for module in self.modules.values() if module.words.status == "published"]

    @property
    def listed_pathways(self) -> list[Pathway]:
        """The pathways that lists show."""
        return [pathway for pathway in self.pathways.values() if pathway.words.status == "published"]

    @property
    def listed_frameworks(self) -> list[Framework]:
        """The frameworks that lists show: published ones, which have a current edition."""
        return [one for one in self.frameworks.values() if one.edition and one.words.status == "published"]

    @property
    def listed_templates(self) -> list[Template]:
        """The templates that lists show."""
        return [template for template in self.templates.values() if template.words.status == "published"]

    def holding(self, words: frozenset[str]) -> dict[str, list[Document]]:
        """Of some words in small letters, numbers too, the documents that hold each. A word is letters and digits of ASCII:
        what follows an apostrophe is another one. The same words are looked up once."""
        if words not in self._held:
            wanted = {word.encode("ascii"): word for word in words}
            found: dict[str, list[Document]] = {word: [] for word in words}
            for document in self.documents.values():
                for word in wanted.keys() & document.text.encode().translate(_SMALL_WORDS).split():
                    found[wanted[word]].append(document)
            self._held[words] = found
        return self._held[words]

    @cached_property
    def _held(self) -> dict[frozenset[str], dict[str, list[Document]]]:
        return {}

    def exists(self, path: str) -> bool:
        """Whether a file is there, read or not."""
        return path in self.files
