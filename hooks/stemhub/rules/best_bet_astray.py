"""A best bet leads nowhere, or two share a query

A best bet puts a page first for a query. Its page must be a page of this site, and a query can have only one page that
comes first. Words under `asked_for` and the rows of `content/search/` lead to a page of this site too, or to a part of one, and
each page stands there once.

Wrong, in `content/search.yml`:

    best_bets:
      - queries: [sign up]
        page: /abuot/
        reason: There is nothing to sign up for.

Right, in `content/search.yml`:

    best_bets:
      - queries: [sign up]
        page: /about/
        reason: There is nothing to sign up for.
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub, addresses
from stemhub.rules.broken_link import unread
from stemhub.rules.common import entries
from stemhub.wording import did_you_mean

CODE = "HUB230"
SLUG = "best-bet-astray"
SEVERITY = Severity.ERROR
HINT = "{guess}Write the address of a page of this site, beginning with `/`, and each query once."


def check(hub: Hub) -> Iterator[Finding]:
    """Pages of best bets, of `asked_for` and of `content/search/` that are not there, queries and pages that stand there twice."""
    known, untold = addresses.known(hub), unread(hub)
    for where, rows in (("under `asked_for`", hub.search.asked_for), ("in `content/search/`", hub.search.also_helps)):
        pages: dict[str, Span] = {}
        for asked in rows:
            place = asked.node.place("page")
            if asked.page.startswith(untold):
                continue
            if asked.page.partition("#")[0].lstrip("/") not in known:
                guess = did_you_mean(asked.page, (f"/{address}" for address in known))
                yield Finding(place, f"The words {where} lead to `{asked.page}`, which is no page of this site.", {"guess": guess})
            elif asked.page in pages:
                first = pages[asked.page]
                yield Finding(place, f"`{asked.page}` stands twice {where}, first in {first.path}, line {first.line}. Join its words.", {"guess": ""})
            pages.setdefault(asked.page, place)
    seen: set[str] = set()
    for bet in hub.search.best_bets:
        if bet.page.lstrip("/") not in known and not bet.page.startswith(untold):
            guess = did_you_mean(bet.page, (f"/{address}" for address in known))
            yield Finding(bet.node.place("page"), f"The best bet leads to `{bet.page}`, which is no page of this site.", {"guess": guess})
        for query, place in entries(bet.node, "queries"):
            if query.casefold() in seen:
                yield Finding(place.span, f"The query `{query}` has two best bets.", {"guess": ""})
            seen.add(query.casefold())
