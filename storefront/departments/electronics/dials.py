"""Dials: sunburst grounds, hour marks and numerals, hands, small counters, and the face of a smart watch.

Angles run clockwise from twelve o'clock in degrees; positions are shares of the dial's radius.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.electronics.watch_parts import MIDDLE, Watch
from storefront.drawing import light
from storefront.drawing.materials import paint
from storefront.drawing.outline import Outline, Point, curve, ellipse, polygon, rounded
from storefront.palette import Tones, tones

if TYPE_CHECKING:
    from storefront.drawing.canvas import Canvas

_DIGITS: dict[str, list[tuple[float, float]]] = {
    "0": [(1, 0), (0, 1), (0, 5), (1, 6), (3, 6), (4, 5), (4, 1), (3, 0), (1, 0)],
    "1": [(0.8, 1.2), (2.4, 0), (2.4, 6)],
    "2": [(0, 1.4), (1, 0), (3, 0), (4, 1.4), (3.4, 3), (0, 6), (4, 6)],
    "3": [(0, 0.6), (1.4, 0), (3.2, 0), (4, 1.4), (3, 2.8), (1.6, 2.9), (3.2, 3.1), (4, 4.5), (3, 6), (1, 6), (0, 5.2)],
    "4": [(3, 6), (3, 0), (0, 4.2), (4.2, 4.2)],
    "5": [(3.8, 0), (0.4, 0), (0.2, 2.8), (2.4, 2.4), (4, 4), (3, 6), (1, 6), (0, 5)],
    "6": [(3.6, 0.2), (1.4, 1.4), (0, 4), (1, 6), (3, 6), (4, 4.4), (3, 3), (1, 3.2), (0.1, 4.2)],
    "7": [(0, 0), (4, 0), (1.6, 6)],
    "8": [(2, 2.8), (0.4, 1.6), (1.2, 0), (2.8, 0), (3.6, 1.6), (2, 2.8), (0, 4.4), (1, 6), (3, 6), (4, 4.4), (2, 2.8)],
    "9": [(0.4, 5.8), (2.6, 4.6), (4, 2), (3, 0), (1, 0), (0, 1.6), (1, 3), (3, 2.8), (3.9, 1.8)],
}


def at(angle: float, reach: float) -> Point:
    """A point around the dial's centre."""
    a = np.deg2rad(angle)
    return MIDDLE + reach * float(np.sin(a)), MIDDLE - reach * float(np.cos(a))


def numeral(canvas: Canvas, text: str, centre: Point, height: float, ink: str, *, weight: float = 0.16) -> None:
    """A number of rounded strokes around a point."""
    unit = height / 6
    wide = len(text) * 4 + (len(text) - 1) * 2.2
    data = ""
    for k, digit in enumerate(text):
        left = centre[0] + (-wide / 2 + k * 6.2) * unit
        knots = [(left + x * unit, centre[1] + (y - 3) * unit) for x, y in _DIGITS[digit]]
        data += curve(knots, closed=False, tension=0.2).d
    look = {"stroke_linecap": "round", "stroke_linejoin": "round"}
    canvas.path(data, fill="none", stroke=ink, stroke_width=height * weight, **look)


def ground(canvas: Canvas, watch: Watch, share: float) -> Outline:
    """The dial's coloured ground, brushed like sun rays, with the shadow of the bezel on it."""
    area = watch.shape(share)
    paint(canvas, area, watch.dial, cast=False)
    reach = watch.radius * 1.5
    with canvas.within(area):
        for angle in (-48, 132, 42, 222):
            ink = light.GLOW if angle in (-48, 132) else light.SHADOW
            wedge = polygon([(MIDDLE, MIDDLE), at(angle - 24, reach), at(angle + 24, reach)])
            canvas.path(wedge, fill=ink, fill_opacity=0.32, filter=canvas.blur(watch.radius * 0.1, wedge))
    light.inner_shadow(canvas, area, watch.radius * 0.1, 0.55, shift=(3.0, 4.5))
    return area


def _edge(watch: Watch, angle: float, share: float) -> Point:
    """A point near the dial's edge: on a circle, or along the sides of a square one."""
    if watch.square >= 1:
        return at(angle, watch.radius * share)
    a = np.deg2rad(angle)
    w, h, x, y = watch.radius * watch.slim * share, watch.radius * share, float(np.sin(a)), -float(np.cos(a))
    k = min(w / max(abs(x), 1e-6), h / max(abs(y), 1e-6))
    soft = min(k, 1.16 * h)
    return MIDDLE + x * soft, MIDDLE + y * soft


def ink_of(dial: Tones) -> str:
    """Marks that stand out on a dial."""
    return "#f6f3ea" if dial.oklch[0] < 0.66 else "#22222a"


def minutes(canvas: Canvas, watch: Watch, share: float, ink: str, *, long: float = 0.05) -> None:
    """The minute track."""
    data = ""
    for k in range(60):
        deep = long * (1.0 if k % 5 == 0 else 0.6)
        (x0, y0), (x1, y1) = _edge(watch, k * 6, share), _edge(watch, k * 6, share - deep)
        data += f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}"
    canvas.path(data, fill="none", stroke=ink, stroke_width=watch.radius * 0.011, stroke_opacity=0.85)


def marks(canvas: Canvas, watch: Watch, share: float, made: Tones, *, style: str, skip: tuple[int, ...] = ()) -> None:
    """Applied hour marks: bars, wedges or dots; twelve is doubled or larger."""
    r = watch.radius
    for k in range(12):
        if k in skip:
            continue
        x, y = _edge(watch, k * 30, share)
        grand = k % 3 == 0
        for shape in _mark(style, (x, y), r, grand=grand, double=k == 0):
            laid = shape.turned(k * 30, (x, y))
            canvas.path(laid.shifted(1.0, 1.4), fill=light.SHADOW, fill_opacity=0.4)
            canvas.path(laid, fill=made.base, stroke=made.light, stroke_width=0.8)


def _mark(style: str, centre: Point, r: float, *, grand: bool, double: bool) -> list[Outline]:
    """One hour mark, upright."""
    x, y = centre
    if style == "dots":
        return [ellipse(x, y, r * (0.055 if grand else 0.042))]
    if style == "wedges":
        tip, wide = r * 0.1, r * (0.045 if grand else 0.032)
        return [polygon([(x - wide, y - tip), (x + wide, y - tip), (x, y + tip)])]
    wide, tall = r * (0.026 if grand else 0.02), r * (0.1 if grand else 0.08)
    places = [x + s * wide for s in ((-1.5, 1.5) if double else (0.0,))]
    return [rounded(at_x - wide, y - tall, at_x + wide, y + tall, wide * 0.4) for at_x in places]


_HOURS = tuple(range(1, 13))


def numerals(canvas: Canvas, watch: Watch, share: float, ink: str, only: tuple[int, ...] = _HOURS) -> None:
    """Arabic hours."""
    for k in only:
        numeral(canvas, str(k), _edge(watch, k * 30, share), watch.radius * (0.16 if len(only) > 6 else 0.2), ink)


def hands(canvas: Canvas, watch: Watch, made: Tones, second: Tones | None, *, style: str, length: float = 1.0) -> None:
    """Hour, minute and second hand at a friendly time, each with its shadow on the dial."""
    rng, r = canvas.rng, watch.radius * length
    hour = float(rng.choice((10, 10, 1, 8, 2, 9)))
    minute = float(rng.integers(4, 16)) if hour > 7 else float(rng.integers(44, 56))
    for angle, reach, wide in (((hour + minute / 60) * 30, 0.44 * r, 0.062 * r), (minute * 6, 0.68 * r, 0.048 * r)):
        hand = _hand(style, reach, wide).turned(angle, (MIDDLE, MIDDLE))
        canvas.path(hand.shifted(2.2, 3.4), fill=light.SHADOW, fill_opacity=0.42, filter=canvas.blur(1.2, hand))
        canvas.path(hand, fill=made.base, stroke=made.deep, stroke_width=0.7)
        half = _hand(style, reach, wide * 0.42).turned(angle, (MIDDLE, MIDDLE)).shifted(-0.7, -0.7)
        canvas.path(half, fill=made.light, fill_opacity=0.85)
    if second is not None:
        angle = float(rng.integers(0, 60)) * 6
        line = curve([at(angle + 180, r * 0.2), at(angle, r * 0.74)], closed=False)
        canvas.stroke(line.shifted(2.0, 3.0), light.SHADOW, 2.4, stroke_opacity=0.32)
        canvas.stroke(line, second.base, max(1.8, r * 0.022))
        canvas.path(ellipse(*at(angle + 180, r * 0.15), r * 0.036), fill=second.base)
    pin = ellipse(MIDDLE, MIDDLE, r * 0.062)
    canvas.path(pin, fill=(second or made).base, stroke=made.deep, stroke_width=0.8)
    canvas.path(ellipse(MIDDLE, MIDDLE, r * 0.026), fill=made.light)


def _hand(style: str, reach: float, wide: float) -> Outline:
    m = MIDDLE
    if style == "leaf":
        low = m + wide * 2.4
        return curve([(m, m - reach), (m + wide, m - reach / 2), (m + wide * 0.3, low), (m - wide * 0.3, low),
                      (m - wide, m - reach / 2)])  # fmt: skip
    if style == "dauphine":
        return polygon([(m, m - reach), (m + wide * 1.3, m - wide), (m, m + wide * 3), (m - wide * 1.3, m - wide)])
    if style == "sword":
        thin, broad, low, high = wide * 0.6, wide * 1.2, m + wide * 2, m - reach * 0.82
        right = [(m + broad, high), (m + thin, m), (m + thin, low)]
        return polygon([(m, m - reach), *right, *[(2 * m - x, y) for x, y in right[::-1]]])
    return rounded(m - wide * 0.75, m - reach, m + wide * 0.75, m + wide * 2.6, wide * 0.4)


def date(canvas: Canvas, watch: Watch, angle: float, share: float) -> None:
    """A small window with the day of the month."""
    x, y = at(angle, watch.radius * share)
    size = watch.radius * 0.095
    frame = rounded(x - size * 1.25, y - size, x + size * 1.25, y + size, 2)
    canvas.path(frame, fill="#fbfaf5", stroke=watch.metal.tones.shade, stroke_width=1.8)
    light.inner_shadow(canvas, frame, 3, 0.4, shift=(1.0, 1.5))
    numeral(canvas, str(int(canvas.rng.integers(10, 31))), (x, y), size * 1.1, "#1c1c22", weight=0.17)


def counter(canvas: Canvas, watch: Watch, centre: Point, radius: float, colour: Tones, hand: Tones) -> None:
    """A small sunk dial with its own track and hand."""
    x, y = centre
    ring = ellipse(x, y, radius)
    canvas.path(ring, fill=colour.base)
    grooves = "".join(ellipse(x, y, radius * s).d for s in (0.34, 0.46, 0.58))
    canvas.path(grooves, fill="none", stroke=light.SHADOW, stroke_width=0.8, stroke_opacity=0.22)
    light.inner_shadow(canvas, ring, 5, 0.45, shift=(1.5, 2.0))
    canvas.path(ring, fill="none", stroke=watch.metal.tones.light, stroke_width=1.6)
    ink, data = ink_of(colour), ""
    for a in np.linspace(0, 2 * np.pi, 24, endpoint=False):
        s = 0.7 if round(a / (np.pi / 2), 3) % 1 == 0 else 0.8
        data += f"M{x + radius * s * np.sin(a):.1f} {y - radius * s * np.cos(a):.1f}"
        data += f"L{x + radius * 0.92 * np.sin(a):.1f} {y - radius * 0.92 * np.cos(a):.1f}"
    canvas.path(data, fill="none", stroke=ink, stroke_width=1.1)
    a = float(canvas.rng.uniform(0, 2 * np.pi))
    tip = (x + radius * 0.72 * float(np.sin(a)), y - radius * 0.72 * float(np.cos(a)))
    canvas.stroke(curve([(x, y), tip], closed=False), hand.base, 2.2)
    canvas.path(ellipse(x, y, radius * 0.09), fill=hand.base)


_BRIGHT = ("fuchsia", "lime", "turquoise", "orange", "yellow", "coral", "lilac")


def app(canvas: Canvas, watch: Watch, area: Outline) -> None:
    """The lit face of a smart watch: activity rings with the time, or big digits over a coloured scene."""
    rng, r = canvas.rng, watch.radius
    canvas.path(area, fill="#08090d")
    inks = [tones(str(name)) for name in rng.permutation(_BRIGHT)[:3]]
    hours, mins = f"{int(rng.integers(7, 22)):02d}", f"{int(rng.integers(0, 60)):02d}"
    kind = int(rng.integers(3))
    with canvas.within(area):
        if kind == 0:
            _rings(canvas, r, inks)
            numeral(canvas, hours + mins, (MIDDLE, MIDDLE), r * 0.14, "#ffffff", weight=0.13)
        elif kind == 1:
            numeral(canvas, hours, (MIDDLE, MIDDLE - r * 0.34), r * 0.56, inks[0].light, weight=0.13)
            numeral(canvas, mins, (MIDDLE, MIDDLE + r * 0.34), r * 0.56, "#ffffff", weight=0.13)
        else:
            _scene(canvas, watch)
            numeral(canvas, hours + mins, (MIDDLE, MIDDLE - r * 0.52), r * 0.3, "#ffffff", weight=0.14)


def _scene(canvas: Canvas, watch: Watch) -> None:
    """Hills in the watch's own colours, and lines of text."""
    r, m = watch.radius, MIDDLE
    for k, ink in enumerate((watch.dial.tones.base, watch.dial.tones.shade, watch.dial.accent.base)):
        crest = [(m - r * 0.3, m + r * (0.1 + 0.3 * k)), (m + r * 0.4, m - r * (0.3 - 0.38 * k)), (m * 2, m + r * 0.2)]
        canvas.path(curve([(0, 2 * m), (0, m - r * (0.2 - 0.34 * k)), *crest, (2 * m, 2 * m)]), fill=ink)
    for k in range(3):
        y, end = m + r * (0.3 + 0.17 * k), m + r * float(canvas.rng.uniform(-0.1, 0.5))
        canvas.path(rounded(m - r * 0.5, y, end, y + r * 0.08, 4), fill="#ffffff", fill_opacity=0.85)


def _rings(canvas: Canvas, r: float, inks: list[Tones]) -> None:
    for k, ink in enumerate(inks):
        reach, wide = r * (0.6 - 0.13 * k), r * 0.1
        track = ellipse(MIDDLE, MIDDLE, reach)
        canvas.path(track, fill="none", stroke=ink.base, stroke_width=wide, stroke_opacity=0.26)
        end = float(canvas.rng.uniform(160, 330))
        arc = curve([at(float(a), reach) for a in np.linspace(0, end, 20)], closed=False)
        canvas.stroke(arc, ink.base, wide)
        canvas.path(ellipse(*at(end, reach), wide * 0.28), fill=ink.light)
