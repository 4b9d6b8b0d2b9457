"""The example shoppers of a build, with what it recommends to them first.

In: `views/examples.json`; out: the same values, checked. The rule: every product that is named is one of the catalogue.
"""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from mmsid.config import REMEDY, read_checked
from mmsid.errors import MmsidError


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, allow_inf_nan=False)


class _Line(_Part):
    item_id: str
    log_prob: Annotated[float, Field(ge=-1e6, le=1)]
    semantic_id: list[str]


class _Shopper(_Part):
    name: str
    description: str
    history: Annotated[list[str], Field(min_length=1)]
    answer: list[_Line] | None = None


class _Examples(_Part):
    fingerprint: str
    shoppers: list[_Shopper]


def read_example_shoppers(path: Path, item_ids: Container[str]) -> dict[str, Any]:
    """Reads the examples.

    Args:
        path: of the file.
        item_ids: of the catalogue.

    Returns:
        `fingerprint` of the stages that the answers were made from, and `shoppers`: `name`, `description`, `history`
        and, where the build recommends, `answer`.

    Raises:
        MmsidError: if the file is missing, or holds anything else.
    """
    examples = read_checked(path, _Examples)
    for shopper in examples.shoppers:
        named = [*shopper.history, *(line.item_id for line in shopper.answer or ())]
        unknown = [item_id for item_id in named if item_id not in item_ids]
        if unknown:
            raise MmsidError(f"{path} names the product {unknown[0]!r}, which the catalogue lacks; {REMEDY}.")
    return examples.model_dump(exclude_unset=True)
