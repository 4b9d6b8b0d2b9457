"""Blazers: tailored jackets with lapels, cut-away fronts, flapped pockets and a handkerchief."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from storefront import palette
from storefront.departments.clothing import words_tailoring
from storefront.departments.clothing.badges import badge
from storefront.departments.clothing.fastenings import button
from storefront.departments.clothing.garment import AXIS, Cut, Top, body_folds, sleeve_folds, tailor
from storefront.departments.clothing.knitwear import matted
from storefront.departments.clothing.lapels import Lapel, buttonhole, tailored_lapels
from storefront.departments.clothing.pockets import patch_pocket
from storefront.departments.clothing.sewing import label, sew, stitching
from storefront.drawing import light
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import CORNER, Outline, curve, joined, line, polygon, rounded
from storefront.types import Design, ProductType, Stance

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas
    from storefront.drawing.outline import Shape
    from storefront.palette import Tones


@dataclass(frozen=True, slots=True)
class _Style:
    """What a silhouette adds to its cut.

    Attributes:
        stance: how far below the shoulder the lapels cross.
        lapel: "notch", "peak" or "shawl".
        width: of the lapels.
        buttons: heights of buttons below the crossing.
        columns: half distance of two columns of buttons; 0 is one row.
        cutaway: how far the front edges curve back at the hem.
        patched: whether the pockets are patches.
    """

    stance: float
    lapel: str = "notch"
    width: float = 46.0
    buttons: tuple[float, ...] = (10.0, 62.0)
    columns: float = 0.0
    cutaway: float = 40.0
    patched: bool = False


_CUTS: dict[str, Cut] = {
    "two-button": Cut(neck=38, neck_y=74, shoulder=116, shoulder_y=98, chest=108, armpit_y=198, waist=96, waist_y=298,
                      hem=110, hem_y=444, sleeve=300, sleeve_angle=11, cuff=50, elbow=5),
    "double-breasted": Cut(neck=38, neck_y=74, shoulder=120, shoulder_y=98, chest=114, armpit_y=200, waist=104,
                           waist_y=298, hem=113, hem_y=446, sleeve=298, sleeve_angle=11, cuff=52, elbow=5),
    "shawl": Cut(neck=38, neck_y=76, shoulder=112, shoulder_y=100, chest=105, armpit_y=196, waist=92, waist_y=296,
                 hem=106, hem_y=438, sleeve=296, sleeve_angle=12, cuff=48, elbow=6),
    "oversized": Cut(neck=42, neck_y=72, shoulder=136, shoulder_y=100, chest=128, armpit_y=214, waist=124, waist_y=312,
                     hem=128, hem_y=462, sleeve=300, sleeve_angle=10, cuff=64, elbow=6),
    "cropped": Cut(neck=38, neck_y=104, shoulder=112, shoulder_y=124, chest=106, armpit_y=214, waist=98, waist_y=302,
                   hem=103, hem_y=382, sleeve=272, sleeve_angle=18, cuff=52, elbow=9),
    "piped": Cut(neck=38, neck_y=76, shoulder=114, shoulder_y=100, chest=108, armpit_y=200, waist=100, waist_y=300,
                 hem=108, hem_y=436, sleeve=292, sleeve_angle=14, cuff=52, elbow=6),
    "three-button": Cut(neck=38, neck_y=74, shoulder=116, shoulder_y=102, chest=112, armpit_y=202, waist=105,
                        waist_y=304, hem=112, hem_y=448, sleeve=296, sleeve_angle=13, cuff=54, elbow=7),
}  # fmt: skip
_STYLES: dict[str, _Style] = {
    "two-button": _Style(176),
    "double-breasted": _Style(168, "peak", 52, (10.0, 58.0), 31.0, 6.0),
    "shawl": _Style(196, "shawl", 46, (8.0,), 0.0, 56.0),
    "oversized": _Style(206, "notch", 58, (10.0,), 0.0, 18.0),
    "cropped": _Style(140, "peak", 44, (10.0,), 0.0, 24.0),
    "piped": _Style(152, "notch", 42, (10.0, 56.0, 102.0), 0.0, 40.0, patched=True),
    "three-button": _Style(126, "notch", 42, (8.0, 62.0, 116.0), 0.0, 34.0, patched=True),
}


def draw_blazer(canvas: Canvas, design: Design) -> None:
    """A blazer from the front, buttoned."""
    rng, shape = canvas.rng, design.silhouette
    made, style = surface(design, scale=0.9), _STYLES[shape]
    stance = style.stance * float(rng.uniform(0.95, 1.05))
    cut = _CUTS[shape].varied(rng)
    top = _open_front(cut, stance, rng)
    over = 1 if rng.random() < 0.6 else -1
    overlap = 10.0 if not style.columns else style.columns + 13
    lapel = Lapel(cut.neck_y + stance, style.width * float(rng.uniform(0.92, 1.1)), float(rng.uniform(40, 54)),
                  overlap, over, style.lapel)  # fmt: skip
    lining = made.dyed(made.accent).of("satin")
    _lining(canvas, top, lining)
    paint(canvas, top.body, made)
    gap = rounded(AXIS - 96, lapel.low, AXIS + 96, cut.hem_y + 16, 1)
    with canvas.within(top.body):
        paint(canvas, gap, lining, cast=False)
        light.shade(canvas, gap, light.SHADOW, 0.5)
    edges = _fronts(canvas, top, made, lapel, style)
    _sleeves(canvas, top, made)
    _seams(canvas, top, made, edges, over)
    _pockets(canvas, top, made, style)
    if shape != "piped":
        _breast(canvas, top, made, made.dyed(made.accent) if rng.random() < 0.55 else None)
    facing = made
    if shape == "shawl":
        facing = made.plain().of("satin") if rng.random() < 0.5 else made.dyed(palette.tones("black")).of("satin")
    tailored_lapels(canvas, top, made, facing, lapel)
    if shape == "piped":
        _piping(canvas, top, made.accent, lapel, edges)
    elif style.lapel != "shawl":
        x = AXIS + (cut.neck + lapel.width * 0.62)
        buttonhole(canvas, x, cut.neck_y + lapel.gorge + 12, made, angle=-14)
    _buttons(canvas, top, made, lapel, style)


def _open_front(cut: Cut, stance: float, rng: np.random.Generator) -> Top:
    """The pieces, with a V down to the point where the lapels cross."""
    return tailor(replace(cut, neck_drop=stance, neck_shape=0.0), rng)


def _lining(canvas: Canvas, top: Top, made: Surface) -> None:
    """The inside of the back, which shows in the neck's opening and between the fronts at the hem."""
    paint(canvas, top.back, made)
    cut = top.cut
    dark = [(0.0, light.SHADOW, 0.22), (0.5, light.SHADOW, 0.5), (1.0, light.SHADOW, 0.62)]
    ramp = canvas.linear((AXIS, cut.neck_y), (AXIS, cut.neck_y + cut.neck_drop), dark)
    light.shade(canvas, top.back, ramp)
    pleat = line((AXIS, cut.neck_y + 8), (AXIS + 2, cut.neck_y + cut.neck_drop))
    light.crease(canvas, top.back, pleat, 5, 0.3)
    label(canvas, top.back, AXIS, cut.neck_y + 20, size=1.25)


def _fronts(canvas: Canvas, top: Top, made: Surface, lapel: Lapel, style: _Style) -> dict[int, Outline]:
    """Both fronts, the lower one first; returns their front edges from the crossing down to the hem."""
    cut, edges = top.cut, {}
    for side in (-lapel.over, lapel.over):
        x, back = AXIS - side * lapel.overlap, style.cutaway
        turn = (AXIS - side * lapel.overlap + side * back * 0.34, cut.hem_y - back * 0.5)
        knots = [(x, lapel.low - 6), (x, (lapel.low + cut.hem_y) / 2), turn,
                 (x + side * back, cut.hem_y + 3), (x + side * (back + 42), cut.hem_y + 9)]  # fmt: skip
        edge = curve(knots, closed=False)
        edges[side] = edge
        far = AXIS + side * 200
        panel = curve(
            [(px, py) for px, py in edge.sample(8)]
            + [(far, cut.hem_y + 14, CORNER), (far, cut.neck_y - 30, CORNER), (AXIS, cut.neck_y - 30, CORNER)]
        )
        with canvas.within(top.body):
            canvas.path(panel.shifted(-side * 2 + 2, 5), fill=light.SHADOW, fill_opacity=0.45, blend="multiply",
                        filter=canvas.blur(5, top.body))  # fmt: skip
            paint(canvas, panel, made, cast=False)
            canvas.stroke(edge, made.tones.deep, 1.4, stroke_opacity=0.5)
    light.round_sides(canvas, top.body, 0.22)
    return edges


def _sleeves(canvas: Canvas, top: Top, made: Surface) -> None:
    """Set-in sleeves with a full crown, lit with the body; tailored cloth falls with few folds."""
    rng, cut = canvas.rng, top.cut
    folds = [fold for fold in body_folds(cut, rng, ease=0.35) if rng.random() < 0.6]
    for k, sleeve in enumerate(top.sleeves):
        side = 1 if k else -1
        canvas.path(
            sleeve.shifted(3, 5), fill=light.SHADOW, fill_opacity=0.36, blend="multiply",
            filter=canvas.blur(6, sleeve), clip_path=canvas.clip(top.body),
        )  # fmt: skip
        paint(canvas, sleeve, made, turn=-side * cut.sleeve_angle)
        light.round_sides(canvas, sleeve, 0.3, angle=-side * cut.sleeve_angle)
        folds += [fold for fold in sleeve_folds(sleeve, top.armholes[k], top.cuffs[k], rng) if rng.random() < 0.65]
    sew(canvas, joined(top.body, *top.sleeves), made, matted(folds, made))
    for k, sleeve in enumerate(top.sleeves):
        light.crease(canvas, joined(sleeve, top.body), top.armholes[k], 7, 0.3)


def _seams(canvas: Canvas, top: Top, made: Surface, edges: dict[int, Outline], over: int) -> None:
    """Darts, the upper front's edge and its pick stitching."""
    cut = top.cut
    for side in (-1, 1):
        dart = line((AXIS + side * cut.chest * 0.56, cut.armpit_y + 24), (AXIS + side * cut.waist * 0.54, cut.waist_y),
                    (AXIS + side * cut.waist * 0.56, cut.waist_y + 46))  # fmt: skip
        light.crease(canvas, top.body, dart, 4, 0.18)
    edge = edges[over]
    light.crease(canvas, top.body, edge.shifted(-over * 2, 1), 8, 0.3, seam=False)
    with canvas.within(top.body):
        canvas.stroke(edge, made.tones.deep, 1.2, stroke_opacity=0.5)
        canvas.stroke(edge.shifted(over * 1.4, -0.8), light.GLOW, 1.0, stroke_opacity=0.25)
        stitching(canvas, edge.shifted(over * 4.5, -2), made, width=0.7, strength=0.3)


def _pockets(canvas: Canvas, top: Top, made: Surface, style: _Style) -> None:
    """Two pockets at the hips: patches, or flaps with round corners."""
    cut = top.cut
    y = min(cut.waist_y + 34, cut.hem_y - 66)
    inner = max(cut.hem * 0.36, style.columns + 20 if style.columns else 0.0)
    for side in (-1, 1):
        left, right = sorted((AXIS + side * inner, AXIS + side * (cut.hem - 14)))
        if style.patched:
            patch_pocket(canvas, top.body, made, (left, y, right, min(y + 78, cut.hem_y - 14)), flap=0.0)
            continue
        tilt = side * -2.0
        flap = curve(
            [
                (left, y - tilt, CORNER),
                (right, y + tilt, CORNER),
                (right, y + 17 + tilt),
                (right - 6, y + 24 + tilt),
                (left + 6, y + 24 - tilt),
                (left, y + 17 - tilt),
            ],
            tension=0.3,
        )
        light.crease(canvas, top.body, flap.shifted(1, 3), 6, 0.26, seam=False)
        paint(canvas, flap, made.trim(), cast=False)
        light.relief(canvas, flap, puff=3.5, depth=2.8, strength=0.5)
        canvas.path(flap, fill="none", stroke=made.tones.deep, stroke_width=1.0, stroke_opacity=0.45)
        light.crease(canvas, top.body, line((left - 2, y - 1 - tilt), (right + 2, y - 1 + tilt)), 3, 0.35)


def _breast(canvas: Canvas, top: Top, made: Surface, handkerchief: Surface | None) -> None:
    """The welt on the wearer's left breast, at times with a folded handkerchief."""
    cut = top.cut
    x, y = AXIS + cut.chest * 0.62, cut.armpit_y + 2
    if handkerchief is not None:
        rng = canvas.rng
        peaks = [(x - 16, y + 4, CORNER), (x - 12 + rng.uniform(-2, 2), y - 13, CORNER), (x - 4, y - 5, CORNER),
                 (x + 3 + rng.uniform(-2, 2), y - 17, CORNER), (x + 9, y - 6, CORNER),
                 (x + 14 + rng.uniform(-2, 2), y - 13, CORNER), (x + 18, y + 1, CORNER)]  # fmt: skip
        cloth = curve(peaks)
        canvas.path(cloth.shifted(1.5, 2.5), fill=light.SHADOW, fill_opacity=0.35, filter=canvas.blur(2, cloth))
        paint(canvas, cloth, handkerchief.of("silk"), cast=False)
        light.relief(canvas, cloth, puff=3, depth=3, strength=0.5)
    welt = polygon([(x - 21, y + 2), (x + 21, y - 4), (x + 21, y + 6), (x - 21, y + 12)])
    light.crease(canvas, top.body, welt.shifted(1, 2), 5, 0.24, seam=False)
    paint(canvas, welt, made.trim(), cast=False, turn=-8)
    light.relief(canvas, welt, puff=2.6, depth=2.4, strength=0.5)
    canvas.path(welt, fill="none", stroke=made.tones.deep, stroke_width=1.0, stroke_opacity=0.45)


def _piping(canvas: Canvas, top: Top, colour: Tones, lapel: Lapel, edges: dict[int, Outline]) -> None:
    """A cord of the second colour along the edges, and a crest on the breast."""
    cut, side = top.cut, lapel.over
    g = cut.neck_y + lapel.gorge
    runs: list[tuple[Outline, Shape]] = [(edges[side], top.body)]
    for s in (-1, 1):
        tip = cut.neck + lapel.width
        outer = curve([(AXIS + s * tip, g - 3), (AXIS + s * tip * 0.86, g + (lapel.low - g) * 0.34),
                       (AXIS + s * tip * 0.44, g + (lapel.low - g) * 0.74), (AXIS - s * lapel.crossing(s), lapel.low)],
                      closed=False)  # fmt: skip
        runs.append((outer, joined(top.body)))
    for k, run in enumerate(top.cuffs):
        shifted = run.shifted(-3 if k else 3, -26)
        runs.append((shifted, joined(top.sleeves[k])))
    for run, on in runs:
        with canvas.within(on):
            canvas.stroke(run.shifted(0.8, 1.2), light.SHADOW, 4.2, stroke_opacity=0.3)
            canvas.stroke(run, colour.shade, 3.8)
            canvas.stroke(run.shifted(-0.4, -0.4), colour.base, 2.8)
    badge(canvas, AXIS + cut.chest * 0.62, cut.armpit_y + 6, colour, which=int(canvas.rng.integers(5)), size=1.9)


def _buttons(canvas: Canvas, top: Top, made: Surface, lapel: Lapel, style: _Style) -> None:
    rng, cut = canvas.rng, top.cut
    choices = [made.tones, palette.tones("chocolate"), palette.tones("black"), palette.tones("mustard")]
    colour = choices[int(rng.choice(4, p=(0.3, 0.25, 0.2, 0.25)))]
    if colour is made.tones and made.tones.is_dark:
        colour = palette.tones("charcoal") if made.tones.oklch[0] > 0.36 else palette.tones("grey")
    xs = (AXIS - style.columns, AXIS + style.columns) if style.columns else (AXIS,)
    for drop in style.buttons:
        for x in xs:
            button(canvas, x, lapel.low + drop, 5.6, colour)
    if style.columns:
        for side in (-1, 1):
            button(canvas, AXIS + side * (style.columns + 13), lapel.low - 40, 5.6, colour)
    count = int(rng.integers(3, 5))
    for k, run in enumerate(top.cuffs):
        x, y = run.at(0.2)
        lean = np.deg2rad(cut.sleeve_angle - cut.elbow) * (1 if k else -1)
        for step in range(count):
            reach = 12 + step * 9.5
            button(canvas, x - np.sin(lean) * reach, y - np.cos(lean) * reach, 3.0, colour)


BLAZERS = ProductType(
    department="Clothing",
    name="Blazers",
    draw=draw_blazer,
    silhouettes=tuple(_CUTS),
    colours=(*palette.FABRIC_COLOURS, "navy", "navy", "charcoal", "grey", "black", "camel", "burgundy"),
    patterns=("grid", "grid", "pinstripes", "pinstripes", "tartan", "gingham", "vertical stripes", "floral", "dots"),
    materials=("worsted", "linen", "cotton", "velvet", "corduroy", "tweed"),
    prices=(69, 349),
    stance=Stance.HANGING,
    plain_share=0.58,
    made_of={
        "shawl": ("velvet", "satin", "worsted"),
        "three-button": ("tweed", "corduroy", "worsted"),
        "double-breasted": ("worsted", "linen", "velvet"),
        "piped": ("worsted", "cotton"),
    },
    words=words_tailoring.BLAZERS,
)  # fmt: skip

TYPES: tuple[ProductType, ...] = (BLAZERS,)
