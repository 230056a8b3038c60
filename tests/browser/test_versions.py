"""The rules by which versions of what a reader keeps meet: held against an account of who knew what, in any story."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

# Tells a story of three devices with our own rules, and gives what is left when all have met, in three orders.
TELL = """async ([address, story]) => {
  const { canonical, changed, newest, together } = await import(address);
  const devices = [[], [], []], seen = [[], [], []], who = ["a", "b", "c"];
  const meet = (one, other) => newest([...one, ...JSON.parse(JSON.stringify(other))]);
  for (const [number, [what, device, pick, other]] of story.entries()) {
    const here = devices[device], known = seen[device], value = `text ${String(number).padStart(2, "0")}`;
    const moment = new Date(1e12 + pick % 3 * 1000).toISOString();
    if (what === "write") devices[device] = changed(here, known.length ? known[pick % known.length].clock : {}, value, who[device], moment);
    else if (what === "choose") devices[device] = changed(here, together(here), value, who[device], moment);
    else if (what === "import") devices[device] = meet(here, devices[other]);
    else { devices[device] = []; seen[device] = []; who[device] = `${device} after ${number}`; }
    seen[device].push(...devices[device].toSorted((one, two) => one.value < two.value ? -1 : 1));
  }
  const met = [[0, 1, 2], [2, 1, 0], [1, 2, 0]].map(order => order.map(place => devices[place]).reduce(meet));
  return { left: met[0].map(({ value }) => value), ways: new Set(met.map(canonical)).size, twice: canonical(meet(met[0], met[1])) === canonical(met[0]) };
}"""
STEP = st.tuples(
    st.sampled_from(["write", "write", "write", "choose", "import", "import", "clear"]),
    st.integers(0, 2),
    st.integers(0, 30),
    st.integers(0, 2),
)


def left_at_the_end(story) -> set[str]:
    """The texts that nobody wrote on from and nobody chose another one over, told without clocks: each text remembers all
    texts that it came after."""
    came_after: dict[str, set[str]] = {}
    devices: list[set[str]] = [set(), set(), set()]
    seen: list[list[str]] = [[], [], []]

    def latest(texts: set[str]) -> set[str]:
        return {text for text in texts if not any(text in came_after[other] for other in texts)}

    for number, (what, device, pick, other) in enumerate(story):
        text, known = f"text {number:02}", seen[device]
        if what == "import":
            devices[device] = latest(devices[device] | devices[other])
        elif what == "clear":
            devices[device], seen[device] = set(), []
        else:
            parents = set(devices[device]) if what == "choose" else {known[pick % len(known)]} if known else set()
            came_after[text] = parents.union(*(came_after[parent] for parent in parents))
            devices[device] = latest(devices[device] | {text})
        seen[device] += sorted(devices[device])
    return latest(set().union(*devices))


@pytest.fixture(scope="module")
def page(chromium, base):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(base)
    yield page
    context.close()


@given(story=st.lists(STEP, max_size=16))
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
def test_nothing_that_nobody_replaced_is_lost_nothing_replaced_comes_back_and_the_order_of_meeting_does_not_matter(page, base, story):
    told = page.evaluate(TELL, [base + "assets/hub/local/versions.js", story])
    assert set(told["left"]) == left_at_the_end(story)
    assert len(told["left"]) == len(set(told["left"]))
    assert (told["ways"], told["twice"]) == (1, True)


def test_a_file_that_was_changed_by_hand_stands_beside_what_was_kept(page, base):
    left = page.evaluate(
        """async address => {
          const { changed, newest } = await import(address);
          const kept = changed([], {}, "mine", "a", "2026-11-21T10:00:00.000Z");
          return newest([...kept, { ...kept[0], value: "edited by hand" }]).map(({ value }) => value);
        }""",
        base + "assets/hub/local/versions.js",
    )
    assert sorted(left) == ["edited by hand", "mine"]
