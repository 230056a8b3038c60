"""What the hub becomes: pages and files with permanent addresses."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from stemhub.model.form import Form


@dataclass(frozen=True, slots=True)
class Link:
    """A title and an address relative to the site's root."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page before the theme draws it. `address` ends in `/` (or is empty for home); `body` is Markdown without the
    title; `kind` is one of render.KINDS; `source` is the file in the repository that an editor would change; `trail`
    leads from the home page to it; `siblings` are shown beside it; `scripts` and `styles` are files of overrides/assets/hub.
    `instead_of` is the address of the page whose words this one repeats: lists leave it out, and search finds it by its name only.
    `gaelic_title` stands below the title, with a note where it is older than the English. `empty` says that nothing is published
    there yet: search leaves it out."""

    address: str
    title: str
    description: str
    body: str
    kind: str
    source: str
    trail: tuple[Link, ...] = ()
    section: str = ""
    siblings_title: str = ""
    siblings: tuple[Link, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    instead_of: str = ""
    gaelic_title: str = ""
    gaelic_note: str = ""
    empty: bool = False
    toc: bool = True
    lang: str = "en"

    @property
    def path(self) -> str:
        """The Markdown file that an engine draws at the address."""
        return self.address + "index.md"


@dataclass(frozen=True, slots=True)
class File:
    """A file at an address: a download, a schema, a table."""

    address: str
    data: bytes


@dataclass(frozen=True, slots=True)
class FormFile:
    """A blank form in one format: `ending` of its name without the dot, what people call it and what it is good for."""

    form: Form
    ending: str
    title: str
    good_for: str
    file: File

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.file.data)

    @property
    def sha256(self) -> str:
        """Of its bytes, in hexadecimal digits."""
        return hashlib.sha256(self.file.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Site:
    """All pages and files, and the few top-level entries of the navigation."""

    pages: tuple[Page, ...]
    files: tuple[File, ...]
    nav: tuple[Link, ...] = field(default=())
