"""What a page sends within a question is held against the Space's limits: files as base64, and histories.

In: what the contract let through; out: bytes of a bounded size. Nothing is written to the disk.
"""

from __future__ import annotations

import base64
import binascii

from mmsid.errors import MmsidError
from mmsid.ui.space import Limits


def check_history(history: list[str], limits: Limits) -> list[str]:
    """Refuses a history that is longer than the Space allows, before anything waits for the model.

    Returns:
        the history.

    Raises:
        MmsidError: if it is too long.
    """
    if len(history) > limits.history:
        raise MmsidError(
            f"Expected a history of at most {limits.history} products, but got {len(history)}; leave the oldest out."
        )
    return history


def uploaded_picture(file: str | None, limits: Limits) -> bytes | None:
    """The bytes of a picture, or None where none was sent.

    Raises:
        MmsidError: if it is too large, or no base64.
    """
    if not file:
        return None
    if size_of(file) > limits.upload_megabytes * 1_000_000 + 2:
        raise MmsidError(f"Expected a picture of at most {limits.upload_megabytes} MB, but got more; make it smaller.")
    return uploaded_bytes(file, "a picture")


def size_of(file: str) -> int:
    """How many bytes a text in base64 stands for, at most."""
    return len(file) // 4 * 3


def uploaded_bytes(file: str | None, what: str) -> bytes:
    """The bytes of a file.

    Args:
        file: base64; None where the page could not read it.
        what: of what, for the sentence.

    Raises:
        MmsidError: if it is no base64.
    """
    try:
        return base64.b64decode("?" if file is None else file, validate=True)
    except (binascii.Error, ValueError):
        raise MmsidError(f"Expected the bytes of {what}, but they arrived damaged; choose it again.") from None
