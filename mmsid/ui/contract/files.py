"""A picture that a caller of the named API brings: uploaded before, or within the question as a `data:` address."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from mmsid.errors import MmsidError
from mmsid.records import MAX_ID_LENGTH, MAX_UPLOAD_MEGABYTES
from mmsid.ui.contract.base import MAX_NAME_LENGTH, Question
from mmsid.ui.contract.sentences import wanted


class UploadedFile(Question):
    """What the server said of an upload, as `gradio_client` sends it back; what else it says of it is not read.

    Attributes:
        path: as the upload was answered.
        orig_name: of the file where it came from, or null.
    """

    path: Annotated[str, Field(min_length=1, max_length=MAX_ID_LENGTH)]
    orig_name: Annotated[str | None, Field(max_length=MAX_NAME_LENGTH)] = None


def _what_is_read(value: Any) -> Any:
    """Of what a client knows of its upload (address, size, media type …), what the server reads."""
    path = value.get("path") if isinstance(value, dict) else value
    if isinstance(path, str) and path.startswith(("http://", "https://")):
        raise MmsidError("Expected an uploaded picture, but got an address; nothing is fetched, so upload it.")
    return {key: value[key] for key in UploadedFile.model_fields if key in value} if isinstance(value, dict) else value


DataAddress = Annotated[str, Field(max_length=MAX_UPLOAD_MEGABYTES * 1_400_000, pattern=r"^data:[\w/+.-]*;base64,")]
"""A picture as an address that holds it."""

Upload = Annotated[
    UploadedFile | DataAddress | None,
    BeforeValidator(_what_is_read),
    wanted(
        "a picture as the upload answered it, with its path, or a data: address", "upload it and send that", inside=True
    ),
]
"""A picture, or none."""


def bytes_of_address(address: str) -> bytes:
    """The bytes that a `DataAddress` holds.

    Raises:
        MmsidError: if they are damaged.
    """
    try:
        return base64.b64decode(address.partition(",")[2], validate=True)
    except (binascii.Error, ValueError):
        raise MmsidError("Expected the bytes of a picture, but they arrived damaged; send it again.") from None
