"""`shop.json`, with which a catalogue says what cannot be told from its tables.

In: `{"notice": "Products are drawn.", "currency": "€"}`, both of which may be missing, or no such file; out:
`CatalogueWords`. Nothing is learnt from it, so it may change without another build.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field

from mmsid.config import read_checked

FILE = "shop.json"

CURRENCY_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "CNY": "¥", "INR": "₹", "KRW": "₩", "PLN": "zł "}
"""What stands before a price, by ISO 4217; a currency that is not here stands with its three letters."""


class CatalogueWords(BaseModel):
    """What a catalogue says of itself.

    Attributes:
        notice: one sentence about what is not real in it, or empty.
        currency: the sign before a price, or empty.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    notice: Annotated[str, Field(max_length=300)] = ""
    currency: Annotated[str, Field(max_length=8)] = ""

    @classmethod
    def of(cls, folder: Path) -> Self:
        """Of a catalogue folder.

        Raises:
            MmsidError: if the file is there and holds anything else.
        """
        path = folder / FILE
        if not path.is_file():
            return cls()
        return read_checked(path, cls, remedy='write {"notice": "…", "currency": "€"}, or delete it')
