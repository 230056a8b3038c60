"""What our templates stand in for: each of these must be ours, and the theme must still have it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateNotFound
from mkdocs.theme import Theme

# Parts of the theme that our pages replace; the theme's own would break the policy and the page.
NEEDED_TEMPLATES = ("main.html", "404.html", "partials/header.html", "partials/nav.html", "partials/footer.html")


def faults(theme: Theme) -> Iterator[str]:
    """A sentence for each part that is not ours or has vanished from the theme.

    Raises jinja2.TemplateSyntaxError when one of them cannot be read.
    """
    for name in NEEDED_TEMPLATES:
        try:
            ours = Path(theme.get_env().get_template(name).filename).is_relative_to(theme.custom_dir)
        except TemplateNotFound:
            ours = False
        if not ours:
            yield f"The template {name} is not in overrides/: the theme's own would break the policy and the page."
        elif not any((Path(place) / name).is_file() for place in theme.dirs[1:]):
            yield f"The theme has no {name} any more: see what stands in its place, and change overrides/{name} to fit."
