"""A value of another kind than the field needs

A field that holds a list needs a list, a number needs digits without words, and text that looks like a number needs
quotes.

Wrong, in `modules/tiny/module.yml`:

    levels: early

Right, in `modules/tiny/module.yml`:

    levels: [early]
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import faults

CODE = "HUB102"
SLUG = "wrong-type"
SEVERITY = Severity.ERROR
HINT = "{repair}"


def check(hub: Hub) -> Iterator[Finding]:
    """Values whose type is not the schema's."""
    for fault in faults(hub, "wrong-type"):
        field, wanted, got, example = (fault.values[name] for name in ("field", "wanted", "got", "example"))
        repair = f"Write it like this: `{field.split(' ')[0]}: {example}`." if example else f"Write {wanted}."
        if wanted == "text" and got.startswith(("the number", "`")):
            repair = "Put it in double quotes."
        elif wanted == "a list" and got.startswith("the text"):
            repair = f"Put it in square brackets, or on a line of its own after `- `. {repair}"
        elif fault.values.get("inner"):
            repair = f"Write a short name of your own with a colon above it, such as `{fault.values['inner']}:`, and this line and its neighbours below that, two spaces further in."
        yield Finding(fault.span, f"`{field}` should be {wanted}, but here it is {got}.", {"repair": repair})
