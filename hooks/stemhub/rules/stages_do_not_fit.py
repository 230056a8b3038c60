"""A statement whose stages are not the points of its scale

A statement describes what each point of its scale looks like, so that a setting can recognise itself. A stage that is
missing, or that the scale does not have, leaves people without an answer to choose.

Wrong, in `content/self-evaluation/sample/next.yml`:

    scales:
      statement: met
    elements:
      - id: only
        title: The only element
        summary: One element.
        items:
          - id: only-item
            kind: statement
            text: Beginning
            stages:
              met: We have begun, and can show it.
              perhaps: We have thought about it.
            applies_to: [all]
            change:
              class: changed

Right, in `content/self-evaluation/sample/next.yml`:

    scales:
      statement: met
    elements:
      - id: only
        title: The only element
        summary: One element.
        items:
          - id: only-item
            kind: statement
            text: Beginning
            stages:
              not-yet: We have not begun.
              met: We have begun, and can show it.
            applies_to: [all]
            change:
              class: changed
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model.framework import Edition, Item
from stemhub.wording import join

CODE = "HUB229"
SLUG = "stages-do-not-fit"
SEVERITY = Severity.ERROR
HINT = "{repair}"


def check(hub: Hub) -> Iterator[Finding]:
    """Each item of each edition: `stages` for statements, one for each point; none for other kinds."""
    for framework in hub.frameworks.values():
        for edition in framework.editions.values():
            for item in edition.items.values():
                yield from _item(hub, edition, item)


def _item(hub: Hub, edition: Edition, item: Item) -> Iterator[Finding]:
    if item.kind != "statement":
        if item.stages:
            repair = "Delete `stages:`, or write `kind: statement`."
            yield Finding(item.node.key_place("stages"), f"The item `{item.id}` is no statement, but has stages.", {"repair": repair})
        return
    scale = hub.scales.get(edition.scales.get("statement", ""))
    if not scale:
        if "statement" not in edition.scales:
            repair = "Add `statement:` with the id of a scale to `scales:` at the top of the file."
            yield Finding(item.node.place("kind"), f"Nothing says how the statement `{item.id}` is answered.", {"repair": repair})
        return
    points = [point.id for point in scale.points]
    if sorted(item.stages) != sorted(points):
        where = item.node.key_place("stages") if item.stages else item.node.place("id")
        repair = f"Write `stages:` with exactly these, lowest first: {join(f'`{one}`' for one in points)}."
        yield Finding(where, f"The stages of `{item.id}` are not the points of the scale `{scale.id}`.", {"repair": repair})
