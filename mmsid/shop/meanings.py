"""What a code of a shop means, and which products have it.

In: a shop and a written code; out: a `CodeSummary`. The rule: a code has one meaning; what stands before it only sorts
the products that have it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mmsid.errors import MmsidError, described
from mmsid.records import LEVEL_LETTERS, Codes, CodeSummary, CodeUse, Item, code_name, parse_code

if TYPE_CHECKING:
    from mmsid.shop.shop import MMSID


def code_summary(shop: MMSID, name: str) -> CodeSummary:
    """Reads a code.

    Raises:
        MmsidError: if `name` is no code of this shop.
    """
    level, code = parse_code(name)
    if level >= len(shop.codebook_sizes) or code >= shop.codebook_sizes[level]:
        sizes = ", ".join(
            f"{n} at level {letter}" for letter, n in zip(LEVEL_LETTERS, shop.codebook_sizes, strict=False)
        )
        raise MmsidError(f"This shop has no code {described(name)}; there are {sizes}, counted from 0.")
    rows = np.flatnonzero(shop.ids.codes[:, level] == code)
    prefixes: dict[Codes, list[Item]] = {}
    for row in rows:
        prefixes.setdefault(tuple(shop.ids.codes[row, : level + 1].tolist()), []).append(shop.items[row])
    ordered = sorted(prefixes.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    caption = shop.captions.of(level, code)
    return CodeSummary(
        name=code_name(level, code),
        level=level,
        caption=caption.text,
        share=caption.share,
        count=len(rows),
        uses=tuple(CodeUse(prefix, tuple(below)) for prefix, below in ordered),
    )
