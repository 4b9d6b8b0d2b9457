"""The rule for codebook sizes, and the strictness of the configuration."""

from __future__ import annotations

import math

import pytest

from mmsid.errors import MmsidError
from mmsid.quantizer import QuantizerConfig, choose_codebook_sizes


def test_sizes_keep_the_promises_at_any_number_of_items() -> None:
    for n in [*range(1, 400), 1600, 3686, 12_000, 100_000]:
        sizes = choose_codebook_sizes(n)
        assert 2 <= len(sizes) <= 5
        assert math.prod(sizes) >= n
        assert max(sizes) <= max(2, n // 8)
        if n >= 32:
            assert n / (sizes[0] * sizes[1]) >= 4
            assert math.prod(sizes) >= 3 * n


@pytest.mark.parametrize(
    ("n", "sizes"),
    [
        (3, (2, 2)),
        (20, (2, 2, 2, 2, 2)),
        (81, (8, 2, 10, 10)),
        (320, (24, 3, 40, 40)),
        (1600, (64, 6, 48, 48)),
        (12_000, (128, 16, 64, 64)),
    ],
)
def test_sizes_of_known_catalogues(n: int, sizes: tuple[int, ...]) -> None:
    assert choose_codebook_sizes(n) == sizes


def test_sizes_are_filled_in_once() -> None:
    assert QuantizerConfig().resolved(1600).codebook_sizes == choose_codebook_sizes(1600)
    assert QuantizerConfig(codebook_sizes=(4, 8)).resolved(30).codebook_sizes == (4, 8)


@pytest.mark.parametrize("sizes", [(1, 8), (2,) * 9, (4, 4)])
def test_sizes_that_cannot_work_raise(sizes: tuple[int, ...]) -> None:
    with pytest.raises(MmsidError):
        QuantizerConfig(codebook_sizes=sizes).resolved(17)


def test_unknown_keys_are_errors() -> None:
    with pytest.raises(MmsidError, match="the known keys are"):
        QuantizerConfig.parse({"weights": {"mmd": 1.0}})
    with pytest.raises(MmsidError, match="codebook_sizes"):
        QuantizerConfig.parse({"sizes": [2, 2]})
