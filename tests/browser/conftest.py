"""A real Chromium on the running app. A page that logs an error or asks another host fails its test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from mmsid.ui import App
from tests.tiny import build_shop, write_shop
from tests.ui.running import SHIPPED, oracle, start

CHROME = os.environ.get("CHROME", "/usr/bin/chromium")
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def build(request: pytest.FixtureRequest) -> Path:
    return SHIPPED if (SHIPPED / "manifest.json").is_file() else request.getfixturevalue("tiny_build")


@pytest.fixture(scope="session")
def app(build: Path) -> App:
    return start(build)


@pytest.fixture(scope="session")
def shop(build: Path):
    return oracle(build)


@pytest.fixture(scope="session")
def without_histories(tmp_path_factory: pytest.TempPathFactory) -> App:
    """The app over a build of a tiny catalogue that came without shoppers' histories."""
    folder = tmp_path_factory.mktemp("without-histories")
    catalogue = write_shop(folder / "shop")
    for name in ("interactions.csv", "examples.json"):
        (catalogue / name).unlink()
    return start(build_shop(catalogue, folder / "build"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=CHROME, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield chrome
        chrome.close()


@pytest.fixture(scope="session")
def rooms(browser: Browser) -> Rooms:
    return Rooms(browser)


class Rooms:
    """Browser contexts that visitors come to one after another, so that what was fetched and compiled is still there.

    Every visitor gets a new page, and those of one test never share a context. What a page may leave behind in a
    context is cleared when its visitor leaves; a second page stays open, or Chromium would end the process.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: dict[str, list[BrowserContext]] = {}

    def enter(self, **settings) -> BrowserContext:
        free = self.free.setdefault(repr(sorted(settings.items())), [])
        if free:
            return free.pop()
        context = self.browser.new_context(**settings)
        context.new_page()
        return context

    def leave(self, context: BrowserContext, **settings) -> None:
        context.clear_cookies()
        self.free[repr(sorted(settings.items()))].append(context)


class Visitor:
    """A visitor, and what went wrong on the page that they see."""

    def __init__(self, rooms: Rooms, url: str, *, reading: str | None = "analyst", **settings) -> None:
        self.url, self.rooms = url, rooms
        viewport = settings.pop("viewport", {"width": 1280, "height": 900})
        self.settings = {"reduced_motion": "reduce", **settings}
        self.context = rooms.enter(**self.settings)
        self.page: Page = self.context.new_page()
        self.page.set_viewport_size(viewport)
        if reading is not None:  # chosen before, as if on an earlier visit
            self.page.add_init_script(
                f"localStorage.getItem('mm-reading') ?? localStorage.setItem('mm-reading', '{reading}')"
            )
        self.problems: list[str] = []
        self.external: list[str] = []
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", lambda message: message.type == "error" and self.problems.append(message.text))
        self.page.on("request", self._note)

    def _note(self, request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.external.append(request.url)

    def open(self, address: str = "") -> Page:
        self.page.goto(f"{self.url}/{address}", wait_until="domcontentloaded")
        expect(self.page.locator("h1")).to_be_visible()
        return self.page

    def leave(self) -> None:
        self.page.evaluate("localStorage.clear()")
        self.page.close()
        self.rooms.leave(self.context, **self.settings)
        assert not self.problems, self.problems
        assert not self.external, self.external


@pytest.fixture
def visit(rooms: Rooms, app: App):
    """Opens the app for a new visitor: `visit("?shopper=2", viewport=…)`.

    They read the page as an analyst does, with everything open, unless `reading` says otherwise; None: never chose.
    """
    visitors = []

    def come(address: str = "", url: str = "", **settings) -> Page:
        visitors.append(Visitor(rooms, url or app.url, **settings))
        return visitors[-1].open(address)

    yield come
    for visitor in visitors:
        visitor.leave()


@pytest.fixture
def page(visit) -> Page:
    """The app in a window of 1280 × 900 pixels."""
    return visit()
