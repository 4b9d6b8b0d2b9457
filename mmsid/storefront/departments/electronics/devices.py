"""The department Electronics: headphones, cameras, speakers, laptops and watches."""

from __future__ import annotations

from mmsid.storefront.departments.electronics import headphones, words_sound
from mmsid.storefront.types import ProductType, Stance

HEADPHONES = ProductType(
    department="Electronics",
    name="Headphones",
    draw=headphones.draw_headphones,
    silhouettes=headphones.SILHOUETTES,
    colours=(
        "black", "charcoal", "white", "ivory", "silver", "navy", "cobalt", "sky blue", "turquoise", "teal", "mint",
        "sage", "forest green", "lime", "yellow", "mustard", "orange", "coral", "red", "burgundy", "pink", "fuchsia",
        "lilac", "purple", "beige",
    ),
    patterns=("colour block", "speckles", "stripes", "waves", "dots", "animal spots"),
    materials=("plastic", "plastic", "aluminium"),
    prices=(19, 420),
    plain_share=0.8,
    stance=Stance.LYING,
    turn=11.0,
    words=words_sound.HEADPHONES,
    made_of={"over-ear": ("plastic", "plastic", "aluminium", "wood"), "neckband": ("plastic",), "gaming": ("plastic",)},
)  # fmt: skip

TYPES: tuple[ProductType, ...] = (HEADPHONES,)
