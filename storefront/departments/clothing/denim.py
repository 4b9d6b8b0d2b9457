"""Denim: what tells jeans, denim shorts and denim skirts from other clothes. Thread, rivets, fades, tears, fringes.

Functions that take a `Legs` serve jeans and denim shorts, the others any garment of denim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront import palette
from storefront.departments.clothing.garment import AXIS
from storefront.departments.clothing.sewing import ribbon
from storefront.departments.clothing.waistbands import THREAD, topstitch
from storefront.drawing import light
from storefront.drawing.materials import Noise, Surface, bumps, paint
from storefront.drawing.outline import CORNER, Outline, Point, Shape, curve, ellipse, leaf, line, polygon, rounded

if TYPE_CHECKING:
    from storefront.departments.clothing.legs import Legs
    from storefront.drawing.canvas import Canvas
    from storefront.palette import Tones


def thread_for(made: Surface, rng: np.random.Generator) -> Tones:
    """The colour of the topstitching: mostly tobacco and gold, now and then pale, always seen on the cloth."""
    lightness = made.tones.oklch[0]
    if lightness > 0.8:
        return palette.tones(str(rng.choice(["tan", "camel", "rust"])))
    if lightness > 0.55:
        return palette.tones(str(rng.choice(["tan", "brown", "ivory", "rust"])))
    return palette.tones(str(rng.choice(["camel", "mustard", "orange", "camel", "sand"])))


def bleached(made: Surface, *, share: float = 0.6) -> Surface:
    """The cloth's inside, or what years of washing leave of it."""
    lightness, chroma, hue = made.tones.oklch
    paler = palette.tones_of(lightness + (0.93 - lightness) * share, chroma * (1 - 0.7 * share), hue)
    return made.dyed(paler)


def slub(canvas: Canvas, on: Outline, made: Surface) -> None:
    """The uneven warp of denim: fine streaks along the grain, the stronger the darker the dye."""
    strength = float(np.interp(made.tones.oklch[0], (0.35, 0.8), (0.2, 0.08)))
    bumps(canvas, on, Noise((0.42, 0.012), 2, int(canvas.rng.integers(1, 9999)), 2.4, 0.0), strength)


def rivet(canvas: Canvas, x: float, y: float, *, radius: float = 3.0) -> None:
    """A copper rivet."""
    disc = ellipse(x, y, radius)
    canvas.path(disc.shifted(0.8, 1.2), fill=light.SHADOW, fill_opacity=0.5, filter=canvas.blur(0.9, disc))
    copper = [(0.0, "#ffe3c4", 1.0), (0.45, "#c98a55", 1.0), (1.0, "#6f4022", 1.0)]
    canvas.path(disc, fill=canvas.radial((x - radius * 0.35, y - radius * 0.4), radius * 1.5, copper))
    canvas.path(ellipse(x, y, radius * 0.36), fill="#6f4022", fill_opacity=0.6)


def shank_button(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """The metal button of a waistband, with its raised rim."""
    rivet(canvas, x, y, radius=radius)
    canvas.path(ellipse(x, y, radius * 0.66), fill="none", stroke="#ffe9cf", stroke_width=0.9, stroke_opacity=0.7)


def twin_stitch(  # noqa: PLR0913 - where the seam runs and how it is sewn
    canvas: Canvas, on: Shape, run: Outline, thread: Tones, *, dx: float, dy: float = 0.0, weight: float = THREAD
) -> None:
    """Two parallel lines of thread beside a seam; the second is shifted by `(dx, dy)` from the first."""
    with canvas.within(on):
        topstitch(canvas, run, thread, width=weight)
        topstitch(canvas, run.shifted(dx, dy), thread, width=weight)


def fade(canvas: Canvas, legs: Legs, made: Surface, strength: float) -> None:
    """Where indigo wears off: the thighs, the knees, whiskers below the hips, and along the seams and hems."""
    cut, rng, pale = legs.cut, canvas.rng, bleached(made, share=0.75).tones.base
    length = cut.hem_y - cut.crotch_y
    for k, side in enumerate((-1, 1)):
        half = legs.halves[k]
        top = cut.hip_y + 0.3 * (cut.crotch_y - cut.hip_y)
        for share, reach, width, opacity in ((0.42, 0.5, 0.30, 0.55), (0.44, 0.92, 0.17, 0.3)):
            run = legs.down(k, share + rng.uniform(-0.04, 0.04), top + 14, cut.crotch_y + reach * length)
            _bleach(canvas, half, run, cut.knee * width, pale, opacity * strength)
        knee = ellipse(*legs.place(k, cut.knee_y + 8, 0.45), cut.knee * 0.26, cut.knee * 0.42)
        canvas.path(knee, fill=pale, fill_opacity=0.3 * strength, filter=canvas.blur(9, knee),
                    clip_path=canvas.clip(half))  # fmt: skip
        for step in range(int(rng.integers(3, 6))):
            start = (AXIS + side * rng.uniform(6, 16), cut.crotch_y - 16 - 9 * step)
            end = (AXIS + side * cut.hip * rng.uniform(0.62, 0.86), cut.crotch_y - 20 - rng.uniform(-6, 24) - 4 * step)
            whisker = leaf(start, end, rng.uniform(2.4, 4.5), -side * rng.uniform(3, 8))
            canvas.path(whisker, fill=pale, fill_opacity=0.5 * strength, filter=canvas.blur(1.6, whisker),
                        clip_path=canvas.clip(half))  # fmt: skip
        for run in (legs.outer[k], legs.inner[k], legs.hems[k]):
            _worn_edge(canvas, half, run, pale, strength)


def _bleach(canvas: Canvas, on: Shape, run: Outline, width: float, colour: str, opacity: float) -> None:
    blur = canvas.filter(f'<feGaussianBlur stdDeviation="{width * 0.4:.1f}"/>', run.box, 2 * width + 4)
    with canvas.within(on):
        canvas.stroke(run, colour, width, stroke_opacity=opacity, filter=blur)


def _worn_edge(canvas: Canvas, on: Shape, run: Outline, pale: str, strength: float) -> None:
    """The ripple of pale spots where a double seam rubs."""
    rng = canvas.rng
    left, top, right, bottom = run.box
    count = max(5, int(np.hypot(right - left, bottom - top) / 11))
    with canvas.within(on), canvas.group(filter=canvas.blur(1.7, run.shifted(0, 0)), opacity=0.8 * min(1.0, strength)):
        for share in np.linspace(0.02, 0.98, count) + rng.uniform(-0.014, 0.014, count):
            x, y = run.at(float(np.clip(share, 0, 1)))
            spot = ellipse(x, y, rng.uniform(3, 6.5), rng.uniform(1.4, 3.4))
            canvas.path(spot, fill=pale, fill_opacity=rng.uniform(0.1, 0.5))


def scoop_pockets(canvas: Canvas, legs: Legs, made: Surface, thread: Tones, *, weight: float = THREAD) -> None:
    """The round front pockets with rivets at their ends; a coin pocket sits in the left one as seen."""
    cut = legs.cut
    depth = 0.62 * (cut.crotch_y - cut.waist_y - cut.band)
    for k, side in enumerate((-1, 1)):
        half, top = legs.halves[k], cut.waist_y + cut.band + cut.dip * 0.6
        start = legs.place(k, top, 0.66)
        low = legs.place(k, cut.waist_y + cut.band + depth, 0.0)
        mouth = curve([(*start, CORNER), (start[0] + side * 3, top + depth * 0.42),
                       (start[0] * 0.55 + low[0] * 0.45, top + depth * 0.78), (low[0] + side, low[1] - 2, CORNER)],
                      closed=False)  # fmt: skip
        points = [tuple(p) for p in mouth.sample(5)]
        bag = curve([*points, (low[0] + side * 8, top - 6, CORNER), (start[0], top - 6, CORNER)])
        with canvas.within(half):
            canvas.path(bag, fill=light.SHADOW, fill_opacity=0.14 if made.tones.is_dark else 0.04, blend="multiply")
        if k == 0:
            coin = line(legs.place(k, top + depth * 0.3, 0.02), legs.place(k, top + depth * 0.36, 0.3),
                        legs.place(k, top + depth * 0.3, 0.54))  # fmt: skip
            light.crease(canvas, half, coin, 3, 0.3)
            with canvas.within(bag):
                topstitch(canvas, coin.shifted(0, 3), thread, width=weight)
            rivet(canvas, *legs.place(k, top + depth * 0.34, 0.5), radius=2.2)
        light.crease(canvas, half, mouth, 6, 0.36)
        heavy = weight / THREAD
        run = mouth.shifted(-side * 3, 2.6)
        twin_stitch(canvas, half, run, thread, dx=-side * 2.8 * heavy, dy=2.6 * heavy, weight=weight)
        rivet(canvas, start[0] - side * 3, start[1] + 5)
        rivet(canvas, low[0] - side * 6, low[1] + 1)


def denim_seams(
    canvas: Canvas, legs: Legs, made: Surface, thread: Tones, *, hem: float = 12.0, weight: float = THREAD
) -> None:
    """The flat-felled seams along the legs, and the chain-stitched hems."""
    for k, side in enumerate((-1, 1)):
        half = legs.halves[k]
        outer = legs.down(k, 0.045, legs.cut.hip_y, legs.cut.hem_y)
        light.crease(canvas, half, outer, 4, 0.22)
        inner = legs.inner[k].shifted(side * 3.4, 0)
        light.crease(canvas, half, legs.inner[k].shifted(side * 2, 0), 3, 0.16)
        twin_stitch(canvas, half, inner, thread, dx=side * 2.8, weight=weight)
        with canvas.within(half):
            topstitch(canvas, outer.shifted(-side * 3, 0), thread, width=weight, strength=min(0.9, 0.4 * weight))
        if hem:
            run = legs.hems[k].shifted(0, -hem)
            light.crease(canvas, half, run, 4, 0.22)
            with canvas.within(half):
                topstitch(canvas, run.shifted(0, 1.4), thread, width=weight)


def tear(canvas: Canvas, on: Outline, made: Surface, centre: Point, width: float, height: float) -> None:
    """A hole that shows the inside of the leg behind, crossed by the pale weft threads."""
    (x, y), rng = centre, canvas.rng
    edge = [
        (x + width / 2 * np.cos(a) * rng.uniform(0.84, 1.12), y + height / 2 * np.sin(a) * rng.uniform(0.7, 1.2))
        for a in np.linspace(0, 2 * np.pi, 12, endpoint=False)
    ]
    hole = curve(edge)
    pale = bleached(made, share=0.92).tones
    rubbed = hole.scaled(1.18, 1.4)
    canvas.path(rubbed, fill=pale.base, fill_opacity=0.5, filter=canvas.blur(3.2, rubbed), clip_path=canvas.clip(on))
    with canvas.within(on):
        canvas.path(hole, fill=made.tones.deep, stroke=pale.base, stroke_width=1.6, stroke_opacity=0.8)
        canvas.path(hole, fill=light.SHADOW, fill_opacity=0.35)
        light.inner_shadow(canvas, hole, 7, 0.5, shift=(1, 4))
    with canvas.within(hole.scaled(1.06, 1.15)):
        for row in np.arange(y - height * 0.55, y + height * 0.55, rng.uniform(2.8, 3.8)):
            if rng.random() < 0.15:
                continue
            sag = rng.uniform(-1.5, 3.5)
            weft = line((x - width * 0.62, row), (x, row + sag), (x + width * 0.62, row + rng.uniform(-2, 2)))
            canvas.stroke(weft.shifted(0.4, 1.2), light.SHADOW, 1.2, stroke_opacity=0.35)
            canvas.stroke(weft, pale.base, rng.uniform(1.1, 2.1), stroke_opacity=0.92)
    for a in np.linspace(0, 2 * np.pi, 34, endpoint=False):
        root = (x + width / 2 * np.cos(a), y + height / 2 * np.sin(a))
        tip = (root[0] + rng.uniform(-3, 3), root[1] + rng.uniform(-3.5, 5.5))
        canvas.stroke(line(root, tip), pale.base, 0.9, stroke_opacity=0.75, clip_path=canvas.clip(on))


def fringe(canvas: Canvas, hem: Outline, made: Surface, *, length: float = 11.0) -> None:
    """A cut hem that frays: warp threads hang from it, pale and uneven."""
    rng, pale = canvas.rng, bleached(made, share=0.8).tones
    left, _, right, _ = hem.box
    canvas.stroke(hem.shifted(0, -2), pale.base, 4.0, stroke_opacity=0.55, stroke_linecap="butt")
    for share in np.linspace(0.005, 0.995, int((right - left) / 1.5)):
        x, y = hem.at(float(share))
        lean = rng.uniform(-2.4, 2.4)
        end = (x + lean, y + length * rng.uniform(0.35, 1.0))
        canvas.stroke(line((x, y - 3), (x + lean * 0.2, y + 3), end), pale.base if rng.random() < 0.7 else pale.shade,
                      rng.uniform(0.8, 1.4), stroke_opacity=0.9)  # fmt: skip
    canvas.cast(ribbon(hem, length * 0.5, side=1.0 if hem.at(1.0)[0] > hem.at(0.0)[0] else -1.0))


def back_pocket(  # noqa: PLR0913 - the pocket's place and how it is sewn
    canvas: Canvas,
    on: Outline,
    made: Surface,
    thread: Tones,
    box: tuple[float, float, float, float],
    swoop: int,
    *,
    weight: float = THREAD,
) -> None:
    """A five-sided patch pocket as on the back of jeans, with the maker's swoop in thread."""
    left, top, right, bottom = box
    middle, tuck = (left + right) / 2, (right - left) * 0.06
    bag = polygon(
        [(left, top), (right, top), (right - tuck, bottom - 13), (middle, bottom), (left + tuck, bottom - 13)]
    )
    light.crease(canvas, on, line((left, bottom - 9), (middle, bottom + 3), (right, bottom - 9)), 7, 0.26, seam=False)
    paint(canvas, bag, made, cast=False)
    light.relief(canvas, bag, puff=4, depth=2.6, strength=0.5)
    canvas.path(bag, fill="none", stroke=made.tones.deep, stroke_width=1.1, stroke_opacity=0.6)
    for inset in (0.92, 0.83):
        topstitch(canvas, bag.scaled(inset), thread, width=weight)
    light.crease(canvas, bag, line((left, top + 10), (right, top + 10)), 3, 0.25)
    y = (top + bottom) / 2 - 2
    shapes = (
        [(left + 6, y - 5), (middle - 6, y + 9), (middle, y), (middle + 6, y + 9), (right - 6, y - 5)],
        [(left + 6, y + 6), (middle, y - 8), (right - 6, y + 6)],
        [(left + 6, y - 4), (middle, y + 12), (right - 6, y - 4)],
    )
    twin_stitch(canvas, bag, line(*shapes[swoop % 3]), thread, dx=0, dy=3.4, weight=weight)
    for x in (left + 3.5, right - 3.5):
        rivet(canvas, x, top + 4, radius=2.2)


def leather_patch(canvas: Canvas, x: float, y: float, made: Surface) -> None:
    """The maker's leather label on the waistband."""
    patch = rounded(x - 17, y - 8, x + 17, y + 14, 2)
    canvas.path(patch.shifted(1, 2), fill=light.SHADOW, fill_opacity=0.35, filter=canvas.blur(1.6, patch))
    paint(canvas, patch, made.dyed(palette.tones("tan")).of("leather"), cast=False)
    light.relief(canvas, patch, puff=2, depth=2.4, strength=0.5)
    for row, half in ((-2.0, 10), (3.0, 12), (8.0, 7)):
        canvas.stroke(line((x - half, y + row), (x + half, y + row)), "#5b3a22", 1.5, stroke_opacity=0.7)
