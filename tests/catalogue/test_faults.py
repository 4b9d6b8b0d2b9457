"""Pictures that show nothing, against pictures whose figures are known by hand."""

import numpy as np
import pytest
from PIL import Image

from mmsid.catalogue.faults import BLANK, NOISE, picture_fault, spread_and_grain


def test_the_figures_of_pictures_that_can_be_worked_out_by_hand():
    board = np.indices((64, 64)).sum(axis=0) % 2 * 255
    halves = np.repeat([[0] * 32 + [255] * 32], 64, axis=0)
    stripes = np.repeat([[0, 255] * 32], 64, axis=0)
    for values, expected in ((board, (0.5, 2.0)), (stripes, (0.5, 1.0))):  # opposite both ways; opposite one way
        picture = Image.fromarray(values.astype(np.uint8)).convert("RGB")
        assert spread_and_grain(picture) == pytest.approx(expected, abs=1e-9)
    spread, grain = spread_and_grain(Image.fromarray(halves.astype(np.uint8)).convert("RGB"))
    assert spread == pytest.approx(0.5) and grain == pytest.approx(1 / 63, abs=1e-9)  # 1 - (61/63 + 1) / 2


def test_blank_pictures_and_noise_are_told_from_pictures(tiny):
    rng = np.random.default_rng(0)
    for colour in ("white", "black", "#7a3", (12, 200, 90)):
        assert picture_fault(Image.new("RGB", (300, 200), colour)) == BLANK
    for size in (64, 200, 500):
        noise = Image.fromarray(rng.integers(0, 256, (size, size, 3), dtype=np.uint8))
        assert picture_fault(noise) == NOISE
    assert picture_fault(None) == ""
    for item in tiny.items:
        assert picture_fault(Image.open(item.image).convert("RGB")) == ""
