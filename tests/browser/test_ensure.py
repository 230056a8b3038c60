"""A missing browser is a failure that says what to do, never a test that was skipped."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from built_site import plain_environment
from ensure import HOW, browser

HERE = Path(__file__).resolve().parent


def ensure(program: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run `ensure.py` in a Python of its own, with something changed before."""
    environment = plain_environment() | settings
    command = [sys.executable, "-c", f"import sys, ensure\n{program}\nsys.exit(ensure.main())"]
    return subprocess.run(command, cwd=HERE, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_the_browser_of_these_tests_is_a_program_that_answers():
    assert Path(browser()).is_file()


def test_a_browser_that_was_named_but_is_not_there_is_told_in_one_line():
    done = ensure("", STEMHUB_BROWSER="no-such-browser")
    assert done.returncode == 1
    assert done.stderr == "STEMHUB_BROWSER names no-such-browser, which is not a program on this computer.\n"


def test_where_there_is_no_browser_and_none_can_be_installed_one_line_says_how_to_get_one(tmp_path):
    done = ensure("ensure.shutil.which = lambda name: None", PLAYWRIGHT_BROWSERS_PATH=str(tmp_path), STEMHUB_BROWSER="")
    assert done.returncode == 1
    assert done.stderr == HOW + "\n"


def test_a_program_that_only_bears_the_name_of_a_browser_is_passed_over(tmp_path):
    stub = tmp_path / "chromium"
    stub.write_text("#!/bin/sh\necho 'please install the snap'\nexit 1\n", "utf-8")
    stub.chmod(0o755)
    changed = f"ensure.shutil.which = lambda name: {str(stub)!r} if name == 'chromium' else None"
    done = ensure(changed, PLAYWRIGHT_BROWSERS_PATH=str(tmp_path), STEMHUB_BROWSER="")
    assert (done.returncode, done.stderr) == (1, HOW + "\n")
