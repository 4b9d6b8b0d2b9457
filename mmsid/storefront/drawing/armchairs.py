"""Armchairs: club, wingback, wooden-framed, tub and rocking chairs, from the front or at an angle."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

import numpy as np

from mmsid.storefront import palette
from mmsid.storefront.drawing.canvas import Canvas
from mmsid.storefront.drawing.light import Fold
from mmsid.storefront.drawing.materials import Surface, surface
from mmsid.storefront.drawing.outline import leaf
from mmsid.storefront.drawing.upholstery import View, contact, leg, level, pad, panel, rail, sideways, upright
from mmsid.storefront.palette import tones
from mmsid.storefront.types import Design, ProductType, Words


def draw_armchair(canvas: Canvas, design: Design) -> None:
    """An armchair with its cushions, arms and legs."""
    rng = canvas.rng
    made = surface(design, scale=float(rng.uniform(0.75, 1.1)))
    wood = made.dyed(tones(str(rng.choice(("camel", "tan", "brown", "chocolate", "black"), p=(0.28, 0.24, 0.22, 0.14, 0.12))), rng)).of("wood")
    yaw = float(rng.choice((-1, 1)) * rng.uniform(14, 34)) if rng.random() < 0.75 else float(rng.uniform(-5, 5))
    _KINDS[design.silhouette](canvas, View(yaw=yaw, pitch=float(rng.uniform(9, 15)), scale=1.0, floor=428), made, wood)


def _sides(view: View) -> tuple[int, int]:
    """The far and the near side: -1 is left. The side that turns away from the viewer is far."""
    return (1, -1) if view.yaw > 0 else (-1, 1)


def club(canvas: Canvas, view: View, made: Surface, wood: Surface) -> None:
    """A low club chair: thick arms, a plump seat, short feet."""
    rng = canvas.rng
    w, d, foot = float(rng.uniform(280, 310)), float(rng.uniform(215, 245)), float(rng.uniform(26, 40))
    arm_w, arm_h, back_h = float(rng.uniform(52, 68)), float(rng.uniform(172, 196)), float(rng.uniform(268, 300))
    roll = float(rng.uniform(16, 30))
    inner = w - 2 * arm_w
    far, near = _sides(view)
    _feet(canvas, view, wood, w, d, foot, near)
    tufts = _tufts(rng, inner, foot + 170, back_h - 20, -d / 2 + 42) if rng.random() < 0.4 else []
    back, _ = pad(canvas, view, upright(panel(w - 24, back_h - foot, roll + 10), 0, foot + (back_h - foot) / 2, -d / 2 + 58, lean=6),
                  (0, 0, -52), made, puff=15, tufts=tufts)  # fmt: skip
    _arm(canvas, view, made, far, (w, d, foot), (arm_w, arm_h, roll))
    pad(canvas, view, upright(panel(inner + 6, 84, 6), 0, foot + 42, d / 2 - 10), (0, 0, -d + 60), made, puff=7, welt=False)
    seat_y = foot + 84
    pad(canvas, view, upright(panel(inner - 2, 52, 16, bow=3), 0, seat_y + 26, d / 2 - 4), (0, 0, -d + 60), made, puff=12, folds=_creases(canvas, view, seat_y, d))
    _arm(canvas, view, made, near, (w, d, foot), (arm_w, arm_h, roll))


def _arm(
    canvas: Canvas, view: View, made: Surface, side: int, size: tuple[float, float, float], arm: tuple[float, float, float]
) -> None:
    (w, d, foot), (arm_w, arm_h, roll) = size, arm
    shape = panel(arm_w, arm_h - foot, (roll, roll, 5, 5))
    pad(canvas, view, upright(shape, side * (w - arm_w) / 2, foot + (arm_h - foot) / 2, d / 2), (0, 0, -d + 16), made, puff=10)


def _feet(canvas: Canvas, view: View, wood: Surface, w: float, d: float, height: float, near: int) -> None:
    splay = float(canvas.rng.uniform(0, 10))
    for x, z in ((-near, -1), (near, -1), (-near, 1), (near, 1)):
        top = (x * (w / 2 - 24), height + 12, z * (d / 2 - 20))
        leg(canvas, view, top, (x * (w / 2 - 24 + splay), 0, z * (d / 2 - 20 + splay)), (17, 11), wood)


def _tufts(rng: np.random.Generator, width: float, low: float, high: float, z: float) -> list[tuple[float, float, float]]:
    found = []
    rows = int(rng.integers(2, 4))
    for row in range(rows):
        y = low + (high - low) * (row + 0.5) / rows
        count = 3 if row % 2 == 0 else 4
        found += [((k - (count - 1) / 2) * width * 0.24, y, z - (y - low) * 0.1) for k in range(count)]
    return found


def _creases(canvas: Canvas, view: View, y: float, d: float) -> list[Fold]:
    rng = canvas.rng
    found = []
    for _ in range(int(rng.integers(2, 5))):
        x, z = rng.uniform(-60, 60), rng.uniform(-20, d / 2)
        a, b = view.point(x, y + 50, z), view.point(x + rng.uniform(-36, 36), y + 50, z - rng.uniform(10, 50))
        found.append(Fold(leaf(a, b, 8, rng.uniform(-4, 4)), 0.3))
    return found


_KINDS: dict[str, Callable[[Canvas, View, Surface, Surface], None]] = {
    "club": club,
}

ARMCHAIRS = ProductType(
    department="Furniture & Light",
    name="Armchairs",
    draw=draw_armchair,
    silhouettes=tuple(_KINDS),
    colours=palette.FABRIC_COLOURS,
    patterns=("stripes", "vertical stripes", "floral", "leaves", "tartan", "chevron", "diamonds", "grid", "dots", "animal spots"),
    materials=("linen", "velvet", "velvet", "wool", "leather", "leather", "corduroy", "cotton"),
    prices=(149, 1290),
    plain_share=0.66,
    words=Words((), {}, (), (), (), (), (), ()),
)
_ = (contact, level, rail, sideways, MappingProxyType)
