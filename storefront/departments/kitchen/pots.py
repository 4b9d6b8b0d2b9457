"""Pots and pans: saucepans, frying pans, stockpots, casseroles, woks, milk pans, iron skillets and paella pans."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from storefront.departments.kitchen import pans, pot_parts, words_cooking
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, surface
from storefront.drawing.outline import CORNER, curve, ellipse
from storefront.drawing.solids import TILT, Turned, turned
from storefront.drawing.vessels import coat, mouth
from storefront.palette import tones
from storefront.types import Design, ProductType

_FOOT = 412.0


def draw_pot(canvas: Canvas, design: Design) -> None:
    """A pot or pan; its handle points to the right or to the left."""
    made = surface(design, scale=float(canvas.rng.uniform(0.6, 0.9)))
    _DRAW[design.silhouette](canvas, made)


def _cylinder(axis: float, half: float, height: float, edge: float, *, flare: float = 0.0) -> Turned:
    top = _FOOT - height
    knots: list[tuple[object, ...]] = [(half + flare + 4, top, CORNER), (half + flare + 1, top + 5)]
    knots += [(half + flare * (1 - s), top + height * s) for s in (0.25, 0.5, 0.75) if height * (1 - s) > edge]
    knots += [(half, _FOOT - edge), (half - edge * 0.28, _FOOT - edge * 0.30), (half - edge * 0.8, _FOOT)]
    return turned(knots, axis)


def _base_plate(canvas: Canvas, body: Turned, made: Surface) -> None:
    """The sandwich base of a steel pot: a seam above the foot."""
    if made.material not in ("steel", "aluminium", "brass"):
        return
    y = _FOOT - 20
    canvas.stroke(body.arc(y), light.SHADOW, 1.6, stroke_opacity=0.35)
    canvas.stroke(body.arc(y + 1.8), "#ffffff", 1.3, stroke_opacity=0.5)


def _saucepan(canvas: Canvas, made: Surface) -> None:
    rng = canvas.rng
    half, height = float(rng.uniform(110, 124)), float(rng.uniform(126, 158))
    side = pot_parts.side(rng)
    axis = 256.0 - side * 76
    shell, grip = pot_parts.shell(made, rng)
    body = _cylinder(axis, half, height, float(rng.uniform(10, 30)))
    y = _FOOT - height * float(rng.uniform(0.72, 0.82))
    end = (256.0 + side * 224, y - float(rng.uniform(14, 46)))
    pot_parts.long_handle(canvas, (axis + side * (half - 8), y), end, grip, thick=float(rng.uniform(21, 26)))
    coat(canvas, body, shell)
    _base_plate(canvas, body, shell)
    if rng.random() < 0.7:
        knob = grip if grip.material != "wood" or rng.random() < 0.7 else made.plain()
        clear = rng.random() < 0.5
        pot_parts.lid(canvas, body, shell, knob, dome=float(rng.uniform(0.10, 0.26)), clear=clear)
    else:
        _open(canvas, body, shell)
    if shell.material == "steel":
        pot_parts.rivets(canvas, (axis + side * half * 0.93, y + 4), 17, pot_parts.steel(made))


def _open(canvas: Canvas, body: Turned, shell: Surface) -> None:
    """The mouth of a pot without its lid."""
    within = pot_parts.lining(shell, canvas.rng)
    mouth(canvas, body, shell, wall=float(canvas.rng.uniform(4, 6)), inside=within.tones)


def _milk_pan(canvas: Canvas, made: Surface) -> None:
    """Small and a little conical, with a pouring lip, open."""
    rng = canvas.rng
    half, height = float(rng.uniform(98, 108)), float(rng.uniform(146, 176))
    side = pot_parts.side(rng)
    axis = 256.0 - side * 60
    shell, grip = pot_parts.shell(made, rng)
    body = _cylinder(axis, half * 0.92, height, float(rng.uniform(16, 34)), flare=half * 0.12)
    y = _FOOT - height * 0.80
    end = (256.0 + side * 210, y - float(rng.uniform(40, 78)))
    pot_parts.long_handle(canvas, (axis + side * (half - 6), y), end, grip, thick=20, bend=16)
    top, rim = body.profile[0][1], body.profile[0][0]
    lip = curve(
        [
            (axis - side * rim * 0.90, top - 6),
            (axis - side * rim * 1.20, top - 13),
            (axis - side * rim * 1.05, top + 13),
            (axis - side * rim * 0.94, top + 36),
        ]
    )
    canvas.cast(lip)
    canvas.path(lip, fill=shell.tones.base)
    light.relief(canvas, lip, puff=5, depth=3, strength=0.6)
    coat(canvas, body, shell)
    _base_plate(canvas, body, shell)
    _open(canvas, body, shell)
    spout = curve(
        [
            (axis - side * rim * 0.86, top - 10),
            (axis - side * rim * 1.19, top - 12),
            (axis - side * rim * 0.97, top + 6),
        ],
        closed=False,
    )
    canvas.stroke(spout, shell.tones.light, 4.0)
    if shell.material == "enamel":
        ink = tones("navy") if shell.tones.oklch[0] > 0.4 else tones("silver")
        ring = ellipse(axis, top, rim, rim * TILT)
        canvas.path(ring, fill="none", stroke=ink.base, stroke_width=5.0)
        canvas.stroke(spout, ink.base, 5.0)


def _stockpot(canvas: Canvas, made: Surface) -> None:
    rng = canvas.rng
    half, height = float(rng.uniform(134, 150)), float(rng.uniform(206, 252))
    shell, grip = pot_parts.shell(made, rng)
    body = _cylinder(256, half, height, float(rng.uniform(8, 22)))
    y = _FOOT - height * float(rng.uniform(0.72, 0.8))
    for side in (-1, 1):
        pot_parts.loop(canvas, body, side, y, grip if grip.material != "wood" else pot_parts.steel(made))
    coat(canvas, body, shell)
    _base_plate(canvas, body, shell)
    if rng.random() < 0.8:
        pot_parts.lid(canvas, body, shell, grip, dome=float(rng.uniform(0.08, 0.22)), clear=rng.random() < 0.4)
    else:
        _open(canvas, body, shell)


def _casserole(canvas: Canvas, made: Surface) -> None:
    """Thick enamelled iron with cast ears; a darker edge where the glaze runs thin."""
    rng = canvas.rng
    half, height = float(rng.uniform(146, 162)), float(rng.uniform(118, 146))
    top = _FOOT - height
    body = turned(
        [
            (half, top, CORNER),
            (half, top + 8),
            (half * 0.995, top + height * 0.4),
            (half * 0.97, top + height * 0.68),
            (half * 0.88, _FOOT - 14),
            (half * 0.74, _FOOT),
        ],
        256,
    )
    for side in (-1, 1):
        pot_parts.lug(canvas, body, side, top + 24, made)
    coat(canvas, body, made)
    if made.pattern == "plain" and rng.random() < 0.6:
        _breaking(canvas, body, made)
    knob = replace(made, pattern="plain")
    kind = rng.random()
    if kind < 0.3:
        knob = knob.dyed(tones("mustard")).of("brass")
    elif kind < 0.6:
        knob = pot_parts.steel(made)
    elif kind < 0.8:
        knob = knob.dyed(tones("black")).of("plastic")
    pot_parts.lid(canvas, body, made, knob, dome=float(rng.uniform(0.16, 0.26)))


def _breaking(canvas: Canvas, body: Turned, made: Surface) -> None:
    """A glaze that deepens towards the foot."""
    _, top, _, bottom = body.outline.box
    ramp = [(0.35, made.tones.deep, 0.0), (1.0, made.tones.deep, 0.75)]
    canvas.path(body.outline, fill=canvas.linear((0, top), (0, bottom), ramp))
    glow = [(0.0, made.tones.light, 0.35), (0.3, made.tones.light, 0.0)]
    canvas.path(body.outline, fill=canvas.linear((0, top), (0, bottom), glow))


_DRAW: dict[str, Callable[[Canvas, Surface], None]] = {
    "saucepan": _saucepan,
    "frying pan": pans.frying_pan,
    "stockpot": _stockpot,
    "casserole": _casserole,
    "wok": pans.wok,
    "milk pan": _milk_pan,
    "skillet": pans.skillet,
    "paella pan": pans.paella_pan,
}

POTS = ProductType(
    department="Kitchen",
    name="Pots & pans",
    draw=draw_pot,
    silhouettes=tuple(_DRAW),
    colours=(
        "black",
        "charcoal",
        "grey",
        "silver",
        "red",
        "burgundy",
        "orange",
        "rust",
        "mustard",
        "yellow",
        "cream",
        "ivory",
        "white",
        "sage",
        "mint",
        "forest green",
        "green",
        "teal",
        "turquoise",
        "sky blue",
        "blue",
        "cobalt",
        "navy",
        "blush",
        "lilac",
        "plum",
        "tan",
    ),
    patterns=("floral", "speckles", "speckles", "dots", "stripes", "leaves", "gingham", "waves"),
    materials=("steel", "steel", "enamel", "enamel", "cast iron", "aluminium"),
    prices=(18, 219),
    plain_share=0.78,
    words=words_cooking.POTS,
    made_of=MappingProxyType(
        {
            "casserole": ("enamel", "cast iron"),
            "milk pan": ("enamel", "enamel", "steel"),
            "skillet": ("cast iron",),
            "stockpot": ("steel", "enamel", "aluminium"),
            "wok": ("steel", "cast iron", "aluminium"),
            "frying pan": ("steel", "aluminium", "enamel"),
            "paella pan": ("steel", "enamel"),
        }
    ),
)
"""Everything that pots and pans are."""
