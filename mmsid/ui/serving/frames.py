"""Which sites may show the app in a frame of theirs, by `Content-Security-Policy: frame-ancestors`.

In: the query of a request for the page; out: ASGI's `send`, which adds the header. The rule: one part of the page
(`?embed=why`) is made to be shown anywhere; the whole page in frames of its own site and of those that the Space names.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Send

EMBED = "embed"
"""What an address that shows one part says it by."""


def frame_policy(query: bytes, framed_by: Sequence[str]) -> str:
    """The header's value.

    Args:
        query: of the request.
        framed_by: origins that may frame the whole page.
    """
    is_part = EMBED in parse_qs(query.decode("latin-1"), keep_blank_values=True, max_num_fields=100)
    return "frame-ancestors *" if is_part else " ".join(("frame-ancestors", "'self'", *framed_by))


def sending_policy(send: Send, policy: str) -> Send:
    """Adds the header to the answer that is sent."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message["headers"]))
            headers["content-security-policy"] = policy
            message = {**message, "headers": headers.raw}
        await send(message)

    return sending
