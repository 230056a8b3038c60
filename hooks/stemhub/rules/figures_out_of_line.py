"""A breakdown that does not fit its years

The numbers of a part stand in the order of the indicator's values, one for each. With one too few or too many, figures
stand under the wrong year.

Wrong, in `content/strategy/indicators.yml`:

    headings:
      - id: more-things
        title: More things
        indicators:
          - id: small-things
            title: Small things
            measure: Small things that were made
            unit: count
            values:
              - {when: "2018", value: 3, source: small-book}
              - {when: "2019", value: 4, source: small-book}
            parts:
              - {label: Round ones, values: [1]}
            means: More were made.
            does_not_mean: That they were better.

Right, in `content/strategy/indicators.yml`:

    headings:
      - id: more-things
        title: More things
        indicators:
          - id: small-things
            title: Small things
            measure: Small things that were made
            unit: count
            values:
              - {when: "2018", value: 3, source: small-book}
              - {when: "2019", value: 4, source: small-book}
            parts:
              - {label: Round ones, values: [1, 2]}
            means: More were made.
            does_not_mean: That they were better.
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.wording import count

CODE = "HUB221"
SLUG = "figures-out-of-line"
SEVERITY = Severity.ERROR
HINT = "Give it one number for each of the years: {years}."


def check(hub: Hub) -> Iterator[Finding]:
    """Parts of indicators with another number of figures than their indicator has."""
    for indicator in (one for heading in (hub.indicators.headings if hub.indicators else ()) for one in heading.indicators):
        years = ", ".join(value.when for value in indicator.values)
        for part in indicator.parts:
            if len(part.numbers) != len(indicator.values):
                told = count(len(part.numbers), "figure")
                message = f"“{part.label}” has {told}, and the indicator has {count(len(indicator.values), 'value')}."
                yield Finding(part.node.place("values"), message, {"years": years})
