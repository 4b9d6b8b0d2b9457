"""Cacti and succulents as shapes: ribbed bodies, pads, thorny rosettes, rosettes of spoons, blossoms, gravel."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from storefront.departments.plants_garden.foliage import SPOON, TONGUE, Foliage, Place, lit
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import CORNER, Outline, Point, curve, ellipse, leaf
from storefront.palette import Tones, oklch_hex


def ribbed(
    canvas: Canvas, points: Sequence[Point], widths: Sequence[float], tone: Tones, ribs: int, *, spines: float = 7.0
) -> Outline:
    """A ribbed body along a bent axis, from its foot to its top.

    Args:
        canvas: to draw on.
        points: of the axis.
        widths: spread evenly over it; the last may be 0.
        tone: its green.
        ribs: that can be seen.
        spines: their length; 0 leaves it bare.
    """
    axis = curve(points, closed=False)
    shares = 1 - (1 - np.linspace(0, 1, 26)) ** 1.5
    places = np.array([axis.at(float(s)) for s in shares])
    along = np.gradient(places, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    half = np.interp(shares, np.linspace(0, 1, len(widths)), widths)[:, None] / 2
    across = np.stack([-along[:, 1], along[:, 0]], axis=1)

    def meridian(angle: float) -> np.ndarray:
        return places + across * half * np.sin(angle)

    left, right = meridian(-np.pi / 2), meridian(np.pi / 2)
    outline = curve([(*left[0], CORNER), *left[1:], *right[-2:0:-1], (*right[0], CORNER)], tension=0.33)
    canvas.cast(outline)
    canvas.path(outline, fill=tone.base, stroke=tone.deep, stroke_width=0.8)
    edges = np.linspace(-np.pi / 2, np.pi / 2, ribs + 1)
    with canvas.within(outline):
        for one, other in itertools.pairwise(edges):
            a, b, c = meridian(one), meridian((one + other) / 2), meridian(other)
            lit_side = curve([*map(tuple, a), *map(tuple, b[::-1])], tension=0.3)
            dark_side = curve([*map(tuple, b), *map(tuple, c[::-1])], tension=0.3)
            flip = float(across[0, 0]) < 0
            canvas.path(dark_side if flip else lit_side, fill=tone.light, fill_opacity=0.38)
            canvas.path(lit_side if flip else dark_side, fill=tone.shade, fill_opacity=0.6)
            canvas.stroke(curve([*map(tuple, a)], closed=False), tone.deep, 1.8, stroke_opacity=0.7)
    light.ball(canvas, outline, 0.5)
    light.inner_shadow(canvas, outline, 8, 0.3)
    if spines:
        crests = [meridian(float(a)) for a in (edges[:-1] + edges[1:]) / 2]
        _spines(canvas, crests, spines)
    return outline


def _spines(canvas: Canvas, crests: Sequence[np.ndarray], long: float) -> None:
    """Tufts of thorns along the ribs, each on its woolly spot."""
    rng, thorns, spots = canvas.rng, [], []
    for k, crest in enumerate(crests):
        run = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(crest, axis=0), axis=1))])
        for at in np.arange(6 + 5 * (k % 2), run[-1] - 2, max(9.0, long * 1.5)):
            x, y = (float(np.interp(at, run, crest[:, i])) for i in (0, 1))
            spots.append(ellipse(x, y, 1.7).d)
            for angle in rng.uniform(0, 2 * np.pi) + np.linspace(0, 2 * np.pi, 7)[:-1]:
                reach = long * float(rng.uniform(0.6, 1.05))
                thorns.append(f"M{x:.1f} {y:.1f}l{reach * np.cos(angle):.1f} {reach * np.sin(angle) * 0.9:.1f}")
    canvas.path("".join(spots), fill="#f2ead2")
    canvas.path(
        "".join(thorns),
        fill="none",
        stroke="#3a2a22",
        stroke_width=0.9,
        stroke_opacity=0.35,
        transform="translate(0.6 0.9)",
    )
    canvas.path(
        "".join(thorns), fill="none", stroke="#f6eed6", stroke_width=0.95, stroke_linecap="round", stroke_opacity=0.92
    )


def ball_widths(wide: float, count: int = 14, power: float = 0.5) -> list[float]:
    """The widths of a ball that is cut a little at its foot."""
    shares = np.linspace(0.08, 1, count)
    return [wide * float((4 * s * (1 - s)) ** power) for s in shares]


def post_widths(wide: float, count: int = 14) -> list[float]:
    """The widths of a column with a round top."""
    shares = np.linspace(0, 1, count)
    return [
        wide * float(np.sqrt(max(0.0, 1 - max(0.0, (s - 0.84) / 0.16) ** 2))) * float(0.92 + 0.08 * min(1, s * 4))
        for s in shares
    ]


def pad(canvas: Canvas, at: Point, angle: float, size: float, tone: Tones, *, thorns: bool = True) -> Place:
    """A pad of a prickly pear growing from a point; returns its place, for the next pads."""
    place = Place(at, angle, size, size * float(canvas.rng.uniform(0.34, 0.41)), float(canvas.rng.uniform(-8, 8)))
    unit = curve(
        [(0, -0.02), (0.62, 0.16), (1.0, 0.55), (0.7, 0.9), (0, 1.02), (-0.7, 0.9), (-1.0, 0.55), (-0.62, 0.16)]
    )
    outline = unit.mapped(place.lay)
    shadow = outline.shifted(4, 6)
    canvas.path(shadow, fill=light.SHADOW, fill_opacity=0.22, filter=canvas.blur(4, shadow))
    canvas.cast(outline)
    canvas.path(outline, fill=tone.base, stroke=tone.deep, stroke_width=0.8)
    light.relief(canvas, outline, puff=9, depth=3.6, strength=0.55)
    light.ball(canvas, outline, 0.36)
    spots, hairs = [], []
    for row, y in enumerate(np.linspace(0.12, 0.94, max(4, int(size / 15)))):
        reach = np.sqrt(max(0.0, 1 - ((y - 0.54) / 0.52) ** 2)) * 0.84
        for x in np.linspace(-reach, reach, 5 if row % 2 else 4):
            px, py = place.lay(np.array([[x, y]]))[0]
            spots.append(ellipse(float(px), float(py), 2.0, 1.8).d)
            turns = canvas.rng.uniform(0, 2 * np.pi, 5 if thorns else 0)
            hairs += [f"M{px:.1f} {py:.1f}l{5.6 * np.cos(a):.1f} {5.6 * np.sin(a):.1f}" for a in turns]
    canvas.path("".join(spots), fill="#f0e3b8")
    if hairs:
        canvas.path("".join(hairs), fill="none", stroke="#fbf3da", stroke_width=0.9, stroke_opacity=0.85)
    light.rim(canvas, outline, 1.2, 0.4)
    return place


def blossom(canvas: Canvas, at: Point, size: float, colour: Tones, *, tilt: float = 0.6) -> None:
    """An open flower seen from a little above, with a yellow heart."""
    x, y = at
    for ring, count in ((1.0, 11), (0.68, 9)):
        for k in range(count):
            angle = 2 * np.pi * (k + 0.5 * (ring < 1)) / count
            tip = (x + size * ring * np.cos(angle), y + size * ring * np.sin(angle) * tilt - size * 0.1)
            petal = leaf((x, y), tip, size * 0.34 * ring)
            canvas.cast(petal)
            canvas.path(petal, fill=colour.base if ring == 1.0 else colour.light, stroke=colour.shade, stroke_width=0.6)
    heart = ellipse(x, y - size * 0.06, size * 0.2, size * 0.2 * tilt)
    canvas.path(heart, fill="#f4cf4e", stroke="#b98a26", stroke_width=0.7)


def thorny_rosette(canvas: Canvas, at: Point, size: float, tone: Tones, count: int) -> None:
    """An aloe: thick pointed leaves with teeth, flecked with white."""
    rng, plant = canvas.rng, Foliage(canvas)
    for k in _inward(count):
        share = k / (count - 1)
        angle = -84 + 168 * share + float(rng.normal(0, 4))
        front = abs(share - 0.5) < 0.3 and k % 2 == 0
        long = size * float(rng.uniform(0.84, 1.06)) * (0.72 if front else 1.0) * (1 - 0.16 * abs(share - 0.5))
        root = (at[0] + angle * size * 0.0011, at[1] + (5 if front else 0))
        place = Place(root, angle * 0.8, long, long * float(rng.uniform(0.062, 0.08)) + 5, angle * 0.3)
        _aloe_leaf(plant, place, lit(tone, 0.03 if front else -0.03))


def _inward(count: int) -> list[int]:
    """Numbers from both ends to the middle, odd ones first: the order of leaves from back to front."""
    return sorted(range(count), key=lambda k: (k % 2 == 0, -abs(k - (count - 1) / 2)))


def _aloe_leaf(plant: Foliage, place: Place, tone: Tones) -> None:
    canvas, rng = plant.canvas, plant.canvas.rng
    teeth = []
    for y in np.linspace(0.08, 0.92, 15):
        for side in (-1, 1):
            reach = float(np.interp(y, [0, 0.08, 0.36, 0.72, 1.0], [0.6, 0.98, 0.92, 0.5, 0.0]))
            spot = place.lay(np.array([[side * reach * 0.9, y], [side * (reach + 0.28), y + 0.012]]))
            teeth.append(leaf(tuple(spot[0].tolist()), tuple(spot[1].tolist()), 3.0).d)
    canvas.path("".join(teeth), fill=lit(tone, 0.24).base)
    outline = plant.blade(TONGUE, place, tone, veins=0, gloss=0.12)
    flecks = []
    for _ in range(int(place.length / 5)):
        x, y = float(rng.uniform(-0.8, 0.8)), float(rng.uniform(0.05, 0.85))
        a, b = (tuple(p) for p in place.lay(np.array([[x, y], [x, y + 0.03]])).tolist())
        flecks.append(leaf(a, b, 2.2).d)
    with canvas.within(outline):
        canvas.path("".join(flecks), fill="#eef3dc", fill_opacity=0.75)
    left, right = (tuple(p) for p in place.lay(np.array([[-1.0, 0.4], [1.0, 0.4]])).tolist())
    light.shade(canvas, outline, canvas.linear(left, right, [(0.5, light.SHADOW, 0.0), (1.0, light.SHADOW, 0.34)]))


def spoon_rosette(canvas: Canvas, at: Point, size: float, tone: Tones, blush: str, *, squash: float = 0.66) -> None:
    """An echeveria: rings of plump spoons around a tight heart, their tips tinged."""
    rng, (x, y) = canvas.rng, at
    transform = f"translate(0 {y * (1 - squash):.1f}) scale(1 {squash:.3f})"
    with canvas.group(transform=transform):
        plant = Foliage(canvas)
        for ring, (reach, count) in enumerate(((1.0, 9), (0.8, 8), (0.6, 7), (0.42, 5), (0.25, 4))):
            start = float(rng.uniform(0, 360))
            turns = sorted(
                (start + 360 * k / count + float(rng.normal(0, 3)) for k in range(count)),
                key=lambda a: -np.cos(np.deg2rad(a)),
            )
            for turn in turns:
                long = size * reach * float(rng.uniform(0.95, 1.04))
                place = Place((x, y - size * 0.12 * ring), turn, long, long * 0.36 + 2, 0.0)
                outline = plant.blade(SPOON, place, lit(tone, 0.03 * (ring - 1.6)), veins=0, gloss=0.16)
                tip = place.tip
                with canvas.within(outline):
                    glow = canvas.radial(tip, long * 0.42, [(0.0, blush, 0.8), (0.35, blush, 0.22), (1.0, blush, 0.0)])
                    canvas.path(outline, fill=glow)
                    base = canvas.radial(at, long * 0.75, [(0.2, tone.deep, 0.55), (1.0, tone.deep, 0.0)])
                    canvas.path(outline, fill=base)
                canvas.path(outline, fill="none", stroke=tone.light, stroke_width=1.6, stroke_opacity=0.9)


def gravel(canvas: Canvas, hole: Outline, colour: Tones) -> None:
    """Small stones on the earth."""
    rng, (left, top, right, bottom) = canvas.rng, hole.box
    with canvas.within(hole):
        for _ in range(int((right - left) * (bottom - top) / 32)):
            x, y, size = (
                float(rng.uniform(left, right)),
                float(rng.uniform(top, bottom + 2)),
                float(rng.uniform(2.2, 4.4)),
            )
            lightness, chroma, hue = colour.oklch
            stone = ellipse(x, y, size, size * 0.66)
            canvas.path(stone.shifted(0.7, 1.1), fill=light.SHADOW, fill_opacity=0.4)
            canvas.path(stone, fill=oklch_hex(min(0.98, lightness + float(rng.normal(0, 0.045))), chroma, hue))
    light.inner_shadow(canvas, hole, 7, 0.4, shift=(3, 4))
