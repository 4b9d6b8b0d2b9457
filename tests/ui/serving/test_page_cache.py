"""A page is written once for all who reach it in the same way, and never for one as for another."""

from __future__ import annotations

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from mmsid.ui.serving import page_cache
from mmsid.ui.serving.page_cache import PageCache


class Writer:
    """Writes pages that name how they were reached, and counts them."""

    def __init__(self, status: int = 200, **headers: str) -> None:
        self.status, self.headers, self.written = status, headers, 0

    async def __call__(self, scope, receive, send) -> None:
        self.written += 1
        headers = [(name.replace("_", "-").encode(), value.encode()) for name, value in self.headers.items()]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"reached by ", "more_body": True})
        await send({"type": "http.response.body", "body": dict(scope["headers"]).get(b"host", b"nobody")})


def ask(page: PageCache, method: str = "GET", path: str = "/", **headers: str) -> bytes:
    sent: list[dict[str, Any]] = []

    async def send(message):
        sent.append(message)

    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "headers": named, "scheme": "http", "server": ("a", 80)}
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, page(scope, None, send)).result()
    return b"".join(message.get("body", b"") for message in sent)


def test_it_is_written_once_for_each_way_to_reach_it():
    writer = Writer()
    page = PageCache(writer)
    assert [ask(page, host="a") for _ in range(3)] == [b"reached by a"] * 3 and writer.written == 1
    assert ask(page, host="b") == b"reached by b" and writer.written == 2
    for headers in ({"x_forwarded_host": "c"}, {"x_forwarded_proto": "https"}):
        ask(page, host="a", **headers)
    ask(page, method="HEAD", host="a")
    ask(page, path="/config", host="a")
    assert writer.written == 6
    assert ask(page, host="a", user_agent="anything", cookie="secret") == b"reached by a" and writer.written == 6
    assert "secret" not in str(page._pages)


def test_an_error_or_somebodys_own_page_is_kept_for_nobody():
    for writer in (Writer(500), Writer(set_cookie="a=b")):
        page = PageCache(writer)
        ask(page, host="a")
        ask(page, host="a")
        assert writer.written == 2


def test_a_page_that_is_asked_for_stays_whatever_else_is(monkeypatch):
    monkeypatch.setattr(page_cache, "MAX_PAGES", 2)
    writer = Writer()
    page = PageCache(writer)
    for n in range(5):
        ask(page, host=f"odd {n}")
        assert ask(page, host="a") == b"reached by a"
    assert writer.written == 6
    for _ in range(2):
        ask(page, host="x" * 5_000)
    assert writer.written == 8 and len(page._pages) == 2


class Html:
    """Writes a page of HTML."""

    def __init__(self, body: bytes, kind: str = "text/html; charset=utf-8") -> None:
        self.body, self.kind = body, kind

    async def __call__(self, scope, receive, send) -> None:
        headers = [(b"content-type", self.kind.encode()), (b"Content-Length", str(len(self.body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self.body})


def test_our_head_stands_in_the_page_itself_and_in_nothing_else():
    html = b"<head><title>a</title></head><body></head></body>"
    assert (
        ask(PageCache(Html(html), "<link>"), host="a") == b"<head><title>a</title><link>\n</head><body></head></body>"
    )
    assert ask(PageCache(Html(html, "application/json"), "<link>"), host="a") == html


def test_it_is_compressed_for_who_takes_that():
    html = b"<head></head>" + b"<p>again and again</p>" * 500
    page = PageCache(Html(html), "<link>")
    small = ask(page, host="a", accept_encoding="br, gzip")
    assert len(small) < len(html) / 10
    assert gzip.decompress(small) == ask(page, host="a") == html.replace(b"</head>", b"<link>\n</head>")
    assert len(page._pages) == 2
    for one in page._pages.values():
        assert [value for name, value in one.raw_headers if name.lower() == b"content-length"] == [
            str(len(one.body)).encode()
        ]
        assert one.headers["vary"] == "Accept-Encoding" and one.headers["content-type"].startswith("text/html")
