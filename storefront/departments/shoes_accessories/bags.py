"""Bags: totes, backpacks, crossbody bags, satchels and bucket bags, standing on a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.sewing import stitching
from storefront.departments.shoes_accessories.bag_fittings import AXIS, METALS, Kit, bag_front, patch, sags
from storefront.departments.shoes_accessories.worn_bags import draw_backpack, draw_crossbody
from storefront.drawing import light
from storefront.drawing.light import Fold
from storefront.drawing.materials import surface
from storefront.drawing.outline import CORNER, Outline, curve, ellipse, leaf, line, rounded
from storefront.palette import tones

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.types import Design


def draw_bag(canvas: Canvas, design: Design) -> None:
    """A bag of any kind."""
    rng = canvas.rng
    made = surface(design, scale=0.9)
    trim = made.dyed(tones(str(rng.choice(("tan", "tan", "chocolate", "camel", "black"))), rng)).of("leather")
    if design.material in ("leather", "suede") or rng.random() < 0.3:
        trim = made.plain()
    elif rng.random() < 0.25:
        trim = made.dyed(made.accent)
    metal = METALS[int(rng.integers(len(METALS)))]
    kit = Kit(canvas, made, trim, metal)
    draw = {
        "tote": _tote, "backpack": draw_backpack, "crossbody": draw_crossbody, "satchel": _satchel,
        "bucket bag": _bucket_bag, "shopper": _tote,
    }[design.silhouette]  # fmt: skip
    draw(kit, design)


def _tote(kit: Kit, design: Design) -> None:
    """An open bag with two long handles."""
    canvas, rng, made = kit.canvas, kit.rng, kit.made
    wide = design.silhouette == "shopper"
    half, high = (
        (rng.uniform(142, 160), rng.uniform(196, 222)) if wide else (rng.uniform(108, 124), rng.uniform(226, 250))
    )
    bottom = 428.0
    top = bottom - high
    taper = rng.uniform(8, 34) if wide else rng.uniform(-4, 10)
    arch, apart, thick = rng.uniform(96, 126), half * rng.uniform(0.40, 0.54), rng.uniform(11, 17)
    canvas.stand(AXIS, bottom - 2, half * 0.94, 9)
    spread = half + taper

    def handle(dx: float, dy: float, foot: float) -> Outline:
        y = top - arch + dy
        return curve([(AXIS - apart + dx, foot), (AXIS - apart + 5 + dx, top - arch * 0.42 + dy),
            (AXIS - apart * 0.58 + dx, y + 10),
                      (AXIS + dx, y), (AXIS + apart * 0.58 + dx, y + 10), (AXIS + apart - 5 + dx,
                          top - arch * 0.42 + dy), (AXIS + apart + dx, foot)], closed=False)  # fmt: skip

    kit.strap(handle(rng.uniform(-10, 10), rng.uniform(-10, 4), top + 4), thick, dim=0.38, drop=0)
    sag = rng.uniform(7, 15)
    inside = curve(
        [(AXIS - spread, top, CORNER), (AXIS, top - sag * 0.8), (AXIS + spread, top, CORNER), (AXIS, top + sag)]
    )
    canvas.path(inside, fill=made.tones.shade)
    light.shade(
        canvas,
        inside,
        canvas.linear((0, top - sag), (0, top + sag), [(0.0, light.SHADOW, 0.3), (1.0, light.SHADOW, 0.8)]),
    )
    body = bag_front((AXIS - half, top, AXIS + half, bottom), taper=taper, round_=rng.uniform(9, 26), sag=sag)
    base = None
    if rng.random() < 0.35 and made.pattern == "plain":
        low = bottom - high * rng.uniform(0.2, 0.3)
        base = rounded(-20, low, 532, 500, 1)
    kit.panel(body, made, sags(rng, body.box, 6, 0.4), strength=0.22, inlay=(base, kit.trim) if base else None)
    edge = line((AXIS - spread, top), (AXIS, top + sag), (AXIS + spread, top))
    with canvas.within(body):
        for dy in (13, 16):
            stitching(canvas, edge.shifted(0, dy), made, strength=0.6)
        if base:
            stitching(canvas, line((0, base.box[1] + 5), (512, base.box[1] + 5)), kit.trim, strength=0.7)
    foot = top + high * rng.uniform(0.14, 0.26)
    kit.strap(handle(rng.uniform(-5, 5), 0, foot), thick)
    for side in (-1, 1):
        x = AXIS + side * apart
        if rng.random() < 0.5:
            kit.rivet(x, foot - 8, 4)
        else:
            for way in (-1, 1):
                stitching(
                    canvas, line((x - 5, foot - 14 * (way > 0)), (x + 5, foot - 14 * (way < 0))), kit.trim, strength=0.9
                )
    if rng.random() < 0.4:
        patch(kit, (AXIS + half * 0.55, bottom - high * 0.2), 22, 14)


def _satchel(kit: Kit, design: Design) -> None:
    """A school satchel: a box with a broad flap, two buckled straps and a carrying handle."""
    canvas, rng, made = kit.canvas, kit.rng, kit.made
    half, high, bottom = rng.uniform(148, 166), rng.uniform(196, 226), 420.0
    top = bottom - high
    canvas.stand(AXIS, bottom - 1, half * 0.98, 10)
    if rng.random() < 0.6:
        run = curve(
            [
                (AXIS - half + 2, top + 26),
                (AXIS - half * 0.9, top - 60),
                (AXIS - half * 0.2, top - 118),
                (AXIS + half * 0.5, top - 100),
                (AXIS + half * 0.98, top - 24),
                (AXIS + half - 2, top + 26),
            ],
            closed=False,
        )
        kit.strap(run, 13, dim=0.2, drop=0)
    grip = rng.uniform(38, 52)
    kit.strap(
        line(
            (AXIS - 50, top + 8),
            (AXIS - 46, top - grip * 0.66),
            (AXIS - 22, top - grip),
            (AXIS + 22, top - grip),
            (AXIS + 46, top - grip * 0.66),
            (AXIS + 50, top + 8),
        ),
        15,
    )
    body = bag_front((AXIS - half, top, AXIS + half, bottom), taper=-4, round_=rng.uniform(10, 22), shoulder=14)
    kit.panel(body, made.plain(), strength=0.2)
    kit.hem(body)
    pocket_top = bottom - high * 0.4
    pocket = rounded(AXIS - half * 0.84, pocket_top, AXIS + half * 0.84, bottom - 14, 12)
    kit.panel(pocket, made.plain(), strength=0.14, over=body)
    kit.hem(pocket)
    low = top + high * rng.uniform(0.58, 0.72)
    flap = bag_front(
        (AXIS - half, top - 9, AXIS + half, low), round_=rng.uniform(10, 46), shoulder=16, taper=-1, sag=-4, belly=3
    )
    folds = [Fold(leaf((AXIS - half, top + 20), (AXIS + half * rng.uniform(-0.4, 0.4), top + 34), 20, 6), 0.2)]
    kit.panel(flap, made, folds, strength=0.22, over=body)
    canvas.cast(flap)
    kit.hem(flap)
    for side in (-1, 1):
        x = AXIS + side * half * rng.uniform(0.50, 0.53)
        end = bottom - high * 0.08
        kit.strap(line((x, top - 6), (x, (top + end) / 2), (x, end)), 19)
        canvas.path(
            curve([(x - 9.5, end - 1, CORNER), (x + 9.5, end - 1, CORNER), (x, end + 12)]), fill=kit.trim.tones.base
        )
        for step in range(3):
            canvas.path(ellipse(x, end - 4 - 10 * step, 1.7), fill=light.SHADOW, fill_opacity=0.7)
        kit.buckle(x, low + 4, 17)
        kit.strap(line((x - 12, low + 24), (x + 12, low + 24)), 8)
    for side in (-1, 1):
        kit.rivet(AXIS + side * 50, top + 4, 4.5)


def _bucket_bag(kit: Kit, design: Design) -> None:
    """A round bag that is drawn together with a cord."""
    canvas, rng, made = kit.canvas, kit.rng, kit.made
    low_half, top_half, high, bottom = rng.uniform(98, 112), rng.uniform(112, 136), rng.uniform(206, 236), 424.0
    top = bottom - high
    canvas.stand(AXIS, bottom + 4, low_half * 0.96, 14)
    peak, lean = top - rng.uniform(96, 118), rng.uniform(-22, 22)
    run = curve(
        [
            (AXIS - top_half + 10, top + 30),
            (AXIS - top_half + 6, top - 30),
            (AXIS - top_half * 0.4 + lean, peak + 14),
            (AXIS + top_half * 0.4 + lean, peak + 12),
            (AXIS + top_half - 6, top - 28),
            (AXIS + top_half - 10, top + 30),
        ],
        closed=False,
    )
    kit.strap(run, rng.uniform(12, 19), drop=0)
    inside = ellipse(AXIS, top + 4, top_half - 3, 21)
    canvas.path(inside, fill=made.tones.deep)
    light.shade(canvas, inside, light.SHADOW, 0.5)
    scallops, count = [], 9
    for k in range(2 * count + 1):
        angle = np.pi * (1 - k / (2 * count))
        scallops.append((AXIS + top_half * np.cos(angle), top + 17 * np.sin(angle) + (4.5 if k % 2 else -4.5)))
    angles = np.linspace(0, np.pi, 9)
    foot = [(AXIS + low_half * np.cos(a), bottom - 8 + 17 * np.sin(a)) for a in angles]
    cinch = top + rng.uniform(34, 46)
    neck = top_half * 0.93
    body = curve(
        [
            (*scallops[0], CORNER),
            *scallops[1:-1],
            (*scallops[-1], CORNER),
            (AXIS + neck, cinch),
            (AXIS + top_half * 0.99, cinch + 50),
            (*foot[0], CORNER),
            *foot[1:-1],
            (*foot[-1], CORNER),
            (AXIS - top_half * 0.99, cinch + 50),
            (AXIS - neck, cinch),
        ]
    )
    folds = [
        Fold(
            leaf(
                (AXIS + s * top_half, top + 14 * np.sqrt(1 - s * s)),
                (AXIS + s * top_half * 0.98, cinch + rng.uniform(30, 90)),
                rng.uniform(12, 18) * (1.2 - abs(s)),
            ),
            0.55,
        )
        for s in np.linspace(-0.92, 0.92, 10)
    ]
    rim = [(AXIS + low_half * 1.04 * np.cos(a), bottom - 46 + 18 * np.sin(a)) for a in angles[::-1]]
    base = curve(
        [
            (AXIS - 200, bottom - 40, CORNER),
            *rim,
            (AXIS + 200, bottom - 40, CORNER),
            (AXIS + 200, 480, CORNER),
            (AXIS - 200, 480, CORNER),
        ]
    )
    kit.panel(body, made, folds, strength=0.42, inlay=(base, kit.trim))
    cord = curve([(AXIS + neck * np.cos(a), cinch + 18 * np.sin(a)) for a in np.linspace(np.pi, 0, 9)], closed=False)
    with canvas.within(body):
        stitching(canvas, curve(rim, closed=False).shifted(0, 4), kit.trim, strength=0.8)
    for share in np.linspace(0.06, 0.94, 8):
        kit.ring(cord.at(float(share)), 5.4, 5, thick=2.6)
    canvas.stroke(cord.shifted(0.6, 2), light.SHADOW, 6.5, stroke_opacity=0.35, stroke_dasharray="22 15")
    canvas.stroke(cord, kit.trim.tones.deep, 6.0, stroke_dasharray="22 15")
    canvas.stroke(cord.shifted(-0.3, -0.6), kit.trim.tones.base, 4.2, stroke_dasharray="22 15")
    x, y = cord.at(0.5)
    for side in (-1, 1):
        end = (x + side * rng.uniform(14, 34), y + rng.uniform(72, 104))
        hang = line((x, y), (x + side * 16, y + 36), end)
        canvas.stroke(hang.shifted(1.2, 2.4), light.SHADOW, 6, stroke_opacity=0.3)
        canvas.stroke(hang, kit.trim.tones.deep, 6)
        canvas.stroke(hang.shifted(-0.3, -0.5), kit.trim.tones.base, 4.2)
        tassel = leaf((end[0], end[1] - 10), (end[0] + side * 3, end[1] + 34), 17)
        canvas.path(tassel, fill=kit.trim.tones.base, stroke=kit.trim.tones.deep, stroke_width=1)
        light.round_sides(canvas, tassel, 0.5)
    canvas.path(ellipse(x, y + 2, 9, 6.5), fill=kit.trim.tones.base, stroke=kit.trim.tones.deep, stroke_width=1)
