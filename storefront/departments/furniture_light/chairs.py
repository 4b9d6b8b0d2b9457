"""Chairs for the table: Windsor, shell, bistro, ladder-back, upholstered and folding chairs, and stools.

Each is a frame of bars in space with a seat on it (see `upholstery`), drawn from back to front: legs and stretchers
that stand further away first, then the seat, then the back that rises behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from storefront.departments.furniture_light.bent_chairs import bistro, shell
from storefront.departments.furniture_light.chair_parts import (
    Frame,
    boards,
    cushioned,
    legs,
    planks,
    round_plan,
    seat_plan,
    slab,
    stretchers,
)
from storefront.departments.furniture_light.upholstery import Upholstery, leg, rail
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import surface
from storefront.drawing.space import View, panel, upright
from storefront.palette import tones
from storefront.types import Design

_CLOTH = ("velvet", "linen", "wool", "leather", "corduroy", "cotton")


def draw_chair(canvas: Canvas, design: Design) -> None:
    """A chair or stool."""
    rng = canvas.rng
    made = surface(design, scale=float(rng.uniform(0.45, 0.65)))
    stain = str(rng.choice(("camel", "tan", "brown", "chocolate", "black", "beige")))
    wood = made.dyed(tones(stain, rng)).of("wood")
    steel = made.dyed(tones(str(rng.choice(("black", "silver", "mustard", "charcoal"))))).of("steel")
    soft = design.material in _CLOTH
    printed = made.pattern != "plain"
    frame = wood if soft or (printed and rng.random() < 0.7) else made.plain()
    pad = made if soft else made.of("cotton") if printed else None
    if pad is None and rng.random() < 0.25:
        pad = made.dyed(made.accent).of("linen")
    yaw = float(rng.choice((-1, 1)) * rng.uniform(16, 40))
    draw, scale = _KINDS[design.silhouette]
    view = View(yaw, float(rng.uniform(11, 17)), scale * float(rng.uniform(0.97, 1.03)), floor=440, far=2200)
    draw(Frame(canvas, view, frame, pad, wood if rng.random() < 0.7 else steel))


def spindle(frame: Frame) -> None:
    """A Windsor chair: a saddle seat, turned splayed legs, and a bow filled with spindles."""
    rng, view = frame.canvas.rng, frame.view
    w, d, y = float(rng.uniform(172, 190)), float(rng.uniform(160, 174)), float(rng.uniform(168, 178))
    legs(frame, (w, d, y - 8), splay=float(rng.uniform(16, 26)), widths=(10, 17, 13, 16, 9), inset=34)
    stretchers(frame, (w, d, y), splay=20, level=0.42, kind="H")
    slab(frame, seat_plan(w, d, round_back=True), y, 15)
    high, half, lie = float(rng.uniform(172, 196)), w / 2 - 8, float(rng.uniform(0.16, 0.24))
    comb = bool(rng.random() < 0.4)
    angles = np.linspace(np.pi, 0, 17)
    power = 0.5 if comb else 0.8
    across = np.sign(np.cos(angles)) * np.abs(np.cos(angles)) ** power * half * (1.06 if comb else 1.0)
    arc = np.stack([across, np.sin(angles) ** 0.75 * high], axis=1)

    def placed(x: float, up: float) -> tuple[float, float, float]:
        return x, y + up, -d / 2 + 16 + 18 * (x / half) ** 2 - up * lie

    count, thick = int(rng.choice((5, 6, 7, 9))), float(rng.uniform(5.5, 7.5))
    for x in np.linspace(-half * 0.74, half * 0.74, count):
        top = float(np.interp(x, arc[:, 0], arc[:, 1]))
        stick = (placed(float(x) * 0.82, 0), placed(float(x) * 0.93, top * 0.5), placed(float(x), top))
        rail(frame.canvas, view, stick, (thick, thick * 1.35, thick * 0.8), frame.made)
    bow = [placed(float(x), float(up)) for x, up in arc]
    wide = 10.0 if not comb else 12.0
    rail(frame.canvas, view, bow, (wide, wide, wide * (1.9 if comb else 1.1), wide, wide), frame.made)
    cushioned(frame, seat_plan(w - 22, d - 24, round_back=True), y, None)


def ladder(frame: Frame) -> None:
    """High straight posts with curved slats and a rush or wooden seat."""
    rng, view = frame.canvas.rng, frame.view
    w, d, y = float(rng.uniform(168, 184)), float(rng.uniform(152, 168)), float(rng.uniform(166, 178))
    high, thick, lie = float(rng.uniform(352, 374)), float(rng.uniform(13, 16)), float(rng.uniform(16, 28))
    far = -1 if view.yaw < 0 else 1
    z0 = -d / 2 + 8
    for side in (far, -far):
        x = side * (w / 2 - 8)
        leg(frame.canvas, view, (x, y, z0), (x, 0, z0 - 10), (thick, thick * 0.9), frame.made)
    stretchers(frame, (w, d, y), splay=0, level=0.5, kind="box")
    for side in (far, -far):
        x = side * (w / 2 - 8)
        leg(frame.canvas, view, (x, y - 4, d / 2 - 8), (x, 0, d / 2 - 6), (thick, thick * 0.9), frame.made)
    slab(frame, seat_plan(w, d), y, 12, rush=bool(rng.random() < 0.5))
    count = int(rng.integers(3, 6))
    ups = (np.arange(count) + 0.9) / (count + 0.25)
    tall = (high - y) / count * float(rng.uniform(0.42, 0.5))
    places = [(0.0, y + (high - y) * float(up), z0 - lie * float(up)) for up in ups]
    boards(frame, (w - 22, tall), places, [-3.0] * (count - 1) + [5.0])
    for side in (far, -far):
        x = side * (w / 2 - 8)
        posts = ((x, y - 6, z0), (x, (y + high) / 2, z0 - lie * 0.42), (x, high, z0 - lie))
        rail(frame.canvas, view, posts, (thick, thick * 0.95, thick * 0.86), frame.made)
        knob = ((x, high + 4, z0 - lie), (x, high + 9, z0 - lie))
        rail(frame.canvas, view, knob, (thick * 0.8, thick * 0.6), frame.made)
    cushioned(frame, seat_plan(w - 20, d - 20), y, None)


def upholstered(frame: Frame) -> None:
    """A padded dining chair with a high straight or rounded back on tapered legs."""
    rng, view = frame.canvas.rng, frame.view
    w, d, y = float(rng.uniform(176, 192)), float(rng.uniform(164, 178)), float(rng.uniform(140, 150))
    high = float(rng.uniform(300, 352))
    cloth = frame.pad or frame.made
    lower = replace(frame, made=frame.other)
    legs(lower, (w, d, y + 6), splay=float(rng.uniform(2, 12)), widths=(16, 10), inset=16)
    work = Upholstery(frame.canvas, view, cloth)
    top = float(rng.choice((12, 40, 80)))
    shape = panel(w - 8, high - y - 20, (top, top, 8, 8))
    tall = (high + y + 20) / 2
    rows = int(rng.integers(0, 3))
    spots = []
    for k in range(rows):
        places = (-1.0, 0.0, 1.0) if k % 2 == 0 else (-0.5, 0.5)
        spots += [(x * w * 0.26, y + 80 + k * 56, -d / 2 + 24 - k * 7) for x in places]
    work.pad(upright(shape, 0, tall, -d / 2 + 34, lean=7), (0, 0, -26), puff=12, tufts=spots)
    work.pad(upright(panel(w, 44, 14, bow=2), 0, y + 22, d / 2), (0, 0, -d + 26), puff=12)
    work.finish()


def folding(frame: Frame) -> None:
    """Crossed legs, a slatted seat and back: opened, ready for the garden."""
    rng, view = frame.canvas.rng, frame.view
    w, d, y = float(rng.uniform(166, 184)), float(rng.uniform(150, 166)), float(rng.uniform(168, 180))
    high, thick = float(rng.uniform(322, 346)), float(rng.uniform(11, 14))
    far = -1 if view.yaw < 0 else 1
    made = frame.made

    def crossed(side: int) -> None:
        x = side * (w / 2 - 5)
        ends = ((x - side * 11, y - 6, d / 2 - 4), (x - side * 11, 0, -d / 2 - 16))
        leg(frame.canvas, view, *ends, (thick, thick), made)
        rail(frame.canvas, view, ((x, y - 8, d / 2), (x, y - 8, -d / 2 + 8)), (thick, thick), made)

    def long_leg(side: int) -> None:
        x = side * (w / 2 + 3)
        leg(frame.canvas, view, (x, high, -d / 2 - 26), (x, 0, d / 2 + 12), (thick, thick), made)

    crossed(far)
    long_leg(far)
    for up, z in ((0.16, -d / 2 + 6), (0.2, d / 2 - 20)):
        rail(frame.canvas, view, ((-w / 2 + 6, y * up, z), (w / 2 - 6, y * up, z)), (thick * 0.7, thick * 0.7), made)
    crossed(-far)
    count = int(rng.integers(5, 8))
    deep = d / count
    shifts = (np.arange(count) - (count - 1) / 2) * deep
    planks(frame, [panel(w - 4, deep - 5, 3) - np.array([0.0, shift]) for shift in shifts], y, 8, made)
    cushioned(frame, panel(w - 16, d - 16, 20), y, None)
    rows = int(rng.integers(2, 4))
    places = [(0.0, high - 22 - k * 34, -d / 2 - 14 + k * 9.0) for k in range(rows)]
    boards(frame, (w, 24), places, [0.0] * rows)
    long_leg(-far)


def stool(frame: Frame) -> None:
    """A bar stool: a round or square seat on high splayed legs with a foot rest."""
    rng, view = frame.canvas.rng, frame.view
    y, w = float(rng.uniform(236, 270)), float(rng.uniform(150, 172))
    square = bool(rng.random() < 0.35)
    plan = seat_plan(w, w * 0.9) if square else round_plan(w / 2)
    splay = float(rng.uniform(14, 24))
    legs(frame, (w, w, y - 6), splay=splay, widths=(12, 15, 11), inset=36)
    level = float(rng.uniform(0.24, 0.34))
    if square or rng.random() < 0.5:
        stretchers(frame, (w - 56, w - 56, y), splay=splay, level=level, kind="box")
    else:
        reach = (w / 2 - 36 + splay * (1 - level)) * 1.4
        around = np.linspace(0.6, 0.6 + 2 * np.pi, 25)
        ring = [(reach * float(np.cos(a)), y * level, reach * float(np.sin(a))) for a in around]
        rail(frame.canvas, view, ring, (7, 7), frame.other)
    slab(frame, plan, y, 14)
    if rng.random() < 0.5 or frame.pad is not None:
        cushioned(frame, plan * 0.95, y, frame.pad or frame.made.dyed(frame.made.accent).of("leather"))


_KINDS: dict[str, tuple[Callable[[Frame], None], float]] = {
    "spindle back": (spindle, 1.08),
    "shell": (shell, 1.2),
    "bistro": (bistro, 1.1),
    "ladder back": (ladder, 1.06),
    "stool": (stool, 1.32),
    "folding": (folding, 1.08),
    "upholstered": (upholstered, 1.16),
}
"""How each is drawn, and its scale."""
SILHOUETTES = tuple(_KINDS)
"""Every shape of chair."""
