"""Long-sleeve tops: thin jersey with slender sleeves and stitched hems, from the henley to the bell sleeve."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from storefront import palette
from storefront.departments.clothing import words_tops
from storefront.departments.clothing.fastenings import button
from storefront.departments.clothing.garment import AXIS, Cut, Top, sleeve_folds, tailor
from storefront.departments.clothing.knitwear import roll_collar
from storefront.departments.clothing.pockets import chest_pocket
from storefront.departments.clothing.sewing import (
    crew_collar,
    facing,
    neck_opening,
    ribbing,
    ribbon,
    sew,
    sleeved_body,
    stitching,
)
from storefront.departments.clothing.tabs import buttoned_tab
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import CORNER, Outline, curve, leaf, line
from storefront.types import Design, ProductType, Stance

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas

_CUTS: dict[str, Cut] = {
    "crew neck": Cut(neck=46, neck_y=70, neck_drop=34, shoulder=104, shoulder_y=92, chest=98, armpit_y=188, waist=92,
                     waist_y=306, hem=97, hem_y=426, sleeve=288, sleeve_angle=24, cuff=40, elbow=6),
    "henley": Cut(neck=44, neck_y=68, neck_drop=36, shoulder=110, shoulder_y=94, chest=104, armpit_y=194, waist=100,
                  waist_y=310, hem=103, hem_y=430, sleeve=286, sleeve_angle=21, cuff=44, elbow=9),
    "boat neck": Cut(neck=74, neck_y=78, neck_drop=24, shoulder=108, shoulder_y=94, chest=102, armpit_y=192, waist=99,
                     waist_y=310, hem=102, hem_y=416, sleeve=276, sleeve_angle=20, cuff=50, elbow=4),
    "raglan": Cut(neck=48, neck_y=72, neck_drop=38, shoulder=104, shoulder_y=98, chest=102, armpit_y=198, waist=98,
                  waist_y=310, hem=101, hem_y=428, sleeve=284, sleeve_angle=27, cuff=42, elbow=14),
    "turtleneck": Cut(neck=36, neck_y=100, neck_drop=20, shoulder=94, shoulder_y=120, chest=89, armpit_y=208, waist=78,
                      waist_y=316, hem=92, hem_y=440, sleeve=284, sleeve_angle=19, cuff=36, elbow=8),
    "layered": Cut(neck=47, neck_y=72, neck_drop=36, shoulder=116, shoulder_y=98, chest=110, armpit_y=200, waist=107,
                   waist_y=312, hem=110, hem_y=432, sleeve=290, sleeve_angle=22, cuff=46, elbow=10),
    "bell sleeve": Cut(neck=54, neck_y=76, neck_drop=58, shoulder=96, shoulder_y=94, chest=92, armpit_y=182,
                       waist=84, waist_y=292, hem=104, hem_y=440, sleeve=252, sleeve_angle=27, cuff=96, elbow=4),
    "cropped": Cut(neck=56, neck_y=104, neck_drop=60, shoulder=96, shoulder_y=122, chest=90, armpit_y=208, waist=80,
                   waist_y=306, hem=82, hem_y=362, sleeve=282, sleeve_angle=24, cuff=38, elbow=13),
}  # fmt: skip


def draw_long_sleeve(canvas: Canvas, design: Design) -> None:
    """A long-sleeved jersey top from the front."""
    made, shape = surface(design, scale=0.9), design.silhouette
    seed = int(canvas.rng.integers(1 << 30))
    cut = _CUTS[shape].varied(canvas.rng)
    top = tailor(cut, np.random.default_rng(seed))
    if shape != "turtleneck":
        neck_opening(canvas, top, made)
    if shape == "layered":
        _under_sleeves(canvas, top, made.dyed(made.accent))
        short = replace(cut, sleeve=112, sleeve_angle=cut.sleeve_angle + 5, cuff=78, elbow=0)
        top = tailor(short, np.random.default_rng(seed))
    elif shape == "raglan":
        top = with_raglan(top)
    sleeved_body(canvas, top, made, made.dyed(made.accent) if shape == "raglan" else made)
    for gap, strength in ((-9, 0.5), (-11.5, 0.4)):
        stitching(canvas, top.hem.shifted(0, gap), made, strength=strength)
    _DETAILS[shape](canvas, top, made)


def with_raglan(top: Top) -> Top:
    """The same top with sleeves that reach up to the neckline."""
    sleeves, seams = [], []
    for k, sleeve in enumerate(top.sleeves):
        neck, armpit = top.neckline.at(0.86 if k else 0.14), top.armholes[k].at(1.0)
        corner = tuple(top.neckline.segments[-1, 3] if k else top.neckline.segments[0, 0])
        middle = (neck[0] * 0.42 + armpit[0] * 0.58 - (5 if k else -5), neck[1] * 0.42 + armpit[1] * 0.58)
        seam = line(neck, middle, armpit)
        shoulder = curve([(*neck, CORNER), (*corner, CORNER), (*sleeve.segments[0, 0], CORNER)], closed=False)
        sleeves.append(Outline(np.concatenate([sleeve.segments[:7], seam.reversed().segments, shoulder.segments])))
        seams.append(seam)
    return replace(top, sleeves=tuple(sleeves), armholes=(seams[0], seams[1]))


def _under_sleeves(canvas: Canvas, top: Top, made: Surface) -> None:
    """The long sleeves of a second, thinner top that show below the short ones."""
    for k, sleeve in enumerate(top.sleeves):
        side = 1 if k else -1
        paint(canvas, sleeve, made, turn=-side * top.cut.sleeve_angle)
        light.round_sides(canvas, sleeve, 0.24, angle=-side * top.cut.sleeve_angle)
        sew(canvas, sleeve, made, sleeve_folds(sleeve, top.armholes[k], top.cuffs[k], canvas.rng))
    _cuffs(canvas, top, made)


def _cuffs(canvas: Canvas, top: Top, made: Surface, *, ribbed: bool = False) -> None:
    """Narrow ends of long sleeves: a line of double stitches, or a short band of fine rib."""
    for k, run in enumerate(top.cuffs):
        side = 1.0 if k else -1.0
        if not ribbed:
            for gap in (7.0, 9.5):
                stitching(canvas, run.shifted(-side * gap * 0.36, -gap), made, strength=0.5)
            continue
        band = ribbon(run, 15, side=side)
        paint(canvas, band, made.plain())
        ribbing(canvas, band, run, made, reach=22)
        light.round_sides(canvas, band, 0.26)
        light.relief(canvas, band, puff=3, depth=2.6, strength=0.5)


def _crew(canvas: Canvas, top: Top, made: Surface) -> None:
    rng = canvas.rng
    ringer = rng.random() < 0.3
    trim = made.dyed(made.accent) if ringer else made.plain()
    crew_collar(canvas, top, trim, width=9)
    _cuffs(canvas, top, trim, ribbed=ringer)
    if rng.random() < 0.35:
        chest_pocket(canvas, top.body, made, AXIS + 20, top.cut.armpit_y - 20)


def _henley(canvas: Canvas, top: Top, made: Surface) -> None:
    rng = canvas.rng
    trim = made.dyed(made.accent) if rng.random() < 0.35 else made.plain()
    long = float(rng.uniform(76, 104))
    pearl = palette.tones_of(0.93, 0.012, 90) if made.tones.oklch[0] < 0.85 else palette.tones("brown")
    buttoned_tab(canvas, top, trim, length=long, width=20, buttons=int(rng.integers(3, 6)), colour=pearl)
    crew_collar(canvas, top, trim, width=11)
    button(canvas, AXIS, top.cut.neck_y + top.cut.neck_drop - 4, 3.6, pearl)
    _cuffs(canvas, top, trim, ribbed=True)


def _boat(canvas: Canvas, top: Top, made: Surface) -> None:
    facing(canvas, top.body, top.neckline, made, shift=(0.0, 8.0))
    _cuffs(canvas, top, made)


def _raglan(canvas: Canvas, top: Top, made: Surface) -> None:
    trim = made.dyed(made.accent)
    crew_collar(canvas, top, trim, width=9.5)
    _cuffs(canvas, top, trim)


def _turtle(canvas: Canvas, top: Top, made: Surface) -> None:
    roll_collar(canvas, top, made, height=float(canvas.rng.uniform(34, 42)), step=4.2)
    _cuffs(canvas, top, made)


def _layered(canvas: Canvas, top: Top, made: Surface) -> None:
    crew_collar(canvas, top, made.plain(), width=9)
    for k, run in enumerate(top.cuffs):
        stitching(canvas, run.shifted(-2.0 if k else 2.0, -6.0), made)


def _bell(canvas: Canvas, top: Top, made: Surface) -> None:
    """Wide sleeve ends fall in folds of their own."""
    rng = canvas.rng
    facing(canvas, top.body, top.neckline, made, shift=(0.0, 5.0))
    for k, run in enumerate(top.cuffs):
        side = 1.0 if k else -1.0
        elbow = np.array(top.armholes[k].at(0.9)) * 0.5 + np.array(run.at(0.5)) * 0.5
        for share in np.linspace(0.14, 0.86, 5) + rng.uniform(-0.05, 0.05, 5):
            end = np.array(run.at(float(share)))
            start = elbow + (end - elbow) * rng.uniform(0.1, 0.4)
            fold = leaf(tuple(start), tuple(end + (end - start) * 0.1), rng.uniform(5, 9))
            canvas.path(fold, fill=light.SHADOW, fill_opacity=0.2, blend="multiply", filter=canvas.blur(2.2, fold),
                        clip_path=canvas.clip(top.sleeves[k]))  # fmt: skip
        stitching(canvas, run.shifted(-side * 2, -6), made)


def _cropped(canvas: Canvas, top: Top, made: Surface) -> None:
    facing(canvas, top.body, top.neckline, made, shift=(0.0, 4.5))
    _cuffs(canvas, top, made)


_DETAILS = {
    "crew neck": _crew,
    "henley": _henley,
    "boat neck": _boat,
    "raglan": _raglan,
    "turtleneck": _turtle,
    "layered": _layered,
    "bell sleeve": _bell,
    "cropped": _cropped,
}

LONG_SLEEVE_TOPS = ProductType(
    department="Clothing",
    name="Long-sleeve tops",
    draw=draw_long_sleeve,
    silhouettes=tuple(_CUTS),
    colours=(*palette.FABRIC_COLOURS, "white", "navy", "cream"),
    patterns=("stripes", "stripes", "stripes", "dots", "floral", "leaves", "stars", "colour block", "waves",
              "animal spots"),
    materials=("jersey", "jersey", "cotton", "ribbed jersey"),
    prices=(15, 69),
    stance=Stance.HANGING,
    plain_share=0.5,
    made_of={
        "henley": ("waffle cotton", "jersey", "ribbed jersey"),
        "turtleneck": ("jersey", "ribbed jersey"),
        "layered": ("cotton", "jersey"),
        "boat neck": ("cotton", "jersey"),
        "bell sleeve": ("jersey", "silk"),
    },
    words=words_tops.LONG_SLEEVE_TOPS,
)  # fmt: skip

TYPES: tuple[ProductType, ...] = (LONG_SLEEVE_TOPS,)
