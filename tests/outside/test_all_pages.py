"""Every single page on a small phone: nothing sticks out, nothing complains, nothing is asked of another host."""

from __future__ import annotations

import pytest
from browsing import UNFOLDED_TOO, framed

pytestmark = pytest.mark.outside


def test_no_page_at_all_scrolls_sideways_at_320_pixels_folded_or_unfolded(chromium, base, site):
    context = chromium.new_context(reduced_motion="reduce")
    page, heard = context.new_page(), []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((base, "data:")) else heard.append(request.url))
    addresses = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    wide = framed(page, base, addresses, UNFOLDED_TOO, 320, 640)
    context.close()
    assert len(wide) > 400
    assert {address: what for address, what in wide.items() if what} == {}
    assert heard == []
