"""Sofas: two- and three-seaters, chesterfields, corner sofas, sofa beds and camel-backed loveseats.

They are built like the armchairs, from pads in space, but in rows: every seat has its own cushion, and pillows or a
blanket of another cloth lie on top. What is further from the viewer is painted first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from storefront.departments.furniture_light.seating import creases, far_and_near, feet
from storefront.departments.furniture_light.upholstery import Upholstery, leg, rail
from storefront.drawing.canvas import Canvas
from storefront.drawing.light import Fold
from storefront.drawing.materials import Surface, surface, texture
from storefront.drawing.outline import joined, leaf
from storefront.drawing.space import Loop, View, panel, sideways, upright
from storefront.palette import tones
from storefront.types import Design

_Spot = tuple[float, float, float]


def draw_sofa(canvas: Canvas, design: Design) -> None:
    """A sofa with its cushions, arms and legs."""
    rng = canvas.rng
    made = surface(design, scale=float(rng.uniform(0.75, 1.1)))
    stain = str(rng.choice(("camel", "tan", "brown", "chocolate", "black"), p=(0.28, 0.24, 0.22, 0.14, 0.12)))
    wood = made.dyed(tones(stain, rng)).of("wood")
    # A long lens: over the width of a sofa, a short one would show sides that the slopes say are hidden.
    yaw, pitch = float(rng.choice((-1, 1)) * rng.uniform(9, 27)), float(rng.uniform(11, 17))
    draw, scale = _KINDS[design.silhouette]
    view = View(yaw=yaw, pitch=pitch, scale=scale * float(rng.uniform(0.97, 1.03)), floor=400, far=4200)
    if design.silhouette == "corner":
        view = replace(view, middle=256 - 14 * np.sign(yaw))
    draw(Upholstery(canvas, view, made), wood)


def _pillow(work: Upholstery, loop: Loop, push: Sequence[float], made: Surface, *, puff: float = 15.0) -> None:
    """A piece of another cloth on top of a finished sofa: a pillow, a blanket, a mattress."""
    other = Upholstery(work.canvas, work.view, made)
    other.pieces = list(work.pieces)
    other.pad(loop, push, puff=puff, welt=puff > 8)
    texture(work.canvas, joined(*other.pieces[len(work.pieces) :]), made)  # type: ignore[arg-type]


def _throw(work: Upholstery, spots: Sequence[_Spot], size: float) -> None:
    """Throw pillows, leaning at given places, in the accent colour or in a print of both colours."""
    rng, made = work.canvas.rng, work.made
    prints = ("stripes", "dots", "leaves", "chevron", "grid", "floral", "plain", "plain")
    for x, y, z in spots:
        pattern = str(rng.choice(prints)) if made.pattern == "plain" else "plain"
        cloth = Surface(made.accent, made.tones, pattern, "linen", made.seed + int(x), 0.5)
        edge = size * float(rng.uniform(0.9, 1.1))
        shape = panel(edge, edge, 14, bow=-5)
        a = np.deg2rad(float(rng.uniform(-14, 14)))
        shape = shape @ np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])
        _pillow(work, upright(shape, x, y + edge / 2, z, lean=16), (0, 4, -26), cloth)


def _places(inner: float, count: int, far: int) -> list[float]:
    """The middles of `count` cushions across an inner width, the far ones first."""
    return sorted(((k - (count - 1) / 2) * inner / count for k in range(count)), key=lambda x: -x * far)


def two_seater(work: Upholstery, wood: Surface) -> None:
    """A modern sofa for two: slim straight arms, loose back cushions, slender legs."""
    rng = work.canvas.rng
    _row(work, wood, 2, width=float(rng.uniform(425, 455)), arm=float(rng.uniform(30, 46)), roll=5.0)


def three_seater(work: Upholstery, wood: Surface) -> None:
    """A generous sofa for three with plump rolled arms."""
    rng = work.canvas.rng
    soft = rng.random() < 0.6
    arm, roll = (float(rng.uniform(54, 68)), float(rng.uniform(20, 32))) if soft else (float(rng.uniform(30, 44)), 6.0)
    _row(work, wood, 3, width=float(rng.uniform(575, 615)), arm=arm, roll=roll)


def _row(work: Upholstery, wood: Surface, count: int, *, width: float, arm: float, roll: float) -> None:
    """Back, arms, apron and `count` seats with their loose back cushions."""
    rng, view = work.canvas.rng, work.view
    w, d = width, float(rng.uniform(205, 230))
    slim = roll < 10
    foot, high = float(rng.uniform(44, 64) if slim else rng.uniform(26, 40)), float(rng.uniform(238, 262))
    arm_h, inner = float(rng.uniform(158, 184)), w - 2 * arm
    seat = foot + float(rng.uniform(66, 80))
    far, near = far_and_near(view)
    feet(work, wood.dyed(tones("black")).of("steel") if slim and rng.random() < 0.25 else wood, (w, d, foot), near)
    back = upright(panel(inner + 12, high - foot - 14, roll + 8), 0, foot + (high - foot) / 2, -d / 2 + 52, lean=6)
    work.pad(back, (0, 0, -46), puff=10)
    front = panel(arm, arm_h - foot, (roll, roll, 5, 5))

    def arm_at(side: int) -> None:
        face = upright(front, side * (w - arm) / 2, foot + (arm_h - foot) / 2, d / 2)
        work.pad(face, (0, 0, -d + 14), puff=6 if slim else 11)

    arm_at(far)
    apron = upright(panel(inner + 6, seat - foot, 4), 0, (seat + foot) / 2, d / 2 - 10)
    work.pad(apron, (0, 0, -d + 60), puff=6, welt=False)
    one = inner / count
    tufted = rng.random() < 0.25
    for x in _places(inner, count, far):
        tall = high - seat - float(rng.uniform(18, 26))
        cushion = upright(panel(one - 4, tall, 24, bow=5), x, seat + 40 + tall / 2, -d / 2 + 100, lean=11)
        spots = [(x + s * one * 0.2, seat + 40 + tall * 0.55, -d / 2 + 92) for s in (-1, 1)] if tufted else []
        work.pad(cushion, (0, 0, -42), puff=15, tufts=spots)
    bench = count == 2 and rng.random() < 0.25
    for x in [0.0] if bench else _places(inner, count, far):
        wide = inner if bench else one
        folds = creases(work, seat + 50, d) if abs(x) < 60 else []
        cushion = upright(panel(wide - 3, 50, 16, bow=3), x, seat + 25, d / 2 - 4)
        work.pad(cushion, (0, 0, -d + 62), puff=12, folds=folds)
    arm_at(near)
    work.finish()
    if rng.random() < 0.6:
        ends = [far * (inner / 2 - 44)]
        if abs(view.yaw) < 16 and rng.random() < 0.4:
            ends.append(near * (inner / 2 - 74))
        _throw(work, [(x, seat + 50, -d / 2 + 132) for x in ends], float(rng.uniform(88, 106)))


def chesterfield(work: Upholstery, wood: Surface) -> None:
    """Back and arms of one height, rolled outwards and buttoned all over."""
    rng = work.canvas.rng
    w, d, foot = float(rng.uniform(520, 560)), float(rng.uniform(200, 220)), float(rng.uniform(26, 36))
    high, post, roll = float(rng.uniform(214, 228)), float(rng.uniform(44, 52)), float(rng.uniform(27, 32))
    far, near = far_and_near(work.view)
    inner, seat = w - 2 * post, foot + 62
    feet(work, wood, (w, d, foot), near)
    columns, tufts = int(rng.integers(7, 10)), []
    for row, y in enumerate((seat + 62, high - roll - 12)):
        places = np.arange(columns - row) - (columns - row - 1) / 2
        tufts += [(float(k) * inner / columns, y, -d / 2 + 54) for k in places]
    back = upright(panel(inner + 14, high - foot, 6), 0, foot + (high - foot) / 2, -d / 2 + 54, lean=2)
    work.pad(back, (0, 0, -30), puff=14, tufts=tufts, welt=False)
    scroll = sideways(_round(roll), -w / 2 + post * 0.3, high - 6, -d / 2 + 38)
    work.pad(scroll, (w - post * 0.6, 0, 0), puff=13, welt=False)

    def arm_at(side: int) -> None:
        x = side * (w - post) / 2
        face = upright(panel(post, high - foot - 8, 5), x, foot + (high - foot - 8) / 2, d / 2 - 4)
        work.pad(face, (0, 0, -d + 34), puff=7)
        face = upright(_round(roll * 1.3), x + side * 9, high - roll * 0.5, d / 2)
        work.pad(face, (0, 0, -d + 30), puff=11)

    arm_at(far)
    apron = upright(panel(inner + 6, seat - foot, 4), 0, (seat + foot) / 2, d / 2 - 10)
    work.pad(apron, (0, 0, -d + 60), puff=6, welt=False)
    count = int(rng.integers(2, 4))
    for x in _places(inner, count, far):
        loop = upright(panel(inner / count - 3, 46, 15, bow=3), x, seat + 23, d / 2 - 6)
        work.pad(loop, (0, 0, -d + 60), puff=11, folds=creases(work, seat + 46, d) if abs(x) < 70 else [])
    arm_at(near)
    work.finish()


def _round(radius: float) -> np.ndarray:
    a = np.linspace(0, 2 * np.pi, 22, endpoint=False)
    return np.stack([radius * np.cos(a), radius * np.sin(a)], axis=1)


def corner(work: Upholstery, wood: Surface) -> None:
    """An L: two seats and, at the far end, a long one to put one's legs on."""
    rng, view = work.canvas.rng, work.view
    far, near = far_and_near(view)
    w, d, foot = float(rng.uniform(520, 560)), float(rng.uniform(190, 210)), float(rng.uniform(26, 48))
    arm, arm_h, high = float(rng.uniform(38, 56)), float(rng.uniform(150, 172)), float(rng.uniform(220, 244))
    long, chaise = float(rng.uniform(120, 150)), float(rng.uniform(160, 180))
    seat, inner = foot + 62, w - arm
    front = d / 2 + long - 24
    spots = [(far * (w / 2 - 24), front), (far * (w / 2 - chaise + 24), front), (near * (w / 2 - 24), d / 2 - 24)]
    for x, z in (*spots, (far * (w / 2 - 24), -d / 2 + 20), (near * (w / 2 - 24), -d / 2 + 20)):
        leg(work.canvas, view, (x, foot + 10, z), (x, 0, z), (17, 12), wood)
    back = upright(panel(w - 8, high - foot - 16, 14), 0, foot + (high - foot - 16) / 2, -d / 2 + 50, lean=5)
    work.pad(back, (0, 0, -44), puff=10)
    middle = far * (w / 2 - chaise / 2)
    rest = near * (w / 2 - arm - (inner - chaise) / 2)
    wide = inner - chaise
    flank = upright(panel(34, arm_h - foot - 20, 8), far * (w / 2 - 17), foot + (arm_h - foot - 20) / 2, d / 2 - 40)
    work.pad(flank, (0, 0, -d + 60), puff=8)
    apron = upright(panel(wide + 8, seat - foot, 4), rest, (seat + foot) / 2, d / 2 - 8)
    work.pad(apron, (0, 0, -d + 60), puff=6, welt=False)
    backs = [(middle - far * 14, chaise - 40)] + [(rest + far * s * wide / 4, wide / 2) for s in (1, -1)]
    for x, one in backs:
        tall = high - seat - 20
        cushion = upright(panel(one - 4, tall, 22, bow=5), x, seat + 38 + tall / 2, -d / 2 + 96, lean=11)
        work.pad(cushion, (0, 0, -40), puff=14)
    for s in (1, -1):
        loop = upright(panel(wide / 2 - 3, 46, 15, bow=3), rest + far * s * wide / 4, seat + 23, d / 2 - 4)
        work.pad(loop, (0, 0, -d + 62), puff=11, folds=creases(work, seat + 46, d) if s > 0 else [])
    face = upright(panel(arm, arm_h - foot, (8, 8, 5, 5)), near * (w - arm) / 2, foot + (arm_h - foot) / 2, d / 2)
    if near * view.yaw > 0:
        work.pad(face, (0, 0, -d + 14), puff=7)
    base = upright(panel(chaise, seat - foot, 5), middle, (seat + foot) / 2, d / 2 + long - 6)
    work.pad(base, (0, 0, -d - long + 70), puff=6, welt=False)
    loop = upright(panel(chaise, 46, 16, bow=3), middle, seat + 23, d / 2 + long)
    work.pad(loop, (0, 0, -d - long + 66), puff=12)
    if near * view.yaw <= 0:
        work.pad(face, (0, 0, -d + 14), puff=7)
    work.finish()
    if rng.random() < 0.75:
        _throw(work, [(middle - far * 10, seat + 46, -d / 2 + 130)], float(rng.uniform(86, 100)))


def sofa_bed(work: Upholstery, wood: Surface) -> None:
    """Unfolded for the night: a low mattress in front of the back, with a blanket and pillows."""
    rng, view = work.canvas.rng, work.view
    w, d, foot = float(rng.uniform(440, 480)), float(rng.uniform(170, 190)), float(rng.uniform(30, 44))
    high, arm, arm_h = float(rng.uniform(206, 228)), float(rng.uniform(26, 38)), 150.0
    long = float(rng.uniform(130, 160))
    far, near = far_and_near(view)
    inner, top = w - 2 * arm, foot + 76
    feet(work, wood, (w, d, foot), near)
    for side in (-1, 1):
        place = (side * (inner / 2 - 16), 0.0, d / 2 + long - 20)
        leg(work.canvas, view, (place[0], foot + 26, place[2]), place, (14, 10), wood)
    back = upright(panel(w - 20, high - foot, 16), 0, foot + (high - foot) / 2, -d / 2 + 46, lean=9)
    line = foot + (high - foot) * 0.68
    spots = [(x, line, -d / 2 + 32) for x in _places(inner, 6, far)] if rng.random() < 0.5 else []
    work.pad(back, (0, 0, -40), puff=12, tufts=spots)

    def arm_at(side: int) -> None:
        shape = panel(arm, arm_h - foot, (8, 8, 4, 4))
        face = upright(shape, side * (w - arm) / 2, foot + (arm_h - foot) / 2, d / 2 - 20)
        work.pad(face, (0, 0, -d + 30), puff=7)

    arm_at(far)
    frame = upright(panel(inner - 2, 34, 5), 0, foot + 24, d / 2 + long)
    work.pad(frame, (0, 0, -d - long + 50), puff=5, welt=False)
    mattress = upright(panel(inner - 6, 40, 14, bow=2), 0, top - 18, d / 2 + long - 2)
    work.pad(mattress, (0, 0, -d - long + 52), puff=11)
    arm_at(near)
    work.finish()
    sheet = work.made.dyed(tones(str(rng.choice(("white", "ivory", "blush", "sky blue"))), rng)).of("cotton")
    for x in _places(inner - 20, 2, far):
        shape = panel(inner * 0.4, 78, 24, bow=-4)
        _pillow(work, upright(shape, x, top + 34, -d / 2 + 112, lean=52), (0, 16, -16), sheet)
    _blanket(work, (inner, top, d / 2 + long))


def _blanket(work: Upholstery, size: tuple[float, float, float]) -> None:
    """A blanket over the foot of the mattress, with folds."""
    rng, view, made = work.canvas.rng, work.view, work.made
    inner, top, front = size
    prints = ("tartan", "stripes", "grid", "plain", "chevron", "gingham")
    pattern = str(rng.choice(prints)) if made.pattern == "plain" else "plain"
    cloth = Surface(made.accent, made.tones, pattern, "wool", made.seed + 5, 0.8)
    deep = float(rng.uniform(110, 150))
    other = Upholstery(work.canvas, view, cloth)
    other.pieces = list(work.pieces)
    folds = []
    for _ in range(5):
        x, z = float(rng.uniform(-0.45, 0.45)) * inner, front - float(rng.uniform(10, deep))
        a, b = view.point(x, top + 8, z), view.point(x + float(rng.uniform(-60, 60)), top + 8, z + 40)
        folds.append(Fold(leaf(a, b, 9, float(rng.uniform(-5, 5))), 0.4))
    loop = upright(panel(inner + 4, 58, (14, 14, 4, 4)), 0, top - 20, front + 2)
    other.pad(loop, (0, 0, -deep), puff=9, welt=False, folds=folds)
    texture(work.canvas, joined(*other.pieces[len(work.pieces) :]), cloth)  # type: ignore[arg-type]


def loveseat(work: Upholstery, wood: Surface) -> None:
    """A small sofa with a humped back, scrolled arms and a carved wooden edge."""
    rng, view = work.canvas.rng, work.view
    w, d, foot = float(rng.uniform(400, 430)), float(rng.uniform(185, 205)), float(rng.uniform(62, 76))
    shoulder, hump = float(rng.uniform(214, 230)), float(rng.uniform(40, 62))
    arm_h, arm = float(rng.uniform(168, 182)), float(rng.uniform(30, 38))
    far, near = far_and_near(view)
    inner, seat = w - 2 * arm, foot + 44
    for x, z in ((-near, -1), (near, -1), (-near, 1), (near, 1)):
        top = (x * (w / 2 - 22), foot + 16, z * (d / 2 - 18))
        knee = (x * (w / 2 - 12), foot * 0.62, z * (d / 2 - 8))
        ankle = (x * (w / 2 - 26), foot * 0.18, z * (d / 2 - 20))
        tip = (x * (w / 2 - 16), 3.0, z * (d / 2 - 8))
        rail(work.canvas, view, (top, knee, ankle, tip), (21, 19, 10, 13), wood)
        work.canvas.stand(*view.point(*tip), 9, 4)
    xs = np.linspace(1, -1, 21)
    crest = np.stack([xs * (w / 2 - 14), shoulder - foot + hump * np.cos(xs * np.pi / 2) ** 1.6], axis=1)
    shape = np.concatenate([crest, [[-w / 2 + 16, 0.0], [w / 2 - 16, 0.0]]])
    back = upright(shape, 0, foot, -d / 2 + 48, lean=7)
    rows = [(k * inner * 0.2, seat + 92, -d / 2 + 38) for k in (-1.5, -0.5, 0.5, 1.5)]
    rows += [(k * inner * 0.2, seat + 134, -d / 2 + 32) for k in (-1, 0, 1)]
    work.pad(back, (0, 0, -34), puff=13, tufts=rows if rng.random() < 0.6 else [])
    if rng.random() < 0.7:
        line = back[:21] + np.array([0, 2, 1])
        rail(work.canvas, view, line[::2].tolist(), (8, 10, 12, 14, 12, 10, 8), wood)

    def arm_at(side: int) -> None:
        x = side * (w - arm) / 2
        face = upright(panel(arm - 8, arm_h - foot - 10, 4), x, foot + (arm_h - foot - 10) / 2, d / 2 - 14)
        work.pad(face, (0, 0, -d + 40), puff=6)
        face = upright(_round(arm * 0.62), x + side * 5, arm_h - 10, d / 2 - 10)
        work.pad(face, (0, 0, -d + 44), puff=8)

    arm_at(far)
    edge = ((-w / 2 + 14, foot + 8, d / 2 - 4), (0, foot - 4, d / 2), (w / 2 - 14, foot + 8, d / 2 - 4))
    apron = upright(panel(inner + 12, seat - foot + 4, 4), 0, (seat + foot) / 2, d / 2 - 10)
    work.pad(apron, (0, 0, -d + 60), puff=5, welt=False)
    cushion = upright(panel(inner - 2, 46, 16, bow=3), 0, seat + 23, d / 2 - 6)
    work.pad(cushion, (0, 0, -d + 62), puff=12, folds=creases(work, seat + 46, d))
    arm_at(near)
    work.finish()
    rail(work.canvas, view, edge, (12, 15, 12), wood)
    if rng.random() < 0.5:
        _bolster(work, (far * (inner / 2 - 26), seat + 68.0, 14.0), d * 0.36)


def _bolster(work: Upholstery, at: _Spot, long: float) -> None:
    """A round roll beside an arm."""
    cloth = work.made.dyed(work.made.accent).of("velvet")
    x, y, z = at
    _pillow(work, upright(_round(24.0), x, y - 2, z + long), (0, 0, -2 * long), cloth, puff=9)


_KINDS: dict[str, tuple[Callable[[Upholstery, Surface], None], float]] = {
    "three-seater": (three_seater, 0.73),
    "loveseat": (loveseat, 0.98),
    "corner": (corner, 0.75),
    "two-seater": (two_seater, 0.94),
    "chesterfield": (chesterfield, 0.73),
    "sofa bed": (sofa_bed, 0.84),
}
"""How each is drawn, and its scale."""
SILHOUETTES = tuple(_KINDS)
"""Every shape of sofa."""
