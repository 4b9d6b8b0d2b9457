"""Knitwear: what makes a garment knitted, ribs that draw in its ends, collars of rib, cables and picture yarns.

A knitted trunk blouses over its ribs: these are pieces of their own below the body, never a print on it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.garment import AXIS, Top, body_folds, sleeve_folds
from storefront.departments.clothing.sewing import collar_band, sew
from storefront.drawing import light
from storefront.drawing.light import Fold
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, Outline, curve, joined, line, polygon, rounded

if TYPE_CHECKING:
    from collections.abc import Callable

    from storefront.drawing.canvas import Canvas


def marks(run: Outline, count: int) -> np.ndarray:
    """`count` points at even distances along a line, float64 `(count, 2)`."""
    points = run.sample(24)
    lengths = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    at = np.linspace(0, lengths[-1], count)
    return np.stack([np.interp(at, lengths, points[:, 0]), np.interp(at, lengths, points[:, 1])], axis=1)


def length_of(run: Outline) -> float:
    """The length of a line in canvas units."""
    return float(np.linalg.norm(np.diff(run.sample(12), axis=0), axis=1).sum())


def between(near: Outline, far: Outline) -> Outline:
    """The piece between two open lines of one direction."""
    first, second = near.sample(6), far.sample(6)[::-1]
    knots = [(*first[0], CORNER), *map(tuple, first[1:-1]), (*first[-1], CORNER)]
    knots += [(*second[0], CORNER), *map(tuple, second[1:-1]), (*second[-1], CORNER)]
    return curve(knots)


def ribs(canvas: Canvas, piece: Outline, near: Outline, far: Outline, *, step: float = 7.0) -> None:
    """Raised ribs that run from one line to another, lit as a relief, on a piece that is already painted."""
    count = max(4, round(length_of(near) / step))
    a, b = marks(near, 2 * count + 1), marks(far, 2 * count + 1)
    folds = [
        Fold(polygon([tuple(a[k]), tuple(a[k + 1]), tuple(b[k + 1]), tuple(b[k])]), 0.9) for k in range(0, 2 * count, 2)
    ]
    data = "".join(
        f"M{x:.1f} {y:.1f}L{u:.1f} {v:.1f}" for (x, y), (u, v) in zip(a[1::2] + 0.6, b[1::2] + 0.6, strict=True)
    )
    with canvas.within(piece, blend="multiply"):
        canvas.path(data, fill="none", stroke=light.SHADOW, stroke_width=step * 0.36, stroke_opacity=0.24)
    light.relief(canvas, piece, folds, puff=4, soft=0.9, depth=2.4, strength=0.55)


def rib_band(canvas: Canvas, near: Outline, far: Outline, made: Surface, *, step: float = 7.0) -> Outline:
    """Paints a ribbed piece between two lines; returns it."""
    piece = between(near, far)
    paint(canvas, piece, made.plain())
    ribs(canvas, piece, near, far, step=step)
    light.round_sides(canvas, piece, 0.22)
    light.rim(canvas, piece, 0.8, 0.25)
    return piece


def ribbed_end(  # noqa: PLR0913 - the measures of one rib, each with a usual value
    canvas: Canvas,
    run: Outline,
    made: Surface,
    *,
    depth: float = 30.0,
    near: float = 0.95,
    far: float = 0.9,
    step: float = 7.0,
) -> Outline:
    """The rib below a hem or cuff; draw it before the piece that blouses over it. Returns its outline.

    Args:
        canvas: to draw on.
        run: the hem or cuff.
        made: of what.
        depth: length of the rib.
        near: its width at the run, as a share of the run's.
        far: its width at its own edge.
        step: width of one rib.
    """
    start, end = run.segments[0, 0], run.segments[-1, 3]
    across = (end - start) / np.linalg.norm(end - start)
    down = np.array([-across[1], across[0]])
    down *= 1 if down[1] > 0 else -1
    middle = tuple((start + end) / 2)
    inner = run.scaled(near, near, middle).shifted(*(-down * 5))
    outer = run.scaled(far, far, middle).shifted(*(down * depth))
    piece = rib_band(canvas, inner, outer, made, step=step)
    canvas.path(
        run.shifted(*(down * 2)), fill="none", stroke=light.SHADOW, stroke_width=10,
        stroke_opacity=0.4, filter=canvas.blur(3.5, piece), clip_path=canvas.clip(piece), blend="multiply",
    )  # fmt: skip
    return piece


def knitted_body(  # noqa: PLR0913 - one garment's parts, each with a usual value
    canvas: Canvas,
    top: Top,
    made: Surface,
    *,
    sleeve_made: Surface | None = None,
    rib: Surface | None = None,
    depth: float = 30.0,
    step: float = 7.0,
    decorate: Callable[[], None] | None = None,
) -> Outline:
    """Trunk and long sleeves over their ribs, lit as one; returns the hem's rib.

    `decorate` draws what is knitted in, before the light falls on it.
    """
    rng, cut, rib = canvas.rng, top.cut, rib or made
    hem = ribbed_end(canvas, top.hem, rib, depth=depth, step=step)
    paint(canvas, top.body, made)
    light.round_sides(canvas, top.body, 0.24)
    folds = body_folds(cut, rng, ease=0.62)
    for k, sleeve in enumerate(top.sleeves):
        side = 1 if k else -1
        _sleeve_shadow(canvas, top, sleeve)
        ribbed_end(canvas, top.cuffs[k], rib, depth=depth * 0.95, near=0.86, far=0.74, step=step * 0.92)
        paint(canvas, sleeve, sleeve_made or made, turn=-side * cut.sleeve_angle * 0.9)
        light.round_sides(canvas, sleeve, 0.28, angle=-side * cut.sleeve_angle)
        folds += sleeve_folds(sleeve, top.armholes[k], top.cuffs[k], rng)
    if decorate:
        decorate()
    sew(canvas, joined(top.body, *top.sleeves), made, matted(folds, made))
    for k, sleeve in enumerate(top.sleeves):
        light.crease(canvas, joined(sleeve, top.body), top.armholes[k], 7, 0.24)
    return hem


def matted(folds: list[Fold], made: Surface) -> list[Fold]:
    """Folds as matt cloth shows them: lower on dark colours, where a bright ridge would look like leather."""
    share = 0.55 if made.tones.oklch[0] < 0.46 else 0.9
    return [replace(fold, height=fold.height * share) for fold in folds]


def _sleeve_shadow(canvas: Canvas, top: Top, sleeve: Outline) -> None:
    """The shadow that a sleeve throws onto the trunk."""
    canvas.path(
        sleeve.shifted(3, 5), fill=light.SHADOW, fill_opacity=0.34, blend="multiply", filter=canvas.blur(6, sleeve),
        clip_path=canvas.clip(top.body),
    )  # fmt: skip


def rib_collar(canvas: Canvas, top: Top, made: Surface, *, width: float = 15.0, step: float = 6.4) -> None:
    """A knitted band inside the front neckline, its ribs pointing at the neck."""
    collar = collar_band(top, width)
    light.crease(canvas, top.body, top.neckline.shifted(0.8, 1.6), 7, 0.28, seam=False)
    paint(canvas, collar, made.plain())
    inner = top.neckline.sample(6)
    direction = np.gradient(inner, axis=0)
    inward = np.stack([direction[:, 1], -direction[:, 0]], axis=1)
    inward /= np.maximum(np.linalg.norm(inward, axis=1, keepdims=True), 1e-6)
    far = curve([tuple(p) for p in inner + inward * width], closed=False)
    ribs(canvas, collar, top.neckline, far, step=step)
    light.rim(canvas, collar, 0.8, 0.3)
    canvas.stroke(top.neckline, light.SHADOW, 1.0, stroke_opacity=0.35)


def roll_collar(canvas: Canvas, top: Top, made: Surface, *, height: float = 46.0, step: float = 7.0) -> None:
    """A tube around the neck, folded over: dark inside above, its loose edge below."""
    n, y = top.cut.neck, top.cut.neck_y
    wide = n * 0.97
    crown = y - height * 0.62

    def arc(half: float, at: float, sag: float) -> Outline:
        return curve(
            [(AXIS - half, at), (AXIS - half * 0.55, at + sag * 0.78), (AXIS, at + sag),
             (AXIS + half * 0.55, at + sag * 0.78), (AXIS + half, at)], closed=False,
        )  # fmt: skip

    inside = between(arc(wide * 0.9, crown, -11), arc(wide * 0.9, crown, 13))
    paint(canvas, inside, made.plain())
    light.shade(canvas, inside, light.SHADOW, 0.62)
    near, far = arc(wide * 0.93, crown, 10), arc(wide * 1.12, crown + height, 20)
    shadow = between(near, far)
    canvas.path(
        shadow.shifted(2, 7), fill=light.SHADOW, fill_opacity=0.42, blend="multiply", filter=canvas.blur(5, shadow),
        clip_path=canvas.clip(top.body),
    )  # fmt: skip
    piece = rib_band(canvas, near, far, made, step=step)
    light.relief(canvas, piece, puff=7, depth=4, strength=0.5)
    light.falloff(canvas, piece, 0.14)


def edging(canvas: Canvas, run: Outline, made: Surface, *, width: float, side: float, step: float = 5.4) -> Outline:
    """A ribbed band beside a line, as along a cardigan's front; returns it."""
    points = run.sample(5)
    direction = np.gradient(points, axis=0)
    normal = np.stack([-direction[:, 1], direction[:, 0]], axis=1)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-6)
    far = curve([tuple(p) for p in points + normal * width * side], closed=False)
    piece = between(run, far)
    canvas.path(
        piece.shifted(2, 4), fill=light.SHADOW, fill_opacity=0.26, blend="multiply", filter=canvas.blur(3, piece)
    )
    paint(canvas, piece, made.plain(), cast=False)
    ribs(canvas, piece, run, far, step=step)
    light.falloff(canvas, piece, 0.14)
    light.rim(canvas, piece, 0.8, 0.3)
    canvas.path(piece, fill="none", stroke=made.tones.deep, stroke_width=0.8, stroke_opacity=0.35)
    return piece


def knit_pocket(canvas: Canvas, top: Top, made: Surface, x: float, y: float, *, size: float = 58.0) -> None:
    """A square pocket with a ribbed mouth, its upper edge centred at `(x, y)`."""
    half, made = size / 2, made.trim()
    bag = rounded(x - half, y, x + half, y + size, 7)
    light.crease(canvas, top.body, bag, 7, 0.2, seam=False)
    paint(canvas, bag, made, cast=False)
    light.relief(canvas, bag, puff=5, depth=2.6, strength=0.4)
    canvas.path(bag, fill="none", stroke=made.tones.deep, stroke_width=1.0, stroke_opacity=0.4)
    mouth = line((x - half - 1, y), (x, y + 1), (x + half + 1, y))
    band = between(mouth, mouth.shifted(0, 13))
    paint(canvas, band, made.plain(), cast=False)
    ribs(canvas, band, mouth, mouth.shifted(0, 13), step=6)
    light.crease(canvas, bag, mouth.shifted(0, 14), 4, 0.25)
