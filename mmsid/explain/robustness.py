"""Augmentation robustness: the share of slightly different photos of a product that would get the same codes.

In: a shop and a product; out: `Robustness`. Every view is a crop, a shift, a turn and another light of the picture, all
small enough that a person would call it the same photo; the text stays. The rule: the views follow from the seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mmsid.errors import MmsidError
from mmsid.shop import MMSID
from mmsid.shop.tokenizing import NewProduct

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_CROP = 0.08
"""Share of the picture's side that a view loses at most."""

MAX_TURN_DEGREES = 4.0
"""Degrees, either way."""

MAX_LIGHT_CHANGE = 0.15
"""Brightness, contrast and saturation change by this share at most, either way."""

MAX_VIEWS = 256

_SIDE = 224  # pixels: views are made at about twice the encoder's size, which keeps them sharp and quick


@dataclass(frozen=True, slots=True)
class Robustness:
    """What became of the codes.

    Attributes:
        codes: `(L,)` float64, share of the views with this level's code, whatever came before it.
        prefixes: `(L,)` float64, share of the views with this level's code and all before it; never rises.
        views: how many there were.
    """

    codes: np.ndarray
    prefixes: np.ndarray
    views: int


def robustness(shop: MMSID, product: NewProduct, *, views: int = 24, seed: int = 0) -> Robustness | None:
    """Tokenises slightly different views of a product's picture and compares their codes with its own.

    Args:
        shop: the models.
        product: as `read_product` made it.
        views: 1 to `MAX_VIEWS`.
        seed: of the views.

    Returns:
        the shares, or None for a product without a picture.

    Raises:
        MmsidError: if there are too few or too many views.
    """
    if not 1 <= views <= MAX_VIEWS:
        raise MmsidError(f"Expected 1 to {MAX_VIEWS} views, but got {views}; choose a number between them.")
    if product.picture is None:
        return None
    pictures = [product.picture, *augmented_views(product.picture, views, seed)]
    encoder = shop.models.encoder
    texts = np.repeat(encoder.embed_texts([product.text]), len(pictures), axis=0)
    rows = shop.models.fusion.fuse({"image": encoder.embed_images(pictures), "text": texts})
    own, *others = shop.models.quantizer.encode(rows).codes
    same = np.stack(others) == own
    return Robustness(same.mean(axis=0), np.logical_and.accumulate(same, axis=1).mean(axis=0), views)


def augmented_views(picture: Image, views: int, seed: int) -> list[Image]:
    """Draws views of a picture, each cropped, shifted, turned and lit a little differently.

    Args:
        picture: RGB; one side longer than 224 pixels is scaled down first.
        views: how many.
        seed: the same one gives the same views.
    """
    from torchvision.transforms import InterpolationMode
    from torchvision.transforms import functional as change

    small = picture.copy()
    small.thumbnail((_SIDE, _SIDE))
    width, height = small.size
    edge = max(1, min(width, height) // 8)  # room for turns and shifts; a picture has no black corners
    mode = "reflect" if edge < min(width, height) else "edge"
    wide = change.pad(small, [edge], padding_mode=mode)
    rng = np.random.default_rng(seed)
    drawn = []
    for _ in range(views):
        kept = 1 - rng.uniform(0, MAX_CROP)  # of each side
        room = (1 - kept) / 2
        moved = [round(rng.uniform(-room, room) * side) for side in (width, height)]
        turned = change.affine(
            wide, rng.uniform(-MAX_TURN_DEGREES, MAX_TURN_DEGREES), moved, 1 / kept, [0.0], InterpolationMode.BILINEAR
        )
        view = change.center_crop(turned, [height, width])
        for lit in (change.adjust_brightness, change.adjust_contrast, change.adjust_saturation):
            view = lit(view, rng.uniform(1 - MAX_LIGHT_CHANGE, 1 + MAX_LIGHT_CHANGE))
        drawn.append(view)
    return drawn
