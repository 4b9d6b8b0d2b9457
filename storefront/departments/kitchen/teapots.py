"""Teapots: round, pear-shaped, tall, squat, with a handle over the lid, and with a handle at the side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from storefront import palette
from storefront.departments.kitchen import words
from storefront.drawing import light
from storefront.drawing.bars import bar, paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.light import Fold
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import CORNER, Outline, curve, ellipse
from storefront.drawing.solids import TILT, Turned, turned
from storefront.drawing.vessels import coat, glass_body
from storefront.palette import tones
from storefront.types import Design, ProductType

FOOT = 418.0
"""Where a teapot stands."""


@dataclass(frozen=True, slots=True)
class Pot:
    """A teapot's proportions.

    Attributes:
        belly: largest half width.
        height: of the body without lid.
        mouth: half width of the opening, as a share of the belly.
        foot: half width of the foot, as a share of the belly.
        full: fullness of the upper and lower half; 1 is a globe, 0 a cylinder, more than 1 a cone.
        dome: height of the lid as a share of its half width.
        spout: "curved", "straight" or "short".
        handle: "ear", "bail" or "side".
    """

    belly: float
    height: float
    mouth: float = 0.5
    foot: float = 0.55
    full: tuple[float, float] = (1.0, 1.0)
    dome: float = 0.42
    spout: str = "curved"
    handle: str = "ear"


_POTS: dict[str, Pot] = {
    "round": Pot(130, 206, mouth=0.5, foot=0.5),
    "pear-shaped": Pot(126, 236, mouth=0.4, foot=0.62, full=(1.45, 0.62), dome=0.6),
    "tall": Pot(98, 280, mouth=0.66, foot=0.86, full=(0.5, 0.24), dome=0.55),
    "squat": Pot(150, 152, mouth=0.44, foot=0.6, full=(0.9, 0.8), dome=0.34, spout="short"),
    "bail handle": Pot(138, 160, mouth=0.5, foot=0.56, full=(0.85, 0.9), dome=0.28, spout="short", handle="bail"),
    "side handle": Pot(122, 168, mouth=0.56, foot=0.6, full=(0.8, 0.7), dome=0.32, spout="straight", handle="side"),
    "modern cylinder": Pot(112, 190, mouth=0.78, foot=0.94, full=(0.22, 0.12), dome=0.12, spout="straight"),
}


def draw_teapot(canvas: Canvas, design: Design) -> None:
    """A teapot from the side, its spout to the left or to the right."""
    rng = canvas.rng
    pot = _POTS[design.silhouette]
    made = surface(design, scale=float(rng.uniform(0.62, 0.9)))
    side = -1 if rng.random() < 0.5 else 1
    axis = 256 - side * (6 if pot.handle == "ear" else 22 if pot.handle == "bail" else -16)
    body = turned(_profile(pot, rng), axis=axis)
    clear = design.material == "glass"
    fitting = (
        made.dyed(tones(str(rng.choice(("black", "brown", "tan"))))).of("wood")
        if clear and rng.random() < 0.3
        else made.plain()
    )
    trim = made.dyed(made.accent) if design.pattern == "plain" and not clear and rng.random() < 0.28 else made.plain()
    if pot.handle == "ear":
        _ear(canvas, body, fitting if clear else trim, -side)
    spout(canvas, body, pot, made, side)
    if pot.handle == "side":
        _side_handle(canvas, body, trim if not clear else fitting, -side)
    if clear:
        top = body.profile[0][1]
        level = top + (FOOT - top) * float(rng.uniform(0.24, 0.4))
        glass_body(canvas, body, made, level=level, kind=str(rng.choice(("black tea", "green tea", "fruit tea"))))
        _infuser(canvas, body, top, level)
    else:
        coat(canvas, body, made)
        if design.material == "cast iron":
            _hobnails(canvas, body)
    lid(canvas, body, pot, made, trim if not clear else fitting)
    if pot.handle == "bail":
        _bail(canvas, body, made)


def _profile(pot: Pot, rng: np.random.Generator) -> list[tuple[object, ...]]:
    """Latitudes of a globe between mouth and foot; `full` says how far the globe is on its way to a cylinder."""
    w, h = pot.belly * rng.uniform(0.95, 1.05), pot.height * rng.uniform(0.94, 1.06)
    upper, lower = (full * rng.uniform(0.9, 1.1) for full in pot.full)
    ring = 9.0 if bool(rng.random() < 0.5) and pot.foot < 0.8 else 0.0
    first, last = np.arccos(pot.mouth ** (1 / upper)), np.arccos(pot.foot ** (1 / lower))
    stretch = (h - ring) / (np.sin(first) + np.sin(last))
    knots: list[tuple[object, ...]] = []
    for latitude in np.linspace(first, -last, 10):
        half = w * np.cos(latitude) ** (upper if latitude > 0 else lower)
        knots.append((float(half), float(FOOT - h + (np.sin(first) - np.sin(latitude)) * stretch)))
    if ring:
        knots[-1] = (*knots[-1][:2], CORNER)
        knots.append((float(pot.foot * w * 1.03), FOOT))
    return knots


def spout(canvas: Canvas, body: Turned, pot: Pot, made: Surface, side: int) -> None:
    """A spout that grows out of the belly and narrows to its lip, with its dark mouth."""
    rng = canvas.rng
    top, h = body.profile[0][1], FOOT - body.profile[0][1]
    high = top + float(rng.uniform(-12, 6))

    def at(out: float, y: float) -> tuple[float, float]:
        return body.axis + side * out, y

    low = top + h * (0.62 if pot.spout == "curved" else 0.5 if pot.spout == "straight" else 0.42)
    root = body.half(low) * 0.72
    reach = (
        body.half(low)
        + h * 0.1
        + {"curved": 66, "straight": 56, "short": 46}[pot.spout] * float(rng.uniform(0.9, 1.12))
    )
    if pot.spout == "curved":
        points = [
            at(root, low),
            at(root + (reach - root) * 0.56, low - 10),
            at(reach - 22, (low * 0.42 + high * 0.58)),
            at(reach, high),
        ]
        widths = [h * 0.36, h * 0.25, 38.0, 30.0, 26.0]
    else:
        points = [
            at(root, low),
            at((root + reach) / 2 + 4, (low + high) / 2 + 8),
            at(reach, high + (10 if pot.spout == "short" else 0)),
        ]
        widths = [h * 0.48, h * 0.32, 33.0, 27.0]
    spine = curve(points, closed=False)
    if made.material == "glass":
        outline = bar(spine, widths, flat=True)
        canvas.cast(outline)
        canvas.path(
            outline, fill=made.tones.light, fill_opacity=0.35, stroke="#ffffff", stroke_width=1.4, stroke_opacity=0.7
        )
        light.inner_shadow(canvas, outline, 6, 0.3)
    else:
        outline = paint_bar(canvas, spine, widths, made, flat=True)
        light.crease(canvas, outline, body.outline, 16, 0.3, seam=False)
    (x1, y1), (x2, y2) = spine.at(0.96), spine.at(1.0)
    tilt = float(np.rad2deg(np.arctan2(y2 - y1, x2 - x1))) + 90
    lip = ellipse(x2, y2, widths[-1] / 2, widths[-1] * 0.2).turned(tilt)
    canvas.path(lip, fill=made.tones.deep, stroke=made.tones.light, stroke_width=1.6)
    light.shade(canvas, lip, light.SHADOW, 0.5)


def _ear(canvas: Canvas, body: Turned, made: Surface, side: int) -> None:
    rng = canvas.rng
    top, h = body.profile[0][1], FOOT - body.profile[0][1]
    high, low = top + h * float(rng.uniform(0.12, 0.2)), top + h * float(rng.uniform(0.68, 0.8))
    x1, x2 = (body.axis + side * (body.half(y) - 8) for y in (high, low))
    widest = max(x1 * side, x2 * side) * side
    out = widest + side * float(rng.uniform(66, 84))
    rise = float(rng.uniform(0, 22))
    points = [(x1, high), ((x1 + out) / 2 + side * 4, high - rise), (out,
        high + (low - high) * float(rng.uniform(0.26, 0.42))),
              (out - side * 26, low - (low - high) * 0.2), (x2, low)]  # fmt: skip
    thick = float(rng.uniform(18, 25))
    outline = paint_bar(
        canvas, curve(points, closed=False), [thick * 1.3, thick, thick, thick * 0.9, thick * 1.1], made
    )
    light.crease(canvas, outline, body.outline, 14, 0.32, seam=False)


def _side_handle(canvas: Canvas, body: Turned, made: Surface, side: int) -> None:
    """The straight handle of a Japanese side-handled pot: a socket, and a grip that tapers to its rounded end."""
    rng = canvas.rng
    top, h = body.profile[0][1], FOOT - body.profile[0][1]
    y, slope = top + h * float(rng.uniform(0.4, 0.48)), float(rng.uniform(0.16, 0.3))
    root, length = body.half(y), float(rng.uniform(92, 110))

    def at(out: float) -> tuple[float, float]:
        return body.axis + side * (root + out), y - slope * out

    wood = made.dyed(tones(str(rng.choice(("tan", "brown", "chocolate", "camel"))))).of("wood")
    grip = wood if rng.random() < 0.75 else made.dyed(tones("black")).of("cast iron")
    outline = paint_bar(canvas, curve([at(6), at(length * 0.5), at(length)], closed=False), [30, 26, 21, 17, 15], grip)
    for share in (0.62, 0.7):
        x, mark = at(length * share)
        with canvas.within(outline):
            ring = curve([(x - side * 3, mark - 14), (x + side * 3, mark + 14)], closed=False)
            canvas.stroke(ring, grip.tones.deep, 2.2, stroke_opacity=0.7)
    x, mark = at(length - 7)
    canvas.path(ellipse(x, mark, 2.6, 3.4), fill=light.SHADOW, fill_opacity=0.7)
    socket = paint_bar(canvas, curve([at(-18), at(8), at(26)], closed=False), [48, 40, 37], made, flat=True)
    light.crease(canvas, socket, body.outline, 14, 0.32, seam=False)
    collar = curve([at(23), at(30)], closed=False)
    paint_bar(canvas, collar, [41, 41], made.dyed(tones("mustard")).of("brass"), flat=True)


def _bail(canvas: Canvas, body: Turned, made: Surface) -> None:
    """A handle over the lid, held by two lugs: iron, or cane wound around it."""
    rng = canvas.rng
    top = body.profile[0][1]
    half, height = body.half(top + 34) * 0.86, float(rng.uniform(128, 152))
    y = top + 26
    rise = y - height
    points = [(body.axis - half, y), (body.axis - half * 1.04, y - height * 0.45), (body.axis - half * 0.72, rise + 14),
              (body.axis, rise), (body.axis + half * 0.72, rise + 14), (body.axis + half * 1.04, y - height * 0.45),
              (body.axis + half, y)]  # fmt: skip
    iron = made.dyed(tones("black")).of("cast iron")
    grip = {0: iron, 1: made.dyed(tones("camel")).of("bamboo"), 2: made.dyed(tones("brown")).of("wood")}[
        int(rng.integers(3))
    ]
    arch = curve(points, closed=False)
    paint_bar(canvas, arch, [11, 12, 12, 12, 12, 12, 11], iron)
    middle = curve(points[1:6], closed=False)
    outline = paint_bar(canvas, middle, [13, 17, 19, 17, 13], grip, cast=False)
    if grip.material == "bamboo":
        for share in np.linspace(0.04, 0.96, 17):
            x, wrap_y = middle.at(float(share))
            with canvas.within(outline):
                canvas.stroke(
                    curve([(x - 4, wrap_y - 14), (x + 4, wrap_y + 14)], closed=False),
                    grip.tones.deep,
                    1.2,
                    stroke_opacity=0.5,
                )
    for sign in (-1, 1):
        lug = ellipse(body.axis + sign * half, y + 2, 10, 13)
        paint(canvas, lug, made.plain(), cast=False)
        light.ball(canvas, lug, 0.5)
        light.rim(canvas, lug, 0.8, 0.4)


def lid(canvas: Canvas, body: Turned, pot: Pot, made: Surface, knob_made: Surface) -> None:
    """A domed lid with its knob; the line where it sits is a shadow on the body."""
    rng = canvas.rng
    top = body.profile[0][1]
    half = body.half(top) * 1.02
    rise = half * pot.dome * float(rng.uniform(0.85, 1.15)) + half * TILT
    seat = ellipse(body.axis, top + 3, half + 2, (half + 2) * TILT)
    canvas.path(
        seat, fill=light.SHADOW, fill_opacity=0.5, filter=canvas.blur(2.0, seat), clip_path=canvas.clip(body.outline)
    )
    profile: list[tuple[object, ...]] = [(half * 0.12, top - rise)]
    angles = np.linspace(0.24, 0.94, 5) * np.pi / 2
    profile += [(half * np.sin(angle), top - 4 - (rise - 4) * np.cos(angle)) for angle in angles]
    shape = turned([*profile, (half, top - 4, CORNER), (half, top)], axis=body.axis)
    knob_y, radius = top - rise, half * float(rng.uniform(0.17, 0.24)) + 3
    if made.material == "glass":
        canvas.cast(shape.outline)
        canvas.path(
            shape.outline,
            fill=made.tones.light,
            fill_opacity=0.42,
            stroke="#ffffff",
            stroke_width=1.4,
            stroke_opacity=0.7,
        )
        light.inner_shadow(canvas, shape.outline, 5, 0.25)
        light.gloss(
            canvas, shape.outline, ellipse(body.axis - half * 0.42, top - rise * 0.45, half * 0.16, rise * 0.14), 0.8
        )
    else:
        coat(canvas, shape, made, stands=False)
    light.rim(canvas, shape.outline, 1.0, 0.45)
    style = int(rng.integers(3))
    knob: Outline
    if style == 0:
        knob = ellipse(body.axis, knob_y - radius * 0.55, radius, radius * 0.92)
    elif style == 1:
        knob = ellipse(body.axis, knob_y - radius * 0.4, radius * 1.25, radius * 0.62)
    else:
        knob = curve([(body.axis - radius * 0.5, knob_y + 4), (body.axis - radius * 0.9, knob_y - radius * 1.2),
                      (body.axis, knob_y - radius * 1.7), (body.axis + radius * 0.9, knob_y - radius * 1.2),
                      (body.axis + radius * 0.5, knob_y + 4)])  # fmt: skip
    neck = ellipse(body.axis, knob_y + 2, radius * 0.62, 5)
    light.shade(canvas, neck, light.SHADOW, 0.4)
    finish = knob_made if knob_made.material != "glass" else knob_made.dyed(tones("tan")).of("wood")
    paint(canvas, knob, finish)
    light.ball(canvas, knob, 0.55)
    light.gloss(
        canvas,
        knob,
        ellipse(body.axis - radius * 0.34, knob.box[1] + radius * 0.5, radius * 0.24, radius * 0.18),
        0.6,
        1.2,
    )
    light.rim(canvas, knob, 0.8, 0.4)


def _infuser(canvas: Canvas, body: Turned, top: float, level: float) -> None:
    """A strainer of fine steel mesh that hangs from the mouth into the tea."""
    half, low = body.half(top) * 0.78, level + (FOOT - level) * 0.5
    basket = curve([(body.axis - half, top, CORNER), (body.axis + half, top, CORNER), (body.axis + half * 0.94,
        low - 12),
                    (body.axis + half * 0.7, low), (body.axis - half * 0.7, low), (body.axis - half * 0.94,
                    low - 12)])  # fmt: skip
    steel = tones("grey")
    with canvas.within(body.outline):
        canvas.path(basket, fill=steel.shade, fill_opacity=0.3, stroke=steel.deep, stroke_width=1.4, stroke_opacity=0.5)
        lines = "".join(f"M{body.axis - half} {y:.1f}H{body.axis + half}" for y in np.arange(top + 4, low, 5))
        lines += "".join(f"M{x:.1f} {top}V{low}" for x in np.arange(body.axis - half, body.axis + half, 5))
        canvas.path(
            lines, fill="none", stroke=steel.deep, stroke_width=0.7, stroke_opacity=0.4, clip_path=canvas.clip(basket)
        )


def _hobnails(canvas: Canvas, body: Turned) -> None:
    """The rows of small studs on a cast-iron pot's shoulder."""
    top = body.profile[0][1]
    folds = []
    for row, y in enumerate(np.arange(top + 24, top + (FOOT - top) * float(canvas.rng.uniform(0.5, 0.72)), 13)):
        half = body.half(float(y))
        for angle in np.arange(-1.35, 1.36, 0.15) + (0.075 if row % 2 else 0):
            x, across = body.axis + half * np.sin(angle), 4.2 * max(0.25, np.cos(angle))
            folds.append(Fold(ellipse(float(x), float(y + half * TILT * np.cos(angle)), float(across), 4.0), 0.9))
    light.relief(canvas, body.outline, folds, puff=0, soft=1.1, depth=2.2, strength=0.85)


TEAPOTS = ProductType(
    department="Kitchen",
    name="Teapots",
    draw=draw_teapot,
    silhouettes=tuple(_POTS),
    colours=palette.FABRIC_COLOURS,
    patterns=(
        "floral",
        "floral",
        "leaves",
        "stripes",
        "dots",
        "speckles",
        "waves",
        "chevron",
        "grid",
        "gingham",
        "stars",
    ),
    materials=(
        "ceramic",
        "ceramic",
        "stoneware",
        "porcelain",
        "porcelain",
        "cast iron",
        "glass",
        "enamel",
        "terracotta",
        "steel",
    ),
    prices=(18, 120),
    plain_share=0.5,
    words=words.TEAPOTS,
)
