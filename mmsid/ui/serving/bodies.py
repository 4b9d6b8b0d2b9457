"""Bodies of requests, read only as far as they may go.

In: ASGI's `receive`; out: bytes of a bounded size, or a `RefusedError`. The rules: no request brings more than its
route takes, all together no more than `MAX_BYTES_AT_ONCE`, and none takes longer than `MAX_SECONDS` to arrive.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope

from mmsid.errors import MmsidError
from mmsid.ui.serving.visitors import Connection

MAX_BYTES_AT_ONCE = 200_000_000
MAX_SECONDS = 60.0


class RefusedError(MmsidError):
    """A request that is not answered.

    Attributes:
        status: of HTTP.
        headers: that go with it.
    """

    def __init__(self, status: int, sentence: str, headers: Mapping[str, str] | None = None) -> None:
        """Says why."""
        super().__init__(sentence)
        self.status, self.headers = status, dict(headers or {})


class Bodies:
    """All bodies that are being read or answered."""

    def __init__(self) -> None:
        """Holds none."""
        self._bytes = 0

    @contextmanager
    def reading(self, scope: Scope, receive: Receive, limit: int) -> Iterator[Body]:
        """A body, whose bytes count until it is answered.

        Raises:
            RefusedError: if it says of itself that it is larger than `limit` bytes.
        """
        body = Body(self, receive, limit)
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdecimal() or len(declared) > 15 or int(declared) > limit:
            raise too_large(limit)
        try:
            yield body
        finally:
            body.close()
            self._bytes -= body.size

    def count(self, size: int) -> None:
        """Counts bytes that came.

        Raises:
            RefusedError: if they are too many with those of others.
        """
        if self._bytes + size > MAX_BYTES_AT_ONCE:
            raise RefusedError(
                503, "Too many large questions are arriving at once; ask again in 5 seconds.", {"Retry-After": "5"}
            )
        self._bytes += size


class Body:
    """One body; it is ASGI's `receive` for whoever answers it."""

    def __init__(self, bodies: Bodies, receive: Receive, limit: int) -> None:
        """Nothing is read yet."""
        self._bodies, self._receive, self._limit = bodies, receive, limit
        self._whole: bytes | None = None
        self._left: asyncio.Future[None] | None = None
        self.size = 0
        self.connection = Connection()

    async def receive(self) -> Message:
        """A part of the body as it comes, counted; after that, that the client has left."""
        if self._left is not None:
            whole, self._whole = self._whole, None
            if whole is not None:
                return {"type": "http.request", "body": whole, "more_body": False}
            await self._left
            return {"type": "http.disconnect"}
        message = await self._receive()
        self._count(message)
        return message

    async def read(self) -> bytes:
        """The whole body; from then on `receive` gives it at once, and `connection` says whether the client is there.

        Raises:
            RefusedError: if it is too large, or does not come.
        """
        parts: list[bytes] = []
        try:
            async with asyncio.timeout(MAX_SECONDS):
                while True:
                    message = await self._receive()
                    if message["type"] == "http.disconnect":
                        raise RefusedError(400, "Expected the whole question, but the connection ended; ask again.")
                    self._count(message)
                    parts.append(message.get("body", b""))
                    if not message.get("more_body"):
                        break
        except TimeoutError:
            raise RefusedError(
                408, f"Expected the whole question within {MAX_SECONDS:.0f} seconds, but it did not come; ask again."
            ) from None
        self._whole = b"".join(parts)
        self._left = asyncio.ensure_future(self._watch())
        return self._whole

    def close(self) -> None:
        """Stops looking after the client."""
        if self._left is not None:
            self._left.cancel()

    async def _watch(self) -> None:
        """Waits until the client leaves, which it also does when it has its answer."""
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self.connection.is_open = False

    def _count(self, message: Message) -> None:
        size = len(message.get("body", b""))
        if self.size + size > self._limit:
            raise too_large(self._limit)
        self._bodies.count(size)
        self.size += size


def too_large(limit: int) -> RefusedError:
    """What a body is told that has more bytes than it may."""
    size = f"{limit / 1_000_000:.0f} MB" if limit >= 1_000_000 else f"{limit / 1_000:.0f} kB"
    return RefusedError(
        413, f"Expected a request of at most {size}, but got more; send less at once.", {"Connection": "close"}
    )
