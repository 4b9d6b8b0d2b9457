"""What counts as the same answer, and what does not."""

import pytest

from tests.answers import assert_same

ANSWER = [("a", -1.0), ("b", -2.0), ("c", -2.0), ("d", -3.0), ("e", -4.0)]


@pytest.mark.parametrize("ids", ["abcde", "acbde"])
def test_products_that_tie_may_swap(ids):
    assert_same([(item, value + 1e-6) for item, (_, value) in zip(ids, ANSWER, strict=True)], ANSWER)


@pytest.mark.parametrize("ids", ["bacde", "abdce", "abcdf", "abcxe", "abcd"])
def test_others_may_not(ids):
    with pytest.raises(AssertionError):
        assert_same([(item, value) for item, (_, value) in zip(ids, ANSWER, strict=False)], ANSWER)


def test_probabilities_are_equal_up_to_rounding_alone():
    with pytest.raises(AssertionError):
        assert_same([(item, value + 1e-4) for item, value in ANSWER], ANSWER)
