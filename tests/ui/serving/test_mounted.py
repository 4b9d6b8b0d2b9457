"""Several apps below one address: who gets a request, and what is said while one is not there yet."""

from __future__ import annotations

import asyncio
import threading
from contextlib import asynccontextmanager

import httpx
import pytest
from starlette.responses import PlainTextResponse

from mmsid.ui.serving.mounted import MountedApps, Mounting
from tests.loops import in_a_loop

first, second = PlainTextResponse("first"), PlainTextResponse("second")


def ask(mounted: MountedApps, address: str) -> httpx.Response:
    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(Mounting(first, mounted=mounted))
        async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
            return await client.get(address)

    return in_a_loop(asked())


@pytest.fixture
def mounted() -> MountedApps:
    return MountedApps({"photos": "Photographed <goods>"})


@pytest.mark.parametrize("address", ["/", "/?shop=other", "/photosynthesis/", "/files/photos/", "/?panel=photos"])
def test_what_names_no_shop_goes_to_the_first(mounted, address):
    assert ask(mounted, address).text == "first"


def test_a_shop_is_waited_for_and_then_answers_until_the_server_stops(mounted):
    said = ask(mounted, "/photos/?panel=codes")
    assert said.status_code == 503 and said.headers["retry-after"] == "3"
    assert "Photographed &lt;goods&gt;" in said.text and "is being opened" in said.text
    mounted.told["photos"] = lambda: "60 % <done>"
    assert "60 % &lt;done&gt;" in ask(mounted, "/photos/").text
    seen: list[str] = []

    @asynccontextmanager
    async def opening():
        seen.append("opened")
        yield
        seen.append("closed")

    async def served() -> str:
        async with mounted.running():
            adding = threading.Thread(target=mounted.add, args=("photos", second, opening))
            adding.start()
            await asyncio.to_thread(adding.join)
            assert seen == ["opened"]
            return mounted.app("photos").body.decode()

    assert in_a_loop(served()) == "second" and mounted.app("photos") is None


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/photos", "photos/"),
        ("/photos?panel=codes", "photos/?panel=codes"),
        ("/?shop=photos", "photos/"),
        ("/?panel=codes&shop=photos&history=a+b", "photos/?panel=codes&history=a+b"),
    ],
)
def test_a_shop_named_otherwise_is_led_to_its_address(mounted, address, place):
    said = ask(mounted, address)
    assert (said.status_code, said.headers["location"]) == (307, place)
