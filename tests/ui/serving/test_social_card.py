"""What a link to the page says where it is shared: ours, absolute, and nothing that could be more than text."""

from __future__ import annotations

import re

import httpx
import pytest
from PIL import Image
from starlette.responses import HTMLResponse, JSONResponse

from mmsid.ui.serving.social_card import SocialCard, WithSocialCard
from tests.loops import in_a_loop
from tests.ui.running import ROOT, space

PAGE = """<html><head><meta property="og:url" content="https://gradio.app/" />
<meta
	property="og:image"
	content="" />
<meta name="twitter:creator" content="@teamGradio" /><meta name="viewport" content="x" /></head><body>é</body></html>"""
CARD = SocialCard('A "shop"', "Drawn & simulated.", "files/pictures/card.jpg")


def page(app, **headers: str) -> httpx.Response:
    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
            return await client.get("/", headers={name.replace("_", "-"): value for name, value in headers.items()})

    return in_a_loop(asked())


def tags(text: str) -> dict[str, str]:
    return dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)">', text))


@pytest.mark.parametrize(
    ("headers", "base"),
    [
        ({}, "http://shop/"),
        ({"x_forwarded_proto": "https", "x_forwarded_host": "me.hf.space"}, "https://me.hf.space/"),
        ({"x_forwarded_host": '"><script>'}, "http://&quot;&gt;&lt;script&gt;/"),
    ],
)
def test_a_link_says_what_the_page_is_and_where(headers, base):
    said = page(WithSocialCard(HTMLResponse(PAGE), CARD), **headers)
    assert "gradio" not in said.text.lower() and 'name="viewport"' in said.text and "é" in said.text
    assert tags(said.text) == {
        "og:type": "website",
        "og:url": base,
        "og:title": "A &quot;shop&quot;",
        "og:description": "Drawn &amp; simulated.",
        "og:image": f"{base}files/pictures/card.jpg",
        "og:image:width": "1200",
        "og:image:height": "630",
        "twitter:card": "summary_large_image",
    }


def test_what_is_no_page_stays_as_it_is():
    assert page(WithSocialCard(JSONResponse({"a": "</head>"}), CARD)).json() == {"a": "</head>"}
    assert page(WithSocialCard(HTMLResponse(PAGE), None)).text == PAGE


def test_the_spaces_picture_has_the_size_that_is_said_and_is_small():
    path = space().social_image
    assert path == ROOT / "docs" / "card.jpg" and path.stat().st_size < 150_000
    with Image.open(path) as image:
        assert image.size == (1200, 630)
