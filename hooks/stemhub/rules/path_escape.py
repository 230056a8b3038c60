"""A path that leaves its folder

A download is a file in the `files/` folder of its own module. A path that climbs out of it would publish files that
were never meant for readers.

Wrong, in `modules/tiny/first.md`:

    ```download
    file: ../../../mkdocs.yml
    title: A sheet
    text: To fill in.
    ```

Right, in `modules/tiny/first.md`:

    ```download
    file: sheet.csv
    title: A sheet
    text: To fill in.
    ```
"""

from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity
from stemhub.model import Hub
from stemhub.model.learning import Download
from stemhub.rules.common import blocks

CODE = "HUB207"
SLUG = "path-escape"
SEVERITY = Severity.ERROR
HINT = "Put the file in `{folder}` and write its name alone."


def check(hub: Hub) -> Iterator[Finding]:
    """Downloads whose `file` is more than a name."""
    for document, block in blocks(hub):
        if isinstance(block, Download) and block.node and ("/" in block.file or "\\" in block.file):
            folder = document.path.rpartition("/")[0] + "/files/"
            yield Finding(block.node.place("file"), f"`{block.file}` leads out of the folder of downloads.", {"folder": folder})
