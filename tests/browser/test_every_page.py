"""Every single page on a small phone: nothing sticks out, nothing complains, nothing is asked of another host."""

from __future__ import annotations

from browsing import UNFOLD
from built_site import KINDS, file_of

# What sticks out of the window, unless it stands in something that scrolls by itself.
STICKS_OUT = """() => {
  if (document.documentElement.scrollWidth <= innerWidth) return "";
  const wide = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > innerWidth + 1);
  return wide.at(-1)?.outerHTML.slice(0, 120) ?? "something";
}"""


def test_no_page_scrolls_sideways_at_320_pixels_even_unfolded(reader, addresses):
    phone = reader(width=320, height=640)
    found = {}
    for address in addresses:
        page = phone.go(file_of(address))
        page.evaluate(UNFOLD)
        if wide := page.evaluate(STICKS_OUT):
            found[address] = wide
    assert len(addresses) > 100
    assert found == {}


def test_no_page_scrolls_sideways_when_its_text_is_twice_as_large(reader):
    desk = reader(width=640, height=900)
    found = {}
    for kind, address in KINDS.items():
        page = desk.go(file_of(address))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        if wide := page.evaluate(STICKS_OUT):
            found[kind] = wide
    assert found == {}


def test_a_missing_address_is_answered_by_a_page_that_leads_on_at_any_depth(reader, base):
    lost = reader()
    page = lost.page
    answer = page.goto(base + "modules/gone/long/ago/")
    assert answer.status == 404
    assert page.locator("h1").inner_text() == "Page not found"
    page.get_by_role("main").get_by_role("link", name="A–Z").click()
    assert page.url == base + "a-z/"
    # The browser itself tells of the missing address, once.
    assert len(lost.heard) == 1
    assert "404" in lost.heard.pop()
