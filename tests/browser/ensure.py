"""Finds a browser for the tests; run by itself, it gets one where that can be done and says how where it cannot.

`make test` runs it first: a missing browser is a failure in plain words, never a test that was skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
# Where installers put it without telling the PATH (macOS, Windows).
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
# Quiet and reproducible: no request of the browser's own, and able to run as root in a container.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HOW = (
    "No browser was found. Install Chromium, Google Chrome or Edge, or run `.venv/bin/playwright install chromium`, "
    "or name one in the variable STEMHUB_BROWSER."
)


class NoBrowser(Exception):
    """No browser can be had; the message says how to get one."""


def browser() -> str:
    """The path of a browser that runs. Raises NoBrowser."""
    chosen = os.environ.get("STEMHUB_BROWSER")
    if chosen:
        if path := shutil.which(chosen):
            return path
        raise NoBrowser(f"STEMHUB_BROWSER names {chosen}, which is not a program on this computer.")
    for path in _candidates():
        if _runs(path):
            return path
    raise NoBrowser(HOW)


def _candidates() -> Iterator[str]:
    yield from filter(None, (shutil.which(name) for name in (*NAMES, *PLACES)))
    yield from _playwrights_own()


def _playwrights_own() -> Iterator[str]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if Path(path).is_file():
        yield path


def _runs(path: str) -> bool:
    """Ubuntu ships a `chromium-browser` that only asks for a snap: it must answer, not just be there."""
    if sys.platform == "win32":  # there it would open a window
        return True
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _install() -> bool:
    """Debian's own package, when this is root on Debian or Ubuntu; whether it worked."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    print("No browser was found: installing Debian's Chromium (a few minutes, once) …", file=sys.stderr, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", "chromium"]):
        done = subprocess.run(command, capture_output=True, text=True, env=quiet, check=False)
        if done.returncode:
            print(f"`{' '.join(command)}` failed:\n{done.stderr.strip()}", file=sys.stderr)
            return False
    print("Chromium is installed.", file=sys.stderr)
    return True


def main() -> int:
    """Make sure that there is a browser; 0 when there is."""
    try:
        browser()
    except NoBrowser as missing:
        if os.environ.get("STEMHUB_BROWSER") or not _install():
            print(missing, file=sys.stderr)
            return 1
        try:
            browser()
        except NoBrowser as still_missing:
            print(still_missing, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
