"""The department Furniture & Light: armchairs, table lamps, sofas, chairs and cushions."""

from __future__ import annotations

from storefront import palette
from storefront.departments.furniture_light import armchairs, chairs, cushions, lamps, sofas, words, words_seats
from storefront.types import ProductType, Stance

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
    made_of={  # a shade of cloth has the lamp's colour where it is the larger part, and is there at all
        "tripod": ("linen", "linen", "paper"),
        "desk": ("enamel", "enamel", "brass", "steel", "ceramic"),
        "mushroom": ("ceramic", "ceramic", "glass", "enamel", "brass", "stoneware", "steel", "marble"),
        "globe": ("ceramic", "ceramic", "brass", "enamel", "wood", "stoneware", "steel", "marble"),
        "banker's": ("glass", "glass", "enamel", "ceramic"),
    },
    words=words.TABLE_LAMPS,
)

SOFAS = ProductType(
    department="Furniture & Light",
    name="Sofas",
    draw=sofas.draw_sofa,
    silhouettes=sofas.SILHOUETTES,
    colours=palette.FABRIC_COLOURS,
    patterns=("stripes", "vertical stripes", "floral", "leaves", "tartan", "chevron", "grid", "dots", "animal spots"),
    materials=("linen", "velvet", "velvet", "wool", "leather", "corduroy", "cotton"),
    prices=(299, 2490),
    plain_share=0.76,
    words=words_seats.SOFAS,
    made_of={"chesterfield": ("leather", "leather", "leather", "velvet"), "sofa bed": ("linen", "cotton", "corduroy")},
)

CHAIRS = ProductType(
    department="Furniture & Light",
    name="Chairs",
    draw=chairs.draw_chair,
    silhouettes=chairs.SILHOUETTES,
    colours=(*palette.FABRIC_COLOURS, "camel", "tan", "brown", "lime"),
    patterns=("stripes", "floral", "leaves", "tartan", "chevron", "grid", "dots", "gingham", "waves"),
    materials=("wood", "wood", "enamel"),
    prices=(39, 340),
    plain_share=0.72,
    words=words_seats.CHAIRS,
    made_of={
        "shell": ("plastic", "plastic", "plastic", "velvet", "leather"),
        "upholstered": ("velvet", "linen", "wool", "leather", "corduroy"),
        "folding": ("wood", "enamel", "steel"),
        "stool": ("wood", "enamel", "steel"),
    },
)

CUSHIONS = ProductType(
    department="Furniture & Light",
    name="Cushions",
    draw=cushions.draw_cushion,
    silhouettes=cushions.SILHOUETTES,
    colours=(*palette.FABRIC_COLOURS, "lime", "apricot"),
    patterns=(
        "stripes",
        "vertical stripes",
        "gingham",
        "tartan",
        "grid",
        "dots",
        "chevron",
        "waves",
        "floral",
        "leaves",
        "animal spots",
        "stars",
        "diamonds",
        "colour block",
    ),
    materials=("linen", "cotton", "velvet", "velvet", "corduroy", "wool", "silk", "suede"),
    prices=(9, 79),
    plain_share=0.42,
    stance=Stance.LYING,
    turn=12.0,
    words=words_seats.CUSHIONS,
    made_of={"knitted": ("knit", "wool"), "tufted": ("velvet", "linen", "canvas", "corduroy")},
)

TYPES: tuple[ProductType, ...] = (ARMCHAIRS, TABLE_LAMPS, SOFAS, CHAIRS, CUSHIONS)
