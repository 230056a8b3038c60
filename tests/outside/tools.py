"""Makes sure that the tools from outside Python are there; run by `make test-outside`.

As root on Debian or Ubuntu it installs what is missing, elsewhere it names it and fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# A part of Java that it has no more, and that the veraPDF engine reads its rules with.
JAXB = [Path("/usr/share/java", name + ".jar") for name in ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation")]
# Of OASIS, as Emacs ships it: the grammar of OpenDocument, and what holds a file against it.
ODF, JING = "/usr/share/emacs/*/etc/schema/OpenDocument-schema-v1.3.rnc", "/usr/share/java/jing.jar"
# The program or file that must be there (or one of two) → Debian's package, and what to ask for elsewhere.
TOOLS = {
    "node": ("nodejs", "Node.js 20 or newer"),
    "npm": ("npm", "npm"),
    "javac": ("default-jdk-headless", "a Java development kit, 11 or newer"),
    str(JAXB[0]): ("libjaxb-java", f"JAXB 2.3 with its parts in {JAXB[0].parent}"),
    JING: ("jing", f"Jing in {JING}"),
    ODF: ("emacs-common", f"the grammar of OpenDocument 1.3 at {ODF}, which Emacs 28 brings"),
    "localc": ("libreoffice-calc", "LibreOffice Calc"),
    "lowriter": ("libreoffice-writer", "LibreOffice Writer"),
    "firefox|firefox-esr": ("firefox-esr", "Firefox"),
    "pdftotext": ("poppler-utils", "poppler's tools (pdftotext)"),
}


def main() -> int:
    """Install or name what is missing; 0 when all is there."""
    missing = _missing()
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        packages = [TOOLS[name][0] for name in missing]
        print(f"Installing {', '.join(packages)} (once) …", file=sys.stderr, flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]):
            done = subprocess.run(command, capture_output=True, text=True, env=quiet, check=False)
            if done.returncode:
                print(f"`{' '.join(command)}` failed:\n{done.stderr.strip()}", file=sys.stderr)
                break
        missing = _missing()
    if missing:
        print("These tests need " + ", ".join(TOOLS[name][1] for name in missing) + ".", file=sys.stderr)
        return 1
    return _checkers_of_npm()


def _missing() -> list[str]:
    return [name for name in TOOLS if not any(map(shutil.which, name.split("|"))) and not (name.startswith("/") and list(Path("/").glob(name[1:])))]


def _checkers_of_npm() -> int:
    """The validator and the newest axe, exactly as locked; their install scripts never run."""
    stamp = HERE / "node_modules" / ".package-lock.json"
    if stamp.is_file() and stamp.stat().st_mtime >= (HERE / "package-lock.json").stat().st_mtime:
        return 0
    print("Fetching the validator and axe (once) …", file=sys.stderr, flush=True)
    command = [shutil.which("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    return subprocess.run(command, cwd=HERE, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
