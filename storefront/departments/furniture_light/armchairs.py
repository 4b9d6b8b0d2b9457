"""Armchairs: club, track-arm, wingback, wooden-framed, tub and rocking chairs, from the front or at an angle.

Each is built in space (see `upholstery`) and drawn from back to front: far leg and arm, back, seat, near arm.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from storefront.departments.furniture_light.seating import Size, buttons, creases, far_and_near, feet
from storefront.departments.furniture_light.upholstery import (
    Upholstery,
    View,
    leg,
    level,
    panel,
    rail,
    sideways,
    upright,
)
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, surface
from storefront.drawing.outline import curve
from storefront.palette import tones
from storefront.types import Design


def draw_armchair(canvas: Canvas, design: Design) -> None:
    """An armchair with its cushions, arms and legs."""
    rng = canvas.rng
    made = surface(design, scale=float(rng.uniform(0.75, 1.1)))
    stain = str(rng.choice(("camel", "tan", "brown", "chocolate", "black"), p=(0.28, 0.24, 0.22, 0.14, 0.12)))
    wood = made.dyed(tones(stain, rng)).of("wood")
    turned = rng.random() < 0.8
    yaw = float(rng.choice((-1, 1)) * rng.uniform(14, 33)) if turned else float(rng.uniform(-4, 4))
    draw, scale = _KINDS[design.silhouette]
    view = View(yaw=yaw, pitch=float(rng.uniform(9, 15)), scale=scale * float(rng.uniform(0.97, 1.03)), floor=438)
    work = Upholstery(canvas, view, made)
    draw(work, wood)
    work.finish()


def club(work: Upholstery, wood: Surface) -> None:
    """A low club chair: thick rolled arms, a plump seat, short feet."""
    rng = work.canvas.rng
    roll = float(rng.uniform(20, 32))
    _blocks(work, wood, arm=(float(rng.uniform(56, 70)), float(rng.uniform(172, 200)), roll))


def track(work: Upholstery, wood: Surface) -> None:
    """A modern chair with slim straight arms, a loose back cushion and slender legs."""
    rng = work.canvas.rng
    _blocks(work, wood, arm=(float(rng.uniform(28, 40)), float(rng.uniform(165, 190)), 5.0), loose=True)


def _blocks(work: Upholstery, wood: Surface, *, arm: Size, loose: bool = False) -> None:
    rng, view = work.canvas.rng, work.view
    w, d = float(rng.uniform(282, 312)), float(rng.uniform(215, 245))
    foot = float(rng.uniform(44, 66) if loose else rng.uniform(24, 40))
    high = float(rng.uniform(262, 300))
    arm_w, arm_h, roll = arm
    inner, seat = w - 2 * arm_w, foot + float(rng.uniform(72, 88))
    far, near = far_and_near(view)
    steel = wood.dyed(tones("black")).of("steel") if loose and rng.random() < 0.3 else wood
    feet(work, steel, (w, d, foot), near)
    shape = panel(arm_w, arm_h - foot, (roll, roll, 5, 5))

    def arm_at(side: int) -> None:
        face = upright(shape, side * (w - arm_w) / 2, foot + (arm_h - foot) / 2, d / 2)
        work.pad(face, (0, 0, -d + 16), puff=5 if loose else 10)

    buttoned = not loose and rng.random() < 0.45
    tufts = buttons(rng, inner, seat + 56, high - 22, -d / 2 + 46) if buttoned else []
    back = upright(
        panel(inner + 10 if loose else w - 22, high - foot, roll + 8), 0, foot + (high - foot) / 2, -d / 2 + 56, lean=6
    )
    work.pad(back, (0, 0, -50), puff=8 if loose else 15, tufts=tufts)
    arm_at(far)
    apron = upright(panel(inner + 6, seat - foot, 4), 0, (seat + foot) / 2, d / 2 - 10)
    work.pad(apron, (0, 0, -d + 60), puff=6, welt=False)
    if loose:
        cushion = upright(
            panel(inner - 6, high - seat - 46, 26, bow=6), 0, seat + 46 + (high - seat - 46) / 2, -d / 2 + 104, lean=11
        )
        work.pad(cushion, (0, 0, -44), puff=16)
    seat_loop = upright(panel(inner - 2, 54, 17, bow=3), 0, seat + 27, d / 2 - 4)
    folds = creases(work, seat + 54, d)
    work.pad(seat_loop, (0, 0, -d + 62), puff=12, folds=folds)
    arm_at(near)


def wingback(work: Upholstery, wood: Surface) -> None:
    """A high back with two wings that reach forward to the arms; turned or cabriole legs."""
    rng, view = work.canvas.rng, work.view
    w, d, foot = float(rng.uniform(252, 276)), float(rng.uniform(205, 225)), float(rng.uniform(48, 62))
    high, arm_h, arm_w = float(rng.uniform(355, 378)), float(rng.uniform(192, 210)), float(rng.uniform(38, 50))
    inner, seat = w - 2 * arm_w, foot + 62
    far, near = far_and_near(view)
    feet(work, wood, (w, d, foot), near)
    reach, rear = float(rng.uniform(78, 102)), -d / 2 + 10
    knots = [(rear, arm_h - 24), (rear - 12, high - 22), (rear + 12, high), (rear + reach * 0.7, high - 16),
        (rear + reach, high - 62),
             (rear + reach * 0.84, (high + arm_h) / 2 - 8), (rear + reach * 1.15, arm_h + 14), (rear + reach * 1.3,
             arm_h - 26)]  # fmt: skip
    wing = curve(knots).sample(4)[:-1]
    arm = panel(arm_w, arm_h - foot, (arm_w * 0.45, arm_w * 0.45, 5, 5))

    def side_at(side: int) -> None:
        x = side * (w - arm_w) / 2
        flank = sideways(wing, x + side * 14, 0, 0)
        work.pad(flank, (-side * 28, 0, 0), puff=9)
        front = upright(arm, x, foot + (arm_h - foot) / 2, d / 2)
        work.pad(front, (0, 0, -d + 10), puff=9)

    tufts = buttons(rng, inner * 1.1, seat + 90, high - 24, rear + 46) if rng.random() < 0.6 else []
    top = panel(w - arm_w - 4, high - foot, (46, 46, 4, 4))
    top[:, 1] += 12 * np.clip(1 - (top[:, 0] / 90) ** 2, 0, 1) * (top[:, 1] > 0)
    work.pad(upright(top, 0, foot + (high - foot) / 2, rear + 46, lean=5), (0, 0, -38), puff=15, tufts=tufts)
    side_at(far)
    apron = upright(panel(inner + 4, seat - foot, 4), 0, (seat + foot) / 2, d / 2 - 8)
    work.pad(apron, (0, 0, -d + 60), puff=5, welt=False)
    cushion = upright(panel(inner - 2, 50, 16, bow=3), 0, seat + 25, d / 2 - 2)
    work.pad(cushion, (0, 0, -d + 62), puff=12, folds=creases(work, seat + 50, d))
    side_at(near)


def wooden(work: Upholstery, wood: Surface) -> None:
    """A Scandinavian chair: a slender wooden frame with curved arm rests and two loose cushions."""
    _framed(work, wood, rocking=False)


def rocking(work: Upholstery, wood: Surface) -> None:
    """A rocking chair: the same frame with a high back, on two curved runners."""
    _framed(work, wood, rocking=True)


def _framed(work: Upholstery, wood: Surface, *, rocking: bool) -> None:
    rng, view = work.canvas.rng, work.view
    w, d = float(rng.uniform(246, 272)), float(rng.uniform(215, 240))
    seat, arm_y = float(rng.uniform(136, 152)), float(rng.uniform(206, 222))
    high, base = float(rng.uniform(350, 372) if rocking else rng.uniform(290, 318)), 14.0 if rocking else 0.0
    thick, splay, lean = float(rng.uniform(14, 18)), float(rng.uniform(4, 16)), float(rng.uniform(12, 17))
    far, near = far_and_near(view)
    dip = float(rng.uniform(0, 10))

    def frame(side: int) -> None:
        x = side * w / 2
        if rocking:
            arc = np.linspace(-d / 2 - 84, d / 2 + 60, 8)
            rail(work.canvas, view, [(x, 5 + ((z - 6) / 92) ** 2 * 9, z) for z in arc], (11, 16, 16, 11), wood)
            fx, fy = view.point(x, 4, d / 8)
            work.canvas.stand(fx, fy, 38, 5)
        for end, top in ((-1, arm_y - 6), (1, arm_y - 2)):
            foot_at = (
                x + side * splay * (0.2 if rocking else 0.6),
                base,
                end * (d / 2 - 12 + (0 if rocking else splay)),
            )
            ends = ((x, top, end * (d / 2 - 26)), foot_at)
            if rocking:
                rail(work.canvas, view, ends, (thick, thick), wood)
            else:
                leg(work.canvas, work.view, *ends, (thick + 3, thick * 0.6), wood)
        rail(work.canvas, view, ((x, seat - 20, d / 2 - 22), (x, seat - 26, -d / 2 + 22)), (thick, thick), wood)
        rest = (
            (x, arm_y, d / 2 + 8),
            (x, arm_y + 4, d / 4),
            (x, arm_y - dip * 0.5, -d / 5),
            (x, arm_y - dip, -d / 2 - 4),
        )
        rail(work.canvas, view, rest, (thick * 1.15, thick * 1.35, thick * 1.1, thick * 0.9), wood)

    lie = np.tan(np.deg2rad(lean))
    for side in (far, near):
        stile = (
            (side * (w / 2 - 24), seat - 20, -d / 2 + 44),
            (side * (w / 2 - 28), high + 6, -d / 2 + 30 - (high - seat) * lie),
        )
        rail(work.canvas, view, stile, (thick, thick * 0.8), wood)
    crest_z = -d / 2 + 30 - (high - seat) * lie
    rail(
        work.canvas,
        view,
        ((-w / 2 + 26, high, crest_z), (0, high + 10, crest_z), (w / 2 - 26, high, crest_z)),
        (thick, thick * 1.4, thick),
        wood,
    )
    frame(far)
    back = upright(panel(w - 50, high - seat - 8, 24, bow=4), 0, seat + 12 + (high - seat) / 2, -d / 2 + 92, lean=lean)
    tufts = buttons(rng, w - 70, seat + 70, high - 26, -d / 2 + 84) if rng.random() < 0.35 else []
    work.pad(back, (0, 0, -36), puff=14, tufts=tufts)
    rail(work.canvas, view, ((-w / 2, seat - 20, d / 2 - 22), (w / 2, seat - 20, d / 2 - 22)), (thick, thick), wood)
    cushion = upright(panel(w - 34, 48, 18, bow=3), 0, seat + 10, d / 2 - 2)
    work.pad(cushion, (0, -8, -d + 46), puff=13, folds=creases(work, seat + 34, d))
    frame(near)


def tub(work: Upholstery, wood: Surface) -> None:
    """A tub chair: back and arms in one bent shell around a round seat."""
    rng, view = work.canvas.rng, work.view
    outer, thick, foot = float(rng.uniform(142, 156)), float(rng.uniform(34, 46)), float(rng.uniform(34, 70))
    back, arm = float(rng.uniform(245, 290)), float(rng.uniform(178, 205))
    deep, seat = float(rng.uniform(0.82, 0.95)), foot + 70
    far, near = far_and_near(view)
    angles = np.deg2rad(np.linspace(172, 368, 34) - 0.0)
    straight = np.array([[0.0, 0.0, 64.0]])

    def plan(radius: float) -> np.ndarray:
        ring = np.stack([radius * np.cos(angles), np.zeros_like(angles), radius * deep * np.sin(angles)], axis=1)
        ring = ring[(angles > np.pi - 0.01) & (angles < 2 * np.pi + 0.01)]
        return np.concatenate([ring[:1] + straight, ring, ring[-1:] + straight])

    def at(base: np.ndarray, y: np.ndarray | float) -> np.ndarray:
        return base + np.stack([np.zeros(len(base)), np.broadcast_to(y, len(base)), np.zeros(len(base))], axis=1)

    out, inn = plan(outer), plan(outer - thick)
    rise = np.clip(-out[:, 2] / (outer * deep), 0, 1) ** 1.4
    tops = arm + (back - arm) * rise
    feet(work, wood, (outer * 1.75, outer * 1.7, foot), near)
    work.sheet(at(inn, foot + 20), at(inn, tops), puff=10)
    work.sheet(at(inn, tops), at(out, tops), puff=5)
    half = np.deg2rad(np.linspace(180, 360, 16))
    inside = outer - thick - 3
    seat_shape = np.concatenate(
        [
            np.stack([inside * np.cos(half), -inside * deep * np.sin(half)], axis=1),
            [[inside, -52], [inside - 16, -68], [-inside + 16, -68], [-inside, -52]],
        ]
    )
    apron = upright(panel(2 * outer - 2 * thick + 6, seat - foot, 5), 0, (seat + foot) / 2, 58)
    work.pad(apron, (0, 0, -40), puff=6, welt=False)
    work.pad(level(seat_shape, 0, seat, 0), (0, 46, 0), puff=12)
    work.sheet(at(out, foot)[::-1], at(out, tops)[::-1], puff=8)
    for side in (far, near):
        end = upright(
            panel(thick, arm - foot, (thick * 0.4, thick * 0.4, 4, 4)), side * (outer - thick / 2), (arm + foot) / 2, 66
        )
        work.pad(end, (0, 0, -16), puff=7)


_KINDS: dict[str, tuple[Callable[[Upholstery, Surface], None], float]] = {
    "club": (club, 1.13),
    "wingback": (wingback, 0.94),
    "Scandinavian": (wooden, 1.06),
    "tub": (tub, 1.2),
    "track-arm": (track, 1.13),
    "rocking": (rocking, 0.92),
}
"""How each is drawn, and its scale."""
SILHOUETTES = tuple(_KINDS)
