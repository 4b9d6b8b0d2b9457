"""Bodies of requests, read only as far as they may go.

In: ASGI's `receive`; out: bytes of a bounded size, or a `RefusedError`. The rules: no request brings more than its
route takes, all together no more than `MAX_BYTES_AT_ONCE`, none takes longer than `MAX_SECONDS`
to arrive, and large ones of one address leave room for others.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope

from mmsid.errors import MmsidError
from mmsid.ui.serving.visitors import Connection, address_in

MAX_BYTES_AT_ONCE, MAX_BYTES_OF_ONE = 200_000_000, 60_000_000
"""Of all bodies that are being read or answered, and of those from one address."""

SMALL = 100_000
"""Bytes of a body that always finds a place."""

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
        self._bytes: Counter[str] = Counter()

    @contextmanager
    def reading(self, scope: Scope, receive: Receive, limit: int) -> Iterator[Body]:
        """A body, whose bytes count until it is answered.

        Raises:
            RefusedError: if it says of itself that it is larger than `limit` bytes.
        """
        address = address_in(scope)
        body = Body(self, receive, limit, address)
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdecimal() or len(declared) > 15 or int(declared) > limit:
            raise too_large(limit)
        try:
            yield body
        finally:
            body.close()
            self._bytes[address] -= body.size
            self._bytes += Counter()  # only those that hold something

    def count(self, address: str, size: int, held: int) -> None:
        """Counts bytes that came.

        Args:
            address: where they come from.
            size: how many there are.
            held: how many the same body has brought before.

        Raises:
            RefusedError: if they are too many with those of others.
        """
        too_many = self._bytes[address] + size > MAX_BYTES_OF_ONE or self._bytes.total() + size > MAX_BYTES_AT_ONCE
        if too_many and held + size > SMALL:
            sentence = "Too many large questions are arriving at once; ask again in 5 seconds."
            raise RefusedError(503, sentence, {"Retry-After": "5"})
        self._bytes[address] += size


class Body:
    """One body; it is ASGI's `receive` for whoever answers it."""

    def __init__(self, bodies: Bodies, receive: Receive, limit: int, address: str) -> None:
        """Nothing is read yet."""
        self._bodies, self._receive, self._limit, self.address = bodies, receive, limit, address
        self._until: float | None = None
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
        message = await self._next()
        self._count(message)
        return message

    def replace(self, content: bytes) -> None:
        """Has `receive` give other bytes than came."""
        self._whole = content

    async def read(self) -> bytes:
        """The whole body; from then on `receive` gives it at once, and `connection` says whether the client is there.

        Raises:
            RefusedError: if it is too large, or does not come.
        """
        parts: list[bytes] = []
        while True:
            message = await self._next()
            if message["type"] == "http.disconnect":
                raise RefusedError(400, "Expected the whole question, but the connection ended; ask again.")
            self._count(message)
            parts.append(message.get("body", b""))
            if not message.get("more_body"):
                break
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

    async def _next(self) -> Message:
        """What comes next of the body, if it comes in time."""
        if self._limit == 0:  # there is no body, and who listens may listen for long
            return await self._receive()
        loop = asyncio.get_running_loop()
        self._until = self._until or loop.time() + MAX_SECONDS
        try:
            async with asyncio.timeout_at(self._until):
                return await self._receive()
        except TimeoutError:
            what = f"the whole question within {MAX_SECONDS:.0f} seconds"
            raise RefusedError(408, f"Expected {what}, but it did not come; ask again.") from None

    def _count(self, message: Message) -> None:
        size = len(message.get("body", b""))
        if self.size + size > self._limit:
            raise too_large(self._limit)
        self._bodies.count(self.address, size, self.size)
        self.size += size


def too_large(limit: int) -> RefusedError:
    """What a body is told that has more bytes than it may."""
    size = f"{limit / 1_000_000:.0f} MB" if limit >= 1_000_000 else f"{limit / 1_000:.0f} kB"
    return RefusedError(
        413, f"Expected a request of at most {size}, but got more; send less at once.", {"Connection": "close"}
    )
