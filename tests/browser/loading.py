"""What a panel's first view costs a browser, and what moves in it: `python -m tests.browser.loading URL`.

In: the address of a running app; out: a line per panel and window with the cumulative layout shift, the longest task of
the main thread, its seconds of work, and what was fetched. Every panel is opened by a browser that knows nothing of the
page. Shifts and bytes hang on the page alone, and the tests bound them; seconds hang on the machine and are printed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

WINDOWS = {"wide": (1600, 1000), "laptop": (1280, 720), "phone": (390, 844)}

USABLE = {
    "recommend": ".mm-card, .mm-recommendations .mm-sentence:not(:empty)",
    "codes": ".mm-map[data-drawn]:not([data-drawn='0'])",
    "new": "#mm-new-item input",
    "errors": "#mm-errors .mm-headline-sum, #mm-errors .mm-sentence:not([hidden])",
}
"""Per panel what is there once it can be used."""

LONG = 50
"""Milliseconds from which on a task is one that a visitor may feel."""

OBSERVE = """
window.loadingSeen = { shifts: [], usable: null };
new PerformanceObserver(list => {
    for (const one of list.getEntries()) {
        if (one.hadRecentInput) continue;
        const named = node => {
            const element = node instanceof Element ? node : node?.parentElement;
            const id = element?.closest('[id]')?.id ?? '';
            return `${id ? '#' + id : ''} ${element?.className || element?.tagName || node?.nodeName || 'gone'}`.trim();
        };
        const from = one.sources.map(({ node, previousRect: a, currentRect: b }) =>
            `${named(node)}: ${a.y | 0}+${a.height | 0} to ${b.y | 0}+${b.height | 0}`);
        loadingSeen.shifts.push({ value: one.value, at: one.startTime, from });
    }
}).observe({ type: 'layout-shift', buffered: true });
"""

QUIET = """([selector, quiet]) => new Promise(done => {
    const began = performance.now();
    let last = began;
    const noted = { entryTypes: ['layout-shift', 'longtask', 'resource'] };
    new PerformanceObserver(() => (last = performance.now())).observe(noted);
    (function look() {
        if (document.querySelector(selector)) loadingSeen.usable ??= performance.now();
        const now = performance.now();
        if ((loadingSeen.usable !== null && now - last > quiet) || now - began > 90000) done();
        else setTimeout(look, 20);
    })();
})"""
"""Until the panel can be used and nothing more is fetched, moves or works for long."""


@dataclass(frozen=True)
class Loading:
    """What one first view took.

    Attributes:
        panel: that was opened.
        window: its name in `WINDOWS`.
        shift: cumulative layout shift, the worst second of it as Chrome counts it, at most five seconds long.
        all_shifts: the sum of all.
        longest: milliseconds of the processor that the main thread's longest task took.
        long: how many took at least `LONG`.
        work: seconds of the processor that the main thread took until all was quiet.
        usable: seconds by the clock from the navigation until the panel could be used.
        megabytes: that were fetched, compressed as they came.
        requests: how many.
        shifts: each with what moved.
        fetched: bytes by what they belong to, largest first.
    """

    panel: str
    window: str
    shift: float
    all_shifts: float
    longest: float
    long: int
    work: float
    usable: float
    megabytes: float
    requests: int
    shifts: list
    fetched: list


def measure(browser: Browser, url: str, panel: str, window: str, quiet: float = 2500) -> Loading:
    """Opens a panel as a first visitor does.

    Args:
        browser: a Chromium.
        url: of the app.
        panel: its name in the address.
        window: its name in `WINDOWS`.
        quiet: milliseconds without anything fetched, moved or worked at for long, after which it is over.
    """
    width, height = WINDOWS[window]
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    try:
        return _measured(context, f"{url}/?panel={panel}&v=1", (panel, window), quiet)
    finally:
        context.close()


def _measured(context: BrowserContext, address: str, named: tuple[str, str], quiet: float) -> Loading:
    page = context.new_page()
    page.add_init_script(OBSERVE)
    fetched = Fetched(page)
    browser = context.browser
    assert browser is not None
    browser.start_tracing(
        page=page, categories=["disabled-by-default-devtools.timeline", "devtools.timeline", "toplevel"]
    )
    page.goto(address, wait_until="commit")
    page.evaluate(QUIET, [USABLE[named[0]], quiet])
    seen = page.evaluate("loadingSeen")
    tasks = _tasks(json.loads(browser.stop_tracing()))
    return Loading(
        panel=named[0],
        window=named[1],
        shift=round(session_shift(seen["shifts"]), 4),
        all_shifts=round(sum(one["value"] for one in seen["shifts"]), 4),
        longest=round(tasks[0], 1),
        long=sum(task >= LONG for task in tasks),
        work=round(sum(tasks) / 1000, 2),
        usable=round((seen["usable"] or float("inf")) / 1000, 2),
        megabytes=round(sum(fetched.sizes.values()) / 1e6, 3),
        requests=len(fetched.sizes),
        shifts=seen["shifts"],
        fetched=sorted(((size, fetched.urls.get(one, "")) for one, size in fetched.sizes.items()), reverse=True)[:25],
    )


def _tasks(trace: dict) -> list[float]:
    """Milliseconds of the processor of all tasks of the page's main thread, longest first."""
    events = trace["traceEvents"]
    drawn = [one for one in events if one["name"] in ("FunctionCall", "EvaluateScript")]
    mains = {(one["pid"], one["tid"]) for one in events if one.get("args", {}).get("name") == "CrRendererMain"}
    [(thread, _)] = Counter((one["pid"], one["tid"]) for one in drawn if (one["pid"], one["tid"]) in mains).most_common(
        1
    )
    own = (one for one in events if (one["pid"], one["tid"]) == thread)
    return sorted((one["tdur"] / 1000 for one in own if one["name"] == "RunTask" and "tdur" in one), reverse=True)


class Fetched:
    """What Chrome says that it has fetched for a page."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self.sizes: dict[str, int] = {}
        self.urls: dict[str, str] = {}
        self._session.on(
            "Network.requestWillBeSent", lambda said: self.urls.update({said["requestId"]: said["request"]["url"]})
        )
        self._session.on(
            "Network.loadingFinished", lambda said: self.sizes.update({said["requestId"]: said["encodedDataLength"]})
        )
        self._session.send("Network.enable")

    def _note_address(self, said: dict) -> None:
        self.urls[said["requestId"]] = said["request"]["url"]

    def _note_size(self, said: dict) -> None:
        self.sizes[said["requestId"]] = said["encodedDataLength"]


def session_shift(shifts: Sequence[dict]) -> float:
    """The cumulative layout shift as Chrome defines it: the worst run of shifts less than 1 s apart, at most 5 s long."""
    worst = current = 0.0
    began = last = float("-inf")
    for one in sorted(shifts, key=lambda one: one["at"]):
        if one["at"] - last > 1000 or one["at"] - began > 5000:
            current, began = 0.0, one["at"]
        current, last = current + one["value"], one["at"]
        worst = max(worst, current)
    return worst


COLUMNS = (
    "panel",
    "window",
    "layout shift",
    "longest task",
    f"tasks over {LONG} ms",
    "work",
    "usable after",
    "fetched",
)


def line(one: Loading) -> str:
    """A line of the table."""
    cells = (
        one.panel,
        one.window,
        f"{one.shift:.3f}",
        f"{one.longest:.0f} ms",
        str(one.long),
        f"{one.work:.2f} s",
        f"{one.usable:.1f} s",
        f"{one.megabytes:.2f} MB, {one.requests} requests",
    )
    return f"| {' | '.join(cells)} |\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a table; with `--detail`, what moved, what took long and what was fetched as well."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.browser.loading", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("url", help="address of a running app")
    parser.add_argument("--panels", nargs="+", default=list(USABLE), choices=list(USABLE))
    parser.add_argument("--windows", nargs="+", default=list(WINDOWS), choices=list(WINDOWS))
    parser.add_argument("--detail", action="store_true", help="also a JSON object for each on the error stream")
    options = parser.parse_args(arguments)
    chrome = os.environ.get("CHROME", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chrome, args=["--no-sandbox", "--disable-dev-shm-usage"])
        sys.stdout.write(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|\n")
        for panel in options.panels:
            for window in options.windows:
                found = measure(browser, options.url.rstrip("/"), panel, window)
                sys.stdout.write(line(found))
                sys.stdout.flush()
                if options.detail:
                    sys.stderr.write(json.dumps(asdict(found), indent=1) + "\n")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
