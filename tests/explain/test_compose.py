"""Composed IDs against sums of codewords and brute-force neighbours."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from mmsid.errors import MmsidError
from mmsid.explain import compose, walk
from mmsid.explain.codebook import parents_of


def cosines_to(shop, codes):
    """Every product's cosine to the sum of some codewords."""
    total = sum(codebook[code] for codebook, code in zip(shop.models.quantizer.codewords, codes, strict=False))
    embeddings = shop.index.embeddings(range(len(shop.items))).astype(np.float64)
    return embeddings @ total / np.linalg.norm(total)


def test_the_nearest_products_of_any_codes_are_those_of_their_codewords_sum(tiny):
    rng = np.random.default_rng(0)
    for depth in range(1, len(tiny.codebook_sizes) + 1):
        codes = tuple(int(rng.integers(size)) for size in tiny.codebook_sizes[:depth])
        if depth > 1 and parents_of(tiny):
            codes = (parents_of(tiny)[codes[1]], *codes[1:])
        cosines = cosines_to(tiny, codes)
        found = compose(tiny, codes, 5)
        assert found.codes == codes
        np.testing.assert_allclose([n.cosine for n in found.nearest], np.sort(cosines)[::-1][:5], atol=1e-5)
        own = [cosines[tiny.row(n.item.item_id)] for n in found.nearest]
        np.testing.assert_allclose(own, [n.cosine for n in found.nearest], atol=1e-5)
        assert len({n.item.item_id for n in found.nearest}) == 5


def test_a_products_own_id_names_it_and_no_other_does(tiny):
    for item in tiny.items:
        assert compose(tiny, tiny.codes(item.item_id)).owner == item.item_id
    taken = {tuple(row) for row in tiny.ids.codes.tolist()}
    parents = parents_of(tiny)
    fits = (codes for codes in np.ndindex(*tiny.codebook_sizes) if not parents or parents[codes[1]] == codes[0])
    free = next(codes for codes in fits if codes not in taken)
    assert compose(tiny, tuple(map(int, free))).owner is None
    assert compose(tiny, tiny.codes(tiny.items[0].item_id)[:1]).owner is None


@pytest.mark.parametrize("order", [None, "coarse"])
def test_a_walk_swaps_one_code_at_a_time_in_its_order(tiny, order):
    levels = list(range(len(tiny.codebook_sizes)))
    start, end = tiny.items[0].item_id, tiny.items[-1].item_id
    steps = walk(tiny, start, end, order=levels if order else None)
    assert (steps[0].owner, steps[-1].owner) == (start, end)
    swapped = []
    for before, after in pairwise(steps):
        changed = [i for i in levels if before.codes[i] != after.codes[i]]
        assert len(changed) == 1 or (changed == [0, 1] and parents_of(tiny))  # a shelf is changed in one step
        assert all(after.codes[level] == tiny.codes(end)[level] for level in changed)
        swapped.extend(changed if order else changed[::-1])
    differing = [i for i in levels if tiny.codes(start)[i] != tiny.codes(end)[i]]
    assert swapped == (differing if order else differing[::-1])
    for step in steps:
        assert step == compose(tiny, step.codes, 4)


def test_a_walk_to_itself_stands_still(tiny):
    item = tiny.items[3].item_id
    assert [step.owner for step in walk(tiny, item, item)] == [item]


def test_what_cannot_be_composed_or_walked_is_refused(tiny):
    with pytest.raises(MmsidError, match="counted from 0"):
        compose(tiny, (10_000,))
    with pytest.raises(MmsidError, match="no product"):
        walk(tiny, tiny.items[0].item_id, "nothing")
    with pytest.raises(MmsidError, match="every level"):
        walk(tiny, tiny.items[0].item_id, tiny.items[1].item_id, order=[0])


@pytest.mark.parametrize("order", [None, "coarse"])
def test_where_the_first_levels_are_a_tree_a_walk_changes_the_shelf_in_one_step(tiny, with_tree, order):
    shop = with_tree(tiny)
    levels = range(len(tiny.codebook_sizes))
    start, end = shop.apart
    steps = walk(shop, start, end, order=list(levels) if order else None)
    assert (steps[0].owner, steps[-1].owner) == (start, end)
    swaps = [[i for i in levels if before.codes[i] != after.codes[i]] for before, after in pairwise(steps)]
    assert [0, 1] in swaps and all(len(swap) == 1 for swap in swaps if swap != [0, 1])
    assert swaps == sorted(swaps, reverse=not order)


def test_a_code_under_another_parent_is_not_composed(tiny, with_tree):
    shop = with_tree(tiny)
    one, other = (tiny.codes(item_id) for item_id in shop.apart)
    told = f"belongs to a{one[0]}, but got b{other[1]}, which belongs to a{other[0]}; take "
    with pytest.raises(MmsidError, match="Expected a code of level b that belongs to") as error:
        compose(shop, (one[0], other[1], *one[2:]))
    assert told in str(error.value)
