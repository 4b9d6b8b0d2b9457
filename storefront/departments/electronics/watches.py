"""Watches: dress, square, field, chronograph, diver's and smart, from the front, lying flat or with a closed strap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from storefront.departments.electronics import dials
from storefront.departments.electronics.gadget import reflection
from storefront.departments.electronics.watch_parts import MIDDLE, Watch, case, polish, strap
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import paint, surface
from storefront.drawing.outline import ellipse, polygon
from storefront.palette import tones
from storefront.types import Design

_METALS = ("silver", "silver", "silver", "mustard", "mustard", "apricot", "charcoal", "black", "grey")
_INSERTS = ("black", "navy", "forest green", "red", "cobalt")


def draw_watch(canvas: Canvas, design: Design) -> None:
    """A watch with its strap."""
    rng = canvas.rng
    made = surface(design, scale=float(rng.uniform(0.3, 0.45)))
    metal = made.dyed(tones(str(rng.choice(_METALS)), rng)).of("steel")
    closed = bool(rng.random() < 0.45)
    grounds = ("white", "ivory", "black", "navy", "cream", "charcoal")
    if design.material in ("steel", "brass"):
        steels = ("mustard",) if design.material == "brass" else ("silver", "silver", "grey", "charcoal")
        metal = made.dyed(tones(str(rng.choice(steels)), rng)).of("steel")
        dial, band = made.of("enamel"), metal
    else:
        colour = made.accent if rng.random() < 0.5 else tones(str(rng.choice(grounds)), rng)
        dial, band = made.dyed(colour).of("enamel"), made
    watch = Watch(
        radius=float(rng.uniform(120, 130) if closed else rng.uniform(94, 106)),
        square=1.0,
        slim=1.0,
        closed=closed,
        strap=band,
        metal=metal,
        dial=dial,
    )
    _KINDS[design.silhouette](canvas, watch)


def _glass(canvas: Canvas, watch: Watch, share: float) -> None:
    pane = watch.shape(share)
    reflection(canvas, pane, 0.2, at=float(canvas.rng.uniform(0.06, 0.16)))
    canvas.path(pane, fill="none", stroke="#ffffff", stroke_width=1.2, stroke_opacity=0.35)


def _metal_of(canvas: Canvas, watch: Watch) -> str:
    """Whether marks and hands are of the case's metal or the contrasting one."""
    pale = watch.dial.tones.oklch[0] > 0.66
    if watch.metal.tones.oklch[0] > 0.66 and not pale:
        return "case"
    return "dark" if pale and canvas.rng.random() < 0.6 else "case"


def dress(canvas: Canvas, watch: Watch) -> None:
    """A plain round dial with slender marks and hands."""
    rng = canvas.rng
    strap(canvas, watch)
    case(canvas, watch)
    dials.ground(canvas, watch, 0.84)
    dark = _metal_of(canvas, watch) == "dark"
    made = tones("charcoal") if dark else watch.metal.tones
    dials.marks(canvas, watch, 0.68, made, style=str(rng.choice(("bars", "wedges", "dots"))))
    if rng.random() < 0.5:
        dials.minutes(canvas, watch, 0.81, dials.ink_of(watch.dial.tones), long=0.04)
    if rng.random() < 0.35:
        dials.counter(canvas, watch, (MIDDLE, MIDDLE + watch.radius * 0.4), watch.radius * 0.2, watch.dial.tones, made)
    second = tones(str(rng.choice(("red", "orange", "cobalt")))) if rng.random() < 0.4 else None
    dials.hands(canvas, watch, made, second, style=str(rng.choice(("leaf", "dauphine", "baton"))))
    _glass(canvas, watch, 0.84)


def square(canvas: Canvas, watch: Watch) -> None:
    """A rectangular case with a framed dial."""
    rng = canvas.rng
    watch = replace(watch, square=float(rng.uniform(0.08, 0.34)), slim=float(rng.uniform(0.78, 0.98)))
    strap(canvas, watch)
    case(canvas, watch)
    dials.ground(canvas, watch, 0.83)
    ink = dials.ink_of(watch.dial.tones)
    inner = watch.shape(0.5)
    canvas.path(inner, fill="none", stroke=ink, stroke_width=1.4, stroke_opacity=0.7)
    if rng.random() < 0.5:
        dials.numerals(canvas, watch, 0.68, ink, only=(12, 3, 6, 9) if rng.random() < 0.4 else tuple(range(1, 13)))
    else:
        dials.marks(canvas, watch, 0.66, watch.metal.tones, style="bars")
    made = tones("charcoal") if _metal_of(canvas, watch) == "dark" else watch.metal.tones
    style = str(rng.choice(("leaf", "dauphine", "sword")))
    dials.hands(canvas, watch, made, None, style=style, length=0.86 * watch.slim)
    _glass(canvas, watch, 0.83)


def field(canvas: Canvas, watch: Watch) -> None:
    """A sober round dial with all hours in figures."""
    rng = canvas.rng
    strap(canvas, watch)
    case(canvas, watch)
    dials.ground(canvas, watch, 0.86)
    ink = dials.ink_of(watch.dial.tones)
    dials.minutes(canvas, watch, 0.82, ink, long=0.06)
    dials.numerals(canvas, watch, 0.64, ink)
    hand = tones("ivory") if watch.dial.tones.oklch[0] < 0.66 else tones("charcoal")
    second = tones(str(rng.choice(("red", "orange", "yellow", "lime"))))
    dials.hands(canvas, watch, hand, second, style=str(rng.choice(("sword", "baton"))))
    _glass(canvas, watch, 0.86)


def chronograph(canvas: Canvas, watch: Watch) -> None:
    """A sporty dial with two or three counters and pushers beside the crown."""
    rng, r = canvas.rng, watch.radius
    strap(canvas, watch)
    case(canvas, watch, pushers=True)
    ring = watch.shape(0.9)
    paint(canvas, ring, watch.dial.dyed(tones("black") if rng.random() < 0.6 else watch.dial.accent), cast=False)
    dials.minutes(canvas, watch, 0.88, "#e9e7e0", long=0.07)
    dials.ground(canvas, watch, 0.76)
    ink = dials.ink_of(watch.dial.tones)
    dials.minutes(canvas, watch, 0.74, ink, long=0.04)
    spots = [(90.0, 0.39), (270.0, 0.39), (180.0, 0.39)][: int(rng.integers(2, 4))]
    small = tones("black") if watch.dial.tones.oklch[0] > 0.5 else tones("ivory")
    colour = small if rng.random() < 0.55 else watch.dial.tones
    hand = tones(str(rng.choice(("red", "orange", "yellow", "white"))))
    dials.marks(canvas, watch, 0.62, watch.metal.tones, style="bars", skip=tuple(int(a / 30) % 12 for a, _ in spots))
    for angle, reach in spots:
        needle = hand if hand.base != colour.base else small
        dials.counter(canvas, watch, dials.at(angle, r * reach), r * 0.205, colour, needle)
    if len(spots) == 2:
        dials.date(canvas, watch, 180, 0.5)
    dials.hands(canvas, watch, watch.metal.tones, hand, style="baton", length=0.94)
    _glass(canvas, watch, 0.9)


def diver(canvas: Canvas, watch: Watch) -> None:
    """A turning bezel with its scale, large luminous dots and broad hands."""
    rng, r = canvas.rng, watch.radius
    strap(canvas, watch)
    case(canvas, watch, guard=True)
    _bezel(canvas, watch)
    seat = ellipse(MIDDLE, MIDDLE, r * 0.745)
    paint(canvas, seat, watch.metal, cast=False)
    polish(canvas, seat)
    dials.ground(canvas, watch, 0.71)
    glow = tones("mint") if watch.dial.tones.oklch[0] < 0.7 else tones("charcoal")
    dials.minutes(canvas, watch, 0.7, dials.ink_of(watch.dial.tones), long=0.035)
    dials.marks(canvas, watch, 0.57, glow, style="dots", skip=(3,))
    dials.date(canvas, watch, 90, 0.55)
    second = tones(str(rng.choice(("orange", "red", "yellow", "white"))))
    dials.hands(canvas, watch, glow, second, style="sword", length=0.82)
    _glass(canvas, watch, 0.71)


def _bezel(canvas: Canvas, watch: Watch) -> None:
    """A toothed ring with a coloured insert and the dive time."""
    rng, r = canvas.rng, watch.radius
    grip = polygon([dials.at(k * 3, r * (1.0 if k % 2 else 0.975)) for k in range(120)])
    paint(canvas, grip, watch.metal, cast=False)
    polish(canvas, grip)
    insert, other = ellipse(MIDDLE, MIDDLE, r * 0.93), tones(str(rng.choice(_INSERTS)))
    colour = watch.dial.tones if rng.random() < 0.5 else other
    paint(canvas, insert, watch.dial.dyed(colour).of("ceramic"), cast=False)
    light.falloff(canvas, insert, 0.3)
    ink = dials.ink_of(colour)
    for k in range(12):
        x, y = dials.at(k * 30, r * 0.83)
        if k == 0:
            side, high = r * 0.07, r * 0.06
            canvas.path(polygon([(x - side, y - high), (x + side, y - high), (x, y + high)]), fill=ink)
        elif k % 2 == 0:
            dials.numeral(canvas, str(k * 5), (x, y), r * 0.1, ink)
        else:
            mark = ((-1.4, 0.88), (1.4, 0.88), (1.4, 0.78), (-1.4, 0.78))
            canvas.path(polygon([dials.at(k * 30 + turn, r * share) for turn, share in mark]), fill=ink)
    light.rim(canvas, insert, 1.2, 0.6)


def smart(canvas: Canvas, watch: Watch) -> None:
    """A glass slab with a lit face."""
    rng = canvas.rng
    if rng.random() < 0.7:
        watch = replace(watch, square=float(rng.uniform(0.4, 0.62)), slim=float(rng.uniform(0.82, 0.92)))
    strap(canvas, watch)
    case(canvas, watch)
    pane = watch.shape(0.95)
    canvas.path(pane, fill="#0b0c11")
    light.rim(canvas, pane, 1.4, 0.6)
    dials.app(canvas, watch, watch.shape(0.84))
    reflection(canvas, pane, 0.2, at=0.12)
    canvas.path(pane, fill="none", stroke="#ffffff", stroke_width=1.0, stroke_opacity=0.25)


_KINDS: dict[str, Callable[[Canvas, Watch], None]] = {
    "dress": dress,
    "smart": smart,
    "chronograph": chronograph,
    "square": square,
    "field": field,
    "diver": diver,
}
SILHOUETTES = tuple(_KINDS)
"""Every shape of watch."""
