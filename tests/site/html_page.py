"""A built page as tests see it: its elements with their attributes and text, in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """An element; `text` is all text inside it."""

    tag: str
    attributes: dict[str, str]
    line: int
    text: str = ""

    def get(self, name: str) -> str:
        """An attribute, empty if it is not there."""
        return self.attributes.get(name, "")


@dataclass
class Page:
    """A page at its address, such as `modules/`."""

    address: str
    source: str
    elements: list[Element] = field(default_factory=list)

    def all(self, *tags: str) -> list[Element]:
        """Elements with one of these tags."""
        return [element for element in self.elements if element.tag in tags]

    @property
    def ids(self) -> list[str]:
        """All ids, in order."""
        return [element.get("id") for element in self.elements if "id" in element.attributes]

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and words of each heading."""
        return [(int(e.tag[1]), " ".join(e.text.split())) for e in self.all("h1", "h2", "h3", "h4", "h5", "h6")]


class _Reader(HTMLParser):
    def __init__(self, page: Page):
        super().__init__(convert_charrefs=True)
        self.page = page
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.getpos()[0])
        self.page.elements.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.elements.append(Element(tag, {name: value or "" for name, value in attrs}, self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def read_page(folder: Path, path: Path) -> Page:
    """Read one built page."""
    name = path.relative_to(folder).as_posix()
    page = Page(name.removesuffix("index.html"), path.read_text("utf-8"))
    _Reader(page).feed(page.source)
    return page


def read_pages(folder: Path) -> dict[str, Page]:
    """All pages of a site by address."""
    pages = (read_page(folder, path) for path in sorted(folder.rglob("*.html")))
    return {page.address: page for page in pages}
