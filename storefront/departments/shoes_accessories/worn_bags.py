"""Bags that are worn: backpacks on the back, crossbody bags on a long strap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.fastenings import zipper
from storefront.departments.clothing.sewing import ribbon
from storefront.departments.shoes_accessories.bag_fittings import AXIS, Kit, bag_front, patch, sags
from storefront.drawing.outline import CORNER, curve, line, rounded

if TYPE_CHECKING:
    from storefront.types import Design


def draw_backpack(kit: Kit, design: Design) -> None:
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
        patch(kit, (AXIS, pocket_top - (pocket_top - top - dome * 0.5) * 0.42), 27, 17)
    if rng.random() < 0.5:
        for side in (-1, 1):
            run = line((AXIS + side * half * 0.46, pocket_top + 40), (AXIS + side * half * 0.46, bottom - 8))
            kit.strap(run, 12)
            kit.buckle(AXIS + side * half * 0.46, pocket_top + tall * 0.55, 10)


def draw_crossbody(kit: Kit, design: Design) -> None:
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
