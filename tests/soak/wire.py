"""Requests as bytes, and what came back.

In: a `Request` of any method, address, headers and body, which goes out as it is; out: a `Reply`. The rule: nothing
between here and the server mends a request, so that it can be as wrong as a stranger's.
"""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import h11

MAX_REPLY_BYTES = 20_000_000


@dataclass(frozen=True)
class Request:
    """A request.

    Attributes:
        method: of HTTP.
        target: path and query as they are sent.
        body: of it.
        headers: beside Host, Connection and Content-Length, which are added unless they are given.
    """

    method: str
    target: str
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()

    def encoded(self, host: str) -> bytes:
        """The bytes that are sent."""
        given = {name.lower() for name, _ in self.headers}
        usual = [("Host", host), ("Connection", "close")]
        if self.body and "transfer-encoding" not in given:
            usual.append(("Content-Length", str(len(self.body))))
        lines = [f"{self.method} {self.target} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in usual if name.lower() not in given]
        lines += [f"{name}: {value}" for name, value in self.headers]
        return "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n" + self.body


@dataclass(frozen=True)
class Reply:
    """What came back.

    Attributes:
        status: of HTTP; 0 where nothing came.
        headers: by their names in small letters.
        body: as text.
        seconds: until it was whole.
        failure: of the connection, or empty.
    """

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    seconds: float = 0.0
    failure: str = ""

    def json(self) -> Any:
        """The body's values; None where it is no JSON."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None


def as_json(values: Any, method: str = "POST", target: str = "", *headers: tuple[str, str]) -> Request:
    """A request with a body of JSON, or of text that only looks like it."""
    text = values if isinstance(values, str) else json.dumps(values)
    return Request(
        method, target, text.encode("utf-8", "surrogatepass"), (("Content-Type", "application/json"), *headers)
    )


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[socket.socket]:
    """A connection to the server of an address."""
    parts = urlsplit(url)
    with socket.socket() as connection:
        connection.setblocking(False)
        await asyncio.get_running_loop().sock_connect(connection, (parts.hostname, parts.port))
        yield connection


async def send(url: str, request: Request, *, timeout: float = 60.0) -> Reply:
    """Sends a request on a connection of its own.

    Args:
        url: of the app.
        request: what is sent.
        timeout: seconds until the reply has to be whole.
    """
    started = time.perf_counter()
    try:
        async with asyncio.timeout(timeout), connected(url) as connection:
            writing = asyncio.ensure_future(write(connection, request.encoded(urlsplit(url).netloc)))
            try:
                return await _read(connection, request.method, started)
            finally:
                writing.cancel()
                await asyncio.gather(writing, return_exceptions=True)
    except TimeoutError:
        return Reply(0, seconds=time.perf_counter() - started, failure=f"no answer within {timeout:.0f} s")
    except (OSError, h11.RemoteProtocolError) as error:
        return Reply(0, seconds=time.perf_counter() - started, failure=f"{type(error).__name__}: {error}")


async def write(connection: socket.socket, content: bytes) -> None:
    """Writes all of it; a server that refuses early has closed the connection, and its answer says why."""
    with suppress(OSError):
        await asyncio.get_running_loop().sock_sendall(connection, content)


async def _read(connection: socket.socket, method: str, started: float) -> Reply:
    parser = h11.Connection(h11.CLIENT, max_incomplete_event_size=2**20)
    parser.send(h11.Request(method="HEAD" if method == "HEAD" else "GET", target="/", headers=[("Host", "x")]))
    parser.send(h11.EndOfMessage())
    status, headers, body = 0, {}, bytearray()
    while True:
        event = parser.next_event()
        if event is h11.NEED_DATA:
            parser.receive_data(await asyncio.get_running_loop().sock_recv(connection, 2**16))
        elif isinstance(event, h11.Response):
            status = event.status_code
            headers = {name.decode(): value.decode("latin-1") for name, value in event.headers}
        elif isinstance(event, h11.Data):
            body += event.data
            if len(body) > MAX_REPLY_BYTES:
                break
        elif isinstance(event, (h11.EndOfMessage, h11.ConnectionClosed, h11.PAUSED)):
            break
    return Reply(status, headers, body.decode("utf-8", "replace"), time.perf_counter() - started)
