"""The page stands still while it loads, and its first view is light; how quick it is hangs on the machine."""

from __future__ import annotations

import pytest

from tests.browser.loading import USABLE, measure, session_shift

QUIET = 700  # milliseconds after which a first view is over
MAX_SHIFT = 0.05
MAX_MEGABYTES = 1.5


@pytest.mark.parametrize("panel", USABLE)
def test_nothing_moves_while_a_panel_loads(browser, app, shop, panel):
    for window in ("wide", "phone"):
        found = measure(browser, app.url, panel, window, QUIET)
        assert found.shift <= MAX_SHIFT, (window, found.shifts)
        if panel == "codes":
            assert found.megabytes <= MAX_MEGABYTES, (window, found.fetched)


def test_shifts_are_added_up_as_chrome_does():
    assert session_shift([]) == 0
    near = [{"at": at, "value": 0.1} for at in (0, 900, 1700)]
    assert session_shift([*near, {"at": 9_000, "value": 0.25}]) == pytest.approx(0.3)
    steady = [{"at": 800 * n, "value": 0.1} for n in range(12)]  # a run ends after five seconds
    assert session_shift(steady) == pytest.approx(0.7)
