"""Tents of cloth over bent poles: the dome, the tunnel and the pop-up shelter.

Each is a surface in space that its own small class describes; drawing them is a matter of which parts face the camera.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.sport_outdoors.camp import (
    Camp,
    camera,
    cloth,
    door,
    guy,
    inside,
    mesh,
    pole_sleeve,
    rope_colour,
    sides,
    silhouette,
    stand,
)
from storefront.drawing import light
from storefront.drawing.materials import Surface
from storefront.drawing.outline import CORNER, Outline

if TYPE_CHECKING:
    from storefront.departments.sport_outdoors.camp import Place
    from storefront.drawing.canvas import Canvas

Spot = tuple[float, float, float]


class _Dome:
    """Four ribs from the corners to the top, with bulging cloth between them."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.w, self.d = 150 * float(rng.uniform(0.95, 1.1)), 118.0
        self.h = 172 * float(rng.uniform(0.85, 1.08))
        self.corners = [(-self.w, -self.d), (self.w, -self.d), (self.w, self.d), (-self.w, self.d)]

    def rib(self, k: int, s: np.ndarray | float) -> np.ndarray:
        """A rib from its corner (0) to the top (1)."""
        s = np.asarray(s, float)
        c, z = np.cos(s * np.pi / 2) ** 0.9, self.h * np.sin(s * np.pi / 2) ** 0.92
        return np.stack([self.corners[k][0] * c, self.corners[k][1] * c, z], axis=-1)

    def panel(self, k: int) -> Place:
        """The cloth between a rib and the next one."""
        after = (k + 1) % 4
        out = (np.array(self.corners[k]) + np.array(self.corners[after])) / 2
        out = out / np.linalg.norm(out) * 15

        def place(u: float, s: float) -> Spot:
            bulge = np.sin(np.pi * u) * np.sin(np.pi * min(1.0, s * 0.9 + 0.1))
            x, y, z = self.rib(k, s) * (1 - u) + self.rib(after, s) * u
            return float(x + out[0] * bulge), float(y + out[1] * bulge), float(z)

        return place

    def lines(self) -> list[np.ndarray]:
        """Lines all over the cloth."""
        s = np.linspace(0, 1, 16)
        found = [self.rib(k, s) for k in range(4)]
        for k in range(4):
            place = self.panel(k)
            found += [np.array([place(u, float(v)) for v in s]) for u in (0.2, 0.35, 0.5, 0.65, 0.8)]
            found.append(np.array([place(float(u), 0.0) for u in np.linspace(0, 1, 9)]))
        return found


def dome(canvas: Canvas, made: Surface, trim: Surface) -> None:
    """A dome on two crossing poles."""
    rng, form = canvas.rng, _Dome(canvas.rng)
    w, d, h = form.w, form.d, form.h
    feet: list[Spot] = [(w * 1.5, d * 1.3, 0), (-w * 1.42, -d * 1.2, 0), (w * 1.36, -d * 1.42, 0)]
    lines = form.lines()
    camp = camera(rng, np.concatenate([*lines, np.array(feet)]), (14, 40), (11, 17))
    stand(canvas, camp, w * 1.05, d)
    rope = rope_colour(rng, trim)
    guy(canvas, camp, (w * 0.66, d * 0.66, h * 0.62), feet[0], rope)
    whole = silhouette(camp, lines, (0, 0, h * 0.4))
    cloth(canvas, whole, made, folds=0)
    front, side = form.panel(0), form.panel(1)
    dark_front, dark_side = sides(camp)
    _dome_panels(canvas, camp, whole, [(side, dark_side), (front, dark_front)], (made, trim))
    arch = [(0.2, 0.03), (0.21, 0.26), (0.3, 0.48), (0.5, 0.6), (0.7, 0.48), (0.79, 0.26), (0.8, 0.03)]
    door(canvas, camp, front, arch, trim, open_=bool(rng.random() < 0.65))
    window = [side(u, v) for u, v in ((0.36, 0.3), (0.64, 0.3), (0.62, 0.48), (0.5, 0.54), (0.38, 0.48))]
    mesh(canvas, camp.shape(window), made)
    for k in (0, 2, 1):
        with canvas.within(whole):
            pole_sleeve(canvas, camp.line(form.rib(k, np.linspace(0, 1, 16)).tolist()), trim, 6 * camp.scale)
    for way, foot in ((-1, feet[1]), (1, feet[2])):
        guy(canvas, camp, (way * w * 0.62, -d * 0.62, h * 0.66), foot, rope)


def _dome_panels(
    canvas: Canvas, camp: Camp, whole: Outline, panels: list[tuple[Place, float]], cloths: tuple[Surface, Surface]
) -> None:
    """The visible panels of a dome, and the band around its foot."""
    made, trim = cloths
    s, band = [float(v) for v in np.linspace(0, 1, 16)], 0.16
    for place, dark in panels:
        patch = [place(0, v) for v in s] + [place(1, v) for v in s[::-1]] + [place(u, 0) for u in (0.75, 0.5, 0.25)]
        with canvas.within(whole):
            cloth(canvas, camp.shape(patch), made, dark=dark)
    for place, dark in panels:
        strip = [(*place(u, 0), *([CORNER] if u in (0, 1) else [])) for u in (0, 0.25, 0.5, 0.75, 1)]
        strip += [(*place(u, band), *([CORNER] if u in (0, 1) else [])) for u in (1, 0.75, 0.5, 0.25, 0)]
        with canvas.within(whole):
            cloth(canvas, camp.shape(strip), trim, dark=dark, folds=0)


class _Tunnel:
    """Three hoops of different size in a row, with a slope to the ground before and behind them."""

    hoops = (0.0, 150.0, 300.0)
    front, back = -58.0, 352.0

    def __init__(self, rng: np.random.Generator) -> None:
        wide, high = float(rng.uniform(0.94, 1.08)), float(rng.uniform(0.92, 1.06))
        measures = [
            (-58.0, 92.0, 6.0),
            (0.0, 112.0, 158.0),
            (150.0, 120.0, 166.0),
            (300.0, 92.0, 112.0),
            (352.0, 62.0, 4.0),
        ]
        self.rings = [(y, w * wide, h * high) for y, w, h in measures]
        self.wide = wide

    def hoop(self, y: float, *, sag: bool = True) -> np.ndarray:
        """A cut across the tunnel; between hoops the cloth sags."""
        angles = np.linspace(0, np.pi, 25)
        ys = [ring[0] for ring in self.rings]
        w, h = (float(np.interp(y, ys, [ring[k] for ring in self.rings])) for k in (1, 2))
        near = min(abs(y - other) for other in self.hoops)
        drop = 1 - (0.045 * min(1.0, near / 70) if sag and 0 < y < 300 else 0.0)
        return np.stack([w * drop * np.cos(angles), np.full(25, y), h * drop * np.sin(angles) ** 0.8], axis=1)

    def lines(self) -> list[np.ndarray]:
        """Lines all over the cloth."""
        around = [self.hoop(float(y)) for y in np.linspace(self.front, self.back, 30)]
        return [*around, *np.stack(around, axis=1)]

    def stretch(self, y0: float, y1: float) -> list[list[float]]:
        """The edge of the cloth between two cuts."""
        middle = [self.hoop(y0 + (y1 - y0) * share) for share in (0.25, 0.5, 0.75)]
        knots = [*self.hoop(y0).tolist(), *[ring[-1].tolist() for ring in middle]]
        return [*knots, *self.hoop(y1)[::-1].tolist(), *[ring[0].tolist() for ring in middle[::-1]]]


def tunnel(canvas: Canvas, made: Surface, trim: Surface) -> None:
    """A long tent over three hoops."""
    rng, form = canvas.rng, _Tunnel(canvas.rng)
    _, w, h = form.rings[1]
    lines = form.lines()
    ends = np.array([(w + 110, 0, 0), (-w * 1.5, -40, 0), (form.rings[3][1] + 98, 300, 0)])
    camp = camera(rng, np.concatenate([*lines, ends]), (36, 56), (13, 20))
    dark_front, dark_side = sides(camp)
    cx, cy = camp.point(0, 150, 0)
    canvas.stand(cx, cy, 190 * camp.scale, 44 * camp.scale)
    rope = rope_colour(rng, trim)
    whole = silhouette(camp, lines, (0, 120, 50))
    cloth(canvas, whole, made, folds=4)
    swap = int(rng.integers(2))
    with canvas.within(whole):
        for k, (y0, y1) in enumerate(((300.0, form.back), (150.0, 300.0), (0.0, 150.0))):
            patch = camp.shape(form.stretch(y0, y1))
            cloth(canvas, patch, trim if k % 2 == swap else made, dark=dark_side * 0.7, folds=2)
    _tunnel_front(canvas, camp, form, whole, (made, trim, dark_front))
    for y in form.hoops[::-1]:
        with canvas.within(whole):
            pole_sleeve(canvas, camp.line(form.hoop(y, sag=False).tolist()), trim, 7 * camp.scale)
    spots = [form.hoop(225.0)[k] + [0, dy, 0] for k, dy in ((3, -34), (3, 34), (6, 30), (7, 0), (6, -30))]
    mesh(canvas, camp.shape([spot.tolist() for spot in spots]), made)
    for y, out in zip(form.hoops, (150, 165, 130), strict=True):
        x, _, z = form.hoop(y, sag=False)[6].tolist()
        guy(canvas, camp, (x, y, z), (x + out * 0.75, y, 0), rope)
    guy(canvas, camp, (-w * 0.72, 0, h * 0.74), (-w * 1.5, -40, 0), rope)


def _tunnel_front(
    canvas: Canvas, camp: Camp, form: _Tunnel, whole: Outline, looks: tuple[Surface, Surface, float]
) -> None:
    """The sloping front with its door."""
    made, trim, dark = looks
    wide, high = form.wide, form.rings[1][2]
    foot = [(-94 * wide, -56, 2, CORNER), (0, -62, 0), (94 * wide, -56, 2, CORNER)]
    with canvas.within(whole):
        cloth(canvas, camp.shape([*form.hoop(0, sag=False).tolist(), *foot]), made.plain(), dark=dark, folds=2)

    def place(u: float, s: float) -> Spot:
        return (u - 0.5) * 2 * 100 * wide * (1 - 0.1 * s), form.front * (1 - s), high * s

    arch = [(0.22, 0.04), (0.23, 0.4), (0.32, 0.66), (0.5, 0.8), (0.68, 0.66), (0.77, 0.4), (0.78, 0.04)]
    door(canvas, camp, place, arch, trim, open_=bool(canvas.rng.random() < 0.6))


class _Shelter:
    """A quarter of a ball of cloth behind an arch, and a wall with a door before it."""

    ribs = (0.36, 0.68)

    def __init__(self, rng: np.random.Generator) -> None:
        self.w = 142 * float(rng.uniform(0.94, 1.08))
        self.h, self.deep = 168 * float(rng.uniform(0.92, 1.1)), 140 * float(rng.uniform(0.9, 1.1))
        self.lean = float(rng.uniform(10, 44))
        self.angles = np.linspace(0, np.pi, 25)
        self.bulge = float(rng.uniform(46, 74))

    def shell(self, r: float) -> np.ndarray:
        """An arch of the shell, from the rim (0) to the ground behind (1)."""
        c, s = np.cos(r * np.pi / 2), np.sin(r * np.pi / 2)
        rise = np.sin(self.angles) ** 0.85
        x = self.w * np.cos(self.angles) * (0.35 + 0.65 * c)
        return np.stack([x, -40 + self.lean * rise * c + (self.deep + 40) * s, self.h * rise * c], axis=1)

    def lines(self) -> list[np.ndarray]:
        """Lines all over the cloth."""
        arches = [self.shell(float(r)) for r in np.linspace(0, 1, 18)]
        return [*arches, *np.stack(arches, axis=1)]

    def wall(self, u: float, s: float) -> Spot:
        """A place on the front wall: `u` from its left to its right foot, `s` from the ground to the rim above."""
        across = min(1.0, max(-1.0, 2 * u - 1))
        z = self.h * float(np.sqrt(1 - across**2)) ** 0.85 * s
        out = self.bulge * float(np.sqrt(max(0.0, 1 - across**2))) * (1 - s) ** 0.8
        return self.w * across, -40 - out + self.lean * z / self.h, z

    def foot(self) -> list[Spot]:
        """Where the front wall meets the ground, from right to left."""
        return [self.wall(float(u), 0.0) for u in np.linspace(1, 0, 11)]


def popup(canvas: Canvas, made: Surface, trim: Surface) -> None:
    """A round tent that springs up by itself, its door tied open."""
    rng, form = canvas.rng, _Shelter(canvas.rng)
    w, h, lines = form.w, form.h, form.lines()
    pegs: list[Spot] = [(w * 1.42, -96, 0), (-w * 1.42, -96, 0), (w * 1.3, form.deep * 0.9, 0)]
    camp = camera(rng, np.concatenate([*lines, np.array([*pegs, *form.foot()])]), (20, 42), (13, 19))
    stand(canvas, camp, w * 1.16, form.deep * 1.15, 24)
    rope = rope_colour(rng, trim)
    guy(canvas, camp, (w * 0.7, form.deep * 0.4, h * 0.5), pegs[2], rope)
    whole = silhouette(camp, [*lines, np.array(form.foot())], (0, 10, h * 0.3))
    front, side = sides(camp)
    cloth(canvas, whole, made, dark=0.1 + side, folds=3)
    for r in form.ribs:
        with canvas.within(whole):
            pole_sleeve(canvas, camp.line(form.shell(r).tolist()), trim, 7 * camp.scale)
    wall = camp.shape([*form.shell(0).tolist()[:-1], *[(*p, CORNER) if k in (0, 10) else p
                       for k, p in enumerate(form.foot()[::-1])]])  # fmt: skip
    light.crease(canvas, whole, camp.line(form.shell(0).tolist()), 12, 0.3, seam=False)
    cloth(canvas, wall, made, dark=front, folds=2)
    _skirt(canvas, camp, form, wall, trim)
    _entrance(canvas, camp, form, trim)
    pole_sleeve(canvas, camp.line(form.shell(0).tolist()), trim, 10 * camp.scale)
    for way, spot in ((1.0, pegs[0]), (-1.0, pegs[1])):
        guy(canvas, camp, (way * w * 0.76, -40 + form.lean * 0.5, h * 0.62), spot, rope)


def _skirt(canvas: Canvas, camp: Camp, form: _Shelter, wall: Outline, trim: Surface) -> None:
    """The band of stronger cloth along the foot of the front wall."""
    foot = form.foot()
    band = [(*p, CORNER) if k in (0, 10) else p for k, p in enumerate(foot)]
    upper = [(x, y, z + 20) for x, y, z in foot[::-1]]
    with canvas.within(wall):
        cloth(canvas, camp.shape([*band, *[(*p, CORNER) if k in (0, 10) else p for k, p in enumerate(upper)]]), trim,
              folds=0)  # fmt: skip


def _entrance(canvas: Canvas, camp: Camp, form: _Shelter, trim: Surface) -> None:
    """A wide arched door: the dim inside with its floor, and one or two flaps folded outwards."""
    half, tall = float(canvas.rng.uniform(0.16, 0.2)), float(canvas.rng.uniform(0.74, 0.84))
    left, right = 0.5 - half, 0.5 + half
    arch = [(left, 0.02), (left + 0.01, 0.4), (left + half * 0.5, tall * 0.86), (0.5, tall),
            (right - half * 0.5, tall * 0.86), (right - 0.01, 0.4), (right, 0.02)]  # fmt: skip
    hole = camp.shape([(*form.wall(u, s), CORNER) if k in (0, 6) else form.wall(u, s) for k, (u, s) in enumerate(arch)])
    inside(canvas, hole)
    both = bool(canvas.rng.random() < 0.5)
    for way in (-1.0, 1.0) if both else (float(canvas.rng.choice((-1, 1))),):
        edge = [(0.5 + way * (0.5 - u), s) for u, s in (arch[2], arch[1], arch[0])]
        seam = [form.wall(u, s) for u, s in edge]
        reach = half * (0.8 if both else 1.15)
        free = [form.wall(0.5 + way * (half + reach), 0.03), form.wall(0.5 + way * (half + reach * 0.7), 0.34)]
        free = [(x, y - 16, z) for x, y, z in free]
        flap = camp.shape([(*seam[0], CORNER), seam[1], (*seam[2], CORNER), (*free[0], CORNER), free[1]])
        canvas.path(flap.shifted(3, 5), fill=light.SHADOW, fill_opacity=0.4, filter=canvas.blur(4, flap))
        cloth(canvas, flap, trim, dark=0.04, folds=1)
        fold = camp.line(seam)
        light.crease(canvas, flap, fold, 7, 0.34, seam=False)
        pole_sleeve(canvas, fold, trim, 3.4 * camp.scale)
