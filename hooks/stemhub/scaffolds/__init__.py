"""Drafts that are valid from the start: the texts beside this file, filled in for one hub. Nothing is written here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from stemhub.model import Hub, addresses
from stemhub.source import Document, read
from stemhub.source.edit import CannotEdit, Originals, scalar
from stemhub.source.fields import append_entry, rewritten
from stemhub.wording import did_you_mean

TEXTS = Path(__file__).parent

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_A_YEAR = timedelta(days=365)


class CannotScaffold(Exception):
    """The draft cannot be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a new thing needs: files to make and to change, by path; its address on the site, if it has one; what to do next."""

    created: Mapping[str, bytes]
    address: str
    next: str
    changed: Mapping[str, bytes] = field(default_factory=dict)


def scaffold(hub: Hub, kind: str, name: str, originals: Originals) -> Draft:
    """The draft of a new thing of one of KINDS. `originals` gives the bytes of a file by its path.

    Raises CannotScaffold when the id is not well formed or is taken, or when the hub lacks what the draft refers to.
    """
    draft = KINDS[kind](hub, name, originals)
    for path in draft.created:
        if hub.exists(path):
            raise CannotScaffold(f"{path} is there already, and nothing is ever overwritten. Choose another id.")
    if draft.address and draft.address in addresses.known(hub):
        raise CannotScaffold(f"the address /{draft.address} is taken already. Choose another id.")
    return draft


def better_id(name: str) -> str:
    """The id that somebody probably meant: small letters and digits with single hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-") or "a-short-name"


def _module(hub: Hub, name: str, _: Originals) -> Draft:
    unit = "first-unit"
    level = next((scalar(term.id) for term in hub.vocabulary.group("levels")), "")
    values = _common(hub, name) | _terms(hub, "sector", "discipline", "topic") | {"level": level, "unit": unit, "unit_title": _title(unit)}
    folder = f"modules/{_checked(name)}"
    files = {f"{folder}/module.yml": _text("module.yml", values), f"{folder}/{unit}.md": _text("unit.md", values)}
    return Draft(files, addresses.module(name), "Rename the unit while nobody links to it, in both files, and replace what is to be written.")


def _unit(hub: Hub, name: str, originals: Originals) -> Draft:
    module_id, slash, unit_id = name.partition("/")
    if not slash:
        raise CannotScaffold(f"a unit belongs to a module: `stemhub new unit MODULE/{better_id(name)}`.")
    module = hub.modules.get(module_id)
    if not module:
        path = f"modules/{module_id}/module.yml"
        unread = f"{path} cannot be read; `stemhub check` says why." if hub.exists(path) else did_you_mean(module_id, hub.modules)
        raise CannotScaffold(f"there is no module “{module_id}”. {unread}".rstrip())
    if not module.outcomes:
        raise CannotScaffold(f"the module {module_id} has no outcome that the unit could serve. Add one to {module.document.path} first.")
    values = _common(hub, unit_id) | {"outcome": scalar(module.outcomes[0].id)}
    changed = _listed(module.document, "units", "unit-entry.yml", values, originals)
    created = {f"modules/{module_id}/{_checked(unit_id)}.md": _text("unit.md", values)}
    told = f"Replace what is to be written, and add a line under `unreleased:` in {module.document.path}."
    return Draft(created, addresses.unit(module_id, unit_id), told, changed)


def _pack(hub: Hub, name: str, _: Originals) -> Draft:
    module = hub.modules.get(name)
    if not module or not module.units:
        raise CannotScaffold(f"a pack belongs to a module with units, and “{name}” is none. {did_you_mean(name, hub.modules)}".rstrip())
    files = {f"modules/{name}/pack.yml": _text("pack.yml", {"unit": scalar(module.units[0].id)})}
    told = f"Replace what is to be written, and add a line under `unreleased:` in {module.document.path}."
    return Draft(files, addresses.pack(name), told)


def _chapter(hub: Hub, name: str, originals: Originals) -> Draft:
    if not hub.guide:
        raise CannotScaffold("there is no guide that can be read: content/nutshell-guide/guide.yml lists its chapters.")
    values, path = _common(hub, name), hub.guide.document.path
    changed = _listed(hub.guide.document, "chapters", "chapter-entry.yml", values, originals)
    created = {f"content/nutshell-guide/{name}.md": _text("chapter.md", values)}
    return Draft(created, addresses.chapter(name), f"Replace what is to be written, and add a line under `unreleased:` in {path}.", changed)


def _pathway(hub: Hub, name: str, _: Originals) -> Draft:
    module = next(iter(hub.listed_modules or hub.modules.values()), None)
    if not module:
        raise CannotScaffold("a pathway leads through modules, and there is none yet: `stemhub new module ID`.")
    values = _common(hub, name) | _terms(hub, "sector") | {"module": scalar(module.id)}
    return Draft({f"content/pathways/{name}.yml": _text("pathway.yml", values)}, addresses.pathway(name), "Choose the steps, and replace what is to be written.")


def _framework(hub: Hub, name: str, _: Originals) -> Draft:
    scale = next(iter(hub.scales), None)
    if not scale:
        raise CannotScaffold("items are answered on a scale, and there is none yet: `stemhub new scale ID`.")
    if name == "scales":
        raise CannotScaffold("the folder content/self-evaluation/scales/ holds the scales. Choose another id.")
    values = _common(hub, name) | _terms(hub, "sector") | {"scale": scalar(scale)}
    folder = f"content/self-evaluation/{name}"
    files = {f"{folder}/{file}": _text(file, values) for file in ("framework.yml", "next.yml")}
    return Draft(files, addresses.framework(name), f"Write elements and items in {folder}/next.yml; a maintainer releases the first edition.")


def _scale(hub: Hub, name: str, _: Originals) -> Draft:
    files = {f"content/self-evaluation/scales/{name}.yml": _text("scale.yml", _common(hub, name))}
    return Draft(files, "", "Write its points, and name it under `scales:` in the `next.yml` of the framework that asks with it.")


def _code_scheme(hub: Hub, name: str, _: Originals) -> Draft:
    values = _common(hub, name) | _terms(hub, "sector") | {"year": hub.as_of[:4]}
    files = {f"content/codes/{name}.yml": _text("code-scheme.yml", values)}
    return Draft(files, addresses.code_scheme(name), "Write its codes, and list the source that they are taken from.")


def _template(hub: Hub, name: str, _: Originals) -> Draft:
    values = _common(hub, name) | _terms(hub, "sector")
    files = {f"content/templates/{name}.yml": _text("template.yml", values)}
    return Draft(files, addresses.template(name), "Write the questions that somebody will act on, and print the page once.")


def _entry(hub: Hub, name: str, _: Originals) -> Draft:
    values = _common(hub, name) | _terms(hub, "sector", "discipline")
    files = {f"content/directory/{name}.yml": _text("directory.yml", values)}
    return Draft(files, addresses.entry(name), "Replace what is to be written before you send it: the directory has no drafts.")


def _event(hub: Hub, name: str, _: Originals) -> Draft:
    values = _common(hub, name) | _terms(hub, "sector")
    files = {f"content/events/{name}.yml": _text("event.yml", values)}
    return Draft(files, addresses.event(name), "Replace what is to be written before you send it, and add a date only if a source gives it.")


def _page(hub: Hub, name: str, _: Originals) -> Draft:
    files = {f"content/{name}.md": _text("page.md", _common(hub, name))}
    return Draft(files, f"{name}/", "Replace what is to be written, and link to the page from where readers look for it.")


# kind → function(hub, id as people give it, originals) → draft. A new kind is one function, its texts and one line.
KINDS: dict[str, Callable[[Hub, str, Originals], Draft]] = {
    "module": _module,
    "unit": _unit,
    "pack": _pack,
    "chapter": _chapter,
    "pathway": _pathway,
    "framework": _framework,
    "scale": _scale,
    "codes": _code_scheme,
    "template": _template,
    "directory": _entry,
    "event": _event,
    "page": _page,
}


def _checked(name: str) -> str:
    if not _ID.fullmatch(name):
        raise CannotScaffold(f"“{name}” cannot be an address: use small letters, digits and hyphens, for example {better_id(name)}.")
    return name


def _common(hub: Hub, name: str) -> dict[str, str]:
    """What every draft says: id, title and dates, as YAML."""
    review = date.fromisoformat(hub.as_of) + _A_YEAR
    return {"id": scalar(_checked(name)), "title": scalar(_title(name)), "today": hub.as_of, "review_by": review.isoformat()}


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _terms(hub: Hub, *kinds: str) -> dict[str, str]:
    """The first term of each group, as a value that is valid in this hub."""
    found = {}
    for kind in kinds:
        term = next(iter(hub.vocabulary.group(f"{kind}s")), None)
        if not term:
            raise CannotScaffold(f"the vocabulary has no {kind}s yet: add one to content/vocabulary.yml first.")
        found |= {kind: scalar(term.id), f"{kind}_title": scalar(term.label)}
    return found


def _text(file: str, values: Mapping[str, str]) -> bytes:
    """A text of this folder with its placeholders filled. Raises KeyError for a placeholder without a value."""
    return _PLACEHOLDER.sub(lambda found: values[found[1]], (TEXTS / file).read_text("utf-8")).encode()


def _listed(document: Document, key: str, file: str, values: Mapping[str, str], originals: Originals) -> dict[str, bytes]:
    """The file with one more entry in its list `key`, read again to be sure that only this has changed."""
    entry, expected = _text(file, values), document.root.plain()
    try:
        edits = list(append_entry(document, key, entry.decode()))
        expected[key] = [*expected[key], *read("entry.yml", entry).root.plain()]
        return {document.path: rewritten(document, originals(document.path), edits, expected)}
    except CannotEdit as wrong:
        raise CannotScaffold(str(wrong)) from wrong
