"""A Gaelic part that belongs to no English one

A Gaelic chapter follows its English part by part. Each of its headings carries the anchor of the English heading, in
braces; what stands before the first heading belongs to the English opening. A part without an English one would be
shown nowhere.

Wrong, the whole of `content/gd/nutshell-guide/at-home.md`:

    ---
    title: (The Gaelic title)
    checked_by: A fluent reader
    sections:
      opening: c6b3a83042d1
    ---
    (Gaelic words.)

    ## (A Gaelic heading) {: #no-such-part }

    (More Gaelic words.)

Right, the whole of `content/gd/nutshell-guide/at-home.md`:

    ---
    title: (The Gaelic title)
    checked_by: A fluent reader
    sections:
      opening: c6b3a83042d1
    ---
    (Gaelic words.)
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub
from stemhub.model.translation import parts
from stemhub.wording import any_of, did_you_mean

CODE = "HUB419"
SLUG = "gaelic-unplaced"
SEVERITY = Severity.ERROR
HINT = "{guess}{repair}"

GUIDE = "content/nutshell-guide/guide.yml"
FOLDER = "content/gd/nutshell-guide/"


def check(hub: Hub) -> Iterator[Finding]:
    """Gaelic chapters without their English, and parts and fingerprints that name no part of it."""
    if not hub.guide and GUIDE in hub.documents:
        return  # what cannot be read may have the chapter
    chapters = {chapter.id: chapter for chapter in hub.guide.chapters} if hub.guide else {}
    for path in hub.documents:
        name = path.removeprefix(FOLDER).removesuffix(".md")
        if path.startswith(FOLDER) and name not in chapters:
            repair = "Name the file as the English chapter is named."
            yield Finding(Span(path), f"The guide has no chapter `{name}`.", {"guess": did_you_mean(name, chapters), "repair": repair})
    for chapter in chapters.values():
        if chapter.gaelic and chapter.document:
            english = [part.id for part in parts(chapter.document)]
            repair = f"Write `{{: #… }}` behind the heading; the parts of the English are {any_of(english)}."
            for part in parts(chapter.gaelic.document):
                if part.id not in english:
                    yield Finding(part.span, f"The English chapter has no part `{part.id}`.", {"guess": did_you_mean(part.id, english), "repair": repair})
            root = chapter.gaelic.document.root
            for name in chapter.gaelic.made_of:
                if name not in english:
                    place = root.at("sections").key_place(name)
                    message = f"The English chapter has no part `{name}`."
                    yield Finding(place, message, {"guess": did_you_mean(name, english), "repair": "Correct this name, or take it out."})
