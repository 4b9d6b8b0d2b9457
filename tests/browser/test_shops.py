"""Several shops in one app: one chooses at the top, and each answers for itself."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from gradio_client import Client
from playwright.sync_api import expect

from mmsid.ui import App, launch
from mmsid.ui.space import ShownBuild
from tests.ui.running import copy_of, free_port, space

WAIT = 300
HISTORY = ["mug-red-0", "hat-blue-1"]


@pytest.fixture(scope="module")
def shops(tiny_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """A tiny shop, and a copy of it with a name of its own."""
    folder = tmp_path_factory.mktemp("shops")
    copied = copy_of(tiny_build, folder)
    builds = (
        ShownBuild(name="first", title="First shop", build=tiny_build),
        ShownBuild(name="second", title="Second shop", build=copied, notice="All of it is made up."),
    )
    app = launch(space().of(builds[0]).model_copy(update={"builds": builds}), port=free_port(), block=False)
    wait_until_ready(f"{app.url}/second/health")
    yield app
    app.page.close()
    shutil.rmtree(folder)


def wait_until_ready(address: str) -> None:
    for _ in range(3000):  # five minutes, for a machine that has other things to do
        if httpx.get(address, timeout=WAIT).status_code == 200:
            return
        threading.Event().wait(0.1)
    raise AssertionError(httpx.get(address, timeout=WAIT).text)


def test_every_shop_has_an_address_of_its_own_for_the_page_and_for_programs(shops):
    for place in ("", "/second"):
        assert httpx.get(f"{shops.url}{place}/health", timeout=WAIT).json()["state"] == "ready"
        items = Client(f"{shops.url}{place}/", verbose=False).predict(HISTORY, 3, api_name="/recommend")["items"]
        assert len(items) == 3
    assert httpx.get(f"{shops.url}/?shop=second&panel=codes").headers["location"] == "second/?panel=codes"


def test_a_visitor_chooses_a_shop_at_the_top(shops, visit):
    page = visit("?panel=codes", url=shops.url)
    choice = page.get_by_role("combobox", name="Which shop?")
    expect(choice.locator("option")).to_have_text(["First shop", "Second shop"])
    choice.select_option("Second shop")
    expect(page.locator(".mm-notice").first).to_have_text("All of it is made up.")
    assert page.url.startswith(f"{shops.url}/second/")
    expect(page.locator(".mm-card").first).to_be_visible()
    page.get_by_role("combobox", name="Which shop?").select_option("First shop")
    expect(page.locator(".mm-card").first).to_be_visible()
    assert page.url.rstrip("/") == shops.url
