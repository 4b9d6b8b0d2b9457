"""Parts of watches: cases with lugs and crowns, straps of leather, cloth and rubber, bracelets of steel.

A watch is seen from the front. Its strap either lies flat in full length, with buckle and holes, or is closed, so that
both halves soon turn away from the viewer (`Watch.closed`).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from storefront.departments.electronics.gadget import faced
from storefront.drawing import light
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.materials import MATERIALS, Surface, paint
from storefront.drawing.outline import CORNER, Knot, Outline, Shape, curve, ellipse, joined, polygon, rounded

MIDDLE = 256.0
"""X and y of the dial's centre."""


@dataclass(frozen=True)
class Watch:
    """A watch's measures and surfaces.

    Attributes:
        radius: half the height of the case.
        square: corner radius as a share of the radius; 1 is a round case.
        slim: width of the case divided by its height.
        closed: whether the strap is closed.
        strap: of the strap.
        metal: of the case, the buckle and a bracelet.
        dial: of the dial.
    """

    radius: float
    square: float
    slim: float
    closed: bool
    strap: Surface
    metal: Surface
    dial: Surface

    def shape(self, share: float = 1.0) -> Outline:
        """The case's outline, smaller or larger."""
        r = self.radius * share
        if self.square >= 1:
            return ellipse(MIDDLE, MIDDLE, r)
        w = r * self.slim
        return rounded(MIDDLE - w, MIDDLE - r, MIDDLE + w, MIDDLE + r, self.square * r)

    @property
    def lug(self) -> float:
        """Half the width of the strap at the case."""
        return self.radius * (0.56 if self.square >= 1 else min(0.8, self.slim * 0.82))


def polish(canvas: Canvas, area: Shape, strength: float = 1.0) -> None:
    """The streaks of light and dark that polished metal mirrors."""
    left, top, right, bottom = area.box
    marks = ((0.0, light.GLOW, 0.75), (0.16, light.GLOW, 0.1), (0.3, light.SHADOW, 0.34), (0.42, light.SHADOW, 0.0),
             (0.5, light.GLOW, 0.62), (0.6, light.SHADOW, 0.05), (0.74, light.SHADOW, 0.42), (0.86, light.GLOW, 0.2),
             (1.0, light.SHADOW, 0.5))  # fmt: skip
    stops: list[Stop] = [(at, ink, opacity * strength) for at, ink, opacity in marks]
    canvas.path(area, fill=canvas.linear((left, top), (right, bottom), stops))


def case(canvas: Canvas, watch: Watch, *, pushers: bool = False, guard: bool = False) -> None:
    """The lugs, the crown (with pushers) and the case with its polished bezel."""
    _crown(canvas, watch, pushers=pushers, guard=guard)
    _lugs(canvas, watch)
    body = watch.shape()
    paint(canvas, body, watch.metal)
    polish(canvas, body)
    light.rim(canvas, body, 1.6, 0.9)
    step = watch.shape(0.93)
    paint(canvas, step, watch.metal, cast=False)
    polish(canvas, step.scaled(-1, 1), 0.8)
    canvas.path(step, fill="none", stroke=watch.metal.tones.deep, stroke_width=1.0, stroke_opacity=0.6)


def _crown(canvas: Canvas, watch: Watch, *, pushers: bool, guard: bool) -> None:
    edge = MIDDLE + watch.radius * (1.0 if watch.square >= 1 else watch.slim)
    high, out = watch.radius * 0.13, watch.radius * 0.15
    if guard:
        arc = [(edge - 22, 3 * high), (edge + out * 0.7, 1.3 * high)]
        shoulder = curve([(x, MIDDLE - y) for x, y in arc] + [(x, MIDDLE + y) for x, y in arc[::-1]])
        paint(canvas, shoulder, watch.metal)
        polish(canvas, shoulder, 0.7)
    stemmed = rounded(edge - 8, MIDDLE - high * 0.5, edge + 6, MIDDLE + high * 0.5, 2)
    faced(canvas, stemmed, watch.metal, bevel=2)
    knob = rounded(edge + 2, MIDDLE - high, edge + 2 + out, MIDDLE + high, 5)
    paint(canvas, knob, watch.metal)
    heights = np.linspace(MIDDLE - high + 3, MIDDLE + high - 3, 8)
    ribs = "".join(f"M{edge + 3:.1f} {y:.1f}h{out - 2:.1f}" for y in heights)
    canvas.path(ribs, fill="none", stroke=watch.metal.tones.deep, stroke_width=1.3, stroke_opacity=0.7)
    light.round_sides(canvas, knob, 0.5, angle=90)
    if pushers:
        for sign in (-1, 1):
            y, x = MIDDLE + sign * watch.radius * 0.42, edge - watch.radius * 0.1
            rod = rounded(x - 8, y - 5, x + out * 0.9, y + 5, 2)
            for shape in (rod, rounded(x + out * 0.6, y - 9, x + out * 1.25, y + 9, 4)):
                turned = shape.turned(sign * 24, (MIDDLE + 0.5 * watch.radius, y))
                paint(canvas, turned, watch.metal)
                polish(canvas, turned, 0.7)


def _lugs(canvas: Canvas, watch: Watch) -> None:
    """Four horns that hold the strap; a case with very round corners needs none."""
    r, w = watch.radius, watch.lug
    if 0.38 < watch.square < 1:
        return
    widest = r * 0.84 if watch.square >= 1 else r * watch.slim * 0.98
    outer, base = min(w + r * 0.15, widest - 3), min(w + r * 0.23, widest)
    for sign in (-1, 1):
        foot, end = MIDDLE + sign * r * 0.66, MIDDLE + sign * r * 1.15
        for side in (-1, 1):
            knots = [
                (w + 1, foot),
                (w + 1, end),
                ((w + outer) / 2, end + sign * 4),
                (outer, end - sign * 6),
                (base, foot),
            ]
            corners = (CORNER,), (CORNER,), (), (), (CORNER,)
            horn = curve([(MIDDLE + side * x, y, *kink) for (x, y), kink in zip(knots, corners, strict=True)])
            paint(canvas, horn, watch.metal)
            polish(canvas, horn, 0.8)
            light.rim(canvas, horn, 1.0, 0.6)


def strap(canvas: Canvas, watch: Watch) -> None:
    """Both halves of the strap or bracelet, behind the case."""
    for sign in (-1, 1):
        if watch.strap.material in ("steel", "brass"):
            _bracelet(canvas, watch, sign)
        else:
            _half(canvas, watch, sign)


def _reach(watch: Watch, sign: int) -> float:
    """How far a half reaches from the centre."""
    if watch.closed:
        return watch.radius + 92
    return 198.0 if sign < 0 else 220.0


def _half(canvas: Canvas, watch: Watch, sign: int) -> None:
    w, start, reach = watch.lug - 1, watch.radius * 0.7, _reach(watch, sign)
    thin = w * (0.9 if watch.closed else 0.76)
    y0, y1 = MIDDLE + sign * start, MIDDLE + sign * reach
    tip = w * (0.14 if watch.closed else 0.0 if sign < 0 else 0.42)
    bend = y0 + (y1 - y0) * 0.62
    middling = w * 0.4 + thin * 0.6
    tail: list[Knot] = [
        (MIDDLE - thin, y1 - sign * tip),
        (MIDDLE, y1 + sign * tip * 0.3),
        (MIDDLE + thin, y1 - sign * tip),
    ]
    if sign < 0 and not watch.closed:
        tail = [(MIDDLE - thin, y1, CORNER), (MIDDLE + thin, y1, CORNER)]
    knots: list[Knot] = [(MIDDLE - w, y0, CORNER), (MIDDLE - middling, bend), *tail]
    knots += [(MIDDLE + middling, bend), (MIDDLE + w, y0, CORNER)]
    band = curve(knots)
    paint(canvas, band, watch.strap)
    soft = MATERIALS[watch.strap.material].puff
    light.relief(canvas, band, puff=min(9.0, soft), depth=4, strength=0.5)
    light.round_sides(canvas, band, 0.2)
    if watch.strap.material in ("leather", "suede", "canvas", "nylon", "denim"):
        _stitch(canvas, watch, band)
    _near_case(canvas, watch, band, sign)
    if watch.closed:
        _turning(canvas, band, sign)
    elif sign < 0:
        _buckle(canvas, watch, y1, thin)
    else:
        _holes(canvas, watch, y1, sign)


def _stitch(canvas: Canvas, watch: Watch, band: Outline) -> None:
    """A seam along the edge, in the accent's or a paler thread."""
    left, top, right, bottom = band.box
    share = 1 - 15 / max(right - left, 1.0)
    seam = band.scaled(share, 1 - 14 / max(bottom - top, 1.0))
    pale = watch.strap.tones.light if watch.strap.tones.is_dark else watch.strap.tones.deep
    ink = watch.strap.accent.base if watch.strap.seed % 2 else pale
    for shift, colour, opacity in ((0.9, light.SHADOW, 0.4), (0.0, ink, 0.9)):
        look = {"stroke_width": 1.9, "stroke_dasharray": "5.5 3.6", "stroke_opacity": opacity}
        canvas.path(seam.shifted(shift, shift), fill="none", stroke=colour, **look)


def _near_case(canvas: Canvas, watch: Watch, band: Outline, sign: int) -> None:
    """The shadow of the case on the strap."""
    edge = MIDDLE + sign * watch.radius * 0.9
    stops: list[Stop] = [(0.0, light.SHADOW, 0.55), (1.0, light.SHADOW, 0.0)]
    light.shade(canvas, band, canvas.linear((0, edge), (0, edge + sign * 34), stops))


def _turning(canvas: Canvas, band: Outline, sign: int) -> None:
    """A closed strap bends away: its far end gets dark, its bend catches the light."""
    _, top, _, bottom = band.box
    near, far = (bottom, top) if sign < 0 else (top, bottom)
    span = far - near
    dark = 0.66 if sign > 0 else 0.42
    stops: list[Stop] = [(0.45, light.SHADOW, 0.0), (0.8, light.SHADOW, dark * 0.5), (1.0, light.SHADOW, dark)]
    light.shade(canvas, band, canvas.linear((0, near), (0, near + span), stops))
    glow: list[Stop] = [(0.3, light.GLOW, 0.0), (0.56, light.GLOW, 0.5 if sign < 0 else 0.25), (0.8, light.GLOW, 0.0)]
    light.lighten(canvas, band, canvas.linear((0, near), (0, near + span), glow))


def _buckle(canvas: Canvas, watch: Watch, y: float, half: float) -> None:
    """A frame with its tongue, and two loops for the strap's tip."""
    frame = joined(
        rounded(MIDDLE - half - 11, y - 27, MIDDLE + half + 11, y - 16, 5),
        rounded(MIDDLE - half - 11, y - 27, MIDDLE - half - 1, y + 9, 4),
        rounded(MIDDLE + half + 1, y - 27, MIDDLE + half + 11, y + 9, 4),
    )
    for part in frame.parts:
        paint(canvas, part, watch.metal)
    polish(canvas, frame)
    tongue = rounded(MIDDLE - 4, y - 24, MIDDLE + 4, y + 10, 4)
    faced(canvas, tongue, watch.metal, bevel=1.5)
    for k in (34.0, 58.0):
        keeper = rounded(MIDDLE - half - 6, y + k, MIDDLE + half + 6, y + k + 12, 4)
        paint(canvas, keeper, watch.strap.plain())
        light.round_sides(canvas, keeper, 0.4, angle=90)
        light.rim(canvas, keeper, 1.0, 0.5)


def _holes(canvas: Canvas, watch: Watch, y: float, sign: int) -> None:
    """The row of holes towards the tip."""
    for k in range(6):
        at = y - sign * (38 + k * 15)
        hole = ellipse(MIDDLE, at, 3.0, 4.0)
        canvas.path(hole.shifted(0.7, 1.0), fill=light.GLOW, fill_opacity=0.5)
        canvas.path(hole, fill="#14121f", fill_opacity=0.85)


def _rows(watch: Watch) -> list[tuple[float, float]]:
    """Where the rows of a bracelet begin and end, as distances from the centre; a closed one turns away."""
    start, reach, pitch = watch.radius * 0.8, _reach(watch, 1), 21.0 * watch.radius / 100
    count, found = int((reach - start) / pitch) + 3 * watch.closed, []
    for k in range(count):
        step = pitch * (np.cos(min(1.45, 1.5 * k / count)) if watch.closed else 1.0)
        found.append((start, start + float(step) - 0.6))
        start += float(step)
    return found


def _bracelet(canvas: Canvas, watch: Watch, sign: int) -> None:
    """Rows of links, three or five wide, that narrow towards the clasp."""
    rng = np.random.default_rng(watch.strap.seed)
    cuts = ((-1, -0.44, 0.44, 1), (-1, -0.6, -0.22, 0.22, 0.6, 1), (-1, -0.34, 0.34, 1))[int(rng.integers(3))]
    w, rows = watch.lug - 1, _rows(watch)
    for k, (near, far) in reversed(list(enumerate(rows))):
        share = 1 - (0.08 if watch.closed else 0.2) * k / len(rows)
        y0, y1 = sorted((MIDDLE + sign * near, MIDDLE + sign * far))
        for a, b in pairwise(cuts):
            inner = abs(a + b) < 0.8
            link = rounded(MIDDLE + w * share * a + 0.5, y0, MIDDLE + w * share * b - 0.5, y1, 4)
            paint(canvas, link, watch.strap.plain())
            light.round_sides(canvas, link, 0.42 if inner else 0.55, angle=90)
            if inner:
                light.lighten(canvas, link, light.GLOW, 0.3)
            light.rim(canvas, link, 0.9, 0.7)
    near, far = MIDDLE + sign * rows[0][0], MIDDLE + sign * rows[-1][1]
    thin = w * (0.93 if watch.closed else 0.81)
    whole = polygon([(MIDDLE - w, near), (MIDDLE + w, near), (MIDDLE + thin, far), (MIDDLE - thin, far)])
    light.round_sides(canvas, whole, 0.16)
    _near_case(canvas, watch, whole, sign)
    if watch.closed:
        _turning(canvas, whole, sign)
    elif sign > 0:
        clasp = rounded(MIDDLE - w * 0.82, far - 46, MIDDLE + w * 0.82, far + 4, 6)
        faced(canvas, clasp, watch.strap.plain(), bevel=3)
        polish(canvas, clasp, 0.6)
