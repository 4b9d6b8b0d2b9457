"""Hats without a brim all around: baseball caps and beanies; and how light falls on any crown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.sewing import stitching
from storefront.drawing import light
from storefront.drawing.light import Fold
from storefront.drawing.materials import MATERIALS, Surface, paint, sheen
from storefront.drawing.outline import CORNER, Outline, Point, Project, curve, ellipse, leaf, line
from storefront.palette import tones

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.types import Design

AXIS = 256.0


def around(cx: float, half: float, middle: float, bow: float) -> Project:
    """Lays a print around a crown: it narrows towards the sides and hangs a little lower in the middle."""

    def project(points: np.ndarray) -> np.ndarray:
        angle = np.clip(points[:, 0] / half, -1.4, 1.4)
        return np.stack(
            [cx + half * np.sin(angle) / np.sin(1.05), middle + points[:, 1] + bow * (np.cos(angle) - 0.6)], axis=1
        )

    return project


def soften(canvas: Canvas, piece: Outline, made: Surface, folds: list[Fold], *, strength: float = 0.34) -> None:
    """Volume of a crown: round sides, dents, sheen and a soft edge."""
    light.relief(canvas, piece, folds, puff=MATERIALS[made.material].puff * 1.5, soft=6, depth=5.0, strength=0.55)
    light.round_sides(canvas, piece, strength)
    light.falloff(canvas, piece, 0.16)
    sheen(canvas, piece, made, angle=20)
    light.inner_shadow(canvas, piece, 9, 0.16)
    light.rim(canvas, piece, 0.9, 0.3)


def draw_cap(canvas: Canvas, made: Surface, design: Design) -> None:
    """A baseball cap in three-quarter view, its peak to one side."""
    rng = canvas.rng
    flip = -1.0 if rng.random() < 0.5 else 1.0
    high, half, reach = rng.uniform(142, 172), rng.uniform(120, 132), rng.uniform(128, 152)
    cx, base = AXIS - flip * 46, 316.0
    trucker, two_tone = rng.random() < 0.25, rng.random() < 0.5
    peak_made = made.dyed(made.accent) if two_tone else made.plain()

    def at(x: float, y: float) -> Point:
        return cx + flip * x, base + y

    canvas.stand(cx + flip * 10, base + 26, half * 0.95, 15)
    canvas.stand(cx + flip * (half + reach * 0.4), base + 40, reach * 0.5, 8)
    crown = curve([
        (*at(-half, 6), CORNER), at(-half - 2, -high * 0.36), at(-half * 0.80, -high * 0.76), at(-half * 0.36,
            -high * 0.97),
        at(half * 0.06, -high), at(half * 0.52, -high * 0.90), at(half * 0.86, -high * 0.58), at(half * 1.02,
            -high * 0.22),
        (*at(half * 1.06, 4), CORNER), at(half * 0.62, 25), at(-half * 0.1, 33), at(-half * 0.72, 22),
    ])  # fmt: skip
    under = curve([(*at(half * 0.02, 30), CORNER), at(half * 0.7, 24), (*at(half * 1.06, 2), CORNER),
        at(half + reach * 0.52, 20),
                   at(half + reach * 0.66, 36), at(half + reach * 0.3, 49), at(half * 0.6, 44)])  # fmt: skip
    body = made
    paint(canvas, crown, body)
    top = at(half * 0.04, -high)
    seams = [
        line(top, at(half * 0.46, -high * 0.62), at(half * 0.62, -high * 0.2), at(half * 0.60, 25)),
        line(top, at(-half * 0.20, -high * 0.62), at(-half * 0.30, -high * 0.2), at(-half * 0.28, 31)),
        line(top, at(-half * 0.60, -high * 0.74), at(-half * 0.86, -high * 0.34), at(-half * 0.92, 12)),
        line(top, at(half * 0.74, -high * 0.68), at(half * 0.98, -high * 0.24), at(half * 1.02, 4)),
    ]
    if trucker:
        rear = curve([(*top, CORNER), at(-half * 0.20, -high * 0.62), at(-half * 0.30, -high * 0.2),
            (*at(-half * 0.28, 34), CORNER),
                      (*at(-half - 30, 34), CORNER), (*at(-half - 30, -high - 10), CORNER)])  # fmt: skip
        with canvas.within(crown):
            paint(canvas, rear, made.dyed(made.accent), cast=False)
            for tile in np.arange(-half - 8, 0, 5.5):
                canvas.stroke(line(at(tile, -high), at(tile, 34)), light.SHADOW, 1.4, stroke_opacity=0.22)
            for tile in np.arange(-high, 34, 5.5):
                canvas.stroke(line(at(-half - 8, tile), at(0, tile)), light.SHADOW, 1.4, stroke_opacity=0.22)
    folds = [Fold(leaf(at(-half * 0.6, -high * 0.1), at(-half * 0.1, -high * rng.uniform(0.3, 0.6)), 13, 6), 0.22),
             Fold(leaf(at(half * 0.2, -6), at(half * 0.3, -high * 0.5), 16, 5), 0.16)]  # fmt: skip
    soften(canvas, crown, made, folds, strength=0.3)
    for seam in seams:
        light.crease(canvas, crown, seam, 5, 0.26)
        with canvas.within(crown):
            stitching(canvas, seam.shifted(-3.4, 0), made, strength=0.4)
            stitching(canvas, seam.shifted(3.4, 0), made, strength=0.4)
    for x, y in ((half * 0.30, -high * 0.56), (-half * 0.52, -high * 0.52)):
        _eyelet(canvas, at(x, y), made)
    if rng.random() < 0.55:
        with canvas.group(transform=f"translate({at(half * 0.80, 0)[0]:.1f} 0) skewY({-flip * 6:.0f}) scale(0.62 1)"):
            _badge(canvas, (0.0, base - high * 0.36 + flip * 0.0), made, rng)
    sweat = line(at(-half, 6), at(-half * 0.72, 22), at(-half * 0.1, 33), at(half * 0.62, 25), at(half * 1.06, 4))
    with canvas.within(crown):
        stitching(canvas, sweat.shifted(0, -7), made, strength=0.5)
    peak = curve([
        (*at(half * 0.06, 31), CORNER), at(half * 0.46, 4), at(half * 0.84, -10), (*at(half * 1.06, -2), CORNER),
        at(half + reach * 0.42, 2), at(half + reach * 0.74, 16), at(half + reach * 0.84, 31),
            at(half + reach * 0.66, 43),
        at(half + reach * 0.26, 46), at(half * 0.64, 41),
    ])  # fmt: skip
    light.crease(
        canvas,
        crown,
        line(at(half * 0.02, 31), at(half * 0.46, 0), at(half * 0.84, -14), at(half * 1.1, -6)),
        12,
        0.3,
        seam=False,
    )
    canvas.cast(under)
    canvas.path(peak.shifted(0, 5), fill=peak_made.tones.deep)
    paint(canvas, peak, peak_made if not (design.pattern != "plain" and not two_tone and rng.random() < 0.5) else made)
    light.relief(canvas, peak, puff=11, depth=5, strength=0.5)
    light.falloff(canvas, peak, 0.3)
    light.rim(canvas, peak, 1.0, 0.4)
    with canvas.within(peak):
        for k in range(1, 7):
            stitching(
                canvas, peak.scaled(1 - 0.075 * k, 1 - 0.10 * k, about=at(half * 0.5, 14)), peak_made, strength=0.38
            )
    button = ellipse(top[0], top[1] - 1, 8.5, 5)
    paint(canvas, button, peak_made.plain())
    light.ball(canvas, button, 0.5)


def _eyelet(canvas: Canvas, at: Point, made: Surface) -> None:
    """A stitched ventilation hole."""
    canvas.path(ellipse(*at, 4.2), fill="none", stroke=made.tones.shade, stroke_width=2.2)
    canvas.path(ellipse(*at, 2.2), fill=light.SHADOW, fill_opacity=0.8)


def _badge(canvas: Canvas, at: Point, made: Surface, rng: np.random.Generator) -> None:
    """A small embroidered sign: a disc, a bar, a mountain or a leaf; never a letter."""
    x, y = at
    kind = int(rng.integers(4))
    thread = made.accent.light if made.tones.is_dark else made.accent.base
    shape = (
        ellipse(x, y, 17, 20) if kind == 0
        else curve([(x - 17, y - 9, CORNER), (x + 17, y - 9, CORNER), (x + 17, y + 9, CORNER), (x - 17, y + 9,
            CORNER)]) if kind == 1
        else curve([(x - 20, y + 13, CORNER), (x - 6, y - 14, CORNER), (x + 2, y, CORNER), (x + 8, y - 8, CORNER),
            (x + 20, y + 13, CORNER)]) if kind == 2
        else leaf((x - 12, y + 15), (x + 12, y - 16), 17, 4)
    )  # fmt: skip
    canvas.path(shape.shifted(0.8, 1.4), fill=light.SHADOW, fill_opacity=0.35)
    canvas.path(shape, fill=thread)
    with canvas.within(shape):
        for step in np.arange(-24, 24, 2.6):
            canvas.stroke(line((x - 24, y + step - 6), (x + 24, y + step + 6)), light.SHADOW, 0.8, stroke_opacity=0.2)
    if kind < 2:
        canvas.path(shape.scaled(0.72), fill="none", stroke=made.tones.base, stroke_width=1.8)


def draw_beanie(canvas: Canvas, made: Surface, design: Design) -> None:
    """A knitted hat with a turned-up brim, sometimes with a pompom."""
    rng = canvas.rng
    half, high, brim = rng.uniform(124, 142), rng.uniform(150, 205), rng.uniform(56, 84)
    slouch, base = rng.uniform(-12, 12), 388.0
    pompom = design.silhouette == "pompom beanie"
    base += 16 if pompom else 0
    canvas.stand(AXIS, base - 1, half * 0.94, 12)
    fold_y = base - brim
    crown = curve([
        (AXIS - half + 3, fold_y + 14, CORNER), (AXIS - half - 3, fold_y - high * 0.20), (AXIS - half * 0.95,
            fold_y - high * 0.52),
        (AXIS - half * 0.62 + slouch, fold_y - high * 0.89), (AXIS + slouch, fold_y - high),
            (AXIS + half * 0.62 + slouch, fold_y - high * 0.88),
        (AXIS + half * 0.95, fold_y - high * 0.50), (AXIS + half + 3, fold_y - high * 0.18), (AXIS + half - 3,
            fold_y + 14, CORNER),
    ])  # fmt: skip
    project = around(AXIS, half + 6, fold_y - high * 0.45, 12)
    paint(canvas, crown, made, project=project)
    tip = (AXIS + slouch, fold_y - high + 6)
    folds = []
    chunky = rng.random() < (0.8 if design.pattern == "plain" else 0.25)
    spread = np.linspace(-1, 1, int(rng.integers(13, 19)) if chunky else 9)
    for share in spread:
        foot = (AXIS + share * half * 1.0, fold_y + 10)
        bend = share * high * 0.2
        if chunky:
            folds.append(
                Fold(leaf((tip[0] + share * 10, tip[1] + 4), (foot[0], foot[1] + 60), 190 / len(spread), -bend), 0.6)
            )
        else:
            reach = rng.uniform(0.25, 0.5)
            end = (tip[0] + (foot[0] - tip[0]) * reach * 1.25, tip[1] + (foot[1] - tip[1]) * reach)
            folds.append(Fold(leaf(tip, end, rng.uniform(9, 14), -bend * 0.2), 0.3))
    if not chunky:
        folds.append(
            Fold(
                leaf((AXIS - half * 0.9, fold_y - 20), (AXIS + half * rng.uniform(0.1, 0.6), fold_y - 34), 20, -9), 0.24
            )
        )
    soften(canvas, crown, made, folds, strength=0.42)
    light.crease(
        canvas,
        crown,
        line((AXIS - half - 6, fold_y + 2), (AXIS, fold_y + 9), (AXIS + half + 6, fold_y + 2)),
        16,
        0.34,
        seam=False,
    )
    cuff = curve([
        (AXIS - half - 7, fold_y + 6), (AXIS - half * 0.5, fold_y + 9), (AXIS + half * 0.5, fold_y + 9),
            (AXIS + half + 7, fold_y + 6),
        (AXIS + half + 11, fold_y + brim * 0.5), (AXIS + half + 3, base - 5), (AXIS + half * 0.5, base + 8),
            (AXIS - half * 0.5, base + 8),
        (AXIS - half - 3, base - 5), (AXIS - half - 11, fold_y + brim * 0.5),
    ], tension=0.30)  # fmt: skip
    cuff_made = made.dyed(made.accent) if rng.random() < 0.3 else made.plain()
    cuff_made = replace(cuff_made, material="wool")
    paint(canvas, cuff, cuff_made)
    ribs = []
    for angle in np.linspace(-1.45, 1.45, 25):
        x = AXIS + (half + 6) * np.sin(angle)
        drop = 9 * np.cos(angle)
        ribs.append(Fold(leaf((x, fold_y - 6 + drop * 0.4), (x, base + 4 + drop * 0.5), 2 + 8 * np.cos(angle)), 0.6))
    light.relief(canvas, cuff, ribs, puff=13, soft=2.2, depth=4.6, strength=0.7)
    light.round_sides(canvas, cuff, 0.4)
    light.falloff(canvas, cuff, 0.14)
    light.rim(canvas, cuff, 0.9, 0.25)
    if rng.random() < 0.4:
        tag_x, tag_y = AXIS + half * rng.uniform(0.25, 0.5), base - brim * 0.36
        tag = curve(
            [
                (tag_x - 17, tag_y - 11, CORNER),
                (tag_x + 17, tag_y - 12, CORNER),
                (tag_x + 16, tag_y + 11, CORNER),
                (tag_x - 18, tag_y + 12, CORNER),
            ]
        )
        leather = tones("tan", rng)
        canvas.path(tag.shifted(1, 2), fill=light.SHADOW, fill_opacity=0.4)
        canvas.path(tag, fill=leather.base, stroke=leather.deep, stroke_width=0.8)
        stitching(canvas, tag.scaled(0.84, 0.76), replace(made, tones=leather), strength=0.7)
    if pompom:
        _pompom(
            canvas,
            made.dyed(made.accent) if rng.random() < 0.5 else made.plain(),
            (tip[0], tip[1] - 22),
            rng.uniform(36, 46),
        )


def _pompom(canvas: Canvas, made: Surface, at: Point, radius: float) -> None:
    """A ball of cut yarn."""
    rng, (x, y) = canvas.rng, at
    angles = np.linspace(0, 2 * np.pi, 45)[:-1]
    rough = radius * rng.uniform(0.9, 1.07, len(angles))
    ball = curve([(x + r * np.cos(a), y + r * np.sin(a), CORNER) for a, r in zip(angles, rough, strict=True)])
    paint(canvas, ball, made.of("fleece"))
    for colour, count in ((made.tones.deep, 90), (made.tones.light, 90), (made.tones.base, 110)):
        data = ""
        for a, r in zip(rng.uniform(0, 2 * np.pi, count), rng.uniform(0.1, 0.9, count), strict=True):
            px, py = x + radius * r * np.cos(a), y + radius * r * np.sin(a)
            b = a + rng.uniform(-0.6, 0.6)
            data += f"M{px:.1f} {py:.1f}L{px + 8 * np.cos(b):.1f} {py + 8 * np.sin(b):.1f}"
        canvas.path(data, fill="none", stroke=colour, stroke_width=1.3, stroke_opacity=0.5)
    light.ball(canvas, ball, 0.6)
