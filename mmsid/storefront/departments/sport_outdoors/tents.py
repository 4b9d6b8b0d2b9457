"""Tents: dome, ridge, tipi, tunnel and pop-up shelters, pitched on the studio's floor.

Every tent is a few curved panels in space; which of them the camera sees follows from the side it is turned to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mmsid.storefront import palette
from mmsid.storefront.departments.sport_outdoors import camp as camping
from mmsid.storefront.departments.sport_outdoors import words_camping
from mmsid.storefront.departments.sport_outdoors.camp import Camp, cloth, door, guy, inside, pole_sleeve, seam
from mmsid.storefront.drawing import light
from mmsid.storefront.drawing.bars import paint_bar
from mmsid.storefront.drawing.materials import Surface, paint, surface
from mmsid.storefront.drawing.outline import CORNER, Outline, curve
from mmsid.storefront.drawing.silhouette import around
from mmsid.storefront.palette import tones
from mmsid.storefront.types import Design, ProductType

if TYPE_CHECKING:
    from collections.abc import Callable

    from mmsid.storefront.drawing.canvas import Canvas

_BOX = (416.0, 300.0)
_MIDDLE = (256.0, 282.0)


def draw_tent(canvas: Canvas, design: Design) -> None:
    """A pitched tent."""
    made = surface(design, scale=1.0)
    if made.pattern == "plain" and canvas.rng.random() < 0.6:
        trim = made.dyed(made.accent)
    else:
        trim = made.plain() if canvas.rng.random() < 0.5 else made.dyed(made.accent)
    _DRAWN[design.silhouette](canvas, made, trim)


def _camera(rng: np.random.Generator, space: np.ndarray, yaw: tuple[float, float], pitch: tuple[float, float]) -> Camp:
    first = Camp(float(rng.uniform(*yaw)), float(rng.uniform(*pitch)), left=bool(rng.random() < 0.5))
    return first.sized(space, _BOX, _MIDDLE)


def _outline(camp: Camp, lines: list[np.ndarray], middle: tuple[float, float, float]) -> Outline:
    return around([camp.at(run) for run in lines], camp.point(*middle))


def _sides(camp: Camp) -> tuple[float, float]:
    """How dark the front and the visible side are: the lamp stands at the upper left."""
    return (0.0, 0.26) if not camp.left else (0.14, 0.0)


def _dome(canvas: Canvas, made: Surface, trim: Surface) -> None:
    rng = canvas.rng
    w, d, h = 150 * float(rng.uniform(0.95, 1.1)), 118.0, 172 * float(rng.uniform(0.85, 1.08))
    corners = [(-w, -d), (w, -d), (w, d), (-w, d)]

    def rib(corner: tuple[float, float], s: np.ndarray | float) -> np.ndarray:
        s = np.asarray(s, float)
        c, z = np.cos(s * np.pi / 2) ** 0.9, h * np.sin(s * np.pi / 2) ** 0.92
        return np.stack([corner[0] * c, corner[1] * c, z], axis=-1)

    def on(one: int, two: int) -> camping.Place:
        def place(u: float, s: float) -> tuple[float, float, float]:
            a, b = rib(corners[one], s), rib(corners[two], s)
            out = (np.array(corners[one]) + np.array(corners[two])) / 2
            out = out / np.linalg.norm(out) * 15 * np.sin(np.pi * u) * np.sin(np.pi * min(1.0, s * 0.9 + 0.1))
            x, y, z = a * (1 - u) + b * u + np.array([*out, 5 * np.sin(np.pi * u) * (1 - s)])
            return float(x), float(y), float(max(0.0, z - 5 * np.sin(np.pi * u) * (1 - s)))

        return place

    s = np.linspace(0, 1, 16)
    ribs = [rib(corner, s) for corner in corners]
    lines = [
        *ribs,
        *[np.array([on(k, (k + 1) % 4)(u, v) for v in s]) for k in range(4) for u in (0.2, 0.35, 0.5, 0.65, 0.8)],
    ]
    lines += [np.array([on(k, (k + 1) % 4)(u, 0.0) for u in np.linspace(0, 1, 9)]) for k in range(4)]
    ends = np.array([(-w * 1.42, -d * 1.2, 0), (w * 1.36, -d * 1.42, 0), (w * 1.5, d * 1.3, 0)])
    camp = _camera(rng, np.concatenate([*lines, ends]), (14, 40), (11, 17))
    camping.stand(canvas, camp, w * 1.05, d)
    front, side = on(0, 1), on(1, 2)
    rope = trim.accent if rng.random() < 0.5 else tones("ivory")
    guy(canvas, camp, (w * 0.66, d * 0.66, h * 0.62), (w * 1.5, d * 1.3, 0), rope)
    whole = _outline(camp, lines, (0, 0, h * 0.4))
    cloth(canvas, whole, made, folds=0)
    dark_front, dark_side = _sides(camp)
    for place, dark in ((side, dark_side), (front, dark_front)):
        patch = [place(0, v) for v in s] + [place(1, v) for v in s[::-1]] + [place(u, 0) for u in (0.75, 0.5, 0.25)]
        with canvas.within(whole):
            cloth(canvas, camp.shape(patch), made, dark=dark)
    band = 0.16
    for place, dark in ((side, dark_side), (front, dark_front)):
        strip = [(*place(u, 0), *([CORNER] if u in (0, 1) else [])) for u in (0, 0.25, 0.5, 0.75, 1)]
        strip += [(*place(u, band), *([CORNER] if u in (0, 1) else [])) for u in (1, 0.75, 0.5, 0.25, 0)]
        with canvas.within(whole):
            cloth(canvas, camp.shape(strip), trim, dark=dark, folds=0)
    arch = [(0.2, 0.03), (0.21, 0.26), (0.3, 0.48), (0.5, 0.6), (0.7, 0.48), (0.79, 0.26), (0.8, 0.03)]
    door(canvas, camp, front, arch, trim, open_=bool(rng.random() < 0.65))
    window = [side(u, v) for u, v in ((0.36, 0.3), (0.64, 0.3), (0.62, 0.48), (0.5, 0.54), (0.38, 0.48))]
    _mesh(canvas, camp.shape(window), made)
    for k in (0, 2, 1):
        with canvas.within(whole):
            pole_sleeve(canvas, camp.line(ribs[k].tolist()), trim, 6 * camp.scale)
    guy(canvas, camp, (-w * 0.62, -d * 0.62, h * 0.66), (-w * 1.42, -d * 1.2, 0), rope)
    guy(canvas, camp, (w * 0.62, -d * 0.62, h * 0.66), (w * 1.36, -d * 1.42, 0), rope)


def _mesh(canvas: Canvas, window: Outline, made: Surface) -> None:
    """A window of netting with a taped edge."""
    canvas.path(window, fill=tones("charcoal").base, fill_opacity=0.8, stroke=made.tones.shade, stroke_width=3)
    left, top, right, bottom = window.box
    steps = [f"M{x:.1f} {top:.1f}V{bottom:.1f}" for x in np.arange(left, right, 3.2)]
    steps += [f"M{left:.1f} {y:.1f}H{right:.1f}" for y in np.arange(top, bottom, 3.2)]
    canvas.path(
        "".join(steps),
        fill="none",
        stroke="#ffffff",
        stroke_width=0.6,
        stroke_opacity=0.2,
        clip_path=canvas.clip(window),
    )
    light.inner_shadow(canvas, window, 5, 0.4)


def _ridge(canvas: Canvas, made: Surface, trim: Surface) -> None:
    rng = canvas.rng
    w, long, h = (
        128 * float(rng.uniform(0.92, 1.08)),
        285 * float(rng.uniform(0.9, 1.08)),
        205 * float(rng.uniform(0.92, 1.06)),
    )
    wall = float(rng.choice([0.0, 30.0]))
    space = np.array(
        [
            [-w, 0, 0],
            [w, 0, 0],
            [0, 0, h + 20],
            [0, long, h],
            [w, long, 0],
            [w * 1.4, 0, 0],
            [w * 1.4, long, 0],
            [0, -110, 0],
        ]
    )
    camp = _camera(rng, space, (24, 44), (12, 18))
    dark_front, dark_side = _sides(camp)
    cx, cy = camp.point(0, long / 2, 0)
    canvas.stand(cx, cy, 190 * camp.scale, 46 * camp.scale)
    rope = tones("ivory") if rng.random() < 0.6 else trim.accent
    sag = h - 9
    ridge = [(0, -8, h), (0, long * 0.5, sag), (0, long, h * 0.98)]
    guy(canvas, camp, (0, long, h * 0.98), (0, long + 105, 0), rope)
    hem = [(w + 8, long, wall * 0.5 + 4, CORNER), (w + 5, long * 0.5, wall + 7), (w + 8, -8, wall * 0.5 + 4, CORNER)]
    back = [(w, 0, 0, CORNER), (w, long, 0, CORNER), (w, long, wall + 14, CORNER), (w, 0, wall + 14, CORNER)]
    cloth(canvas, camp.shape(back), trim, dark=dark_side + 0.1, folds=1)
    triangle = [(-w, 0, 0, CORNER), (0, 0, h, CORNER), (w, 0, 0, CORNER)]
    _ridge_front(canvas, camp, made, trim, (w, h, dark_front), triangle)
    slope = [(*ridge[0], CORNER), ridge[1], (*ridge[2], CORNER), *hem]
    fly = camp.shape(slope)
    cloth(canvas, fly, made, dark=dark_side, folds=4)
    for share in (0.34, 0.67):
        seam(canvas, fly, camp.line([(0, long * share, sag + 2), (w + 6, long * share, wall + 6)]), made)
    left_edge = camp.line([(-w - 6, -6, 2), (-w * 0.5, -7, h * 0.49), (0, -8, h)])
    pole_sleeve(canvas, left_edge, made if rng.random() < 0.5 else trim, 8 * camp.scale)
    pole_sleeve(
        canvas, camp.line([(w + 7, -8, wall * 0.5 + 4), (w * 0.5, -8, h * 0.51), (0, -8, h)]), trim, 7 * camp.scale
    )
    pole_sleeve(canvas, camp.line(ridge), trim, 6 * camp.scale)
    top = camp.line([(0, -8, h - 4), (0, -8, h + 18)])
    paint_bar(canvas, top, [6], Surface(tones("camel"), tones("brown"), material="wood"))
    guy(canvas, camp, (0, -8, h + 4), (0, -110, 0), rope)
    for share in (0.06, 0.5, 0.94):
        guy(canvas, camp, (w + 6, long * share, wall * 0.7 + 6), (w * 1.36, long * share, 0), rope)


def _ridge_front(
    canvas: Canvas, camp: Camp, made: Surface, trim: Surface, size: tuple[float, float, float], triangle: list
) -> None:
    """The front of a ridge tent: two flaps, tied back or laced."""
    w, h, dark = size
    gable = camp.shape(triangle)
    canvas.cast(gable)
    if canvas.rng.random() < 0.28:
        cloth(canvas, gable, trim, dark=dark)
        seam(canvas, gable, camp.line([(0, 0, h), (0, 0, 0)]), trim)
        return
    inside(canvas, gable)
    pole = camp.line([(0, 2, h), (0, 2, 0)])
    paint_bar(canvas, pole, [6 * camp.scale], Surface(tones("camel"), tones("brown"), material="wood"), cast=False)
    lining = trim if trim.tones.base != made.tones.base else made.plain()
    for side in (-1.0, 1.0):
        tied = (side * w * 0.5, -8, h * 0.36)
        x, y, z = tied
        flap = [(0, -2, h, CORNER), (side * w * 0.5, -2, h * 0.5), (side * w, -2, 0, CORNER)]
        flap += [(side * w * 0.62, -22, 1), (x - side * 6, y - 8, z * 0.7), (x - side * 16, -10, z)]
        flap.append((side * w * 0.16, -4, h * 0.72))
        piece = camp.shape(flap)
        cloth(canvas, piece, lining, dark=dark + (0.1 if side > 0 else 0.0), folds=2)
        tie = camp.line([(side * w * 0.64, -4, h * 0.34), tied, (tied[0] - side * 18, -11, h * 0.36)])
        canvas.stroke(tie, lining.tones.deep, 4 * camp.scale)


def _tipi(canvas: Canvas, made: Surface, trim: Surface) -> None:
    rng = canvas.rng
    r, h = 128 * float(rng.uniform(0.9, 1.1)), 300 * float(rng.uniform(0.92, 1.06))
    count = int(rng.choice([6, 8]))
    start = -90 + 180 / count
    angles = np.deg2rad(start + 360 / count * np.arange(count))
    base = np.stack([r * np.cos(angles), r * np.sin(angles), np.zeros(count)], axis=1)
    top = 0.9
    space = np.concatenate([base, [[0, 0, h * 1.18], [r * 0.2, 0, h * 1.18], [-r * 0.2, 0, h * 1.18]]])
    camp = Camp(float(rng.uniform(-14, 14)), float(rng.uniform(9, 15)), left=bool(rng.random() < 0.5)).sized(
        space, (330, 380), (256, 258)
    )
    camping.stand(canvas, camp, r, r)
    wood = Surface(tones("camel" if rng.random() < 0.6 else "brown", rng), tones("brown"), material="wood")
    for k in rng.permutation(count):
        x, y, _ = base[k]
        over = float(rng.uniform(0.1, 0.18))
        run = camp.line([(x * 0.2, y * 0.2, h * 0.8), (-x * over, -y * over, h * (1 + over))])
        paint_bar(canvas, run, [7 * camp.scale], wood)
    away = camp.at(base)[:, 1]
    order = np.argsort([(away[k] + away[(k + 1) % count]) for k in range(count)])
    for k in order:
        _tipi_panel(canvas, camp, made, (base[k], base[(k + 1) % count], h, top))
    _tipi_door(canvas, camp, made, trim, (r * float(np.cos(np.pi / count)), h))
    collar = camp.line(
        [
            (-r * (1 - top) * 1.1, -r * 0.1, h * top),
            (0, -r * 0.16, h * top - 4),
            (r * (1 - top) * 1.1, -r * 0.1, h * top),
        ]
    )
    canvas.stroke(collar, "#8a6a42", 6 * camp.scale)
    canvas.stroke(collar.shifted(0, -1), "#c9a26b", 3 * camp.scale, stroke_dasharray="3 2")
    if rng.random() < 0.55:
        _bunting(canvas, camp, (r, h), (trim.accent.base, made.tones.light, trim.tones.base, made.accent.base))


def _tipi_panel(canvas: Canvas, camp: Camp, made: Surface, cut: tuple[np.ndarray, np.ndarray, float, float]) -> None:
    """One gore of a tipi, if it faces the camera; shaded by where it turns to."""
    one, two, h, top = cut
    low = np.stack([one, (one + two) / 2 * 0.985 + [0, 0, 5], two])
    high = np.stack([two, one]) * (1 - top) + [0, 0, h * top]
    flat = camp.at(np.concatenate([low, high]))
    area = np.cross(flat[2] - flat[0], flat[3] - flat[0]) * (-1 if camp.left else 1)
    if area > 0:
        return
    knots = [(*flat[0], CORNER), tuple(flat[1]), (*flat[2], CORNER), (*flat[3], CORNER), (*flat[4], CORNER)]
    middle = (flat[0][0] + flat[2][0]) / 2 - camp.middle[0]
    dark = float(np.clip(0.08 + middle / (260 * camp.scale) * 0.42, 0.0, 0.34))
    cloth(canvas, curve(knots), made, dark=dark, folds=2)


def _tipi_door(canvas: Canvas, camp: Camp, made: Surface, trim: Surface, size: tuple[float, float]) -> None:
    """The slit in front, its flaps turned back."""
    r, h = size
    wide, tall = r * 0.4, 0.56

    def place(x: float, share: float) -> tuple[float, float, float]:
        return x * (1 - share * 0.6), -r * (1 - share) - 1, h * share

    hole = camp.shape(
        [
            (*place(-wide, 0.0), CORNER),
            place(-wide * 0.62, 0.3),
            (*place(0, tall), CORNER),
            place(wide * 0.62, 0.3),
            (*place(wide, 0.0), CORNER),
        ]
    )
    inside(canvas, hole)
    lining = trim if trim.tones.base != made.tones.base else made.plain()
    for side in (-1.0, 1.0):
        edge = side * wide
        flap = [(*place(0, tall), CORNER), place(edge * 0.62, 0.3), (*place(edge * 0.98, 0.02), CORNER)]
        flap += [(*place(edge * 1.5, 0.03), CORNER), place(edge * 1.3, 0.22), place(edge * 0.72, 0.4)]
        piece = camp.shape(flap)
        light.crease(canvas, piece.scaled(1.1), camp.line([p[:3] for p in flap[3:6]]).shifted(2, 3), 6, 0.3, seam=False)
        cloth(canvas, piece, lining, dark=0.06 if side < 0 else 0.16, folds=1)
        x, y = camp.point(*place(side * wide * 1.02, 0.24))
        canvas.path(
            curve([(x - 7, y - 3), (x, y), (x + 7, y - 3), (x + 6, y + 4), (x, y + 1), (x - 6, y + 4)]),
            fill=lining.tones.deep,
        )


def _bunting(canvas: Canvas, camp: Camp, size: tuple[float, float], colours: tuple[str, ...]) -> None:
    """A string of pennants across the front."""
    r, h = size
    run = camp.line(
        [
            (-r * 0.5, -r * 0.42, h * 0.5),
            (-r * 0.2, -r * 0.5, h * 0.62 - 22),
            (r * 0.04, -r * 0.4, h * 0.72 - 30),
            (r * 0.24, -r * 0.22, h * 0.76),
        ]
    )
    canvas.stroke(run, "#f1ebdc", 1.8)
    for k, share in enumerate(np.linspace(0.06, 0.94, 8)):
        x, y = run.at(float(share))
        flag = curve([(x - 7, y, CORNER), (x + 7, y, CORNER), (x, y + 16, CORNER)])
        canvas.path(flag.shifted(1, 2), fill=light.SHADOW, fill_opacity=0.3)
        canvas.path(flag, fill=colours[k % len(colours)], stroke=light.SHADOW, stroke_width=0.4, stroke_opacity=0.4)


def _tunnel(canvas: Canvas, made: Surface, trim: Surface) -> None:
    rng = canvas.rng
    wide, high = float(rng.uniform(0.94, 1.08)), float(rng.uniform(0.92, 1.06))
    hoops = [(-58, 92, 6), (0, 112, 158), (150, 120, 166), (300, 92, 112), (352, 62, 4)]
    rings = [(y, w * wide, h * high) for y, w, h in hoops]
    angles = np.linspace(0, np.pi, 25)

    def hoop(y: float, *, sag: bool = True) -> np.ndarray:
        ys = [ring[0] for ring in rings]
        w, h = (float(np.interp(y, ys, [ring[k] for ring in rings])) for k in (1, 2))
        near = min(abs(y - ring[0]) for ring in rings[1:4])
        drop = 1 - (0.045 * min(1.0, near / 70) if sag and 0 < y < 300 else 0.0)
        return np.stack([w * drop * np.cos(angles), np.full(25, y), h * drop * np.sin(angles) ** 0.8], axis=1)

    lines = [hoop(y) for y in np.linspace(-58, 352, 30)]
    lines += [np.array([hoop(y)[k] for y in np.linspace(-58, 352, 30)]) for k in range(25)]
    ends = np.array([(rings[1][1] + 110, 0, 0), (-rings[1][1] * 1.5, -40, 0), (rings[3][1] + 98, 300, 0)])
    camp = _camera(rng, np.concatenate([*lines, ends]), (36, 56), (13, 20))
    dark_front, dark_side = _sides(camp)
    cx, cy = camp.point(0, 150, 0)
    canvas.stand(cx, cy, 190 * camp.scale, 44 * camp.scale)
    rope = tones("ivory") if rng.random() < 0.5 else trim.accent
    whole = _outline(camp, lines, (0, 120, 50))
    cloth(canvas, whole, made, folds=4)
    light.shade(canvas, whole, light.SHADOW, dark_side * 0.7)
    swap = int(rng.integers(2))
    with canvas.within(whole):
        for k, (y0, y1) in enumerate(((300.0, 352.0), (150.0, 300.0), (0.0, 150.0))):
            near, far = hoop(y0), hoop(y1)
            middle = [hoop(y0 + (y1 - y0) * share) for share in (0.25, 0.5, 0.75)]
            knots = [*near.tolist(), *[ring[-1].tolist() for ring in middle]]
            knots += [*far[::-1].tolist(), *[ring[0].tolist() for ring in middle[::-1]]]
            cloth(canvas, camp.shape(knots), trim if k % 2 == swap else made, dark=dark_side * 0.7, folds=2)
    face = [p[:3] for p in hoop(0, sag=False).tolist()]
    front = camp.shape(
        [*[(x, y, z) for x, y, z in face], (-94 * wide, -56, 2, CORNER), (0, -62, 0), (94 * wide, -56, 2, CORNER)]
    )
    with canvas.within(whole):
        cloth(canvas, front, made.plain() if made.pattern != "plain" else made, dark=dark_front, folds=2)

    def place(u: float, s: float) -> tuple[float, float, float]:
        return (u - 0.5) * 2 * 100 * wide * (1 - 0.1 * s), -58 * (1 - s), rings[1][2] * s

    arch = [(0.22, 0.04), (0.23, 0.4), (0.32, 0.66), (0.5, 0.8), (0.68, 0.66), (0.77, 0.4), (0.78, 0.04)]
    door(canvas, camp, place, arch, trim, open_=bool(rng.random() < 0.6))
    for y in (300.0, 150.0, 0.0):
        with canvas.within(whole):
            pole_sleeve(canvas, camp.line(hoop(y, sag=False).tolist()), trim, 7 * camp.scale)
    spots = [hoop(225.0)[k] * [1.0, 1, 1] + [0, dy, 0] for k, dy in ((3, -34), (3, 34), (6, 30), (7, 0), (6, -30))]
    _mesh(canvas, camp.shape([tuple(p) for p in np.array(spots).tolist()]), made)
    for y, out in ((0.0, 150), (150.0, 165), (300.0, 130)):
        ring = hoop(y, sag=False)[6]
        guy(canvas, camp, tuple(ring), (ring[0] + out * 0.75, y, 0), rope)
    guy(canvas, camp, (-rings[1][1] * 0.72, 0, rings[1][2] * 0.74), (-rings[1][1] * 1.5, -40, 0), rope)


def _popup(canvas: Canvas, made: Surface, trim: Surface) -> None:
    rng = canvas.rng
    w, h, deep = (
        158 * float(rng.uniform(0.94, 1.08)),
        150 * float(rng.uniform(0.9, 1.1)),
        150 * float(rng.uniform(0.9, 1.1)),
    )
    angles = np.linspace(0, np.pi, 25)
    lean = float(rng.uniform(10, 44))

    def shell(r: float) -> np.ndarray:
        c, s = np.cos(r * np.pi / 2), np.sin(r * np.pi / 2)
        rise = np.sin(angles) ** 0.85
        return np.stack(
            [w * np.cos(angles) * (0.35 + 0.65 * c), -40 + lean * rise * c + (deep + 40) * s, h * rise * c], axis=1
        )

    lines = [shell(r) for r in np.linspace(0, 1, 18)]
    lines += [np.array([shell(r)[k] for r in np.linspace(0, 1, 18)]) for k in range(25)]
    apron = [(-w, -40, 0), (w, -40, 0), (w * 0.94, -128, 0), (-w * 0.94, -128, 0)]
    ends = np.array([(w * 1.4, -86, 0), (-w * 1.4, -86, 0), *apron])
    camp = _camera(rng, np.concatenate([*lines, ends]), (12, 32), (15, 21))
    camping.stand(canvas, camp, w * 1.05, deep * 0.8, 20)
    mat = camp.shape([(*p, CORNER) for p in apron])
    cloth(canvas, mat, trim, folds=0)
    whole = _outline(camp, lines, (0, 10, h * 0.3))
    _, dark_side = _sides(camp)
    cloth(canvas, whole, made, dark=dark_side * 0.6, folds=3)
    for r in (0.36, 0.68):
        with canvas.within(whole):
            pole_sleeve(canvas, camp.line(shell(r).tolist()), trim, 5 * camp.scale)
    rim = shell(0)
    mouth = camp.shape([(*rim[0], CORNER), *map(tuple, rim[1:-1].tolist()), (*rim[-1], CORNER)])
    lining = made.plain()
    canvas.path(mouth, fill=lining.tones.shade)
    depth = canvas.linear(
        (mouth.box[0], mouth.box[1]),
        (mouth.box[2], mouth.box[3]),
        [(0.0, light.SHADOW, 0.5), (0.7, light.SHADOW, 0.16), (1.0, light.SHADOW, 0.3)],
    )
    light.shade(canvas, mouth, depth)
    with canvas.within(mouth):
        ground = np.stack([w * np.cos(angles), -40 + (deep + 20) * np.sin(angles), np.zeros(25)], axis=1)
        floor = camp.shape([(*ground[0], CORNER), *map(tuple, ground[1:-1].tolist()), (*ground[-1], CORNER)])
        paint(canvas, floor, trim.plain(), cast=False)
        light.shade(canvas, floor, light.SHADOW, 0.24)
        for r in (0.36, 0.68):
            canvas.stroke(camp.line(shell(r).tolist()), light.SHADOW, 3, stroke_opacity=0.28)
        back = [
            (-w * 0.34, deep * 0.7, h * 0.3),
            (w * 0.3, deep * 0.7, h * 0.3),
            (w * 0.26, deep * 0.56, h * 0.56),
            (-w * 0.28, deep * 0.56, h * 0.56),
        ]
        _mesh(canvas, camp.shape(back), made)
    light.inner_shadow(canvas, mouth, 14, 0.5)
    pole_sleeve(canvas, camp.line(rim.tolist()), trim, 9 * camp.scale)
    rope = tones("ivory") if rng.random() < 0.5 else trim.accent
    for side in (-1.0, 1.0):
        guy(canvas, camp, (side * w * 0.76, -40 + lean * 0.5, h * 0.62), (side * w * 1.4, -86, 0), rope)
    for x, y, z in apron:
        camping.peg(canvas, camp.point(x, y, z))


_DRAWN: dict[str, Callable[[Canvas, Surface, Surface], None]] = {
    "dome": _dome,
    "ridge": _ridge,
    "tipi": _tipi,
    "tunnel": _tunnel,
    "pop-up": _popup,
}

TENTS = ProductType(
    department="Sport & Outdoors",
    name="Tents",
    draw=draw_tent,
    silhouettes=tuple(_DRAWN),
    colours=(*palette.FABRIC_COLOURS, "olive", "forest green", "orange", "sand", "cream", "navy", "rust"),
    patterns=("stripes", "vertical stripes", "stars", "leaves", "floral", "dots", "chevron", "animal spots", "waves"),
    materials=("nylon", "canvas", "cotton"),
    prices=(29, 690),
    plain_share=0.68,
    turn=0.0,
    made_of={
        "dome": ("nylon",),
        "ridge": ("canvas", "canvas", "nylon"),
        "tipi": ("cotton", "canvas"),
        "tunnel": ("nylon",),
        "pop-up": ("nylon",),
    },
    words=words_camping.TENTS,
)

TYPES: tuple[ProductType, ...] = (TENTS,)
