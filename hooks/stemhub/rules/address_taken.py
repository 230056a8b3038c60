"""Two files have the same address

`content/about.md` and `content/about/index.md` would both be the page `/about/`, and `content/modules.md` would stand in
the place of the catalogue. Readers would see only one of them.

Wrong, the whole of `content/about/index.md`:

    ---
    title: About, again
    description: A second page at the same address.
    ---
    Which one is it?

Right, the whole of `content/about-us.md`:

    ---
    title: About us
    description: A page at an address of its own.
    ---
    There is only this one.
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub, addresses

CODE = "HUB218"
SLUG = "address-taken"
SEVERITY = Severity.ERROR
HINT = "Rename or delete one of the two."


def check(hub: Hub) -> Iterator[Finding]:
    """Chapters and ordinary pages whose address is that of another file or of a compiled page; told at the later file by name."""
    compiled = addresses.compiled(hub)
    reserved = (addresses.GUIDE_PRINT, addresses.GUIDE_LARGE_PRINT, addresses.LEAFLET)
    for chapter in hub.guide.chapters if hub.guide else ():
        if addresses.chapter(chapter.id) in reserved:
            message = f"The address `/{addresses.chapter(chapter.id)}` belongs to another edition of the guide."
            yield Finding(chapter.node.place("id"), message)
    kept = {page.document.path for page in hub.pages.values()}
    first: dict[str, str] = {}
    for path in sorted(path for path in hub.documents if path in kept or path in hub.hidden_pages):
        address = addresses.page(path)
        if address in compiled:
            yield Finding(Span(path), f"The address `/{address}` belongs to a page that is made from data.")
        elif address in first:
            yield Finding(Span(path), f"The address `/{address}` is taken by `{first[address]}`.")
        first.setdefault(address, path)
