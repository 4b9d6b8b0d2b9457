"""What a shop says of its codes, and of products by them."""

import numpy as np
import pytest

from mmsid.captions import NO_PRODUCTS, Caption
from mmsid.records import Item, code_name


def test_a_prefix_means_what_its_last_code_does(tiny):
    for item in tiny.items:
        codes = tiny.codes(item.item_id)
        for level in range(len(codes) - 1):
            caption = tiny.caption(codes[: level + 1])
            assert caption == tiny.captions.of(level, codes[level])
            assert caption.count == (tiny.ids.codes[:, level] == codes[level]).sum()
        assert tiny.caption(codes) == Caption(tiny.captions.which[tiny.row(item.item_id)], 1.0, 1)


def test_a_code_that_no_product_has_under_a_prefix_means_the_same(tiny):
    taken = {tuple(row) for row in tiny.ids.codes.tolist()}
    free = next(codes for codes in np.ndindex(*tiny.codebook_sizes) if codes not in taken)
    assert tiny.caption(free) == NO_PRODUCTS
    for level, code in enumerate(free[:-1]):
        assert tiny.caption(free[: level + 1]) == tiny.captions.of(level, code)


def test_the_captions_of_a_product_say_what_holds_for_it(tiny):
    for item in tiny.items:
        own = tiny.item_captions(item.item_id)
        codes = tiny.codes(item.item_id)
        assert len(own) == len(codes) and own[-1].holds and own[-1].count == 1
        for level, caption in enumerate(own[:-1]):
            assert caption.holds == tiny.captions.holds(level, codes[level], item)
            assert (caption.text, caption.share, caption.count) == (
                tiny.caption(codes[: level + 1]).text,
                tiny.caption(codes[: level + 1]).share,
                tiny.caption(codes[: level + 1]).count,
            )


def test_which_one_a_product_is_differs_from_those_beside_it(tiny):
    seen = {}
    for item in tiny.items:
        prefix = tiny.codes(item.item_id)[:-1]
        text = tiny.item_captions(item.item_id)[-1].text
        assert text not in seen.setdefault(prefix, set())
        seen[prefix].add(text)


def test_a_new_product_has_captions_before_and_after_it_is_in_the_shop(tiny):
    new = tiny.tokenize(title="A violet umbrella with dots")
    before = tiny.captions_of(new)
    assert len(before) == len(new.codes) and before[-1].holds
    view = tiny.with_items([new])
    after, codes = view.item_captions(new.item.item_id), view.codes(new.item.item_id)
    for level, (one, other) in enumerate(zip(before[:-1], after[:-1], strict=True)):
        if codes[: level + 1] == new.codes[: level + 1] and tiny.captions.counts[level][codes[level]]:
            assert (one.text, one.holds) == (other.text, other.holds) and other.count == one.count + 1
            assert other.share == pytest.approx((one.share * one.count + bool(one.holds)) / other.count)
    assert tiny.captions_of(new) == before  # the shop itself is not changed


def test_a_code_has_one_meaning_and_the_products_by_what_stands_before_it(tiny):
    for level in range(len(tiny.codebook_sizes)):
        for code in range(tiny.codebook_sizes[level]):
            summary, caption = tiny.code(code_name(level, code)), tiny.captions.of(level, code)
            assert (summary.caption, summary.share) == (caption.text, caption.share)
            assert summary.count == sum(len(use.items) for use in summary.uses) == caption.count
            assert len({use.prefix for use in summary.uses}) == len(summary.uses)


def test_what_holds_for_many_products_is_what_holds_for_each(tiny):
    codes = [tiny.codes(item.item_id) for item in tiny.items]
    items = [*tiny.items, Item("bare", "Red mug"), Item("empty", "")]  # neither has a category
    codes += codes[:2]
    wanted = [
        [tiny.captions.holds(level, code, item) for level, code in enumerate(path[:-1])]
        for item, path in zip(items, codes, strict=True)
    ]
    assert tiny.captions.held(items, codes) == wanted
    assert {one for row in wanted for one in row} >= {True, None}
