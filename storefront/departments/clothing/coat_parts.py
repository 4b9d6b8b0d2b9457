"""What coats are put together from: the shell with its long skirt, front edges, buttons, toggles, flaps and straps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from storefront import palette
from storefront.departments.clothing.fastenings import button
from storefront.departments.clothing.garment import AXIS, Top, body_folds, skirt_folds, sleeve_folds
from storefront.departments.clothing.quilting import quilt
from storefront.departments.clothing.sewing import ribbon, sew, stitching
from storefront.departments.clothing.ties import across
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, curve, ellipse, joined, line, rounded

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.palette import Tones

ROWS, SLEEVE_ROWS = 11, 7
"""Down chambers of a quilted coat, in the trunk and in a sleeve."""


def coat_shell(canvas: Canvas, top: Top, made: Surface, *, quilted: bool = False, skirted: float = 0.0) -> None:
    """Trunk and long sleeves, lit as one; `skirted` is how deep the folds below the waist are."""
    rng, cut = canvas.rng, top.cut
    paint(canvas, top.body, made)
    light.round_sides(canvas, top.body, 0.22)
    folds = [] if quilted else body_folds(replace(cut, hem_y=cut.hem_y * 0.5 + cut.waist_y * 0.5), rng, ease=0.45)
    if skirted:
        folds += skirt_folds(top.hem, cut.waist, cut.waist_y + 6, rng, depth=skirted)
    for k, sleeve in enumerate(top.sleeves):
        side = 1 if k else -1
        shadow = ribbon(line(top.armholes[k].at(0.6), top.cuffs[k].at(1.0)), 15, side=-side)
        canvas.path(
            shadow, fill=light.SHADOW, fill_opacity=0.34, blend="multiply", filter=canvas.blur(5, shadow),
            clip_path=canvas.clip(top.body),
        )  # fmt: skip
        paint(canvas, sleeve, made, turn=-side * cut.sleeve_angle)
        light.round_sides(canvas, sleeve, 0.3, angle=-side * cut.sleeve_angle)
        if not quilted:
            folds += sleeve_folds(sleeve, top.armholes[k], top.cuffs[k], rng)
    if quilted:
        quilt(canvas, top, count=ROWS, sleeve_count=SLEEVE_ROWS)
    sew(canvas, joined(top.body, *top.sleeves), made, folds)
    for k, sleeve in enumerate(top.sleeves):
        light.crease(canvas, joined(sleeve, top.body), top.armholes[k], 5, 0.28)
        inner = line(top.armholes[k].at(1.0), top.cuffs[k].at(1.0))
        canvas.stroke(inner, light.SHADOW, 1.0, stroke_opacity=0.25, clip_path=canvas.clip(sleeve))


def front_edge(canvas: Canvas, top: Top, made: Surface, x: float, low: float, *, inset: float = 6.0) -> None:
    """The free edge of the front that lies on top, from the lapels' end `low` down to the hem."""
    cut = top.cut
    run = line((AXIS, low), (AXIS + x, low + 26), (AXIS + x + 1, cut.waist_y + 60), (AXIS + x, cut.hem_y + 8))
    side = 1.0 if x <= 0 else -1.0
    light.crease(canvas, top.body, run.shifted(-side * 2.5, 0), 9, 0.34, seam=False)
    light.crease(canvas, top.body, run, 3, 0.36)
    with canvas.within(top.body):
        stitching(canvas, run.shifted(side * inset, 0), made, strength=0.45)
        corner = curve([(AXIS + x - side * 6, cut.hem_y + 10, CORNER), (AXIS + x, cut.hem_y - 26, CORNER),
                        (AXIS + x + side * 3, cut.hem_y + 10, CORNER)])  # fmt: skip
        canvas.path(corner, fill=light.SHADOW, fill_opacity=0.45)


def button_rows(
    canvas: Canvas, xs: tuple[float, ...], ys: np.ndarray, made: Surface, colour: Tones, radius: float = 5.0
) -> None:
    """Buttons with their holes: a row per height, a column per distance from the axis."""
    for y in ys:
        for x in xs:
            hole = line((AXIS + x - radius * 1.7, float(y)), (AXIS + x + radius * 1.7, float(y)))
            canvas.stroke(hole, made.tones.deep, 1.0, stroke_opacity=0.5)
            button(canvas, AXIS + x, float(y), radius, colour)


def button_colour(canvas: Canvas, made: Surface) -> Tones:
    """Horn, the cloth's own colour, or something that stands out."""
    names = ("tan", "chocolate", "ivory") if made.tones.is_dark else ("brown", "chocolate", "black")
    return made.tones if canvas.rng.random() < 0.25 else palette.tones(str(canvas.rng.choice(names)))


def flap_pocket(canvas: Canvas, top: Top, made: Surface, side: int) -> None:
    """A slightly slanted flap that covers a pocket's slit."""
    near, width, y = 30.0, 40.0, top.cut.waist_y + 40
    lid = curve([(AXIS + side * near, y, CORNER), (AXIS + side * (near + width), y - 5, CORNER),
                 (AXIS + side * (near + width), y + 11), (AXIS + side * (near + width * 0.5), y + 15),
                 (AXIS + side * near, y + 16)])  # fmt: skip
    light.crease(canvas, top.body, lid.shifted(1, 3), 7, 0.3, seam=False)
    paint(canvas, lid, made.trim(), cast=False)
    light.relief(canvas, lid, puff=3, depth=2.6, strength=0.5)
    canvas.path(lid, fill="none", stroke=made.tones.deep, stroke_width=1, stroke_opacity=0.45)
    stitching(canvas, lid.scaled(0.88), made, strength=0.4)


def cuff_strap(canvas: Canvas, top: Top, made: Surface, k: int, colour: Tones) -> None:
    """A buttoned strap round the end of sleeve `k`."""
    cut, side = top.cut, 1 if k else -1
    up = 24.0
    radians = np.deg2rad(cut.sleeve_angle - cut.elbow)
    run = top.cuffs[k].shifted(-side * up * float(np.sin(radians)), -up * float(np.cos(radians)))
    strap = ribbon(run, 9, side=side)
    with canvas.within(top.sleeves[k]):
        canvas.path(strap.shifted(1, 2), fill=light.SHADOW, fill_opacity=0.3, filter=canvas.blur(1.6, strap))
        paint(canvas, strap, made.trim(), cast=False)
        light.relief(canvas, strap, puff=2.5, depth=2.4, strength=0.5)
        canvas.path(strap, fill="none", stroke=made.tones.deep, stroke_width=0.9, stroke_opacity=0.4)
    x, y = run.at(0.42)
    button(canvas, x, y + 4.5, 2.7, colour)


def toggle(canvas: Canvas, y: float, cord: Tones, horn: Tones) -> None:
    """A wooden toggle with its loop; each cord ends under a stitched patch."""
    for side in (-1, 1):
        near, far = AXIS + side * 22, AXIS + side * 41
        patch = curve([(near, y - 8, CORNER), (far, y - 7, CORNER), (far - side * 5, y + 1), (far, y + 9, CORNER),
                       (near, y + 9, CORNER)])  # fmt: skip
        canvas.path(patch.shifted(0.8, 1.8), fill=light.SHADOW, fill_opacity=0.35, filter=canvas.blur(1.4, patch))
        canvas.path(patch, fill=cord.shade, stroke=cord.deep, stroke_width=0.8)
        for dy in (-3.2, 3.6):
            rope = line((AXIS + side * 26, y + dy), (AXIS + side * 12, y + dy * 1.1), (AXIS - side * 1, y + 0.5))
            canvas.stroke(rope.shifted(0.6, 1.6), light.SHADOW, 3, stroke_opacity=0.35)
            canvas.stroke(rope, cord.deep, 3.0)
            canvas.stroke(rope, cord.base, 1.9)
    peg = ellipse(AXIS, y, 15, 4.6).turned(-4)
    canvas.path(peg.shifted(1, 2.6), fill=light.SHADOW, fill_opacity=0.42, filter=canvas.blur(1.6, peg))
    ramp = canvas.linear(
        (AXIS, y - 5), (AXIS, y + 5), [(0, horn.light, 1.0), (0.45, horn.base, 1.0), (1, horn.deep, 1)]
    )
    canvas.path(peg, fill=ramp)
    canvas.stroke(line((AXIS - 1, y - 4), (AXIS + 1, y + 4)), horn.deep, 1.4, stroke_opacity=0.6)


def covered_buckle(canvas: Canvas, x: float, y: float, colour: Tones) -> None:
    """The square buckle of a cloth belt, in horn or leather."""
    frame = rounded(x - 12, y - 13, x + 11, y + 14, 3)
    canvas.path(frame.shifted(1, 2), fill="none", stroke=light.SHADOW, stroke_width=4, stroke_opacity=0.35)
    canvas.path(frame, fill="none", stroke=colour.shade, stroke_width=4.2)
    canvas.path(frame.shifted(-0.6, -0.6), fill="none", stroke=colour.light, stroke_width=1.0, stroke_opacity=0.7)


def drawn_waist(canvas: Canvas, top: Top, y: float) -> None:
    """A waist gathered by a cord in a tunnel."""
    tie, rng = across(top, y, 5), canvas.rng
    light.crease(canvas, top.body, tie, 9, 0.4)
    for share in np.linspace(0.06, 0.94, 20):
        x, at = tie.at(float(share))
        for up in (-1, 1):
            tuck = line((x, at), (x + rng.uniform(-3, 3), at + up * rng.uniform(9, 24)))
            canvas.stroke(tuck, light.SHADOW, 2.2, stroke_opacity=0.12)
