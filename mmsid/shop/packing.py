"""New products as JSON, so that a visitor's browser can keep them and the server keeps nothing.

In: `Tokenization`s of this shop; out: `PackedItem`s of text and numbers (`pack`), and back again (`unpack`). The rule:
what comes back is a stranger's; `PackedItem` checks each field's form, `unpack` whether it can be of this build, and
the codes are computed afresh from the embedding.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from mmsid.errors import MmsidError
from mmsid.records import MAX_ADDED, MAX_DESCRIPTION_LENGTH, MAX_TITLE_LENGTH, Item, PackedItem, Tokenization
from mmsid.shop.shop import MMSID
from mmsid.shop.tokenizing import choose_codes

_AGAIN = "tokenise the product again"


def pack(new: Tokenization) -> PackedItem:
    """Writes a new product; texts that are longer than is kept are cut off."""
    return PackedItem.model_validate(
        {
            "item_id": new.item.item_id,
            "title": new.item.title[:MAX_TITLE_LENGTH],
            "description": new.item.description[:MAX_DESCRIPTION_LENGTH],
            "embedding": base64.b64encode(new.embedding.astype("<f4").tobytes()).decode("ascii"),
            "codes": list(new.codes),
            "made_from": list(new.made_from),
            "picture_fault": new.picture_fault,
        }
    )


def unpack(shop: MMSID, packed: Sequence[PackedItem]) -> list[Tokenization]:
    """Reads what `pack` wrote.

    Args:
        shop: the build by which the products were tokenised; its products are the neighbours.
        packed: at most `MAX_ADDED`.

    Raises:
        MmsidError: if they are too many, an id occurs twice, an embedding is not this build's, or the codes are not
            those of the embedding.
    """
    if len(packed) > MAX_ADDED:
        raise MmsidError(f"Expected at most {MAX_ADDED} new products, but got {len(packed)}; remove some.")
    if not packed:
        return []
    if len({one.item_id for one in packed}) < len(packed):
        raise MmsidError("Expected different new products, but two have the same id; remove one of them.")
    size = shop.models.quantizer.dimension
    embeddings = np.stack([_embedding(one.embedding, size) for one in packed])
    items = [Item(one.item_id, one.title, one.description) for one in packed]
    found = choose_codes(shop.models, shop.index, shop.items, items, embeddings)
    for new, one in zip(found, packed, strict=True):
        if one.codes != list(new.codes):
            raise MmsidError(
                f"Expected the codes {list(new.codes)} that the embedding of {new.item.item_id} has in this build, but "
                f"got others; {_AGAIN}."
            )
    return [
        replace(new, made_from=tuple(one.made_from), picture_fault=one.picture_fault)
        for new, one in zip(found, packed, strict=True)
    ]


def _embedding(text: str, size: int) -> np.ndarray:
    """The unit row `(size,)` float32 that is written in base64."""
    wrong = MmsidError(f"Expected an embedding of {size} finite numbers and length 1, but got another one; {_AGAIN}.")
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
