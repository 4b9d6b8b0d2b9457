"""The parts of sandals: soles of leather, cork, foam and rope, footbeds, and the straps of every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.clothing.sewing import stitching
from storefront.departments.shoes_accessories import boot_parts
from storefront.departments.shoes_accessories.heel_parts import footbed
from storefront.departments.shoes_accessories.last import CORNER, FAR, Shoe
from storefront.departments.shoes_accessories.straps import (
    Arch,
    Ring,
    Strap,
    arch,
    buckle,
    paint_inside,
    paint_strap,
    ring,
)
from storefront.drawing import light
from storefront.drawing.bars import bar
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import curve, ellipse, rounded
from storefront.palette import tones

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storefront.departments.shoes_accessories.shoe_parts import Dress
    from storefront.drawing.canvas import Canvas

_INSTEP = ((105.0, 76.0), (140.0, 69.0), (180.0, 57.0), (220.0, 46.0), (255.0, 36.0))


def instep(x: float) -> float:
    """How high a foot's ridge is above the sole."""
    return float(np.interp(x, [p[0] for p in _INSTEP], [p[1] for p in _INSTEP]))


def across(shoe: Shoe, x: float, width: float, *, lean: float = 0.0, narrow: float = 0.92) -> Strap:
    """A band over the foot at x; with `lean`, its near end lies further back."""
    return arch(shoe, Arch(x - lean, x + 6, x + lean, width, instep(x), narrow))


def _metal(dress: Dress) -> str:
    return "#c9a85a" if dress.style[5] < 0.5 else "#c4c7cc"


def bed(canvas: Canvas, shoe: Shoe, made: Surface, *, stitched: bool = True, dent: bool = True) -> None:
    """The footbed: where the foot stands it is a little hollow and darker."""
    scale, face = shoe.pose.scale, footbed(shoe, 0.99)
    paint(canvas, face, made, cast=False)
    if dent:
        for x, reach in ((38.0, 25.0), (212.0, 33.0)):
            cx, cy = shoe.lift(x, 0, float(shoe.profile("sole", x)) + 1)
            turn = float(np.cos(np.deg2rad(shoe.pose.yaw)))
            spot = ellipse(cx, cy, reach * 1.25 * scale * turn, reach * 0.5 * scale)
            canvas.path(
                spot, fill=light.SHADOW, fill_opacity=0.2, filter=canvas.blur(7 * scale, spot),
                clip_path=canvas.clip(face), blend="multiply",
            )  # fmt: skip
    light.relief(canvas, face, puff=5, depth=2.6, strength=0.4)
    light.falloff(canvas, face, 0.2)
    if stitched:
        stitching(canvas, footbed(shoe, 0.9).scaled(0.975), made.plain(), width=1.0, strength=0.5)
    light.rim(canvas, face, 0.9, 0.4)


def _straps(canvas: Canvas, dress: Dress, straps: Sequence[Strap], *, stitched: bool = True, puff: float = 4.0) -> None:
    """Several straps: all their insides, then their outsides."""
    for strap in straps:
        paint_inside(canvas, strap, dress.lining)
    for strap in straps:
        paint_strap(canvas, strap, dress.upper, stitched=stitched, puff=puff)


def _leather_sole(canvas: Canvas, shoe: Shoe, dress: Dress) -> None:
    boot_parts.thin_sole(canvas, shoe, dress.sole.of("leather"))
    bed(canvas, shoe, dress.upper.dyed(dress.lining).of("leather"))


def _ridge(canvas: Canvas, shoe: Shoe, dress: Dress, start: float, end: tuple[float, float]) -> None:
    """A strip along the middle of the foot, from the toes up to the ankle."""
    xs = np.linspace(start, 128, 7)
    points = [shoe.lift(float(x), 0, float(shoe.profile("sole", x)) + instep(float(x)) + 1) for x in xs]
    points.append(shoe.lift(end[0], 0, float(shoe.profile("sole", 20.0)) + end[1]))
    width = 12.0 * shoe.pose.scale
    strip = bar(curve(points, closed=False), [width * 1.1, width, width * 0.9], flat=True)
    paint(canvas, strip, dress.upper.plain())
    light.relief(canvas, strip, puff=3, depth=3.4, strength=0.6)
    light.rim(canvas, strip, 0.8, 0.4)


def _cup(canvas: Canvas, shoe: Shoe, dress: Dress, *, near: bool, high: float = 0.96) -> None:
    """One side of the piece behind the heel."""
    places = [(-2, -0.04, CORNER), (60, -0.04, CORNER), (50, 0.34 * high), (28, 0.7 * high), (-2, high, CORNER)]
    if not near:
        inner = shoe.area(places, FAR)
        canvas.cast(inner)
        canvas.path(inner, fill=dress.lining.shade, stroke=dress.lining.deep, stroke_width=0.7)
        light.shade(canvas, inner, light.SHADOW, 0.3)
        return
    outer = shoe.area(places)
    paint(canvas, outer, dress.upper)
    light.relief(canvas, outer, puff=5, depth=4, strength=0.6)
    light.falloff(canvas, outer, 0.3)
    stitching(canvas, outer.scaled(0.84), dress.upper.plain(), width=0.9)
    light.rim(canvas, outer, 0.8, 0.4)


def flat_strappy(canvas: Canvas, shoe: Shoe, dress: Dress) -> None:
    """Thin bands over the toes and a strap around the ankle."""
    style = dress.style
    _leather_sole(canvas, shoe, dress)
    ankle = ring(shoe, Ring(104, 2, 31, (72, 62), 11))
    if style[6] < 0.4:
        bands = [across(shoe, 236, 15), across(shoe, 196, 13)]
    elif style[6] < 0.7:
        bands = [across(shoe, 228, 15, lean=22), across(shoe, 222, 15, lean=-22)]
    else:
        bands = [across(shoe, 242, 13), across(shoe, 218, 11), across(shoe, 172, 11, lean=14)]
    paint_inside(canvas, ankle, dress.lining)
    _cup(canvas, shoe, dress, near=False)
    _straps(canvas, dress, bands[::-1], stitched=style[8] < 0.5)
    if style[7] < 0.45:
        _ridge(canvas, shoe, dress, 236, (104, 72))
    _cup(canvas, shoe, dress, near=True)
    paint_strap(canvas, ankle, dress.panel, stitched=False, puff=3)
    buckle(canvas, ankle.middle.at(0.45), 8 * shoe.pose.scale, _metal(dress))


def slides(canvas: Canvas, shoe: Shoe, dress: Dress) -> None:
    """One broad band, or two with buckles on a cork sole."""
    style = dress.style
    corky = style[6] < 0.5
    made = Surface(tones("tan"), dress.upper.accent, material="cork") if corky else dress.sole
    boot_parts.thin_sole(canvas, shoe, made)
    with canvas.within(shoe.ground()):
        canvas.stroke(shoe.welt(0.12), light.SHADOW, 9 * shoe.pose.scale, stroke_opacity=0.5)
    lining = dress.upper.dyed(dress.lining) if corky else dress.upper.plain()
    bed(canvas, shoe, lining.of("suede" if corky else dress.upper.material), stitched=corky)
    if not corky:
        _straps(canvas, dress, [across(shoe, 205, 82, narrow=0.86)], puff=8)
        return
    bands = [across(shoe, 168, 42, narrow=0.8), across(shoe, 226, 44, narrow=0.8)]
    _straps(canvas, dress, bands, puff=5)
    for band in bands:
        place = band.middle.at(0.5)
        buckle(canvas, place, 11 * shoe.pose.scale, _metal(dress), -70 if shoe.pose.left else 70)


def flip_flops(canvas: Canvas, shoe: Shoe, dress: Dress) -> None:
    """A foam sole with a print, and a forked rubber strap."""
    scale = shoe.pose.scale
    made = dress.upper.plain()
    body = boot_parts.thin_sole(canvas, shoe, made)
    with canvas.within(body):
        tint = dress.upper.accent.base if dress.style[6] < 0.6 else made.tones.light
        canvas.stroke(shoe.welt(0.5), tint, 5 * scale)
        canvas.stroke(shoe.welt(0.08), light.SHADOW, 6 * scale, stroke_opacity=0.3)
    bed(canvas, shoe, dress.upper, stitched=False, dent=dress.style[7] < 0.5)
    rubber = dress.upper.dyed(dress.upper.accent).of("rubber")
    root = shoe.lift(246, -6, float(shoe.profile("sole", 246.0)))
    post = shoe.lift(241, -6, float(shoe.profile("sole", 246.0)) + 20)
    ends = []
    for side in (-1.0, 1.0):
        foot = (134.0, side * 33, float(shoe.profile("sole", 134.0)))
        bend = shoe.lift(168, side * 39, foot[2] + 34)
        high = shoe.lift(208, side * 21 - 4, foot[2] + 36)
        ends.append([shoe.lift(*foot), bend, high, post])
    for points in ends:
        run = curve(points, closed=False)
        shadow = run.shifted(5, 14 * scale)
        canvas.stroke(shadow, light.SHADOW, 12 * scale, stroke_opacity=0.22, filter=canvas.blur(3, shadow))
    for points in ends:
        band = bar(curve(points, closed=False), [15 * scale, 17 * scale, 14 * scale, 10 * scale])
        paint(canvas, band, rubber)
        light.relief(canvas, band, puff=4.5, depth=5, strength=0.7)
        light.falloff(canvas, band, 0.25)
        light.rim(canvas, band, 0.9, 0.5)
    canvas.stroke(curve([post, root], closed=False), rubber.tones.shade, 8 * scale)
    canvas.stroke(curve([post, root], closed=False).shifted(-1, 0), rubber.tones.base, 5 * scale)
    canvas.path(
        ellipse(*post, 7.6 * scale, 6.4 * scale), fill=rubber.tones.base, stroke=rubber.tones.shade, stroke_width=0.8
    )


def _rope(canvas: Canvas, shoe: Shoe) -> None:
    """The braided jute of an espadrille."""
    jute = tones("sand")
    body, scale = shoe.ground(), shoe.pose.scale
    paint(canvas, body, Surface(jute, jute, material="wool"))
    rows = 6
    with canvas.within(body):
        for k in range(rows + 1):
            share = k / rows
            canvas.stroke(shoe.welt(share), jute.deep, 1.7 * scale, stroke_opacity=0.55)
            dashes = f"{5 * scale:.1f} {3.4 * scale:.1f}"
            for shift, colour, wide in ((0.5, jute.light, 4.4), (0.62, jute.shade, 2.2)):
                canvas.stroke(
                    shoe.welt(share + shift / rows), colour, wide * scale, stroke_dasharray=dashes,
                    stroke_dashoffset=3.0 * k + (2 if shift > 0.55 else 0), stroke_opacity=0.75,
                )  # fmt: skip
        canvas.stroke(shoe.welt(0.03), "#8a6a4a", 6 * scale)
    light.round_sides(canvas, body, 0.34)
    light.relief(canvas, body, puff=4, depth=3, strength=0.5)


def espadrille(canvas: Canvas, shoe: Shoe, dress: Dress) -> None:
    """A rope wedge with a broad band and a strap around the ankle."""
    _rope(canvas, shoe)
    bed(canvas, shoe, dress.upper.dyed(tones("sand")).of("canvas"), stitched=False)
    ankle = ring(shoe, Ring(104, 2, 31, (74, 66), 12))
    paint_inside(canvas, ankle, dress.lining)
    _cup(canvas, shoe, dress, near=False, high=1.16)
    broad = dress.style[6] < 0.5
    bands = (
        [across(shoe, 224, 62, narrow=0.8)]
        if broad
        else [across(shoe, 210, 36, lean=24), across(shoe, 222, 36, lean=-24)]
    )
    _straps(canvas, dress, bands, puff=7)
    _cup(canvas, shoe, dress, near=True, high=1.16)
    paint_strap(canvas, ankle, dress.panel, stitched=True, puff=3)
    buckle(canvas, ankle.middle.at(0.45), 8.5 * shoe.pose.scale, _metal(dress))


def gladiator(canvas: Canvas, shoe: Shoe, dress: Dress) -> None:
    """Many bands up the foot and the ankle, joined by a strip in the middle."""
    _leather_sole(canvas, shoe, dress)
    bands = [across(shoe, x, 12) for x in (158, 186, 214, 242)]
    rings = [ring(shoe, Ring(front, back, half, (rise, rise - 8), 11)) for front, back, half, rise in
             ((106, 1, 31, 72), (100, 2, 29, 106), (98, 0, 30, 140))]  # fmt: skip
    for strap in rings:
        paint_inside(canvas, strap, dress.lining)
    _cup(canvas, shoe, dress, near=False)
    back = [shoe.lift(1, 0, float(shoe.profile("sole", 4.0)) + z) for z in (40, 80, 136)]
    strip = bar(curve(back, closed=False), [11 * shoe.pose.scale], flat=True)
    paint(canvas, strip, dress.upper.plain())
    light.relief(canvas, strip, puff=3, depth=3.4, strength=0.6)
    _straps(canvas, dress, bands, stitched=False, puff=3)
    _ridge(canvas, shoe, dress, 242, (106, 72))
    front = [shoe.lift(104 - k * 3, 0, float(shoe.profile("sole", 20.0)) + z) for k, z in enumerate((70, 106, 142))]
    strip = bar(curve(front, closed=False), [11 * shoe.pose.scale], flat=True)
    paint(canvas, strip, dress.upper.plain())
    light.relief(canvas, strip, puff=3, depth=3.4, strength=0.6)
    _cup(canvas, shoe, dress, near=True)
    for k, strap in enumerate(rings):
        paint_strap(canvas, strap, dress.upper.plain(), stitched=False, puff=3)
        if k != 1 or dress.style[6] < 0.5:
            buckle(canvas, strap.middle.at(0.48), 7.5 * shoe.pose.scale, _metal(dress))


def sport(canvas: Canvas, shoe: Shoe, dress: Dress) -> None:
    """Webbing with hook-and-loop tabs on a chunky sole."""
    boot_parts.lug_sole(canvas, shoe, dress.sole, dress.upper.accent if dress.style[6] < 0.6 else None)
    bed(canvas, shoe, dress.sole.dyed(tones("charcoal" if dress.style[7] < 0.6 else "grey")), stitched=False)
    heel = ring(shoe, Ring(128, -3, 34, (46, 58), 20))
    bands = [across(shoe, 226, 36, narrow=0.86), across(shoe, 140, 26, lean=-8)]
    paint_inside(canvas, heel, dress.lining)
    _cup(canvas, shoe, dress, near=False)
    _straps(canvas, dress, bands[::-1], puff=5)
    _cup(canvas, shoe, dress, near=True)
    paint_strap(canvas, heel, dress.upper, puff=4)
    scale, turn = shoe.pose.scale, -58 if shoe.pose.left else 58
    for strap, size, lean in (
        (bands[0], 17.0, turn),
        (bands[1], 13.0, turn),
        (heel, 12.0, 6 if shoe.pose.left else -6),
    ):
        x, y = strap.middle.at(0.5)
        tab = rounded(x - size * scale, y - size * 0.62 * scale, x + size * scale, y + size * 0.62 * scale, 4 * scale)
        tab = tab.turned(lean)
        paint(canvas, tab, dress.panel.dyed(dress.upper.accent).of("rubber"))
        light.relief(canvas, tab, puff=3, depth=3, strength=0.5)
        stitching(canvas, tab.scaled(0.8, 0.7), dress.panel, width=0.9)
        light.rim(canvas, tab, 0.8, 0.4)


DRAWN: dict[str, Callable[[Canvas, Shoe, Dress], None]] = {
    "flat strappy": flat_strappy,
    "slides": slides,
    "flip-flops": flip_flops,
    "espadrille": espadrille,
    "gladiator": gladiator,
    "sport": sport,
}
"""How every kind of sandal is drawn."""

__all__ = ["DRAWN", "across", "bed", "instep"]
