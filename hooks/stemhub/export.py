"""The compiled pages as plain Markdown with a configuration that needs no hooks: another engine can draw them."""

from __future__ import annotations

import json
from pathlib import Path

from stemhub.frontmatter import whole
from stemhub.model import addresses
from stemhub.model.site import Site

_EXTENSIONS = ("attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "tables", "toc")


def export(site: Site, target: Path, site_name: str) -> int:
    """Write pages to `target/docs` and `target/mkdocs.yml`; the number of files written.

    Raises FileExistsError when `target` holds anything already: an export never mixes with older files.
    """
    if target.exists() and any(target.iterdir()):
        raise FileExistsError(f"{target} is not empty")
    for page in site.pages:
        _write(target / "docs" / page.path, whole(page).encode())
    # Another engine has a search of its own: our index would only lie there.
    files = [file for file in site.files if not file.address.startswith(addresses.SEARCH)]
    for file in files:
        _write(target / "docs" / file.address, file.data)
    _write(target / "mkdocs.yml", _configuration(site, site_name).encode())
    return len(site.pages) + len(files) + 1


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _configuration(site: Site, site_name: str) -> str:
    nav = "".join(f"  - {json.dumps(link.title, ensure_ascii=False)}: {link.address}index.md\n" for link in site.nav)
    extensions = "".join(f"  - {name}\n" for name in _EXTENSIONS)
    return (
        f"site_name: {json.dumps(site_name, ensure_ascii=False)}\n"
        "use_directory_urls: true\n"
        "theme:\n  name: material\n"
        f"markdown_extensions:\n{extensions}"
        # MkDocs would leave a folder of this name out.
        'exclude_docs: "!/templates/"\n'
        f"nav:\n{nav}"
    )
