"""Pictures that show nothing: blank ones and noise, which an encoder would put somewhere all the same.

In: an upright RGB picture; out: what is wrong with it, in one word. The rule: only what the pixels prove. An embedding
cannot tell noise from an unusual product, its cosines are the same; and a picture of something else (a page of text,
a screenshot) is a picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PIL.Image import Image

BLANK, NOISE = "blank", "noise"

_SIDE = 64  # pixels; small enough that a sensor's grain and JPEG's blocks are averaged away
_LEAST_SPREAD = 0.02
"""Standard deviation of the colours, of 1; of 1,057 real photos and 750 drawn ones none is below 0.04."""
_MAX_GRAIN = 0.65
"""Share of the variance that neighbouring pixels do not have in common; those pictures reach 0.52, noise 0.8 to 1."""


def picture_fault(picture: Image | None) -> str:
    """What is wrong with a picture.

    Args:
        picture: RGB; None has no fault.

    Returns:
        `BLANK` where its colours hardly differ, `NOISE` where neighbouring pixels hardly resemble each other, else "".
        Noise in patches larger than 1/60 of the picture is not recognised, nor is a blank wall in changing light.
    """
    if picture is None:
        return ""
    spread, grain = spread_and_grain(picture)
    return BLANK if spread < _LEAST_SPREAD else NOISE if grain > _MAX_GRAIN else ""


def spread_and_grain(picture: Image) -> tuple[float, float]:
    """How much the colours of a picture vary, and how little neighbouring pixels have in common.

    Returns:
        the standard deviation of its colours around their mean, 0 to 0.5, and one minus the correlation of horizontal
        and vertical neighbours, 0 to 2; both at 64 × 64 pixels. A picture of one colour has a grain of 0.
    """
    pixels = np.asarray(picture.resize((_SIDE, _SIDE)), dtype=np.float64) / 255
    pixels -= pixels.mean(axis=(0, 1))
    spread = float(np.sqrt((pixels**2).mean()))
    if spread < 1e-9:
        return 0.0, 0.0
    across = _correlation(pixels[:, 1:], pixels[:, :-1])
    down = _correlation(pixels[1:], pixels[:-1])
    return spread, 1 - (across + down) / 2


def _correlation(one: np.ndarray, other: np.ndarray) -> float:
    return float((one * other).sum() / max(np.sqrt((one**2).sum() * (other**2).sum()), 1e-12))
