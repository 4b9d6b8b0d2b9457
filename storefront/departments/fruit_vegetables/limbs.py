"""Long vegetables as solids: a limb is a bent spine with a half width at every place, shaded like a round bar.

The shading is a nest of bands that close in on the line nearest to the lamp, each in the vegetable's own colour, so
that a bent carrot is bright on its upper side everywhere and needs no filter: a crate holds forty of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from storefront.departments.fruit_vegetables.fruit_shapes import Skin, blob
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import Outline, Point, curve, ellipse

_LAMP = np.array([-0.62, -0.78])
SHARES = (1 - np.cos(np.linspace(0, np.pi, 23))) / 2
"""Where along its length a limb is measured; denser towards its ends."""
_RAMP = (
    (0.0, 0.56, 0.9),
    (0.16, 0.70, 0.96),
    (0.36, 0.86, 1.0),
    (0.58, 0.98, 1.0),
    (0.78, 1.06, 0.97),
    (0.92, 1.14, 0.9),
)
"""Share of the way to the lit line, lightness and chroma of the band that begins there."""


@dataclass(frozen=True)
class Limb:
    """A long round thing.

    Attributes:
        spine: float `(n, 2)`, on the canvas.
        half: `(n,)` half widths in canvas units.
    """

    spine: np.ndarray
    half: np.ndarray

    @cached_property
    def normals(self) -> np.ndarray:
        """Unit vectors across the spine, to the right of its direction."""
        way = np.gradient(self.spine, axis=0)
        way = way / np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
        return np.stack([-way[:, 1], way[:, 0]], axis=1)

    def on(self, share: np.ndarray | float, across: np.ndarray | float) -> np.ndarray:
        """Points `(..., 2)` at shares of the spine's length, -1 to 1 across it."""
        share, across = np.broadcast_arrays(np.asarray(share, float), np.asarray(across, float))
        centre = np.stack([np.interp(share, SHARES, self.spine[:, k]) for k in (0, 1)], axis=-1)
        normal = np.stack([np.interp(share, SHARES, self.normals[:, k]) for k in (0, 1)], axis=-1)
        return centre + normal * (np.interp(share, SHARES, self.half) * across)[..., None]

    def band(self, low: np.ndarray | float, high: np.ndarray | float) -> Outline:
        """The strip along the whole limb between two places across it."""
        one = self.spine + self.normals * (self.half * low)[:, None]
        two = self.spine + self.normals * (self.half * high)[:, None]
        return curve([*map(tuple, one), *map(tuple, two[::-1][1:-1])], tension=0.33)

    @cached_property
    def outline(self) -> Outline:
        """Its silhouette."""
        return self.band(-1.0, 1.0)

    @cached_property
    def lit(self) -> np.ndarray:
        """Where across the limb the lamp's light is brightest, for every place of the spine."""
        return np.clip(self.normals @ _LAMP, -0.9, 0.9) * 0.52

    def ring(self, share: float, start: float = -1.0, end: float = 1.0, bulge: float = 0.16) -> Outline:
        """A line around the front of the limb, from one place across it to another."""
        across = np.linspace(start, end, 5)
        return curve(self.on(share + bulge * 0.1 * (1 - across**2), across).tolist(), closed=False)


def limb(start: Point, end: Point, width: Callable[[np.ndarray], np.ndarray], *, bend: float = 0.0) -> Limb:
    """A limb between two points.

    Args:
        start: its thick end.
        end: its other end.
        width: half widths in canvas units at shares 0 to 1 of its length.
        bend: sideways shift of its middle as a share of its length.
    """
    a, b = np.array(start, float), np.array(end, float)
    along = b - a
    across = np.array([-along[1], along[0]])
    shares = SHARES[:, None]
    return Limb(a + along * shares + across * bend * 4 * shares * (1 - shares), width(SHARES))


def through(points: Sequence[Point], width: Callable[[np.ndarray], np.ndarray]) -> Limb:
    """A limb whose spine is a smooth line through points."""
    line = curve(points, closed=False)
    return Limb(np.array([line.at(float(share)) for share in SHARES]), width(SHARES))


def caps(shares: np.ndarray, first: float, last: float) -> np.ndarray:
    """Factors that round both ends off over a share of the length each."""
    one = np.sqrt(np.clip(1 - ((first - shares) / max(first, 1e-6)) ** 2, 0, 1)) if first else np.ones_like(shares)
    two = np.sqrt(np.clip(1 - ((shares - 1 + last) / max(last, 1e-6)) ** 2, 0, 1)) if last else np.ones_like(shares)
    return np.where(shares < first, one, 1.0) * np.where(shares > 1 - last, two, 1.0)


def shade_limb(
    canvas: Canvas, body: Limb, made: Skin, *, cast: bool = True, contrast: float = 1.0, fine: bool = False
) -> None:
    """Fills a limb with its colour from the dark side to the light; `fine` melts the bands into each other."""
    if cast:
        canvas.cast(body.outline)
    bands = []
    for share, lightness, chroma in _RAMP:
        sides = np.where(body.lit < 0, 1.0, -1.0)
        near, far = share**2.4, share
        low = np.where(sides > 0, -1 + near * (1 + body.lit), -1 + far * (1 + body.lit))
        high = np.where(sides > 0, 1 - far * (1 - body.lit), 1 - near * (1 - body.lit))
        tone = 1 + (lightness - 1) * contrast
        bands.append((body.band(low, high), made.at(tone, chroma, made.warm * (1 - share) * 0.6)))
    if not fine:
        for shape, colour in bands:
            canvas.path(shape, fill=colour)
        return
    canvas.path(body.outline, fill=bands[1][1])
    soft = canvas.blur(float(body.half.max()) * 0.085, body.outline)
    with canvas.within(body.outline), canvas.group(filter=soft):
        for shape, colour in bands:
            canvas.path(shape, fill=colour)


def gleam(
    canvas: Canvas,
    body: Limb,
    strength: float,
    *,
    span: Point = (0.1, 0.9),
    wide: float = 0.12,
    fine: bool = False,
) -> None:
    """The long highlight of a smooth skin along the lit line, over a span of the limb's length."""
    soft = {"filter": canvas.blur(float(body.half.max()) * 0.04, body.outline)} if fine else {}
    inner = (span[0] < SHARES) & (span[1] > SHARES)
    if inner.sum() < 4:
        return
    spine, normal, half, lit = (values[inner] for values in (body.spine, body.normals, body.half, body.lit))
    swell = np.sin(np.linspace(0.05, np.pi - 0.05, len(half))) * wide
    for grow, opacity in ((1.9, 0.22), (1.0, 0.62)):
        one = spine + normal * (half * (lit * 1.25 - swell * grow))[:, None]
        two = spine + normal * (half * (lit * 1.25 + swell * grow))[:, None]
        shape = curve([*map(tuple, one), *map(tuple, two[::-1])], tension=0.33)
        canvas.path(shape, fill="#fffdf4", fill_opacity=opacity * strength, **soft)


def rings(canvas: Canvas, body: Limb, colour: str, count: int, *, opacity: float = 0.4, width: float = 1.2) -> None:
    """Short creases across a root or a stalk."""
    rng, run = canvas.rng, []
    for share in rng.uniform(0.04, 0.94, count):
        start = float(rng.uniform(-0.98, 0.6))
        run.append(body.ring(float(share), start, min(0.98, start + float(rng.uniform(0.25, 0.8)))).d)
    canvas.path(
        "".join(run), fill="none", stroke=colour, stroke_width=width, stroke_opacity=opacity, stroke_linecap="round"
    )


def cut_end(canvas: Canvas, body: Limb, share: float, made: Skin, *, squash: float = 0.42) -> None:
    """The round cut of a limb's end, seen at an angle: pale inside, darker at its skin."""
    x, y = body.on(share, 0.0)
    half = float(np.interp(share, SHARES, body.half))
    nx, ny = body.on(share, 1.0) - body.on(share, -1.0)
    turn = float(np.rad2deg(np.arctan2(ny, nx)))
    face = ellipse(float(x), float(y), half, half * squash).turned(turn)
    canvas.cast(face)
    canvas.path(face, fill=made.at(0.86), stroke=made.at(0.62), stroke_width=max(0.6, half * 0.05))
    canvas.path(face.scaled(0.80), fill=made.at(1.06, 0.85))
    blob(canvas, (float(x) - half * 0.2, float(y) - half * 0.1), (half * 0.5, half * squash * 0.6), "#ffffff", 0.45)
