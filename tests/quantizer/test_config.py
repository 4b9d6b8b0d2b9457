"""The rule for codebook sizes, and the strictness of the configuration."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mmsid.errors import MmsidError
from mmsid.quantizer import QuantizerConfig, choose_codebook_sizes


def test_sizes_keep_the_promises_at_any_number_of_items() -> None:
    for n in [*range(1, 400), 1600, 3686, 12_000, 100_000]:
        sizes = choose_codebook_sizes(n)
        assert 4 <= len(sizes) <= 5
        assert math.prod(sizes[1:]) >= n  # each second code has one parent
        assert max(sizes) <= max(2, n // 2)
        assert sizes[0] <= sizes[1] <= max(2, n // 4)
        assert min(sizes) >= 2
        assert sizes[0] < sizes[1] or n < 12
        if n > 8:
            assert math.prod(sizes[1:]) >= 3 * n


def test_sizes_of_known_kinds_hold_every_item_of_the_fullest() -> None:
    random = np.random.default_rng(0)
    for n in [*range(1, 200), 500, 501, 1656, 12_000]:
        second = int(random.integers(1, max(2, n // 3)))
        first = int(random.integers(1, second + 1))
        fullest = int(random.integers(math.ceil(n / second), n - second + 2)) if n > second else 1
        looks = None if n % 2 else int(random.integers(2, 40))
        sizes = choose_codebook_sizes(n, kinds=(first, second), largest_kind=fullest, looks=looks)
        assert sizes[:2] == (first, second)
        assert looks is None or sizes[2] == looks
        assert math.prod(sizes[2:]) >= fullest
        assert math.prod(sizes[1:]) >= n


@pytest.mark.parametrize(
    ("n", "sizes"),
    [
        (3, (2, 2, 2, 2)),
        (20, (2, 4, 5, 10)),
        (81, (2, 4, 20, 40)),
        (320, (4, 13, 32, 96)),
        (1600, (8, 66, 32, 96)),
        (12_000, (22, 500, 32, 96)),
    ],
)
def test_sizes_of_known_catalogues(n: int, sizes: tuple[int, ...]) -> None:
    assert choose_codebook_sizes(n) == sizes


def test_sizes_are_filled_in_once() -> None:
    assert QuantizerConfig().resolved(1600).codebook_sizes == choose_codebook_sizes(1600)
    assert QuantizerConfig(codebook_sizes=(4, 8)).resolved(30).codebook_sizes == (4, 8)


def test_a_tree_has_fewer_ids_than_its_sizes_multiply_to() -> None:
    config = QuantizerConfig(codebook_sizes=(2, 3, 4))
    assert config.resolved(24).codebook_sizes == (2, 3, 4)
    assert config.resolved(12, parents=(0, 1, 1)).codebook_sizes == (2, 3, 4)
    with pytest.raises(MmsidError, match="give 12 IDs for 13 items"):
        config.resolved(13, parents=(0, 1, 1))


@pytest.mark.parametrize("sizes", [(1, 8), (2,) * 9, (4, 4)])
def test_sizes_that_cannot_work_raise(sizes: tuple[int, ...]) -> None:
    with pytest.raises(MmsidError):
        QuantizerConfig(codebook_sizes=sizes).resolved(17)


def test_unknown_keys_are_errors() -> None:
    with pytest.raises(MmsidError, match="the known keys are"):
        QuantizerConfig.parse({"weights": {"mmd": 1.0}})
    with pytest.raises(MmsidError, match="codebook_sizes"):
        QuantizerConfig.parse({"sizes": [2, 2]})
