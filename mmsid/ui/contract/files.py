"""A file that a caller of the named API has uploaded."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from mmsid.ui.contract.base import MAX_ID_LENGTH, MAX_NAME_LENGTH, Question
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
    return {key: value[key] for key in UploadedFile.model_fields if key in value} if isinstance(value, dict) else value


Upload = Annotated[
    UploadedFile | None,
    BeforeValidator(_what_is_read),
    wanted("a picture as the upload answered it, with its path", "upload it and send that"),
]
"""A file, or none."""
