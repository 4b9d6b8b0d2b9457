"""A real Chromium on the running app. A page that logs an error or asks another host fails its test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from mmsid.ui import App
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
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=CHROME, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield chrome
        chrome.close()


class Visitor:
    """A visitor with a browser of their own."""

    def __init__(self, browser: Browser, url: str, **context) -> None:
        self.url = url
        self.context: BrowserContext = browser.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **context}
        )
        self.page: Page = self.context.new_page()
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
        self.context.close()
        assert not self.problems, self.problems
        assert not self.external, self.external


@pytest.fixture
def visit(browser: Browser, app: App):
    """Opens the app for a new visitor: `visit("?shopper=2", viewport=…)`."""
    visitors = []

    def come(address: str = "", url: str = "", **context) -> Page:
        visitors.append(Visitor(browser, url or app.url, **context))
        return visitors[-1].open(address)

    yield come
    for visitor in visitors:
        visitor.leave()


@pytest.fixture
def page(visit) -> Page:
    """The app in a window of 1280 × 900 pixels."""
    return visit()
