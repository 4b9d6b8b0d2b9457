"""Kitchen knives, lying: chef's and bread knives, santoku, cleavers, sets of small ones, and a magnetic bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from storefront.departments.kitchen import blades, knife_parts, words_cooking
from storefront.departments.kitchen.blades import Blade, Frame
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint, surface
from storefront.drawing.outline import Outline, curve, rounded
from storefront.palette import tones
from storefront.types import Design, ProductType, Stance


def draw_knife(canvas: Canvas, design: Design) -> None:
    """A knife on a cloth, on a board or beside its sheath, or a set of them."""
    made = surface(design, scale=0.8)
    _DRAW[design.silhouette](canvas, made)


def _style(made: Surface, rng: np.random.Generator, *, asian: float = 0.1) -> str:
    if rng.random() < asian and made.material in ("wood", "bamboo"):
        return "octagon"
    return "smooth" if made.material == "steel" or rng.random() < 0.25 else "riveted"


def _laid(canvas: Canvas, made: Surface, angle: float) -> Outline | None:
    """What a single knife lies on: its pattern's cloth, a board, or nothing (then it has a sheath)."""
    rng = canvas.rng
    if made.pattern != "plain":
        return knife_parts.cloth(
            canvas, made, angle + float(rng.uniform(20, 70)), (float(rng.uniform(300, 340)), 236.0)
        )
    kind = rng.random()
    if kind < 0.4:
        return knife_parts.board(canvas, made, angle + float(rng.uniform(-8, 8)), (float(rng.uniform(420, 450)), 236.0))
    if kind < 0.68:
        plain = made.dyed(made.accent if rng.random() < 0.6 else tones("ivory"))
        return knife_parts.cloth(
            canvas, plain, angle + float(rng.uniform(20, 70)), (float(rng.uniform(290, 330)), 226.0)
        )
    return None


def _one(canvas: Canvas, made: Surface, blade: Blade, handle: tuple[float, float], finish: str, style: str) -> None:
    """A single knife across the picture."""
    rng = canvas.rng
    flipped = rng.random() < 0.4
    angle = float(rng.uniform(-42, -24)) * (-1 if flipped else 1)
    below = _laid(canvas, made, angle)
    sheathed = below is None and blade.height < 110
    lift = -blade.height * 0.62 if sheathed else 0.0
    way = -1 if flipped else 1
    shift = way * (blade.length - handle[0]) / 2
    turn = np.deg2rad(angle)
    origin = (256 - shift * np.cos(turn) - lift * np.sin(turn), 256 - shift * np.sin(turn) + lift * np.cos(turn))
    frame = Frame((float(origin[0]), float(origin[1])), angle, flipped)
    if below:
        rough = [
            curve(blade.knots).mapped(frame),
            rounded(-handle[0], -handle[1] / 2, 0, handle[1] / 2, 8).mapped(frame),
        ]
        knife_parts.shadow_below(canvas, rough, below)
    elif sheathed:
        _beside(canvas, made, blade, frame)
    blades.paint_blade(canvas, frame, blade, finish)
    knife_parts.paint_handle(canvas, frame, handle[0], handle[1], made.plain(), style)


def _beside(canvas: Canvas, made: Surface, blade: Blade, frame: Frame) -> None:
    """The sheath next to a knife."""
    rng = canvas.rng
    kind = str(rng.choice(("wood", "leather", "plastic")))
    name = {
        "wood": ("camel", "tan", "brown"),
        "leather": ("tan", "chocolate", "black"),
        "plastic": ("black", "charcoal"),
    }[kind]
    made_of = replace(made, tones=tones(str(rng.choice(name)), rng), pattern="plain", material=kind)
    turn, gap = np.deg2rad(frame.angle), blade.height * 1.36
    way = -1 if frame.flipped else 1
    along = -blade.length * 0.18 * way
    x = frame.origin[0] - gap * np.sin(turn) + along * np.cos(turn)
    y = frame.origin[1] + gap * np.cos(turn) + along * np.sin(turn)
    knife_parts.sheath(
        canvas, Frame((float(x), float(y)), frame.angle + float(rng.uniform(-4, 4)), frame.flipped), blade, made_of
    )


def _chef(canvas: Canvas, made: Surface) -> None:
    rng = canvas.rng
    blade = blades.chef(float(rng.uniform(284, 302)), float(rng.uniform(84, 98)))
    finish = "damascus" if rng.random() < 0.34 else "brushed"
    _one(canvas, made, blade, (float(rng.uniform(158, 172)), float(rng.uniform(44, 52))), finish, _style(made, rng))


def _bread(canvas: Canvas, made: Surface) -> None:
    rng = canvas.rng
    blade = blades.bread(float(rng.uniform(300, 316)), float(rng.uniform(60, 70)), int(rng.integers(15, 22)))
    _one(canvas, made, blade, (float(rng.uniform(156, 168)), float(rng.uniform(42, 48))), "brushed", _style(made, rng))


def _santoku(canvas: Canvas, made: Surface) -> None:
    rng = canvas.rng
    blade = blades.santoku(float(rng.uniform(268, 288)), float(rng.uniform(90, 104)))
    finish = str(rng.choice(("hollow", "hollow", "damascus", "black")))
    _one(canvas, made, blade, (float(rng.uniform(166, 184)), 46.0), finish, _style(made, rng, asian=0.6))


def _cleaver(canvas: Canvas, made: Surface) -> None:
    rng = canvas.rng
    blade = blades.cleaver(float(rng.uniform(256, 284)), float(rng.uniform(136, 156)))
    finish = str(rng.choice(("brushed", "brushed", "black")))
    _one(canvas, made, blade, (float(rng.uniform(156, 176)), 46.0), finish, _style(made, rng, asian=0.3))


def _row(canvas: Canvas, made: Surface, several: list[Blade], handle: tuple[float, float], gap: float) -> None:
    """Knives side by side on a cloth or a board, in one colour or several."""
    rng = canvas.rng
    angle = float(rng.uniform(-40, -18))
    if made.pattern != "plain" or rng.random() < 0.5:
        linen = (
            made
            if made.pattern != "plain"
            else made.dyed(tones(str(rng.choice(("ivory", "sand", "grey", "sky blue")))))
        )
        below = knife_parts.cloth(canvas, linen, angle + float(rng.uniform(-6, 6)), (330.0, 330.0))
    else:
        below = knife_parts.board(canvas, made, angle, (404.0, 350.0))
    others = [made.tones, made.accent, made.tones, tones(str(rng.choice(("mustard", "teal", "red", "sage"))))]
    mixed = rng.random() < 0.5
    turn, style = np.deg2rad(angle), _style(made, rng)
    for k, blade in enumerate(several):
        off = gap * (k - (len(several) - 1) / 2)
        along = (handle[0] - blade.length) / 2 + float(rng.uniform(-5, 5))
        frame = Frame(
            (
                float(256 + along * np.cos(turn) - off * np.sin(turn)),
                float(256 + along * np.sin(turn) + off * np.cos(turn)),
            ),
            angle + float(rng.uniform(-1.5, 1.5)),
        )
        rough = [
            curve(blade.knots).mapped(frame),
            rounded(-handle[0], -handle[1] / 2, 0, handle[1] / 2, 8).mapped(frame),
        ]
        knife_parts.shadow_below(canvas, rough, below)
        blades.paint_blade(canvas, frame, blade, "brushed")
        grip = made.dyed(others[k % 4]) if mixed else made.plain()
        knife_parts.paint_handle(canvas, frame, handle[0], handle[1], grip, style)


def _paring(canvas: Canvas, made: Surface) -> None:
    rng = canvas.rng
    several = [blades.paring(float(length), float(rng.uniform(34, 42))) for length in rng.uniform(138, 190, 3)]
    _row(canvas, made, several, (float(rng.uniform(142, 156)), 40.0), float(rng.uniform(88, 100)))


def _steak(canvas: Canvas, made: Surface) -> None:
    rng = canvas.rng
    many = int(rng.integers(4, 6))
    length, height = float(rng.uniform(176, 198)), float(rng.uniform(30, 36))
    blade = blades.paring(length, height) if rng.random() < 0.5 else blades.bread(length, height, 14)
    _row(canvas, made, [blade] * many, (float(rng.uniform(148, 162)), 36.0), 300.0 / many)


def _bar(canvas: Canvas, made: Surface) -> None:
    """A magnetic bar of wood that holds four knives upright."""
    rng = canvas.rng
    wood = replace(
        made,
        tones=tones(str(rng.choice(("camel", "tan", "brown", "chocolate", "sand"))), rng),
        pattern="plain",
        material="wood",
    )
    y = float(rng.uniform(176, 206))
    rail = rounded(58, y - 30, 454, y + 30, 12)
    paint(canvas, rail, wood)
    light.relief(canvas, rail, puff=6, depth=3, strength=0.5)
    light.falloff(canvas, rail, 0.2)
    light.rim(canvas, rail, 1.2, 0.5)
    several = [
        blades.chef(214, 66),
        blades.bread(206, 44, 14),
        blades.santoku(180, 64),
        blades.paring(130, 36),
        blades.cleaver(158, 92),
    ]
    chosen = [several[int(k)] for k in rng.permutation(5)[:4]]
    style, mixed = _style(made, rng), rng.random() < 0.3
    for k, blade in enumerate(chosen):
        x = 108 + 98.0 * k
        heel = y + blade.length * 0.52
        frame = Frame((x, heel), -90 + float(rng.uniform(-1.5, 1.5)))
        outline = curve(blade.knots).mapped(frame)
        knife_parts.shadow_below(canvas, [outline], rail)
        blades.paint_blade(canvas, frame, blade, "brushed")
        grip = made.dyed(made.accent) if mixed and k % 2 else made.plain()
        knife_parts.paint_handle(canvas, frame, 132 - 16 * (blade.length < 140), 32, grip, style)


_DRAW: dict[str, Callable[[Canvas, Surface], None]] = {
    "chef's knife": _chef,
    "bread knife": _bread,
    "santoku": _santoku,
    "cleaver": _cleaver,
    "paring set": _paring,
    "steak set": _steak,
    "magnetic bar": _bar,
}

KNIVES = ProductType(
    department="Kitchen",
    name="Kitchen knives",
    draw=draw_knife,
    silhouettes=tuple(_DRAW),
    colours=(
        "black",
        "black",
        "charcoal",
        "chocolate",
        "brown",
        "tan",
        "camel",
        "burgundy",
        "red",
        "coral",
        "mustard",
        "cream",
        "ivory",
        "white",
        "sage",
        "olive",
        "forest green",
        "teal",
        "turquoise",
        "sky blue",
        "navy",
        "cobalt",
        "grey",
        "plum",
    ),
    patterns=("stripes", "gingham", "gingham", "grid", "tartan", "dots", "leaves", "floral"),
    materials=("wood", "wood", "wood", "plastic", "plastic", "steel", "bamboo"),
    prices=(12, 189),
    plain_share=0.66,
    stance=Stance.LYING,
    turn=9.0,
    words=words_cooking.KNIVES,
)
"""Everything that kitchen knives are."""
