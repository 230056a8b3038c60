"""`make bench`: Lighthouse's four scores of the served site with its mobile settings, as the README's table.

The site is built for the address at which it is served, and sent as a host sends it: compressed, with the security policy in
a header. Lighthouse simulates a slow telephone on a slow line; scores of performance vary with what else the machine does, so
each is the median of several runs. Lighthouse comes from npm, exactly as locked, and its install scripts never run.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests/browser")]

from engine import headers  # noqa: E402
from engine.driver import build_site  # noqa: E402
from ensure import browser  # noqa: E402

HERE = Path(__file__).resolve().parent / "lighthouse"
PAGES = {
    "home": "",
    "list with filters": "directory/",
    "unit": "modules/early-years/start-with-play/",
    "chapter for families": "nutshell-guide/at-home/",
    "checklist": "self-evaluation/stem-nation-award/checklists/elc/",
}
SCORES = ("performance", "accessibility", "best-practices", "seo")
HEAD = "| Page | Performance | Accessibility | Best practices | SEO | Shift | Kilobytes |\n|---|---|---|---|---|---|---|"
_PACKED = {".html", ".css", ".js", ".svg", ".json", ".xml"}


class Host(SimpleHTTPRequestHandler):
    """Sends what a static host sends: pages and scripts by gzip, and the headers of the policy."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        packed = path.suffix in _PACKED
        body = gzip.compress(path.read_bytes(), 9) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        for name, value in headers.headers().items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, *args) -> None:
        """Requests are not told."""


def installed() -> Path:
    """The program of Lighthouse, fetched once. Raises CalledProcessError when npm fails, SystemExit when it is missing."""
    program = HERE / "node_modules/lighthouse/cli/index.js"
    if not program.is_file():
        if not (npm := shutil.which("npm")):
            raise SystemExit("Lighthouse needs Node.js 22 or newer with npm.")
        print("Fetching Lighthouse (once) …", file=sys.stderr, flush=True)
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=HERE, check=True)
    return program


def report(address: str) -> dict:
    """One run of Lighthouse on one page, as the data that it writes."""
    command = ["node", str(installed()), address, "--quiet", "--output=json", f"--only-categories={','.join(SCORES)}"]
    command += ["--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking"]
    environment = os.environ | {"CHROME_PATH": str(browser())}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True, timeout=300)
    return json.loads(done.stdout)


def row(kind: str, runs: list[dict]) -> str:
    """One line of the table: medians of the scores, the shift of the layout and the bytes that were fetched."""
    scores = [f"{100 * median(one['categories'][score]['score'] or 0 for one in runs):.0f}" for score in SCORES]
    shift = max(one["audits"]["cumulative-layout-shift"]["numericValue"] for one in runs)
    kilobytes = median(one["audits"]["total-byte-weight"]["numericValue"] for one in runs) / 1024
    return f"| {kind} | {' | '.join(scores)} | {shift:.3f} | {kilobytes:.1f} |"


def lost(runs: list[dict]) -> set[str]:
    """What keeps a page below the whole score of accessibility, best practices and SEO."""
    wanted = {reference["id"] for one in runs for score in SCORES[1:] for reference in one["categories"][score]["auditRefs"] if reference["weight"]}
    return {f"{name}: {one['audits'][name]['title']}" for one in runs for name in wanted if one["audits"][name]["score"] == 0}


def main() -> None:
    """Build, serve, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="how often each page is measured")
    options = parser.parse_args()
    installed()
    with tempfile.TemporaryDirectory(prefix="stemhub-lighthouse-") as work:
        site = Path(work) / "site"
        site.mkdir()
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site)))
        address = f"http://127.0.0.1:{server.server_port}/"
        build_site(ROOT, site, site_url=address)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(HEAD)
        for kind, page in PAGES.items():
            runs = [report(address + page) for _ in range(options.runs)]
            print(row(kind, runs), flush=True)
            for fault in sorted(lost(runs)):
                print(f"  {kind}: {fault}", file=sys.stderr)
        server.shutdown()


if __name__ == "__main__":
    main()
