"""Melons cut open: halves with their seeds, half-moons and wedges of watermelon, crescents of the others."""

from __future__ import annotations

import numpy as np

from storefront.departments.fruit_vegetables.cut_fruit import Face
from storefront.departments.fruit_vegetables.fruit_shapes import Skin, blob, pores
from storefront.departments.fruit_vegetables.melon_skins import Melon
from storefront.departments.fruit_vegetables.tropical_cut import moist, shell
from storefront.drawing import light
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.outline import Outline, Point, curve, leaf

_SEED = "#241511"


def rim_colour(kind: Melon) -> Skin:
    """The rind as it shows along a cut."""
    return kind.marks if kind.name == "watermelon" else kind.peel


def melon_half(canvas: Canvas, kind: Melon, face: Face) -> None:
    """A half: the rind as a ring, flesh, and seeds in rings (watermelon) or in a hollow."""
    shell(canvas, face, kind.peel)
    canvas.path(face.disc(1.0), fill=rim_colour(kind).at(0.95))
    pale = Skin(0.93, 0.055, 118) if kind.name == "watermelon" else Skin(0.86, 0.10, 118)
    canvas.path(face.disc(0.968), fill=pale.at())
    inner = 0.90 if kind.name == "watermelon" else 0.945
    pulp = kind.pulp
    stops: list[Stop] = [
        (0.0, pulp.at(1.03), 1.0),
        (0.5, pulp.at(1.0, 1.03), 1.0),
        (0.86, pulp.at(1.05, 0.92), 1.0),
        (1.0, pulp.at(1.24, 0.45), 1.0),
    ]
    area = face.disc(inner)
    canvas.path(area, fill=canvas.radial(face.centre, face.radius * inner, stops))
    pores(canvas, area, 0.14, 0.12)
    if kind.name == "watermelon":
        _ring_seeds(canvas, face)
    else:
        _hollow_seeds(canvas, face, pulp)
    moist(canvas, face, 3)


def _ring_seeds(canvas: Canvas, face: Face) -> None:
    """Black seeds in two rings, with the fibres' lighter paths between them."""
    rng = canvas.rng
    paths = []
    for angle in np.linspace(0, 2 * np.pi, 7)[:-1] + float(rng.uniform(0, 1)):
        ends = face.on(
            np.array([[r * np.cos(angle + t), r * np.sin(angle + t)] for r, t in ((0.08, 0.0), (0.78, 0.12))])
        )
        paths.append(leaf(tuple(ends[0]), tuple(ends[1]), face.radius * 0.09).d)
    canvas.path("".join(paths), fill="#ffe6dc", fill_opacity=0.22)
    seeds, glints = [], []
    for radius, count in ((0.42, 9), (0.60, 15), (0.72, 12)):
        for angle in np.linspace(0, 2 * np.pi, count + 1)[:-1] + rng.uniform(-0.13, 0.13, count):
            if rng.random() < 0.18:
                continue
            r = radius + float(rng.uniform(-0.05, 0.05))
            ends = face.on(
                np.array(
                    [[r * np.cos(angle), r * np.sin(angle)], [(r + 0.085) * np.cos(angle), (r + 0.085) * np.sin(angle)]]
                )
            )
            seed = leaf(tuple(ends[0]), tuple(ends[1]), face.radius * 0.048)
            seeds.append(seed.d)
            glints.append(seed.scaled(0.3).shifted(-face.radius * 0.006, -face.radius * 0.008).d)
    _seeds(canvas, seeds, glints)


def _seeds(canvas: Canvas, seeds: list[str], glints: list[str]) -> None:
    canvas.path("".join(seeds) or "M0 0", fill="#7d1016", fill_opacity=0.5, transform="translate(1.4 1.8)")
    canvas.path("".join(seeds) or "M0 0", fill=_SEED)
    canvas.path("".join(glints) or "M0 0", fill="#d8c6b8", fill_opacity=0.75)


def _hollow_seeds(canvas: Canvas, face: Face, pulp: Skin) -> None:
    """The hollow with its wet strings and pale seeds."""
    rng = canvas.rng
    angles = np.linspace(0, 2 * np.pi, 19)[:-1]
    reach = 0.47 + 0.045 * np.cos(3 * angles + float(rng.uniform(0, 6))) + rng.uniform(-0.02, 0.02, 18)
    cave = curve(face.on(np.stack([reach * np.cos(angles), reach * np.sin(angles)], axis=1)).tolist())
    left, top, right, bottom = cave.box
    stops: list[Stop] = [
        (0.0, pulp.at(0.66, 1.1, -8), 1.0),
        (0.6, pulp.at(0.86, 1.1, -5), 1.0),
        (1.0, pulp.at(1.0), 1.0),
    ]
    canvas.path(cave, fill=canvas.linear((left, top), (right, bottom), stops))
    with canvas.within(cave):
        strings, seeds, shades = [], [], []
        for _ in range(46):
            a, r = float(rng.uniform(0, 2 * np.pi)), float(rng.uniform(0.02, 0.38))
            b = a + float(rng.normal(0, 0.5))
            ends = face.on(np.array([[r * np.cos(a), r * np.sin(a)], [(r + 0.16) * np.cos(b), (r + 0.16) * np.sin(b)]]))
            strings.append(leaf(tuple(ends[0]), tuple(ends[1]), face.radius * 0.02).d)
        for _ in range(64):
            a, r = float(rng.uniform(0, 2 * np.pi)), 0.40 * float(np.sqrt(rng.random()))
            b = a + float(rng.normal(0, 0.7))
            ends = face.on(
                np.array(
                    [
                        [r * np.cos(a), r * np.sin(a)],
                        [r * np.cos(a) + 0.10 * np.cos(b), r * np.sin(a) + 0.10 * np.sin(b)],
                    ]
                )
            )
            seed = leaf(tuple(ends[0]), tuple(ends[1]), face.radius * 0.046)
            seeds.append(seed.d)
            shades.append(seed.shifted(1.4, 1.8).d)
        canvas.path("".join(strings), fill=pulp.at(0.9, 1.2), fill_opacity=0.6)
        canvas.path("".join(shades), fill=pulp.at(0.5, 1.0, -10), fill_opacity=0.5)
        canvas.path("".join(seeds), fill="#f4e3b4", stroke="#c69a55", stroke_width=0.6)
    light.inner_shadow(canvas, cave, face.radius * 0.16, 0.5, shift=(face.radius * 0.05, face.radius * 0.06))


def _sector(apex: Point, radius: float, start: float, end: float) -> Outline:
    """A piece of a disc between two directions, in degrees clockwise from the right."""
    angles = np.deg2rad(np.linspace(start, end, 15))
    rim = [(apex[0] + radius * float(np.cos(a)), apex[1] + radius * float(np.sin(a))) for a in angles]
    flat = abs(end - start) > 170
    knots = [(*rim[0], "c"), *rim[1:-1], (*rim[-1], "c")]
    return curve(knots if flat else [(*apex, "c"), *knots])


def watermelon_piece(canvas: Canvas, kind: Melon, apex: Point, radius: float, *, open_by: float, lean: float) -> None:
    """A slice that stands on its rind: a half-moon for an opening of 180 degrees, else a wedge."""
    rng = canvas.rng
    start, end = 90 + lean - open_by / 2, 90 + lean + open_by / 2
    whole = _sector(apex, radius, start, end)
    depth = (radius * 0.09, -radius * 0.055)
    behind = whole.shifted(*depth)
    canvas.cast(whole)
    canvas.cast(behind)
    canvas.stand(
        apex[0] + radius * 0.04, apex[1] + radius * 0.985, radius * (0.30 if open_by > 120 else 0.4), radius * 0.05
    )
    for share in np.linspace(1, 0, 22):
        step = whole.shifted(depth[0] * float(share), depth[1] * float(share))
        canvas.path(step, fill=kind.pulp.at(0.80 + 0.06 * (1 - float(share)), 0.95))
        green = _rind(apex, radius, start, end, 0.94).shifted(depth[0] * float(share), depth[1] * float(share))
        canvas.path(green, fill=kind.marks.at(0.8 + 0.2 * (1 - float(share))))
    canvas.path(whole, fill=kind.marks.at(1.0))
    canvas.path(_sector(apex, radius * 0.965, start, end), fill=Skin(0.88, 0.10, 122).at())
    canvas.path(_sector(apex, radius * 0.94, start, end), fill=Skin(0.96, 0.03, 112).at())
    area = _sector(apex, radius * 0.90, start, end)
    pulp = kind.pulp
    stops: list[Stop] = [
        (0.0, pulp.at(1.06), 1.0),
        (0.6, pulp.at(1.0, 1.03), 1.0),
        (0.90, pulp.at(1.06, 0.92), 1.0),
        (1.0, pulp.at(1.26, 0.42), 1.0),
    ]
    canvas.path(area, fill=canvas.radial(apex, radius * 0.90, stops))
    pores(canvas, area, 0.16, 0.12)
    seeds, glints = [], []
    for share, gap in ((0.40, 20.0), (0.58, 14.0), (0.73, 12.0)):
        for angle in np.arange(start + gap * 0.6, end - gap * 0.4, gap) + float(rng.uniform(-3, 3)):
            if rng.random() < 0.24:
                continue
            a, r = np.deg2rad(angle + float(rng.uniform(-3, 3))), radius * (share + float(rng.uniform(-0.05, 0.05)))
            x, y = apex[0] + r * float(np.cos(a)), apex[1] + r * float(np.sin(a))
            long = radius * 0.075
            seed = leaf((x, y), (x + long * float(np.cos(a)), y + long * float(np.sin(a))), radius * 0.042)
            seeds.append(seed.d)
            glints.append(seed.scaled(0.3).shifted(-radius * 0.005, -radius * 0.007).d)
    _seeds(canvas, seeds, glints)
    light.falloff(canvas, whole, 0.2)
    with canvas.within(area):
        spot = (apex[0] - radius * 0.25, apex[1] + radius * 0.25)
        blob(canvas, spot, (radius * 0.5, radius * 0.22), "#fff4ee", 0.34, lean - 10)
    light.rim(canvas, whole, 1.2, 0.45)


def _rind(apex: Point, radius: float, start: float, end: float, inner: float) -> Outline:
    angles = np.deg2rad(np.linspace(start, end, 15))
    outside = [(apex[0] + radius * float(np.cos(a)), apex[1] + radius * float(np.sin(a))) for a in angles]
    inside = [
        (apex[0] + radius * inner * float(np.cos(a)), apex[1] + radius * inner * float(np.sin(a))) for a in angles[::-1]
    ]
    knots = [(*p, "c") if k in (0, 14) else p for side in (outside, inside) for k, p in enumerate(side)]
    return curve(knots)


def crescent(canvas: Canvas, kind: Melon, centre: Point, size: float, turn: float) -> None:
    """A slice that lies on its rind like a boat."""

    def moon(low: float, high: float, wide: float) -> Outline:
        t = np.linspace(-1, 1, 13)
        lower = np.stack([wide * t, low * (1 - t**2) ** 0.8], axis=1)
        upper = np.stack([wide * t[::-1], high * (1 - t[::-1] ** 2) ** 0.8], axis=1)
        points = np.concatenate([lower, upper[1:-1]]) * size + np.array(centre)
        return curve([(*p, "c") if k in (0, 12) else tuple(p) for k, p in enumerate(points.tolist())]).turned(
            turn, centre
        )

    whole = moon(0.54, 0.02, 1.0)
    left, top, right, bottom = whole.box
    canvas.cast(whole)
    canvas.stand((left + right) / 2, bottom - 3, (right - left) * 0.30, size * 0.07)
    rim = rim_colour(kind)
    canvas.path(
        whole,
        fill=canvas.linear(
            (left, top), (right, bottom), [(0.0, rim.at(1.02), 1.0), (1.0, rim.at(0.62, 1, rim.warm), 1.0)]
        ),
    )
    canvas.path(moon(0.475, 0.02, 0.985), fill=Skin(0.84, 0.11, 116).at())
    flesh = moon(0.45, 0.02, 0.975)
    pulp = kind.pulp
    canvas.path(
        flesh,
        fill=canvas.linear(
            (centre[0], top),
            (centre[0], bottom),
            [(0.0, pulp.at(0.94, 1.1), 1.0), (0.55, pulp.at(1.02), 1.0), (1.0, pulp.at(1.12, 0.7), 1.0)],
        ),
    )
    pores(canvas, flesh, 0.14, 0.12)
    edge = moon(0.15, 0.02, 0.90)
    canvas.path(edge, fill=pulp.at(0.80, 1.15, -6), fill_opacity=0.75)
    light.falloff(canvas, whole, 0.22)
    with canvas.within(flesh):
        blob(canvas, (centre[0] - size * 0.3, centre[1] + size * 0.24), (size * 0.4, size * 0.10), "#fffaf0", 0.5, turn)
    light.rim(canvas, whole, 1.2, 0.45)
