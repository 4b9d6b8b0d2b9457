"""Sewing: what turns cut cloth into a finished garment, seams and stitches, bands and ribs, collars, pockets.

Drawings of all garments, bags and cushions take their construction details from here, so that a seam looks like a
seam everywhere. Every function draws onto pieces that are already painted, unless it says that it paints one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.garment import AXIS, Top, body_folds, sleeve_folds
from storefront.drawing import light
from storefront.drawing.materials import MATERIALS, Surface, paint, sheen
from storefront.drawing.outline import CORNER, Outline, Point, Shape, curve, joined, rounded

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.drawing.light import Fold


def sew(canvas: Canvas, piece: Shape, made: Surface, folds: list[Fold]) -> None:
    """Light on cloth that is already painted: folds, roundness, sheen and a soft edge over all of `piece`."""
    material = MATERIALS[made.material]
    light.relief(
        canvas, piece, folds, puff=material.puff * 0.8, soft=5.0, depth=4.2, strength=0.5 + 0.45 * material.gloss
    )
    light.falloff(canvas, piece, 0.14)
    sheen(canvas, piece, made)
    light.inner_shadow(canvas, piece, 8, 0.12)
    light.rim(canvas, piece, 0.8, 0.25)


def stitching(canvas: Canvas, run: Outline, made: Surface, *, width: float = 1.0, strength: float = 0.5) -> None:
    """A line of stitches: a faint groove and a dashed thread."""
    canvas.stroke(run, made.tones.deep, width * 1.5, stroke_opacity=strength * 0.45)
    thread = made.tones.light if made.tones.is_dark else made.tones.shade
    canvas.stroke(run, thread, width * 0.8, stroke_opacity=strength, stroke_dasharray="3.2 1.7", stroke_linecap="butt")


def ribbing(canvas: Canvas, piece: Outline, along: Outline, made: Surface, *, reach: float = 9.0) -> None:
    """Fine ribs across a knitted band that follows the line `along`."""
    points = along.sample(40)
    lengths = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    marks = np.arange(1.0, lengths[-1], 3.1)
    xs, ys = np.interp(marks, lengths, points[:, 0]), np.interp(marks, lengths, points[:, 1])
    dx, dy = np.gradient(xs), np.gradient(ys)
    norm = np.maximum(np.hypot(dx, dy), 1e-6)
    nx, ny = -dy / norm * reach, dx / norm * reach
    data = "".join(
        f"M{x - ax:.1f} {y - ay:.1f}L{x + ax:.1f} {y + ay:.1f}" for x, y, ax, ay in zip(xs, ys, nx, ny, strict=True)
    )
    with canvas.within(piece, blend="multiply"):
        canvas.path(data, fill="none", stroke=light.SHADOW, stroke_width=1.1, stroke_opacity=0.26)
    with canvas.within(piece, blend="soft-light"):
        canvas.path(
            data, fill="none", stroke=light.GLOW, stroke_width=1.1, stroke_opacity=0.4, transform="translate(-1.3 -0.4)"
        )


def collar_band(top: Top, width: float) -> Outline:
    """The band inside the front neckline; at the shoulders it turns towards the nape."""
    points = top.neckline.sample(6)
    direction = np.gradient(points, axis=0)
    inward = np.stack([direction[:, 1], -direction[:, 0]], axis=1)
    inward /= np.maximum(np.linalg.norm(inward, axis=1, keepdims=True), 1e-6)
    share = np.linspace(-1, 1, len(points))[:, None]
    at_end = np.concatenate([-np.sign(share) * 0.86, np.full_like(share, -0.10)], axis=1)
    weight = np.abs(share) ** 6
    other = points + (inward * (1 - weight) + at_end * weight) * width
    ends = (0, len(points) - 1)
    first = [(x, y, CORNER) if k in ends else (x, y) for k, (x, y) in enumerate(points)]
    second = [(x, y, CORNER) if k in ends else (x, y) for k, (x, y) in enumerate(other)]
    return curve(first + second[::-1])


def ribbon(along: Outline, width: float, *, side: float = 1.0, taper: float = 1.0) -> Outline:
    """A band of even width beside a line: collars, cuffs, waistbands. `side` is 1 for its right, -1 for its left."""
    points = along.sample(5)
    direction = np.gradient(points, axis=0)
    normal = np.stack([-direction[:, 1], direction[:, 0]], axis=1)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-6)
    share = np.sin(np.linspace(0, np.pi, len(points)))[:, None]
    other = points + normal * width * side * (taper + (1 - taper) * share)
    first = [(x, y) for x, y in points]
    second = [(x, y) for x, y in other[::-1]]
    corners = [(*first[0], CORNER), *first[1:-1], (*first[-1], CORNER)]
    corners += [(*second[0], CORNER), *second[1:-1], (*second[-1], CORNER)]
    return curve(corners)


def neck_opening(canvas: Canvas, top: Top, made: Surface) -> None:
    """The inside of the back in the neck's opening, with its label."""
    inside = top.back
    paint(canvas, inside, made.dyed(made.tones))
    light.shade(
        canvas,
        inside,
        canvas.linear(
            (AXIS, inside.box[1]), (AXIS, inside.box[3]), [(0.0, light.SHADOW, 0.34), (1.0, light.SHADOW, 0.72)]
        ),
    )
    tape = ribbon(top.nape, 9, side=1.0)
    paint(canvas, tape, made.plain(), cast=False)
    ribbing(canvas, tape, top.nape, made)
    light.shade(canvas, tape, light.SHADOW, 0.22)
    label(canvas, inside, AXIS, top.cut.neck_y + 15)


def sleeved_body(canvas: Canvas, top: Top, made: Surface, sleeve_made: Surface) -> None:
    """Body and sleeves, lit as one, with the seams between them."""
    rng, cut = canvas.rng, top.cut
    paint(canvas, top.body, made)
    light.round_sides(canvas, top.body, 0.2)
    folds = body_folds(cut, rng)
    for k, sleeve in enumerate(top.sleeves):
        side = 1 if k else -1
        light.crease(canvas, top.body, top.armholes[k].shifted(-side * 1, 4), 18, 0.2, seam=False)
        paint(canvas, sleeve, sleeve_made, turn=-side * cut.sleeve_angle * 0.9)
        light.round_sides(canvas, sleeve, 0.2, angle=-side * cut.sleeve_angle)
        folds += sleeve_folds(sleeve, top.armholes[k], top.cuffs[k], rng)
    sew(canvas, joined(top.body, *top.sleeves), made, folds)
    for k, sleeve in enumerate(top.sleeves):
        light.crease(canvas, joined(sleeve, top.body), top.armholes[k], 5, 0.2)


def crew_collar(canvas: Canvas, top: Top, made: Surface, *, width: float) -> None:
    """A ribbed band along the front neckline."""
    collar = collar_band(top, width)
    light.crease(canvas, top.body, top.neckline.shifted(0.6, 1.2), 5, 0.22, seam=False)
    paint(canvas, collar, made)
    ribbing(canvas, collar, top.neckline, made, reach=width * 1.3)
    light.relief(canvas, collar, puff=2.5, depth=2.4, strength=0.5)
    light.rim(canvas, collar, 0.8, 0.25)
    canvas.stroke(top.neckline, made.tones.deep, 0.8, stroke_opacity=0.4)


def facing(canvas: Canvas, on: Shape, run: Outline, made: Surface, *, shift: Point = (0.0, 5.0)) -> None:
    """The finished edge of a neckline or armhole: a soft roll and, `shift` away, a line of stitches."""
    light.crease(canvas, on, run, 5, 0.16)
    with canvas.within(on):
        stitching(canvas, run.shifted(*shift), made, strength=0.45)


def label(canvas: Canvas, on: Shape, x: float, y: float, *, size: float = 1.0) -> None:
    """The maker's woven label: a pale tag with a bar for the name."""
    with canvas.within(on):
        canvas.path(rounded(x - 12 * size, y, x + 12 * size, y + 12 * size, 1.5), fill="#f2eee6", fill_opacity=0.88)
        bar = rounded(x - 7 * size, y + 5 * size, x + 7 * size, y + 7.4 * size, 1)
        canvas.path(bar, fill="#55525c", fill_opacity=0.8)


def middle(band: Outline) -> Outline:
    """The line half-way across a `ribbon`."""
    points = band.sample(4)
    half = len(points) // 2
    return curve([tuple(p) for p in (points[:half] + points[: -half - 1 : -1][:half]) / 2], closed=False)


def hem_band(
    canvas: Canvas, top: Top, made: Surface, *, height: float, ribbed: bool, stripes: Surface | None = None
) -> None:
    """A band around the hem and the cuffs, of ribbed knit or of the cloth itself."""
    runs = [(top.hem, -1.0, height)] + [(cuff, 1.0 if k else -1.0, height * 0.92) for k, cuff in enumerate(top.cuffs)]
    for run, side, width in runs:
        band = ribbon(run, width, side=side)
        seam = ribbon(run, width, side=side).segments
        paint(canvas, band, made)
        if stripes is not None:
            for share in (0.3, 0.62):
                inner = ribbon(run.mapped(lambda points: points), width * share, side=side)
                outer_half = inner.segments[len(inner.segments) // 2 :]
                canvas.stroke(Outline(outer_half, closed=False), stripes.tones.base, 3.2, clip_path=canvas.clip(band))
        if ribbed:
            ribbing(canvas, band, run, made, reach=width * 1.4)
        light.relief(canvas, band, puff=5, depth=3.6, strength=0.55)
        light.round_sides(canvas, band, 0.26)
        half = len(seam) // 2
        light.crease(canvas, joined(top.body, *top.sleeves), Outline(seam[half:-1], closed=False), 5, 0.3)
