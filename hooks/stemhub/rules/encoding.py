"""The file is not saved as UTF-8

Letters such as à or £ are stored in different ways. The hub reads one way only, UTF-8, so that no letter is ever lost.
Invisible control characters, which come with pasted text, are reported here too.

Wrong, in `modules/tiny/first.md` saved as windows-1252:

    Gàidhlig words need their accents.

Right, in `modules/tiny/first.md`:

    Gàidhlig words need their accents.
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.rules.common import faults

CODE = "HUB002"
SLUG = "encoding"
SEVERITY = Severity.ERROR
HINT = "Save the file as UTF-8 (in most editors: Save as, then Encoding), or retype the character."


def check(hub: Hub) -> Iterator[Finding]:
    """Bytes that are no UTF-8, UTF-16 files, control characters."""
    for fault in faults(hub, "encoding"):
        yield Finding(fault.span, f"{fault.values['problem']}.")
