"""A shop whose first two levels are a tree, made from one whose are not."""

from __future__ import annotations

import copy
from types import SimpleNamespace

import pytest


@pytest.fixture(scope="session")
def with_tree():
    """Gives a view of a shop in which every code of the second level has one parent.

    Two products that differ in both codes fit into this tree: those whose ids are the view's `apart`.
    """

    def made(shop):
        rows = shop.ids.codes.tolist()
        one, other = next((a, b) for a in rows for b in rows if a[0] != b[0] and a[1] != b[1])
        parents = [one[0]] * shop.codebook_sizes[1]
        parents[other[1]] = other[0]
        view = copy.copy(shop)
        view.ids = SimpleNamespace(
            codes=shop.ids.codes, codebook_sizes=shop.codebook_sizes, levels=shop.ids.levels, parents=tuple(parents)
        )
        view.apart = tuple(shop.items[rows.index(codes)].item_id for codes in (one, other))
        return view

    return made
