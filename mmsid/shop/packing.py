"""New products as JSON, so that a visitor's browser can keep them and the server keeps nothing.

In: `Tokenization`s of this shop; out: dictionaries of text and numbers (`pack`), and back again (`unpack`). The rule:
what comes back is a stranger's; every field is checked, and the codes are computed afresh from the embedding.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import replace
from typing import Any

import numpy as np

from mmsid.catalogue.faults import BLANK, NOISE
from mmsid.errors import MmsidError
from mmsid.records import MAX_ADDED, Item, Tokenization
from mmsid.shop.shop import MMSID
from mmsid.shop.tokenizing import choose_codes

MAX_TITLE_LENGTH, MAX_DESCRIPTION_LENGTH = 200, 4000

_ID = re.compile(r"new-[0-9a-f]{8}")
_FIELDS = {"item_id", "title", "description", "embedding", "codes", "made_from", "picture_fault"}
_AGAIN = "tokenise the product again"


def pack(new: Tokenization) -> dict[str, Any]:
    """Writes a new product.

    Returns:
        `item_id`, `title`, `description`, `embedding` (base64 of little-endian float32, which keeps every bit),
        `codes`, `made_from` and `picture_fault`; about 1 kB for 128 numbers.
    """
    return {
        "item_id": new.item.item_id,
        "title": new.item.title[:MAX_TITLE_LENGTH],
        "description": new.item.description[:MAX_DESCRIPTION_LENGTH],
        "embedding": base64.b64encode(new.embedding.astype("<f4").tobytes()).decode("ascii"),
        "codes": list(new.codes),
        "made_from": list(new.made_from),
        "picture_fault": new.picture_fault,
    }


def unpack(shop: MMSID, packed: Any) -> list[Tokenization]:
    """Reads what `pack` wrote.

    Args:
        shop: the build by which the products were tokenised; its products are the neighbours.
        packed: a list of at most `MAX_ADDED` dictionaries.

    Raises:
        MmsidError: if it is anything else, a field is missing, unknown, too long or of another kind, an embedding is
            not this build's, an id occurs twice, or the codes are not those of the embedding.
    """
    if not isinstance(packed, list) or len(packed) > MAX_ADDED:
        came = f"{len(packed)}" if isinstance(packed, list) else type(packed).__name__
        raise MmsidError(f"Expected a list of at most {MAX_ADDED} new products, but got {came}; remove some.")
    if not packed:
        return []
    items = [_item(values) for values in packed]
    if len({item.item_id for item in items}) < len(items):
        raise MmsidError("Expected different new products, but two have the same id; remove one of them.")
    size = shop.models.quantizer.dimension
    embeddings = np.stack([_embedding(values["embedding"], size) for values in packed])
    found = choose_codes(shop.models, shop.index, shop.items, items, embeddings)
    for new, values in zip(found, packed, strict=True):
        if values["codes"] != list(new.codes):
            raise MmsidError(
                f"Expected the codes {list(new.codes)} that the embedding of {new.item.item_id} has in this build, but "
                f"got others; {_AGAIN}."
            )
    return [
        replace(new, made_from=_made_from(values["made_from"]), picture_fault=_fault(values["picture_fault"]))
        for new, values in zip(found, packed, strict=True)
    ]


def _item(values: Any) -> Item:
    if not isinstance(values, dict) or values.keys() != _FIELDS:
        raise MmsidError(f"Expected a new product with {', '.join(sorted(_FIELDS))}, but got other fields; {_AGAIN}.")
    item_id = values["item_id"]
    if not isinstance(item_id, str) or not _ID.fullmatch(item_id):
        raise MmsidError(f"Expected an id such as new-0123abcd, but got another one; {_AGAIN}.")
    for name, longest in (("title", MAX_TITLE_LENGTH), ("description", MAX_DESCRIPTION_LENGTH)):
        if not isinstance(values[name], str) or len(values[name]) > longest:
            raise MmsidError(f"Expected the {name} as text of at most {longest} letters, but got another; {_AGAIN}.")
    if not values["title"].strip():
        raise MmsidError(f"Expected a title for {item_id}, but got none; {_AGAIN}.")
    return Item(item_id, values["title"], values["description"])


def _embedding(text: Any, size: int) -> np.ndarray:
    """The unit row `(size,)` float32 that is written in base64."""
    wrong = MmsidError(f"Expected an embedding of {size} finite numbers and length 1, but got another one; {_AGAIN}.")
    if not isinstance(text, str) or len(text) > 8 * size:
        raise wrong
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise wrong from None
    if len(content) != 4 * size:
        raise wrong
    row = np.frombuffer(content, dtype="<f4").astype(np.float32)
    with np.errstate(over="ignore", invalid="ignore"):
        length = float(np.linalg.norm(row.astype(np.float64)))
    if not np.isfinite(row).all() or abs(length - 1) > 1e-3:
        raise wrong
    return row


def _made_from(value: Any) -> tuple[str, ...]:
    if value not in (["image", "text"], ["image"], ["text"]):
        raise MmsidError(f"Expected that a product is made from image, text or both, but got another thing; {_AGAIN}.")
    return tuple(value)


def _fault(value: Any) -> str:
    if not isinstance(value, str) or value not in ("", BLANK, NOISE):
        raise MmsidError(f"Expected a picture's fault as {BLANK}, {NOISE} or nothing, but got another one; {_AGAIN}.")
    return value
