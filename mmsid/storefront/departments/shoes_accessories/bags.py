"""Bags: totes, backpacks, crossbody bags, satchels and bucket bags, standing on a table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mmsid.storefront.departments.clothing.fastenings import zipper
from mmsid.storefront.departments.clothing.sewing import ribbon, stitching
from mmsid.storefront.departments.shoes_accessories.bag_fittings import AXIS, METALS, Kit, bag_front, sags
from mmsid.storefront.drawing import light
from mmsid.storefront.drawing.light import Fold
from mmsid.storefront.drawing.materials import surface
from mmsid.storefront.drawing.outline import CORNER, Outline, Point, curve, ellipse, leaf, line, rounded
from mmsid.storefront.palette import tones

if TYPE_CHECKING:
    from mmsid.storefront.drawing.canvas import Canvas
    from mmsid.storefront.types import Design


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
        "tote": _tote, "backpack": _backpack, "crossbody": _crossbody, "satchel": _satchel, "bucket bag": _bucket_bag,
        "shopper": _tote,
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
        _patch(kit, (AXIS + half * 0.55, bottom - high * 0.2), 22, 14)


def _patch(kit: Kit, at: Point, wide: float, high: float) -> None:
    """A small sewn-on leather label without letters."""
    x, y = at
    shape = rounded(x - wide, y - high, x + wide, y + high, 3)
    kit.canvas.path(shape.shifted(1, 1.6), fill=light.SHADOW, fill_opacity=0.35)
    tone = tones("tan", kit.rng)
    kit.canvas.path(shape, fill=tone.base, stroke=tone.deep, stroke_width=0.7)
    stitching(kit.canvas, shape.scaled(0.86, 0.8), replace(kit.trim, tones=tone), strength=0.9)
    kit.canvas.path(rounded(x - wide * 0.5, y - 1.6, x + wide * 0.5, y + 1.6, 1), fill=tone.deep, fill_opacity=0.6)


def _backpack(kit: Kit, design: Design) -> None:
    """A rucksack: domed body, zip around the top, front pocket, straps at the sides."""
    canvas, rng, made = kit.canvas, kit.rng, kit.made
    half, high, bottom = rng.uniform(112, 126), rng.uniform(286, 312), 436.0
    top = bottom - high
    canvas.stand(AXIS, bottom - 3, half * 0.98, 12)
    dome = rng.uniform(0.24, 0.4) * high
    for side in (-1, 1):
        run = curve(
            [
                (AXIS + side * half * 0.42, top + 12),
                (AXIS + side * half * 0.98, top + 26),
                (AXIS + side * (half + 17), top + high * 0.44),
                (AXIS + side * (half + 12), bottom - 34),
                (AXIS + side * half * 0.9, bottom - 16),
            ],
            closed=False,
        )
        kit.strap(run, 21, made=made.plain(), dim=0.28, drop=0)
    loop = line(
        (AXIS - 30, top + 12), (AXIS - 24, top - 20), (AXIS, top - 29), (AXIS + 24, top - 20), (AXIS + 30, top + 12)
    )
    kit.strap(loop, 11)
    for side in (-1, 1):
        pocket = curve(
            [
                (AXIS + side * half * 0.8, bottom - high * 0.40, CORNER),
                (AXIS + side * (half + 13), bottom - high * 0.38, CORNER),
                (AXIS + side * (half + 15), bottom - 46),
                (AXIS + side * half * 0.9, bottom - 14),
            ]
        )
        kit.panel(pocket, made.plain(), strength=0.4)
    body = bag_front(
        (AXIS - half, top, AXIS + half, bottom),
        round_=rng.uniform(26, 44),
        shoulder=rng.uniform(74, 104),
        taper=-8,
        sag=-8,
        belly=7,
    )
    kit.panel(body, made, sags(rng, body.box, 4, 0.35), strength=0.36)
    centre = (AXIS, bottom - high * 0.42)
    points = body.scaled(1 - 18 / half, 1 - 44 / high, about=(AXIS, bottom - high * 0.46)).sample(10)
    angles = np.arctan2(points[:, 0] - centre[0], centre[1] - points[:, 1])
    reach = np.hypot(points[:, 0] - centre[0], points[:, 1] - centre[1])
    order, at = np.argsort(angles), np.linspace(-1.65, 1.65, 19)
    far = np.interp(at, angles[order], reach[order])
    seam = curve(
        [(float(centre[0] + r * np.sin(a)), float(centre[1] - r * np.cos(a))) for a, r in zip(at, far, strict=True)],
        closed=False,
    )
    zipper(canvas, body, seam, made, metal=kit.metal[1], pull=float(rng.uniform(0.28, 0.44)))
    tall = rng.uniform(0.36, 0.46) * high
    pocket_top = bottom - 20 - tall
    front = bag_front(
        (AXIS - half * 0.74, pocket_top, AXIS + half * 0.74, bottom - 18),
        round_=rng.uniform(14, 26),
        shoulder=rng.uniform(16, 40),
        taper=-3,
        sag=-3,
    )
    mixed = made
    if rng.random() < 0.4:
        mixed = made.dyed(made.accent) if made.pattern == "plain" else made.plain()
    kit.panel(front, mixed, strength=0.3, over=body)
    zipper(
        canvas,
        front,
        line((AXIS - half * 0.66, pocket_top + 24), (AXIS, pocket_top + 21), (AXIS + half * 0.66, pocket_top + 24)),
        mixed,
        metal=kit.metal[1],
        pull=0.08,
    )
    kit.hem(front, made=mixed)
    if rng.random() < 0.5:
        _patch(kit, (AXIS, pocket_top - (pocket_top - top - dome * 0.5) * 0.42), 27, 17)
    if rng.random() < 0.5:
        for side in (-1, 1):
            run = line((AXIS + side * half * 0.46, pocket_top + 40), (AXIS + side * half * 0.46, bottom - 8))
            kit.strap(run, 12)
            kit.buckle(AXIS + side * half * 0.46, pocket_top + tall * 0.55, 10)


def _crossbody(kit: Kit, design: Design) -> None:
    """A small bag with a flap and one long strap."""
    canvas, rng, made = kit.canvas, kit.rng, kit.made
    half, high, bottom = rng.uniform(112, 134), rng.uniform(150, 180), 424.0
    top, round_ = bottom - high, rng.uniform(18, 56)
    canvas.stand(AXIS, bottom - 2, half * 0.86, 9)
    peak, lean = rng.uniform(64, 92), rng.uniform(-30, 30)
    run = curve(
        [
            (AXIS - half + 4, top + 20),
            (AXIS - half - 4, top - 30),
            (AXIS - half * 0.62 + lean * 0.5, peak + 52),
            (AXIS + lean, peak),
            (AXIS + half * 0.66 + lean * 0.5, peak + 56),
            (AXIS + half + 4, top - 28),
            (AXIS + half - 4, top + 20),
        ],
        closed=False,
    )
    chain = rng.random() < 0.3
    if chain:
        canvas.cast(ribbon(run, 6))
        for dash, colour, width in (
            ("9 5", kit.metal[2], 6.5),
            ("9 5", kit.metal[1], 4.4),
            ("4 10", kit.metal[0], 2.0),
        ):
            canvas.stroke(run, colour, width, stroke_dasharray=dash)
    else:
        kit.strap(run, rng.uniform(9, 15), drop=0)
    taper = -float(rng.uniform(0, 12))
    body = bag_front((AXIS - half, top, AXIS + half, bottom), taper=taper, round_=round_, shoulder=12, sag=-3)
    kit.panel(
        body,
        made.plain() if made.pattern != "plain" and rng.random() < 0.4 else made,
        sags(rng, body.box, 2, 0.25),
        strength=0.3,
    )
    kit.hem(body)
    drop = rng.uniform(0.5, 0.74) * high
    low, reach = top + drop, half + taper + 2
    if rng.random() < 0.35:
        flap = curve(
            [
                (AXIS - reach, top + 14),
                (AXIS - reach + 4, top),
                (AXIS - reach + 16, top - 7),
                (AXIS, top - 10),
                (AXIS + reach - 16, top - 7),
                (AXIS + reach - 4, top),
                (AXIS + reach, top + 14),
                (AXIS + reach, top + 26, CORNER),
                (AXIS + reach * 0.5, low - 14),
                (AXIS, low),
                (AXIS - reach * 0.5, low - 14),
                (AXIS - reach, top + 26, CORNER),
            ]
        )
    else:
        flap = bag_front(
            (AXIS - reach, top - 7, AXIS + reach, low),
            round_=min(drop * 0.6, rng.uniform(14, 70)),
            shoulder=14,
            sag=-4,
            belly=2,
        )
    kit.panel(flap, made, strength=0.3, over=body)
    kit.hem(flap)
    canvas.cast(flap)
    if rng.random() < 0.6:
        kit.plate(rounded(AXIS - 15, low - 32, AXIS + 15, low - 10, 4))
        kit.rivet(AXIS, low - 21, 4)
    else:
        kit.ring((AXIS, low - 24), 11, thick=4)
        kit.rivet(AXIS, low - 24, 4)
    for side in (-1, 1):
        kit.ring((AXIS + side * (half - 3), top + 14), 8, 9, thick=3.4)


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
