"""A YAML anchor or alias

`&name` and `*name` copy one part of a file to another place. Readers of the file cannot see what stands there, and a
few lines of them can unfold to millions. The hub does without them. Text that begins with `&` or `*` needs quotes.

Wrong, in `modules/tiny/module.yml`:

    audience: *everyone

Right, in `modules/tiny/module.yml`:

    audience: Everyone in a small setting.
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import faults

CODE = "HUB005"
SLUG = "yaml-alias"
SEVERITY = Severity.ERROR
HINT = "Write the text out in full; if the `&` or `*` is part of your text, put the text in quotes."


def check(hub: Hub) -> Iterator[Finding]:
    """Every anchor and every alias, where it is written."""
    for fault in faults(hub, "yaml-alias"):
        yield Finding(fault.span, f"`{fault.values['name']}` is used as a YAML anchor or alias.")
