"""Which IDs there are, against the enumeration of all of them."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from mmsid.errors import MmsidError
from mmsid.quantizer.collisions import id_keys
from mmsid.quantizer.shape import IdShape


def random_tree(seed: int, levels: int = 4) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Sizes and parents, of which every first code has at least one child, in no order."""
    random = np.random.default_rng(seed)
    first = int(random.integers(1, 4))
    second = first + int(random.integers(0, 4))
    parents = [*range(first), *random.integers(0, first, second - first).tolist()]
    sizes = (first, second, *random.integers(1, 4, levels - 2).tolist())
    return sizes, tuple(random.permutation(parents).tolist())


def every_id(sizes: tuple[int, ...], parents: tuple[int, ...]) -> list[tuple[int, ...]]:
    """All IDs in lexicographic order, by trying all combinations."""
    return [full for full in product(*map(range, sizes)) if not parents or parents[full[1]] == full[0]]


@pytest.mark.parametrize("has_tree", [True, False])
@pytest.mark.parametrize("seed", range(12))
def test_capacity_and_keys_equal_the_enumeration(seed: int, *, has_tree: bool) -> None:
    sizes, parents = random_tree(seed, levels=2 + seed % 3)
    parents = parents if has_tree else ()
    shape, ids = IdShape(sizes, parents), every_id(sizes, parents)
    for depth in range(len(sizes) + 1):
        for prefix in {full[:depth] for full in ids}:
            rest = [full[depth:] for full in ids if full[:depth] == prefix]
            below = np.array(rest, dtype=np.int64).reshape(len(rest), len(sizes) - depth)
            assert shape.capacity(prefix) == len(below)
            assert shape.keys_below(prefix).tolist() == id_keys(below, sizes[depth:]).tolist()
    for first in range(sizes[0]):
        assert shape.children(first).tolist() == sorted({full[1] for full in ids if full[0] == first})


@pytest.mark.parametrize("seed", range(6))
def test_an_id_is_allowed_if_it_is_the_beginning_of_one(seed: int) -> None:
    sizes, parents = random_tree(seed)
    shape = IdShape(sizes, parents)
    beginnings = {full[:depth] for full in every_id(sizes, parents) for depth in range(len(sizes) + 1)}
    for depth in range(len(sizes) + 2):
        for codes in product(range(-1, 4), repeat=depth):
            assert shape.allows(codes) == (codes in beginnings)


@pytest.mark.parametrize("parents", [(0, 1), (0, 1, 2), (0, 0, 0), (0, 1, -1), (0, 1, 0, 1)])
def test_parents_that_make_no_tree_are_one_sentence(parents: tuple[int, ...]) -> None:
    with pytest.raises(MmsidError, match="Expected a first code as parent of each second code") as caught:
        IdShape((2, 3, 4), parents)
    assert len(str(caught.value).splitlines()) == 1
    for sizes in ((2,), ()):
        with pytest.raises(MmsidError, match="Expected a first code as parent"):
            IdShape(sizes, (0, 1))
