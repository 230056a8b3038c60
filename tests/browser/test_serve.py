"""`stemhub serve`: what an editor sees between saving and reading."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from queue import Empty, Queue

import pytest
from built_site import SMALL, copy_of_the_repository, plain_environment
from playwright.sync_api import expect

ABOUT = "content/about.md"
SECONDS = 90  # a busy machine is no fault of the server


class Served:
    """A running server on a hub of its own; `lines` holds what it said on stdout and stderr."""

    def __init__(self, root: Path):
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port = one.getsockname()[1]
        self.root = root
        self.url = f"http://127.0.0.1:{self.port}/"
        self.said: list[str] = []
        self._lines: Queue[str] = Queue()
        command = [sys.executable, "-u", "-m", "stemhub", "serve", "--root", str(root), "--port", str(self.port), "--no-browser"]
        self.process = subprocess.Popen(
            command, env=plain_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self.process.stdout:
            self._lines.put(line)

    def hears(self, words: str) -> str:
        """Wait for a line with these words; the line."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            try:
                self.said.append(self._lines.get(timeout=0.2))
            except Empty:
                assert self.process.poll() is None, "".join(self.said)
                continue
            if words in self.said[-1]:
                return self.said[-1]
        raise AssertionError(f"“{words}” was not said within {SECONDS} s, but:\n{''.join(self.said)}")

    def save(self, path: str, change) -> None:
        """Change a file as an editor's program does."""
        file = self.root / path
        file.write_text(change(file.read_text("utf-8")), "utf-8")

    def interrupt(self) -> int:
        """Press Ctrl+C; the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=SECONDS)


@pytest.fixture
def served(tmp_path):
    """A server of the smallest hub with our templates."""
    one = Served(copy_of_the_repository(tmp_path / "hub", content=SMALL))
    try:
        yield one
    finally:
        one.process.kill()
        one.process.wait()


def test_it_prints_the_address_serves_the_site_keeps_its_port_and_ends_cleanly_on_control_c(served, reader):
    said = served.hears("Serving on")
    assert re.search(rf"Serving on {served.url} .*Ctrl\+C", said)
    page = reader(at=served.url).go("")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto("about:blank")
    again = subprocess.run(
        [sys.executable, "-m", "stemhub", "serve", "--root", str(served.root), "--port", str(served.port), "--no-browser"],
        env=plain_environment(), capture_output=True, encoding="utf-8", timeout=SECONDS, check=False,
    )
    assert again.returncode == 2
    assert f"Try --port {served.port + 1}" in again.stderr
    assert served.interrupt() == 0
    assert "Traceback" not in "".join(served.said)


def test_mistakes_are_shown_with_their_place_and_what_is_saved_is_on_the_page_without_a_reload_by_hand(served, reader):
    served.hears("Serving on")
    editor = reader(at=served.url)
    page = editor.go("about/")
    title = page.locator("h1").inner_text()
    served.save(ABOUT, lambda text: text.replace("title:", "titel:", 1))
    expect(page.locator("h1")).to_have_text("The site could not be built", timeout=SECONDS * 1000)
    lines = (served.root / ABOUT).read_text("utf-8").splitlines()
    place = next(number for number, line in enumerate(lines, 1) if line.startswith("titel:"))
    shown = page.locator("pre").inner_text()
    assert f"{ABOUT}:{place}:1: error: There is no field `titel`" in shown
    assert "Did you mean `title`?" in shown
    served.save(ABOUT, lambda text: text.replace("titel:", "title:", 1) + "\nWords that an editor has just saved.\n")
    expect(page.locator("h1")).to_have_text(title, timeout=SECONDS * 1000)
    expect(page.get_by_text("Words that an editor has just saved.")).to_be_visible()
    page.goto("about:blank")
    # The browser itself tells of the answer 500 while the mistake stood.
    assert [line for line in editor.heard if "500" not in line] == []
    editor.heard.clear()

    # In a template too; the server lives on.
    served.save("overrides/pages/glossary.md", lambda text: text + "{{ nobody.knows }}")
    assert "glossary.md:" in served.hears("nobody")
    served.save("overrides/pages/glossary.md", lambda text: text.replace("{{ nobody.knows }}", ""))
    served.hears("Built in")
    page.goto(served.url + "glossary/")
    expect(page.locator("h1")).to_have_text("Glossary")


def test_control_c_during_the_first_build_ends_it_cleanly_too(served):
    served.hears("Building")
    assert served.interrupt() == 0
    assert "Serving on" not in "".join(served.said)
    served.hears("Stopped.")
    assert "Traceback" not in "".join(served.said)
