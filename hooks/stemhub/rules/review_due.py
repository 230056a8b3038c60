"""The review date is near or passed

Content that nobody has looked at for long goes stale. Its owner reads it again before this date and moves the date on.
The warning comes 60 days before. Today is the newest date in the content, or what `--as-of` says.

Wrong, in `modules/tiny/module.yml`:

    review_by: 2020-01-01

Right, in `modules/tiny/module.yml`:

    review_by: 2027-11-01
"""

from collections.abc import Iterator
from datetime import date, timedelta

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model.common import Words
from stemhub.source import Node
from stemhub.wording import date_in_words, is_date

CODE = "HUB311"
SLUG = "review-due"
SEVERITY = Severity.WARNING
HINT = "It is for {owner} to read it again, mend what changed and set a new date."

NOTICE_DAYS = 60


def check(hub: Hub) -> Iterator[Finding]:
    """Modules, pathways, the guide, frameworks and templates."""
    tables = (hub.modules, hub.pathways, hub.frameworks, hub.templates)
    things: list[tuple[Words, Node]] = [(one.words, one.node) for table in tables for one in table.values()]
    if hub.guide:
        things.append((hub.guide.words, hub.guide.node))
    today = date.fromisoformat(hub.as_of)
    for words, node in things:
        if words.status == "retired" or not is_date(words.review_by):
            continue
        due = date.fromisoformat(words.review_by)
        if due - timedelta(days=NOTICE_DAYS) <= today:
            when = "was due" if due < today else "is due"
            message = f"The review of “{words.title}” {when} on {date_in_words(words.review_by)}."
            yield Finding(node.place("review_by"), message, {"owner": words.owner or "its owner"})
