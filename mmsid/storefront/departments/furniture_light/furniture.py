"""The department Furniture & Light: armchairs and table lamps."""

from __future__ import annotations

from mmsid.storefront import palette
from mmsid.storefront.departments.furniture_light import armchairs, lamps, words
from mmsid.storefront.types import ProductType

ARMCHAIRS = ProductType(
    department="Furniture & Light",
    name="Armchairs",
    draw=armchairs.draw_armchair,
    silhouettes=armchairs.SILHOUETTES,
    colours=palette.FABRIC_COLOURS,
    patterns=(
        "stripes",
        "vertical stripes",
        "floral",
        "leaves",
        "tartan",
        "chevron",
        "diamonds",
        "grid",
        "dots",
        "animal spots",
    ),
    materials=("linen", "velvet", "velvet", "wool", "leather", "leather", "corduroy", "cotton"),
    prices=(149, 1290),
    plain_share=0.66,
    words=words.ARMCHAIRS,
)

TABLE_LAMPS = ProductType(
    department="Furniture & Light",
    name="Table lamps",
    draw=lamps.draw_lamp,
    silhouettes=lamps.SILHOUETTES,
    colours=palette.FABRIC_COLOURS,
    patterns=(
        "stripes",
        "vertical stripes",
        "floral",
        "leaves",
        "dots",
        "grid",
        "chevron",
        "waves",
        "speckles",
        "gingham",
    ),
    materials=(
        "ceramic",
        "ceramic",
        "linen",
        "linen",
        "brass",
        "enamel",
        "glass",
        "wood",
        "stoneware",
        "steel",
        "marble",
        "paper",
    ),
    prices=(25, 280),
    plain_share=0.6,
    words=words.TABLE_LAMPS,
)

TYPES: tuple[ProductType, ...] = (ARMCHAIRS, TABLE_LAMPS)
