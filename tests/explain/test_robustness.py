"""Shares of views against tokenising each view by itself."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from mmsid.catalogue import load_picture
from mmsid.errors import MmsidError
from mmsid.explain import augmented_views, robustness
from mmsid.shop import read_product


@pytest.fixture(scope="module")
def picture(tiny):
    return load_picture(tiny.item("bag-green-0").image)


def test_the_shares_are_those_of_tokenising_every_view(tiny, picture):
    found = robustness(tiny, read_product(picture, "Green bag", ""), views=9, seed=4)
    own = np.array(tiny.tokenize(picture, "Green bag").codes)
    codes = np.array([tiny.tokenize(view, "Green bag").codes for view in augmented_views(picture, 9, 4)])
    np.testing.assert_allclose(found.codes, (codes == own).mean(axis=0))
    held = [[(row[: level + 1] == own[: level + 1]).all() for level in range(len(own))] for row in codes]
    np.testing.assert_allclose(found.prefixes, np.mean(held, axis=0))
    assert found.views == 9 and (np.diff(found.prefixes) <= 0).all() and (found.prefixes <= found.codes).all()


def test_the_seed_decides_the_views(picture):
    first, again, other = (np.stack(augmented_views(picture, 3, seed)) for seed in (0, 0, 1))
    np.testing.assert_array_equal(first, again)
    assert (first != other).any() and (first[0] != first[1]).any()


def test_views_are_the_same_picture_a_little_different(picture):
    for view in augmented_views(picture, 20, 0):
        assert view.size == picture.size and view.mode == "RGB"
        values, own = np.asarray(view, dtype=float).ravel(), np.asarray(picture, dtype=float).ravel()
        assert np.corrcoef(values, own)[0, 1] > 0.7
    for view in augmented_views(Image.new("RGB", (90, 40), "white"), 20, 0):
        assert np.asarray(view).min() >= 0.7 * 255  # light changes, but no dark corner comes in
    assert augmented_views(Image.new("RGB", (1, 3), "red"), 1, 0)[0].size == (1, 3)
    assert max(augmented_views(Image.new("RGB", (2000, 1000)), 1, 0)[0].size) == 224


def test_there_is_none_without_a_picture_and_bad_counts_are_refused(tiny, picture):
    assert robustness(tiny, read_product(None, "Green bag", "")) is None
    for views in (0, -1, 10_000):
        with pytest.raises(MmsidError, match="Expected 1 to 256 views"):
            robustness(tiny, read_product(picture, "", ""), views=views)
