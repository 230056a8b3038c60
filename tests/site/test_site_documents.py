"""Documents as the site publishes them: every PDF is universally accessible (PDF/UA-1), as a checker of others says."""

from __future__ import annotations

from pathlib import Path

import page
import pikepdf
from stemhub.formats import FORMATS
from test_evaluation import FORMS
from test_formats import hard


def faults(path: Path) -> list[str]:
    """What the checker says against a PDF; nothing when it keeps the standard."""
    report = page.validate_pdf(str(path), profile="ua1")
    return [] if report.is_compliant else [str(one) for one in report.failures][:5]


def test_every_pdf_of_the_site_is_universally_accessible(site: Path):
    paths = sorted(site.rglob("*.pdf"))
    assert len(paths) > 200
    assert {str(path): told for path in paths if (told := faults(path))} == {}


def test_a_filled_in_pdf_is_universally_accessible_too(tmp_path: Path):
    form = FORMS["stem-nation-award/cld-family/whole"]
    (tmp_path / "filled.pdf").write_bytes(FORMATS["pdf"].fill(form, hard(form)))
    assert faults(tmp_path / "filled.pdf") == []


def test_the_checker_would_tell_a_pdf_that_is_not(tmp_path: Path):
    with pikepdf.new() as bare:
        bare.add_blank_page()
        bare.save(tmp_path / "bare.pdf")
    assert faults(tmp_path / "bare.pdf") != []
