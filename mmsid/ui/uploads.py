"""Files that a page sends within a question, as base64.

In: what came, which is a stranger's; out: bytes of a bounded size. Nothing is written to the disk.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any

from mmsid.errors import MmsidError
from mmsid.ui.space import Limits


def uploaded_picture(file: Any, limits: Limits) -> bytes | None:
    """The bytes of a picture, or None where none was sent.

    Raises:
        MmsidError: if it is too large, or no base64.
    """
    if not file:
        return None
    if not isinstance(file, str) or size_of(file) > limits.upload_megabytes * 1_000_000 + 2:
        raise MmsidError(f"Expected a picture of at most {limits.upload_megabytes} MB, but got more; make it smaller.")
    return uploaded_bytes(file, "a picture")


def size_of(file: str) -> int:
    """How many bytes a text in base64 stands for, at most."""
    return len(file) // 4 * 3


def uploaded_bytes(file: Any, what: str) -> bytes:
    """The bytes of a file.

    Args:
        file: base64.
        what: of what, for the sentence.

    Raises:
        MmsidError: if it is no base64.
    """
    try:
        return base64.b64decode(file, validate=True)
    except (binascii.Error, ValueError, TypeError):
        raise MmsidError(f"Expected the bytes of {what}, but they arrived damaged; choose it again.") from None
