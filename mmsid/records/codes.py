"""How codes are written and read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from mmsid.errors import MmsidError, described

LEVEL_LETTERS = "abcdefgh"
"""One letter per level of a semantic ID: `a` is the coarsest."""

Codes = tuple[int, ...]
"""A semantic ID or a prefix of one, as 0-based codes, coarse to fine."""

_CODE = re.compile(r"([a-h])([0-9]{1,9})")


class Role(StrEnum):
    """What a level of a semantic ID says of a product."""

    KIND = "kind"
    """What kind of product it is; coarse to fine where there are two such levels."""
    LOOK = "look"
    """What it looks like; the same codes for all kinds."""
    ONE = "one"
    """Which one it is among those that the codes before it leave; these codes have no meaning of their own."""


def level_roles(levels: int) -> tuple[Role, ...]:
    """The role of each level of an ID: kinds, then from four levels on a look, then which one."""
    kinds = min(2, levels - 1)
    look = int(levels >= 4)
    return (Role.KIND,) * kinds + (Role.LOOK,) * look + (Role.ONE,) * (levels - kinds - look)


def code_name(level: int, code: int) -> str:
    """Writes a code: `code_name(0, 12)` is `"a12"`."""
    return f"{LEVEL_LETTERS[level]}{code}"


def code_names(codes: Sequence[int]) -> tuple[str, ...]:
    """Writes a semantic ID or a prefix: `code_names((12, 7))` is `("a12", "b7")`."""
    return tuple(code_name(level, code) for level, code in enumerate(codes))


def parse_code(name: str) -> tuple[int, int]:
    """Reads a written code.

    Returns:
        `(level, code)`, both 0-based.

    Raises:
        MmsidError: if `name` is not a letter a-h and a number.
    """
    match = _CODE.fullmatch(name.strip()) if isinstance(name, str) else None
    if match is None:
        raise MmsidError(
            f"A code is a level's letter and a number such as 'a12', but got {described(name)}; copy it from an ID."
        )
    return LEVEL_LETTERS.index(match[1]), int(match[2])
