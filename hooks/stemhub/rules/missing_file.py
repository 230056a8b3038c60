"""A file is listed but not there

Each unit of a module, and each chapter of the guide, has its own file beside the list; each download has its file in
`files/`. Readers would meet an empty page or a dead link.

Wrong, in `modules/tiny/first.md`:

    ```download
    file: lost.csv
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

from collections import defaultdict
from collections.abc import Iterator

from stemhub.diagnostics import Finding, Severity, Span
from stemhub.model import Hub
from stemhub.model.learning import Download
from stemhub.rules.bad_name import renamed
from stemhub.rules.common import blocks
from stemhub.wording import did_you_mean

CODE = "HUB205"
SLUG = "missing-file"
SEVERITY = Severity.ERROR
HINT = "{guess}Add the file, or correct its name."


def check(hub: Hub) -> Iterator[Finding]:
    """Units, chapters, released editions and downloads whose file is absent."""
    absent = list(_absent(hub))
    there = {renamed(path) for path in hub.written} if absent else set()  # under a name that another rule tells of
    absent = [one for one in absent if one[1] not in there]
    beside: dict[str, list[str]] = defaultdict(list)
    for path in hub.files if absent else ():
        folder, _, name = path.rpartition("/")
        beside[folder].append(name)
    for span, path, kind in absent:
        folder, _, name = path.rpartition("/")
        yield Finding(span, f"The {kind}'s file `{path}` is not there.", {"guess": did_you_mean(name, beside[folder])})


def _absent(hub: Hub) -> Iterator[tuple[Span, str, str]]:
    """Where a file is named that is not there, its path and what it would be."""
    for module in hub.modules.values():
        for unit in module.units:
            if unit.id and not hub.exists(unit.path):
                yield unit.node.place("id"), unit.path, "unit"
    for chapter in hub.guide.chapters if hub.guide else ():
        if chapter.id and not hub.exists(chapter.path):
            yield chapter.node.place("id"), chapter.path, "chapter"
    for framework in hub.frameworks.values():
        for release in framework.releases:
            path = f"content/self-evaluation/{framework.id}/editions/{release.version}.yml"
            if release.version and not hub.exists(path):
                yield release.node.place("version"), path, "edition"
    for _, block in blocks(hub):
        if isinstance(block, Download) and block.node and block.file and not {"/", "\\"} & set(block.file) and not hub.exists(block.path):
            yield block.node.place("file"), block.path, "download"
