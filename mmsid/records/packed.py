"""A new product as JSON, the form in which a visitor's browser keeps it.

What comes back is a stranger's, so every field has a form and a bound; `shop/packing.py` checks the rest against the
build. A Pydantic model, because its form is also a part of the contract between page and server.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from mmsid.records.codes import LEVEL_LETTERS
from mmsid.records.limits import MAX_DESCRIPTION_LENGTH, MAX_TITLE_LENGTH


class PackedItem(BaseModel):
    """A tokenised new product, about 1 kB.

    Attributes:
        item_id: `new-` and eight hexadecimal digits of its content's hash.
        title: with a letter at least.
        description: may be empty.
        embedding: the unit-length item embedding, base64 of little-endian float32, which keeps every bit.
        codes: its semantic ID as 0-based codes, coarse to fine.
        made_from: the modalities that it has, `image` before `text`.
        picture_fault: why its picture shows nothing, or empty.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    item_id: str = Field(pattern=r"^new-[0-9a-f]{8}$")
    title: str = Field(min_length=1, max_length=MAX_TITLE_LENGTH, pattern=r"\S")
    description: str = Field(max_length=MAX_DESCRIPTION_LENGTH)
    embedding: str = Field(max_length=50_000, pattern=r"^[A-Za-z0-9+/]+={0,2}$")
    codes: list[Annotated[int, Field(ge=0, le=1_000_000)]] = Field(min_length=1, max_length=len(LEVEL_LETTERS))
    made_from: list[Literal["image", "text"]] = Field(min_length=1, max_length=2)
    picture_fault: Literal["", "blank", "noise"]

    @field_validator("made_from")
    @classmethod
    def _each_once(cls, value: list[str]) -> list[str]:
        if value not in (["image", "text"], ["image"], ["text"]):
            raise ValueError("image, text or both, image first")
        return value
