"""Headphones: over-ear, on-ear and gaming sets, earbuds in their case, and in-ear sets with a neckband or a cable.

A headset is seen at an angle: the near cup shows its shell, the far one its cushion. `_Set` holds its measures; cups
are drums pushed away from the viewer, and what lies further away is painted first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from storefront.departments.electronics.earbuds import case, neckband, wired
from storefront.departments.electronics.gadget import domed, extruded, faced, grille, lamp
from storefront.drawing import light, textures
from storefront.drawing.bars import bar, paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import Outline, Point, curve, ellipse
from storefront.palette import tones
from storefront.types import Design


def draw_headphones(canvas: Canvas, design: Design) -> None:
    """A pair of headphones, lying or hanging."""
    made = surface(design, scale=float(canvas.rng.uniform(0.4, 0.6)))
    _KINDS[design.silhouette](canvas, made)


@dataclass(frozen=True)
class _Set:
    """A headset's measures.

    Attributes:
        side: where the far cup is, 1 for right.
        spread: half the distance of the cups.
        centre: height of the cups' middles.
        top: height of the headband's crown.
        radius: of the cups.
        squash: width of a cup's face divided by its height.
        tilt: of the cups, in degrees.
        shell: surface of shells and band.
        pad: of the cushions.
        trim: of rings and yokes.
    """

    side: int
    spread: float
    centre: float
    top: float
    radius: float
    squash: float
    tilt: float
    shell: Surface
    pad: Surface
    trim: Surface

    def face(self, x: float, share: float = 1.0) -> Outline:
        """A cup's round cut at x."""
        r = self.radius * share
        return ellipse(x, self.centre, r * self.squash, r).turned(
            -self.side * self.tilt * np.sign(self.side * (256 - x))
        )

    @property
    def near(self) -> float:
        """X of the near cup's shell."""
        return 256 - self.side * (self.spread - 6)

    @property
    def far(self) -> float:
        """X of the far cup's cushion."""
        return 256 + self.side * (self.spread - 16)

    def arc(self, grow: float = 0.0) -> Outline:
        """The headband's line between the cups' tops."""
        ends = self.centre - self.radius * 0.72
        half, rise = self.spread + 8 + grow, ends - self.top + grow
        angles = np.linspace(np.pi, 0, 11)
        points = [(256 + half * np.cos(a), ends - rise * np.sin(a) ** 0.86) for a in angles]
        return curve([(float(x), float(y)) for x, y in points], closed=False)


def _measured(canvas: Canvas, made: Surface, radius: tuple[float, float]) -> _Set:
    rng = canvas.rng
    pads = ("black", "charcoal", "tan", "chocolate", "grey", "ivory")
    light_pad = str(rng.choice(pads, p=(0.28, 0.18, 0.18, 0.12, 0.12, 0.12)))
    pad = made.accent if rng.random() < 0.4 else tones(light_pad, rng)
    steel = made.dyed(tones(str(rng.choice(("silver", "black", "camel", "grey"))))).of("steel")
    return _Set(
        side=int(rng.choice((-1, 1))),
        spread=float(rng.uniform(122, 140)),
        centre=float(rng.uniform(322, 340)),
        top=float(rng.uniform(78, 96)),
        radius=float(rng.uniform(*radius)),
        squash=float(rng.uniform(0.56, 0.8)),
        tilt=float(rng.uniform(4, 11)),
        shell=made,
        pad=made.dyed(pad).of("leather"),
        trim=steel if rng.random() < 0.6 else made.dyed(made.accent).of("aluminium"),
    )


def over_ear(canvas: Canvas, made: Surface) -> None:
    """Large closed cups around the ears and a padded band."""
    parts = _measured(canvas, made, (94, 108))
    _far_cup(canvas, parts, thick=46)
    _band(canvas, parts, width=34, padded=True)
    _near_cup(canvas, parts, thick=46)


def on_ear(canvas: Canvas, made: Surface) -> None:
    """Small flat cups on a slender band."""
    parts = _measured(canvas, made, (68, 78))
    _far_cup(canvas, parts, thick=32, foam=True)
    _band(canvas, parts, width=float(canvas.rng.uniform(15, 21)), padded=False)
    _near_cup(canvas, parts, thick=32)


def gaming(canvas: Canvas, made: Surface) -> None:
    """Cups with lit rings, a broad double band and a microphone on a boom."""
    parts = _measured(canvas, made, (90, 102))
    glow = str(canvas.rng.choice(("lime", "turquoise", "fuchsia", "orange", "red", "cobalt")))
    _far_cup(canvas, parts, thick=50)
    _band(canvas, parts, width=30, padded=True, bridge=True)
    _near_cup(canvas, parts, thick=50, glow=glow)
    _microphone(canvas, parts, glow)


def _cushion(canvas: Canvas, parts: _Set, face: Outline, push: Point, *, foam: bool = False) -> None:
    """A soft ring pressed onto the cup, drawn as a plump drum."""
    pad = parts.pad.of("rubber") if foam else parts.pad
    hull = extruded(canvas, face, push, pad, soft=5.0)
    light.relief(canvas, hull, puff=10, depth=4, strength=0.5)


def _far_cup(canvas: Canvas, parts: _Set, *, thick: float, foam: bool = False) -> None:
    """The cup that shows its cushion and, in it, the cloth before the driver."""
    s, x = parts.side, parts.far
    shell = parts.face(x + s * thick * 0.42, 0.9)
    extruded(canvas, shell, (s * thick * 0.62, 0), parts.shell, soft=3.0)
    _cushion(canvas, parts, parts.face(x), (s * thick * 0.5, 0), foam=foam)
    face = parts.face(x)
    paint(canvas, face, parts.pad.of("rubber") if foam else parts.pad, cast=False)
    light.relief(canvas, face, puff=9, depth=4.5, strength=0.7)
    if foam:
        textures.weave(canvas, face, "mesh", strength=0.6)
        light.ball(canvas, face, 0.3)
        return
    hole = parts.face(x + s * 2, 0.58).scaled(0.92, 1.06)
    cloth = tones("charcoal") if not parts.pad.tones.is_dark else parts.shell.accent
    canvas.path(hole, fill=cloth.shade)
    textures.weave(canvas, hole, "mesh")
    light.inner_shadow(canvas, hole, 16, 0.8, shift=(5.0, 7.0))
    canvas.path(hole, fill="none", stroke=parts.pad.tones.deep, stroke_width=1.6, stroke_opacity=0.6)
    seam = parts.face(x, 0.8)
    canvas.path(seam, fill="none", stroke=parts.pad.tones.deep, stroke_width=1.2, stroke_opacity=0.45)
    canvas.path(seam.shifted(-1, -1.2), fill="none", stroke=parts.pad.tones.light, stroke_width=0.9, stroke_opacity=0.5)


def _near_cup(canvas: Canvas, parts: _Set, *, thick: float, glow: str = "") -> None:
    """The cup that shows its shell, with yoke, ring and maker's mark."""
    s, x, rng = parts.side, parts.near, canvas.rng
    inside = parts.face(x + s * thick * 0.5)
    _cushion(canvas, parts, inside, (s * thick * 0.42, 0))
    body = parts.face(x, 0.92)
    extruded(canvas, body, (s * thick * 0.55, 0), parts.shell.plain(), soft=3.0)
    faced(canvas, body, parts.trim if rng.random() < 0.5 else parts.shell.plain(), bevel=8)
    cap = parts.face(x, 0.8)
    if rng.random() < 0.3 and parts.shell.pattern == "plain":
        faced(canvas, cap, parts.shell, cast=False, bevel=6)
        grille(canvas, parts.face(x, 0.7), pitch=8, hole=2.2)
    else:
        domed(canvas, cap, parts.shell, cast=False, strength=0.5)
    if glow:
        ink = tones(glow)
        ring = parts.face(x, 0.62)
        canvas.path(ring, fill="none", stroke=ink.base, stroke_width=12, stroke_opacity=0.55,
                    filter=canvas.blur(5, ring.scaled(1.2)))  # fmt: skip
        canvas.path(ring, fill="none", stroke=ink.light, stroke_width=4.5)
    elif rng.random() < 0.7:
        _mark(canvas, parts, x)


def _mark(canvas: Canvas, parts: _Set, x: float) -> None:
    """The maker's mark: a ring, a bar or a dot in relief."""
    ink = parts.shell.tones.light if parts.shell.tones.is_dark else parts.shell.tones.deep
    kind = int(canvas.rng.integers(3))
    if kind == 0:
        canvas.path(parts.face(x, 0.3), fill="none", stroke=ink, stroke_width=3, stroke_opacity=0.8)
    elif kind == 1:
        canvas.path(parts.face(x, 0.2), fill=parts.shell.accent.base, stroke=ink, stroke_width=1.2)
    else:
        for share in (-0.14, 0.0, 0.14):
            high = parts.radius * (0.2 if share else 0.32)
            dx = share * parts.radius * parts.squash * 1.4
            stroke = curve([(x + dx, parts.centre - high), (x + dx, parts.centre + high)], closed=False)
            canvas.stroke(stroke, ink, 4.0, stroke_opacity=0.8)


def _band(canvas: Canvas, parts: _Set, *, width: float, padded: bool, bridge: bool = False) -> None:
    """The headband: sliders into both cups, the band itself and the cushion under its crown."""
    rng, s = canvas.rng, parts.side
    arc = parts.arc()
    for end in (arc.at(0.02), arc.at(0.98)):
        near = (end[0] - 256) * s < 0
        x = parts.near if near else parts.far + s * 18
        foot = (x + (s * 20 if near else 0), parts.centre - parts.radius * (0.72 if near else 0.86))
        paint_bar(
            canvas, curve([(end[0], end[1] - 46), (end[0], end[1] - 10), foot], closed=False), [11, 11, 13], parts.trim
        )
    if bridge:
        upper = parts.arc(16)
        paint_bar(canvas, _part(upper, 0.1, 0.9), [9, 12, 12, 12, 9], parts.trim)
    if padded:
        under = _part(parts.arc(-9), 0.14, 0.86).shifted(s * 4, 3)
        outline = paint_bar(canvas, under, [6, width * 0.8, width, width * 0.8, 6], parts.pad)
        for share in np.linspace(0.12, 0.88, int(rng.integers(5, 9))):
            light.crease(canvas, outline, _rib(under, float(share), width), 7, 0.35)
    spine = _part(arc, 0.06, 0.94)
    made = parts.shell.plain() if rng.random() < 0.7 else parts.pad
    outline = paint_bar(canvas, spine, [width * 0.62, width * 0.9, width, width * 0.9, width * 0.62], made)
    if made.material == "leather":
        for shift in (-0.3, 0.3):
            stitch = spine.shifted(0, shift * width)
            canvas.stroke(stitch, made.tones.light, 1.4, stroke_dasharray="4 4", stroke_opacity=0.7,
                          clip_path=canvas.clip(outline))  # fmt: skip
    for share in (0.0, 1.0):
        x, y = spine.at(0.015 if share == 0 else 0.985)
        cap = bar(curve([(x, y - 16), (x, y + 14)], closed=False), [width * 0.74, width * 0.7])
        faced(canvas, cap, parts.trim if rng.random() < 0.5 else parts.shell.plain(), bevel=4)


def _part(line: Outline, start: float, end: float) -> Outline:
    """A stretch of a line."""
    return curve([line.at(float(share)) for share in np.linspace(start, end, 13)], closed=False)


def _rib(line: Outline, share: float, width: float) -> Outline:
    """A short line across a band."""
    (x0, y0), (x1, y1) = line.at(max(0.0, share - 0.02)), line.at(min(1.0, share + 0.02))
    x, y = line.at(share)
    along = np.array([x1 - x0, y1 - y0]) / max(float(np.hypot(x1 - x0, y1 - y0)), 1e-9)
    nx, ny = -along[1] * width / 2, along[0] * width / 2
    return curve([(x - nx, y - ny), (x + nx, y + ny)], closed=False)


def _microphone(canvas: Canvas, parts: _Set, glow: str) -> None:
    """A boom from the near cup to where the mouth would be."""
    s, x, rng = parts.side, parts.near, canvas.rng
    start = (x - s * parts.radius * parts.squash * 0.2, parts.centre + parts.radius * 0.62)
    end = (256 + s * float(rng.uniform(-6, 20)), parts.centre + parts.radius + float(rng.uniform(10, 26)))
    boom = curve(
        [start, (x + s * 4, parts.centre + parts.radius * 1.08), ((x + end[0]) / 2, end[1] + 8), end], closed=False
    )
    black = parts.shell.dyed(tones("charcoal")).of("rubber")
    paint_bar(canvas, boom, [10, 8, 8, 8], black)
    domed(canvas, ellipse(*start, 15, 16), parts.trim)
    head = curve([(end[0] - s * 16, end[1] + 1), (end[0] + s * 18, end[1] - 4)], closed=False)
    outline = paint_bar(canvas, head, [24, 28, 24], black)
    textures.weave(canvas, outline, "mesh")
    lamp(canvas, (end[0] - s * 19, end[1] + 1), glow, 2.6)


_KINDS: dict[str, Callable[[Canvas, Surface], None]] = {
    "over-ear": over_ear,
    "earbuds": case,
    "on-ear": on_ear,
    "gaming": gaming,
    "neckband": neckband,
    "wired": wired,
}
SILHOUETTES = tuple(_KINDS)
"""Every shape of headphones."""
