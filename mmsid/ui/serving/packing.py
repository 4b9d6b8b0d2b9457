"""Compression of what goes out: whether who asks takes it, and the bytes.

In: a request's headers, and a text; out: the text as gzip. The rule: what is so small that compressing it saves nothing
stays as it is.
"""

from __future__ import annotations

import gzip

from starlette.datastructures import Headers
from starlette.types import Scope

WORTH_PACKING = 1_000
"""Bytes from which on a text is compressed."""

_QUICK = 4
"""Level of what is compressed for one answer alone."""


def takes_gzip(scope: Scope) -> bool:
    """Whether who asks takes gzip."""
    return "gzip" in Headers(scope=scope).get("accept-encoding", "")


def packed(content: bytes, *, once: bool = True) -> bytes | None:
    """A text, compressed; None where it is not worth it.

    Args:
        content: the text.
        once: whether it is compressed for everybody, so that it may take a while.
    """
    if len(content) < WORTH_PACKING:
        return None
    return gzip.compress(content, 9 if once else _QUICK, mtime=0)
