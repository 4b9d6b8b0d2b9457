"""Hats and bags: the types, their words and which drawing belongs to which silhouette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront import palette
from storefront.departments.shoes_accessories import words
from storefront.departments.shoes_accessories.bags import draw_bag
from storefront.departments.shoes_accessories.brims import draw_bucket, draw_fedora, draw_sun_hat
from storefront.departments.shoes_accessories.hats import draw_beanie, draw_cap
from storefront.drawing.materials import surface
from storefront.types import Design, ProductType

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas

_HATS = {
    "baseball cap": draw_cap, "beanie": draw_beanie, "bucket hat": draw_bucket, "fedora": draw_fedora,
    "pompom beanie": draw_beanie, "sun hat": draw_sun_hat,
}  # fmt: skip


_SIZES = {"baseball cap": 1.2, "beanie": 1.2, "bucket hat": 1.12, "fedora": 1.06, "pompom beanie": 1.1, "sun hat": 0.96}
_MIDDLE = (256.0, 282.0)


def draw_hat(canvas: Canvas, design: Design) -> None:
    """A hat of any kind, enlarged to fill the picture."""
    size, (x, y) = _SIZES[design.silhouette], _MIDDLE
    with canvas.group(transform=f"translate({x} {y - 14}) scale({size}) translate({-x} {-y})"):
        _HATS[design.silhouette](canvas, surface(design, scale=0.78), design)

    def moved(px: float, py: float) -> tuple[float, float]:
        return x + (px - x) * size, y - 14 + (py - y) * size

    # The studio reads these in canvas units; only the outlines carry the group's transform.
    canvas.feet = [(*moved(cx, cy), rx * size, ry * size) for cx, cy, rx, ry in canvas.feet]
    left, top, right, bottom = canvas.shadow_box
    canvas.shadow_box = (*moved(left, top), *moved(right, bottom))


HATS = ProductType(
    department="Shoes & Accessories",
    name="Hats",
    draw=draw_hat,
    silhouettes=tuple(_HATS),
    colours=palette.FABRIC_COLOURS,
    patterns=("stripes", "gingham", "dots", "floral", "leaves", "tartan", "chevron", "animal spots", "waves"),
    materials=("cotton", "denim", "corduroy", "wool", "felt", "knit", "straw", "canvas", "suede"),
    prices=(12, 79),
    plain_share=0.6,
    made_of={
        "baseball cap": ("cotton", "cotton", "denim", "corduroy", "canvas", "suede"),
        "beanie": ("knit", "wool"),
        "bucket hat": ("cotton", "denim", "canvas", "corduroy", "suede"),
        "fedora": ("felt", "felt", "wool", "straw"),
        "pompom beanie": ("knit", "wool"),
        "sun hat": ("straw",),
    },
    words=words.HATS,
)

BAGS = ProductType(
    department="Shoes & Accessories",
    name="Bags",
    draw=draw_bag,
    silhouettes=("tote", "backpack", "crossbody", "satchel", "bucket bag", "shopper"),
    colours=palette.FABRIC_COLOURS,
    patterns=(
        "stripes",
        "vertical stripes",
        "gingham",
        "dots",
        "floral",
        "leaves",
        "tartan",
        "chevron",
        "animal spots",
        "diamonds",
    ),
    materials=("canvas", "canvas", "leather", "leather", "suede", "denim", "nylon", "straw", "corduroy", "felt"),
    prices=(19, 219),
    plain_share=0.6,
    turn=1.0,
    made_of={
        "tote": ("canvas", "canvas", "denim", "leather", "corduroy", "felt"),
        "backpack": ("canvas", "nylon", "nylon", "leather", "denim", "corduroy"),
        "crossbody": ("leather", "leather", "suede", "nylon", "canvas"),
        "satchel": ("leather", "leather", "suede", "canvas"),
        "bucket bag": ("leather", "suede", "canvas", "straw"),
        "shopper": ("straw", "canvas", "felt", "leather", "denim"),
    },
    words=words.BAGS,
)

TYPES: tuple[ProductType, ...] = (HATS, BAGS)
