"""Serves the site while it is edited: rebuilds on every save, shows a mistake as a page, recovers by itself.

The engine's own server injects an inline script, which our content security policy rightly refuses; here a small
script file asks for the number of the newest build. A new site is built beside the old one and swapped in whole.
"""

from __future__ import annotations

import html
import shutil
import sys
import tempfile
import threading
import time
import webbrowser
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from engine.driver import BuildFailed, build_site

WATCHED = ("content", "modules", "overrides", "schemas", "mkdocs.yml")
QUIET_SECONDS = 0.2
_POLL = "/-/build"
_SCRIPT = "/-/reload.js"
_RELOAD = f"""
const shown = new URL(import.meta.url).search.slice(1);
setInterval(async () => {{
  try {{ if (await (await fetch("{_POLL}")).text() !== shown) location.reload(); }} catch {{ /* the server is away */ }}
}}, 500);
""".encode()


class State:
    """What the server shows now: a folder, or the words of a failed build; `number` grows with every build."""

    def __init__(self, root: Path, work: Path, url: str):
        self.root, self.work, self.url = root, work, url
        self.number = 0
        self.folder: Path | None = None
        self.passed: Path | None = None
        self.failure = ""
        self.wanted = threading.Event()

    def rebuild(self) -> None:
        """Build beside the site that is shown, then show the new one or what went wrong."""
        began = time.perf_counter()
        folder = self.work / str(self.number + 1)
        try:
            build_site(self.root, folder, site_url=self.url)
        except (BuildFailed, OSError) as failed:  # a file may vanish while it is read: the next save mends it
            self.failure = str(failed)
            print(f"{self.failure}\n\nWaiting for a repair …", file=sys.stderr, flush=True)
        else:
            before, self.folder, self.failure = self.folder, folder, ""
            self.forget(before)
            print(f"Built in {time.perf_counter() - began:.1f} s.", file=sys.stderr, flush=True)
        self.number += 1

    def forget(self, shown: Path | None) -> None:
        """Delete the site before the last; the last may still be read by a slow browser."""
        if self.passed:
            shutil.rmtree(self.passed, ignore_errors=True)
        self.passed = shown

    def rebuild_when_wanted(self) -> None:
        """Rebuild after each save, once saving has paused."""
        while True:
            self.wanted.wait()
            while self.wanted.is_set():
                self.wanted.clear()
                time.sleep(QUIET_SECONDS)
            self.rebuild()


class Saved(FileSystemEventHandler):
    """Tells the state that something was saved."""

    def __init__(self, state: State):
        self.state = state

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted") and not event.is_directory:
            self.state.wanted.set()


class Handler(SimpleHTTPRequestHandler):
    """Files of the newest good build; the words of a failed one in place of any page."""

    def __init__(self, *args, state: State, **options):
        self.state, self.number = state, state.number  # read before any file, so that no build is missed
        super().__init__(*args, directory=str(state.folder or state.work), **options)

    def do_GET(self) -> None:
        if self.path == _POLL:
            return self.answer(str(self.state.number).encode(), "text/plain")
        if self.path.startswith(_SCRIPT):
            return self.answer(_RELOAD, "text/javascript")
        asked = Path(self.translate_path(self.path))
        if self.path.split("?")[0].endswith("/"):
            asked = asked / "index.html"
        if self.state.failure and asked.suffix in (".html", ""):
            return self.answer_page(_failure_page(self.state.failure), 500)
        if asked.suffix == ".html" and asked.is_file():
            return self.answer_page(asked.read_bytes())
        if not asked.exists() and self.state.folder:
            return self.answer_page((self.state.folder / "404.html").read_bytes(), 404)
        return super().do_GET()

    def answer_page(self, body: bytes, status: int = 200) -> None:
        """A page that knows the number of the build that it shows."""
        tag = f'<script type="module" src="{_SCRIPT}?{self.number}"></script></body>'.encode()
        self.answer(body.replace(b"</body>", tag), "text/html", status)

    def answer(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args) -> None:
        """Requests are not told."""


def _failure_page(words: str) -> bytes:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not built</title><link rel="icon" href="data:,"></head><body>'
        "<h1>The site could not be built</h1><p>Repair what is named here and save: this page comes back by itself.</p>"
        f"<pre>{html.escape(words)}</pre></body></html>"
    ).encode()


def serve(root: Path, host: str, port: int, browser: bool) -> None:
    """Build, serve and watch until interrupted. Raises OSError when the port is taken."""
    url = f"http://{host}:{port}/"
    with tempfile.TemporaryDirectory(prefix="stemhub-") as work:
        state = State(root, Path(work), url)
        server = ThreadingHTTPServer((host, port), lambda *args: Handler(*args, state=state))
        observer = Observer()
        for name in WATCHED:
            if (root / name).exists():
                observer.schedule(Saved(state), str(root / name), recursive=(root / name).is_dir())
        observer.start()
        try:
            print("Building …", file=sys.stderr, flush=True)
            state.rebuild()
            threading.Thread(target=state.rebuild_when_wanted, daemon=True).start()
            print(f"Serving on {url}  (stop with Ctrl+C)", flush=True)
            if browser:
                threading.Timer(0.5, partial(webbrowser.open, url)).start()
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nStopped.", file=sys.stderr)
        finally:
            observer.stop()
            server.server_close()
