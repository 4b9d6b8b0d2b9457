"""Which column the third code stands for, on embeddings that show one of them."""

from __future__ import annotations

import numpy as np
import pytest

from mmsid.quantizer.kinds import UNKNOWN
from mmsid.quantizer.looks import Looks, looks_of, nearest_mean_accuracy

N, KINDS = 240, 8


def columns(seed: int = 0) -> tuple[dict[str, list[object]], np.ndarray, np.ndarray]:
    """Columns, residuals that show the colour and hint at the pattern, and kinds."""
    random = np.random.default_rng(seed)
    kinds = np.arange(N) % KINDS
    colour, pattern = random.integers(0, 6, N), random.integers(0, 3, N)
    residuals = np.eye(10)[colour] + 0.3 * np.eye(10)[6 + pattern] + 0.1 * random.normal(size=(N, 10))
    attributes: dict[str, list[object]] = {
        "brand": [f"brand {kind}" for kind in kinds],  # of one kind each
        "colour": [f"Colour {c}" for c in colour],
        "pattern": [f"pattern {p}" for p in pattern],
        "size": [str(36 + c) for c in colour],  # a number, though it can be seen
        "price": [float(c) for c in colour],  # no text
        "sku": [f"sku {row}" for row in range(N)],
        "chance": [f"chance {c}" for c in random.integers(0, 6, N)],
    }
    return attributes, residuals, kinds


def chosen(attributes: dict[str, list[object]], *, most: int = 48, least: int = 4, seed: int = 0) -> Looks:
    """Looks of these columns."""
    _, residuals, kinds = columns(seed)
    return looks_of(attributes, residuals, kinds, most=most, least=least)


@pytest.mark.parametrize("seed", range(3))
def test_the_column_that_can_be_seen_is_chosen(seed: int) -> None:
    attributes, _, _ = columns(seed)
    found = chosen(attributes, seed=seed)
    assert "column 'colour'" in found.notes[0]
    assert found.labels.tolist() == [int(str(value)[-1]) for value in attributes["colour"]]
    del attributes["colour"]
    assert "column 'pattern'" in chosen(attributes, seed=seed).notes[0]


@pytest.mark.parametrize("column", ["brand", "size", "price", "sku", "chance"])
def test_brands_numbers_and_what_cannot_be_seen_are_no_looks(column: str) -> None:
    found = chosen({column: columns()[0][column]})
    assert found.size == 0
    assert (found.labels == UNKNOWN).all()
    assert found.notes[0].startswith("No attribute column tells how things look")


def test_capitals_and_spaces_make_no_other_look() -> None:
    attributes, _, _ = columns()
    written = [f" {value} ".upper() if row % 2 else value for row, value in enumerate(attributes["colour"])]
    assert chosen({"colour": written}).labels.tolist() == chosen({"colour": attributes["colour"]}).labels.tolist()


def test_missing_and_rare_values_are_unknown() -> None:
    values = columns()[0]["colour"]
    values[:50] = [None] * 50
    values[50:53] = ["rare"] * 3
    found = chosen({"colour": values})
    assert (found.labels[:53] == UNKNOWN).all()
    assert (found.labels[53:] >= 0).all()
    values[: N * 6 // 10] = [""] * (N * 6 // 10)
    assert chosen({"colour": values}).size == 0


def test_those_that_look_alike_are_put_together_where_there_are_too_many() -> None:
    """Twelve shades, of which each two lie side by side."""
    random, kinds = np.random.default_rng(0), np.arange(N) % KINDS
    shade = random.integers(0, 12, N)
    residuals = np.eye(6)[shade // 2] + 0.2 * np.eye(6)[(shade // 2 + 1) % 6] * (shade % 2)[:, None]
    residuals += 0.02 * random.normal(size=residuals.shape)
    found = looks_of({"shade": [f"s{s:02}" for s in shade]}, residuals, kinds, most=6, least=4)
    assert found.size == 6
    assert len(set(zip(found.labels.tolist(), (shade // 2).tolist(), strict=True))) == 6
    assert "put together to 6" in found.notes[0]


def test_the_accuracy_is_that_of_means_made_without_the_row() -> None:
    random = np.random.default_rng(4)
    rows, labels = random.normal(size=(23, 3)), random.integers(-1, 3, 23)
    known = [row for row in range(23) if labels[row] >= 0]
    right = 0
    for place, row in enumerate(known):
        used = [other for at, other in enumerate(known) if at % 5 != place % 5]
        means = {c: np.mean([rows[r] for r in used if labels[r] == c], axis=0) for c in {labels[r] for r in used}}
        right += min(means, key=lambda c: float(((rows[row] - means[c]) ** 2).sum())) == labels[row]
    assert nearest_mean_accuracy(rows, labels) == pytest.approx(right / len(known))
