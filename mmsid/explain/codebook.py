"""What a code means: its page, with the products at its middle and at its border.

In: a shop and a code, alone or under a prefix; out: a `CodePage`. Distances are the quantiser's own: from what a level
compared to its codewords. The rule: a code means the same wherever it stands, so a page of the look alone goes across
all shelves; what a prefix adds is which of the code's products are meant. Where the first two levels are a tree, a code
of the second is compared with its siblings only, as the quantiser does.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from mmsid.captions import Caption
from mmsid.errors import MmsidError, described_name
from mmsid.quantizer.model import Encoding
from mmsid.records import LEVEL_LETTERS, Codes, CodeUse, Item, Role, code_name, code_names, level_roles, parse_code
from mmsid.shop import MMSID

SHOWN = 12
"""Products in each of a page's two lists, at most."""

NEAREST = 5
"""Other codewords of the level that are named."""


@dataclass(frozen=True, slots=True)
class Member:
    """A product under a code, as its level saw it.

    Attributes:
        item: the product.
        distance: Euclidean, from what the level compared to the code's codeword.
        rival: the code of this level that comes next.
        margin: how much farther that one is; below 0 where the product was moved here because its ID was taken.
    """

    item: Item
    distance: float
    rival: int
    margin: float


@dataclass(frozen=True, slots=True)
class CodePage:
    """Everything about a code, under a prefix or wherever it stands.

    Attributes:
        level: of the code, from 0.
        code: of that level.
        prefix: the codes from level a on, the code itself the last; empty where the page is of the code alone.
        caption: of the code.
        items: the products below, those nearest to the codeword first.
        typical: the nearest ones.
        border: those for which another code is nearly as near, the closest call first; empty where the level has one
            code only.
        categories: the types below and their counts, most frequent first.
        following: the next codes and their captions, most products first; none of a code alone.
        nearest: other codewords that could stand here, by distance, with their captions.
        elsewhere: the same code on other shelves, most products first; of a code alone, on all of them. Empty where a
            code has one parent, or only tells products apart.
        shoppers: example shoppers in whose answers it occurs: their names, and the ranks of these answers.
    """

    level: int
    code: int
    prefix: Codes
    caption: Caption
    items: tuple[Item, ...]
    typical: tuple[Member, ...]
    border: tuple[Member, ...]
    categories: tuple[tuple[str, int], ...]
    following: tuple[tuple[int, Caption], ...]
    nearest: tuple[tuple[int, float, Caption], ...]
    elsewhere: tuple[CodeUse, ...]
    shoppers: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """As written: the prefix, or the code alone."""
        return code_names(self.prefix) if self.prefix else (code_name(self.level, self.code),)


def parse_prefix(shop: MMSID, text: str) -> Codes:
    """Reads a written prefix, such as `a12` or `a12 b7` (points and commas separate, too).

    Raises:
        MmsidError: if it names no codes from level a on, or none of this shop.
    """
    names = text.replace(".", " ").replace(",", " ").split()
    if not names:
        raise MmsidError("Expected codes such as a12 or a12 b7, but got none; name at least one.")
    parsed = [parse_code(name) for name in names]
    if [level for level, _ in parsed] != list(range(len(parsed))):
        came = described_name(" ".join(names))
        raise MmsidError(f"Expected codes from level a on, but got {came}; start with a code of level a.")
    return checked_codes(shop, tuple(code for _, code in parsed))


def checked_codes(shop: MMSID, codes: Codes) -> Codes:
    """Codes that this shop's codebooks have, from level a on, each under a parent that it can have.

    Raises:
        MmsidError: if there are none or too many, one is outside its codebook, or the second belongs to another first.
    """
    sizes = shop.codebook_sizes
    if not 1 <= len(codes) <= len(sizes) or any(not 0 <= c < n for c, n in zip(codes, sizes, strict=False)):
        held = ", ".join(f"{n} at level {letter}" for letter, n in zip(LEVEL_LETTERS, sizes, strict=False))
        raise MmsidError(f"This shop has no code {' '.join(code_names(codes))!r}; there are {held}, counted from 0.")
    check_parent(shop, codes)
    return codes


def check_parent(shop: MMSID, codes: Codes) -> None:
    """Refuses a code of the second level under another code of the first than its own.

    Raises:
        MmsidError: which names the codes that belong there.
    """
    parents = parents_of(shop)
    if len(codes) < 2 or not 0 <= codes[1] < len(parents) or parents[codes[1]] == codes[0]:
        return
    first, second = code_names(codes[:2])
    children = [code_name(1, code) for code, parent in enumerate(parents) if parent == codes[0]]
    named = ", ".join(children[:NEAREST]) + (" …" if len(children) > NEAREST else "")
    shown = named if len(children) == 1 else f"one of {named}"
    raise MmsidError(
        f"Expected a code of level b that belongs to {first}, but got {second}, which belongs to "
        f"{code_name(0, parents[codes[1]])}; take {shown}."
    )


def parents_of(shop: MMSID) -> tuple[int, ...]:
    """For every code of the second level, the one code of the first under which it stands; empty without a tree."""
    return shop.ids.parents


def page_of(shop: MMSID, text: str) -> CodePage:
    """The page of written codes: of a prefix, such as `a12` or `a12 b7`, or of one code alone, such as `c30`.

    Raises:
        MmsidError: if it names none of this shop.
    """
    names = text.replace(".", " ").replace(",", " ").split()
    if len(names) == 1 and not names[0].startswith(LEVEL_LETTERS[0]):
        return page_of_code(shop, names[0])
    return code_page(shop, parse_prefix(shop, text))


def page_of_code(shop: MMSID, name: str) -> CodePage:
    """Reads one code wherever it stands; where that is under one parent only, with this parent.

    Args:
        shop: the products and the quantiser.
        name: as written, such as `c30`.

    Raises:
        MmsidError: if `name` is no code of this shop, or one that only tells products apart.
    """
    summary = shop.code(name)
    level, code = parse_code(name)
    parents = parents_of(shop)
    if level == 0:
        return code_page(shop, (code,))
    if level == 1 and parents:
        return code_page(shop, (parents[code], code))
    if level_roles(len(shop.codebook_sizes))[level] is Role.ONE:
        raise MmsidError(
            f"Expected a code that has a meaning of its own, but {summary.name} only tells products apart; name the "
            "codes before it, too."
        )
    rows = np.flatnonzero(shop.ids.codes[:, level] == code)
    return _page(shop, (level, code), (), rows, tuple(summary.uses))


def code_page(shop: MMSID, prefix: Codes) -> CodePage:
    """Reads a prefix.

    Args:
        shop: the products and the quantiser.
        prefix: codes from level a on; no product need have them.

    Raises:
        MmsidError: if the shop's codebooks have no such codes.
    """
    checked_codes(shop, prefix)
    level, code = len(prefix) - 1, prefix[-1]
    role = level_roles(len(shop.codebook_sizes))[level]
    is_shared = level > 0 and role is not Role.ONE and not (level == 1 and parents_of(shop))
    uses = shop.code(code_name(level, code)).uses if is_shared else ()
    others = tuple(use for use in uses if use.prefix != prefix)
    return _page(shop, (level, code), prefix, shop.trie.below(prefix), others)


def _page(
    shop: MMSID, at: tuple[int, int], prefix: Codes, rows: np.ndarray, elsewhere: tuple[CodeUse, ...]
) -> CodePage:
    """The page of a level's code, with the products of `rows`."""
    members = _members(shop, rows, at) if len(rows) else []
    by_distance = sorted(members, key=lambda member: member.distance)
    by_margin = sorted(members, key=lambda member: member.margin) if len(_siblings(shop, at)) > 1 else []
    types = Counter(" > ".join(member.item.category) for member in members if member.item.category)
    return CodePage(
        level=at[0],
        code=at[1],
        prefix=prefix,
        caption=_caption(shop, at, prefix),
        items=tuple(member.item for member in by_distance),
        typical=tuple(by_distance[:SHOWN]),
        border=tuple(by_margin[:SHOWN]) if len(members) > 1 else (),
        categories=tuple(types.most_common()),
        following=_following(shop, prefix) if prefix else (),
        nearest=_nearest(shop, at, prefix),
        elsewhere=elsewhere,
        shoppers=_shoppers(shop, {member.item.item_id for member in members}),
    )


def _caption(shop: MMSID, at: tuple[int, int], prefix: Codes) -> Caption:
    """The caption of a code; that of the last level hangs on the prefix, all others do not."""
    level, code = at
    whole = (*prefix[:-1], code)
    return shop.caption(whole) if len(whole) == len(shop.codebook_sizes) else shop.captions.of(level, code)


def _siblings(shop: MMSID, at: tuple[int, int]) -> np.ndarray:
    """The codes among which the quantiser chose this one, ascending."""
    level, code = at
    parents = parents_of(shop)
    if level == 1 and parents:
        return np.flatnonzero(np.array(parents) == parents[code])
    return np.arange(shop.codebook_sizes[level])


def _members(shop: MMSID, rows: np.ndarray, at: tuple[int, int]) -> list[Member]:
    """The products of `rows` with their distances to a level's codeword, each along its own codes."""
    level, code = at
    encoding: Encoding = shop.models.quantizer.encode(shop.index.embeddings(rows.tolist()))
    codebook, siblings = shop.models.quantizer.codewords[level], _siblings(shop, at)
    members = []
    for row, inputs, found in zip(
        rows.tolist(), encoding.inputs[:, level], encoding.distances[level][:, siblings], strict=True
    ):
        is_moved = not np.isfinite(found).all()  # from another parent, under which these codes cannot stand
        distances = np.linalg.norm(codebook[siblings] - inputs, axis=1) if is_moved else found
        order = np.argsort(distances, kind="stable")
        place = int(np.flatnonzero(siblings == code)[0])
        rival = order[0] if order[0] != place or len(order) == 1 else order[1]
        own = float(distances[place])
        members.append(Member(shop.items[row], own, int(siblings[rival]), float(distances[rival]) - own))
    return members


def _following(shop: MMSID, prefix: Codes) -> tuple[tuple[int, Caption], ...]:
    node = shop.trie.node(prefix)
    if node < 0 or len(prefix) == len(shop.codebook_sizes):
        return ()
    codes, nodes = shop.trie.children(len(prefix), node)
    counts = shop.trie.count(len(prefix) + 1, nodes)
    return tuple(
        (int(codes[place]), shop.caption((*prefix, int(codes[place])))) for place in np.argsort(-counts, kind="stable")
    )


def _nearest(shop: MMSID, at: tuple[int, int], prefix: Codes) -> tuple[tuple[int, float, Caption], ...]:
    level, code = at
    codebook, siblings = shop.models.quantizer.codewords[level], _siblings(shop, at)
    distances = np.linalg.norm(codebook - codebook[code], axis=1)
    order = siblings[np.argsort(distances[siblings], kind="stable")]
    found = [int(other) for other in order if other != code][:NEAREST]
    captions = {other: _caption(shop, (level, other), prefix) for other in found}
    return tuple((other, float(distances[other]), captions[other]) for other in found)


def _shoppers(shop: MMSID, below: set[str]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    found = []
    for shopper in shop.examples["shoppers"]:
        ranks = tuple(place + 1 for place, line in enumerate(shopper.get("answer", ())) if line["item_id"] in below)
        if ranks:
            found.append((str(shopper["name"]), ranks))
    return tuple(found)
