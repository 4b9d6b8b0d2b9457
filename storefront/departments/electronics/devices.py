"""The department Electronics: headphones, cameras, speakers, laptops and watches."""

from __future__ import annotations

from storefront.departments.electronics import (
    cameras,
    headphones,
    laptops,
    speakers,
    watches,
    words_computing,
    words_image,
    words_sound,
    words_watches,
)
from storefront.types import ProductType, Stance

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

CAMERAS = ProductType(
    department="Electronics",
    name="Cameras",
    draw=cameras.draw_camera,
    silhouettes=cameras.SILHOUETTES,
    colours=(
        "black", "charcoal", "chocolate", "brown", "tan", "camel", "cream", "white", "navy", "cobalt", "sky blue",
        "turquoise", "teal", "mint", "sage", "forest green", "olive", "yellow", "mustard", "orange", "coral", "red",
        "burgundy", "pink", "fuchsia", "lilac", "purple",
    ),
    patterns=("colour block", "speckles", "dots", "waves", "floral", "stars", "leaves"),
    materials=("leather", "leather", "suede", "wood"),
    prices=(45, 890),
    plain_share=0.8,
    words=words_image.CAMERAS,
    made_of={
        "compact": ("plastic", "plastic", "aluminium"),
        "instant": ("plastic",),
        "action": ("plastic", "rubber"),
        "SLR": ("leather", "leather", "rubber"),
    },
)  # fmt: skip

SPEAKERS = ProductType(
    department="Electronics",
    name="Speakers",
    draw=speakers.draw_speaker,
    silhouettes=speakers.SILHOUETTES,
    colours=(
        "black", "charcoal", "grey", "white", "ivory", "cream", "beige", "camel", "brown", "navy", "cobalt", "blue",
        "sky blue", "turquoise", "teal", "mint", "sage", "forest green", "olive", "lime", "yellow", "mustard", "orange",
        "rust", "coral", "red", "burgundy", "blush", "pink", "fuchsia", "lilac", "purple",
    ),
    patterns=("stripes", "chevron", "dots", "speckles", "waves", "colour block", "leaves", "grid", "vertical stripes"),
    materials=("wood", "plastic", "plastic", "linen", "canvas", "knit"),
    prices=(29, 690),
    plain_share=0.74,
    words=words_sound.SPEAKERS,
    made_of={
        "bookshelf": ("wood", "wood", "plastic", "enamel"),
        "floor": ("wood", "wood", "plastic", "enamel"),
        "portable": ("plastic", "canvas", "knit"),
        "smart": ("plastic", "linen", "canvas", "knit"),
    },
)  # fmt: skip

LAPTOPS = ProductType(
    department="Electronics",
    name="Laptops",
    draw=laptops.draw_laptop,
    silhouettes=laptops.SILHOUETTES,
    colours=(
        "silver", "silver", "grey", "charcoal", "black", "white", "ivory", "beige", "navy", "cobalt", "blue",
        "sky blue", "turquoise", "teal", "mint", "sage", "forest green", "lime", "yellow", "mustard", "apricot",
        "orange", "coral", "red", "burgundy", "blush", "pink", "fuchsia", "lilac", "purple",
    ),
    patterns=("waves", "floral", "leaves", "dots", "stars", "speckles", "chevron", "stripes", "diamonds"),
    materials=("aluminium", "aluminium", "plastic", "enamel"),
    prices=(290, 1790),
    plain_share=0.68,
    words=words_computing.LAPTOPS,
)  # fmt: skip

WATCHES = ProductType(
    department="Electronics",
    name="Watches",
    draw=watches.draw_watch,
    silhouettes=watches.SILHOUETTES,
    colours=(
        "black", "charcoal", "grey", "white", "cream", "beige", "camel", "tan", "brown", "chocolate", "navy", "cobalt",
        "blue", "sky blue", "turquoise", "teal", "mint", "sage", "forest green", "olive", "lime", "yellow", "mustard",
        "orange", "rust", "coral", "red", "burgundy", "blush", "pink", "fuchsia", "lilac", "purple", "plum",
    ),
    patterns=("stripes", "vertical stripes", "dots", "floral", "tartan", "animal spots", "chevron", "leaves"),
    materials=("leather", "leather", "steel", "nylon", "rubber", "suede", "brass"),
    prices=(29, 690),
    plain_share=0.78,
    stance=Stance.LYING,
    turn=16.0,
    words=words_watches.WATCHES,
    made_of={
        "smart": ("rubber", "rubber", "nylon", "leather"),
        "field": ("nylon", "canvas", "leather", "suede"),
        "diver": ("rubber", "steel", "nylon", "rubber"),
        "dress": ("leather", "leather", "brass", "steel", "suede"),
    },
)  # fmt: skip

TYPES: tuple[ProductType, ...] = (HEADPHONES, CAMERAS, SPEAKERS, LAPTOPS, WATCHES)
