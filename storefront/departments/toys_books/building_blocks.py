"""Building blocks: wooden towers, studded bricks, stacking rings, shape sorters, letter cubes and dominoes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from storefront import palette
from storefront.departments.toys_books import words_blocks as words
from storefront.departments.toys_books.block_sets import (
    BlockSet,
    block_set,
    brick,
    domino,
    letter_cube,
    solid,
    standing,
    view_of,
)  # fmt: skip
from storefront.departments.toys_books.prisms import prism
from storefront.departments.toys_books.views import Face, View, block, light_face, paint_block
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import Outline, ellipse, polygon, rounded
from storefront.drawing.solids import TILT, paint_turned, turned
from storefront.palette import tones
from storefront.types import Design, ProductType

_BUILDINGS: tuple[tuple[tuple[str, float, float], ...], ...] = (
    # Each block is its kind, its middle and its foot, in edges of a cube; lower ones first.
    (("column", -1, 0), ("column", 1, 0), ("cube", 0, 0), ("plank", 0, 1), ("cube", -1, 1.5), ("cube", 1, 1.5),
        ("arch", 0, 1.5),
     ("gable", -1, 2.5), ("gable", 1, 2.5), ("long", 0, 2.5), ("bow", 0, 3.0)),
    (("cube", -0.5, 0), ("cube", 0.5, 0), ("long", 0, 1), ("column", -0.5, 1.5), ("column", 0.5, 1.5),
        ("long", 0, 2.5), ("cube", 0, 3.0),
     ("gable", 0, 4.0), ("gable", 1.9, 0)),
    (("cube", -1, 0), ("cube", 0, 0), ("cube", 1, 0), ("cube", -0.5, 1), ("cube", 0.5, 1), ("roof", 0, 2)),
    (("arch", 0, 0), ("column", -1.6, 0), ("column", 1.6, 0), ("bow", -1.6, 1), ("bow", 1.6, 1), ("long", 0, 1),
        ("bridge", 0, 1.5), ("roof", 0, 2.25)),
    (("arch", -0.5, 0), ("cube", 1.05, 0), ("plank", 0, 1), ("cube", -1, 1.5), ("bridge", 0.35, 1.5),
        ("column", -1, 2.5), ("long", 0.35, 2.25), ("cube", 0.35, 2.75), ("gable", -1, 3.5), ("gable", 0.35, 3.75)),
)  # fmt: skip


def _tower(canvas: Canvas, design: Design, rng: np.random.Generator) -> None:
    """A castle, a tower, a house or a gate."""
    chosen, view = block_set(design, rng), view_of(rng)
    plan = _BUILDINGS[int(rng.integers(len(_BUILDINGS)))]
    tallest = max(foot for _, _, foot in plan)
    size = min(82.0, 330 / (tallest + 1.0), 320 / (max(abs(x) for _, x, _ in plan) * 2 + 1.4))
    loose = rng.random() < 0.5
    order = sorted(plan, key=lambda b: (b[2], -b[1] * np.sign(view.yaw)))
    last: Surface | None = None
    for kind, x, foot in order:
        made = chosen.bare if rng.random() < 0.2 else chosen.pick(rng)
        if made is last:
            made = chosen.pick(rng)
        last = made
        jitter = float(rng.normal(0, 0.018)) if foot else 0.0
        solid(canvas, view, kind, ((x + jitter) * size, foot * size, 0.0), size, made)
    if loose:
        at = (float(rng.uniform(-0.7, 0.7)) * size, 0.0, size * 1.35)
        solid(canvas, view, str(rng.choice(("cube", "column", "gable", "bow"))), at, size * 0.8, chosen.pick(rng))
    ground = [b for b in plan if b[2] == 0]
    reach = {"arch": 1.0, "plank": 1.5, "long": 1.0, "gable": 0.5}
    standing(
        canvas,
        view,
        min(b[1] - reach.get(b[0], 0.5) for b in ground) * size,
        max(b[1] + reach.get(b[0], 0.5) for b in ground) * size,
        size / 2,
    )


def _bricks(canvas: Canvas, design: Design, rng: np.random.Generator) -> None:
    """Studded bricks, some built into a wall or a little stair, some loose."""
    chosen, view = block_set(design, rng), view_of(rng, (20.0, 27.0), (256.0, 372.0))
    unit = float(rng.uniform(36, 41))
    high, rows = unit * 1.18, int(rng.integers(3, 5))
    left = -4.0 * unit
    rising = rng.random() < 0.5
    for row in range(rows):
        at, end = (left + row * unit * (2 if rising else 1), (4 - (0 if rising else row)) * unit)
        runs: list[tuple[float, int]] = []
        while end - at > unit * 0.9:
            studs = min(int(rng.choice((2, 3, 4))), round((end - at) / unit))
            runs.append((at, studs))
            at += studs * unit
        for x, studs in runs if view.yaw < 0 else runs[::-1]:
            brick(canvas, view, (x, row * high, -unit), (studs, 2), chosen.pick(rng), unit)
    for k in range(int(rng.integers(1, 3))):
        x = (-3.2 + 4.0 * k + float(rng.uniform(0, 1.2))) * unit
        turned_view = View(
            view.yaw + float(rng.uniform(-28, 28)), view.pitch, tuple(view.at([(x, 0, 3.1 * unit)])[0].tolist())
        )
        if abs(turned_view.yaw) < 6:
            turned_view = View(12.0, view.pitch, turned_view.origin)
        brick(canvas, turned_view, (-unit, 0, -unit), (int(rng.choice((2, 2, 3))), 2), chosen.pick(rng), unit)
        foot = turned_view.at([(0, 0, unit)])[0]
        canvas.stand(float(foot[0]), float(foot[1]) - 4, unit * 1.1, 8)
    standing(canvas, view, left, 4 * unit, unit)


def _rings(canvas: Canvas, design: Design, rng: np.random.Generator) -> None:
    """Rings on a peg, large below, small above, with a knob or a star on top."""
    chosen = block_set(design, rng)
    count, foot = int(rng.integers(4, 7)), 424.0
    widest = float(rng.uniform(116, 134))
    base = turned([(widest * 0.9, foot - 18), (widest * 0.94, foot - 10), (widest * 0.92, foot)])
    paint_turned(canvas, base, chosen.bare)
    lid = ellipse(256, foot - 18, widest * 0.9, widest * 0.9 * TILT)
    paint(canvas, lid, chosen.bare, cast=False)
    light.lighten(canvas, lid, light.GLOW, 0.3)
    thick, y = 232.0 / count * float(rng.uniform(0.88, 1.02)), foot - 18
    order = [chosen.surfaces[0], *chosen.order(rng)[1:], *chosen.order(rng)]
    narrow = float(rng.uniform(0.42, 0.55))
    for k in range(count):
        half = widest * (1 - (1 - narrow) * k / (count - 1)) * 0.96
        y = _ring(canvas, 256 + float(rng.normal(0, 2.2)), y, half, thick, order[k])
    post = turned([(15, y - 16), (15, y + 6)])
    paint_turned(canvas, post, chosen.bare, stands=False)
    radius = float(rng.uniform(26, 36))
    knob = ellipse(256, y - 12 - radius * 0.8, radius)
    paint(canvas, knob, order[count])
    light.ball(canvas, knob, 0.55)
    light.gloss(canvas, knob, ellipse(256 - radius * 0.36, y - 12 - radius * 1.2, radius * 0.2, radius * 0.14), 0.5)


def _ring(canvas: Canvas, axis: float, y: float, half: float, thick: float, made: Surface) -> float:
    """One ring whose foot is at `y`; returns its top."""
    edge = thick * 0.3
    body = turned([(half - edge, y - thick), (half - edge * 0.25, y - thick * 0.82), (half, y - thick / 2),
                    (half - edge * 0.25, y - thick * 0.18), (half - edge, y)], axis)  # fmt: skip
    shade = ellipse(axis + 4, y + 3, half * 0.98, half * TILT + 2)
    canvas.path(shade, fill=light.SHADOW, fill_opacity=0.3, filter=canvas.blur(4, shade))
    paint_turned(canvas, body, made, stands=False)
    top = ellipse(axis, y - thick, half - edge, (half - edge) * TILT)
    paint(canvas, top, made.plain(), cast=False)
    light.lighten(canvas, top, light.GLOW, 0.42)
    light.rim(canvas, top, 1.0, 0.4)
    hole = ellipse(axis, y - thick + 1, 21, 21 * TILT)
    canvas.path(hole, fill=made.tones.deep)
    return y - thick


def _star(size: float) -> Outline:
    points = [
        (
            size * (1 if k % 2 == 0 else 0.46) * np.sin(k * np.pi / 5),
            size * (1 if k % 2 == 0 else 0.46) * np.cos(k * np.pi / 5),
        )
        for k in range(10)
    ]
    return polygon(points)


def _hole_shapes(size: float) -> list[Outline]:
    return [ellipse(0, 0, size * 0.86), rounded(-size * 0.8, -size * 0.8, size * 0.8, size * 0.8, 2),
            _star(size * 1.15), polygon([(-size, -size * 0.8), (0, size), (size, -size * 0.8)]),
            polygon([(size * np.cos(a), size * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 7)[:-1]])]  # fmt: skip


def _sorter(canvas: Canvas, design: Design, rng: np.random.Generator) -> None:
    """A box with holes of different shapes, and the blocks that fit them before it."""
    chosen, view = block_set(design, rng), view_of(rng, (20.0, 28.0), (256.0, 340.0))
    size, high = float(rng.uniform(196, 222)), float(rng.uniform(150, 190))
    half, lid = size / 2, 14.0
    box = block(view, (-half, 0, -half), (size, high, size))
    plain = design.material == "plastic" or rng.random() < 0.5
    paint_block(canvas, box, chosen.surfaces[0] if plain else chosen.bare)
    top = block(view, (-half - 3, high, -half - 3), (size + 6, lid, size + 6))
    paint_block(canvas, top, chosen.surfaces[1] if plain else chosen.surfaces[0])
    shapes = [_hole_shapes(size * 0.13)[int(k)] for k in rng.permutation(5)]
    for (x, y), shape in zip(((0.27, 0.29), (0.73, 0.29), (0.27, 0.72), (0.73, 0.72)), shapes, strict=False):
        _hole(canvas, top.top, x, y, shape, chosen.surfaces[1 if plain else 0])
    for face, count in ((box.front, 2), (box.side, 2)):
        for k in range(count):
            shape = _hole_shapes(size * 0.14)[int(rng.integers(5))]
            _hole(canvas, face, 0.28 + 0.44 * k, 0.52, shape, chosen.surfaces[0] if plain else chosen.bare)
    light_face(canvas, box.side, "left" if box.leftward else "front", edge=0.1)
    standing(canvas, view, -half, half, half)
    _spilled(canvas, view, half, chosen, rng)


def _hole(canvas: Canvas, face: Face, x: float, y: float, shape: Outline, made: Surface) -> None:
    """A hole sawn into a face; the wall's thickness shows at its lower right."""
    hole = shape.mapped(
        lambda p: face.corner + (x + p[:, :1] / face.wide) * face.along + (y - p[:, 1:] / face.tall) * face.down
    )
    canvas.path(hole, fill=made.tones.shade)
    canvas.path(hole.shifted(-2.5, -3), fill="#1d1a22", fill_opacity=0.85, clip_path=canvas.clip(hole))
    canvas.path(hole, fill="none", stroke=light.GLOW, stroke_width=1.1, stroke_opacity=0.35)


def _spilled(canvas: Canvas, view: View, half: float, chosen: BlockSet, rng: np.random.Generator) -> None:
    """Two or three blocks that lie before the box."""
    size = half * 0.27
    spots = [(-0.75, 1.55), (0.1, 1.75), (0.9, 1.45)][: int(rng.integers(2, 4))]
    order = chosen.order(rng)
    for k, (u, w) in enumerate(sorted(spots, key=lambda s: s[1])):
        shape = _hole_shapes(size)[int(rng.integers(5))]
        x, z = (u + float(rng.uniform(-0.1, 0.1))) * half, w * half
        if rng.random() < 0.5:
            prism(canvas, view, shape.shifted(x, -z), 0, size * 1.3, order[k + 1], axis="y", bevel=2)
        else:
            low = float(shape.box[1])
            prism(canvas, view, shape.shifted(x, -low), z - size * 0.6, z + size * 0.6, order[k + 1], bevel=2)
        foot = view.at([(x, 0, z + size * 0.4)])[0]
        canvas.stand(float(foot[0]), float(foot[1]), size * 1.1, size * 0.3)


def _letters(canvas: Canvas, design: Design, rng: np.random.Generator) -> None:
    """Cubes with letters, stacked as a child does."""
    chosen = block_set(design, rng)
    wood = chosen.bare if design.material == "wood" and rng.random() < 0.6 else chosen.surfaces[0]
    inks = [s for s in chosen.surfaces if abs(s.tones.oklch[0] - wood.tones.oklch[0]) > 0.12] or [chosen.surfaces[1]]
    pitch, lean = float(rng.uniform(15, 22)), float(rng.choice((-1, 1)))
    plans = (
        ("ABC", ((0.0, 1), (-0.53, 0), (0.53, 0))),
        ("ATOY", ((0.1, 1), (-1.06, 0), (0.0, 0), (1.06, 0))),
        ("PLAY", ((-0.45, 1), (0.6, 1), (-0.53, 0), (0.53, 0))),
        ("ABCDEF", ((0.05, 2), (-0.5, 1), (0.55, 1), (-1.06, 0), (0.0, 0), (1.06, 0))),
        ("FUN", ((-0.05, 2), (0.06, 1), (0.0, 0))),
    )
    word, spots = plans[int(rng.integers(len(plans)))]
    size = {0: 150.0, 1: 132.0, 2: 108.0}[max(row for _, row in spots)] * float(rng.uniform(0.94, 1.04))
    size = min(size, 132.0 if word == "PLAY" else 112.0 if len(spots) > 3 else 136.0)
    order = sorted(range(len(spots)), key=lambda k: (spots[k][1], -spots[k][0] * lean))
    for k in order:
        x, row = spots[k]
        yaw = lean * float(rng.uniform(18, 40)) if row else lean * float(rng.uniform(24, 34))
        foot = View(lean * 28, pitch, (256.0, 404.0)).at([(x * size * 1.12, row * size, 0)])[0]
        view = View(yaw, pitch, (float(foot[0]), float(foot[1])))
        signs = [word[k], *(str(c) for c in rng.choice(list("ABCDEGHKMRSTUXYZ"), 2))]
        frame, ink = inks[k % len(inks)], inks[(k + 1) % len(inks)]
        letter_cube(canvas, view, (0, 0, 0), size, signs, (wood, frame, ink))
        if row == 0:
            standing(canvas, view, -size / 2, size / 2, size / 2)


def _dominoes(canvas: Canvas, design: Design, rng: np.random.Generator) -> None:
    """A row of dominoes, the last one about to fall."""
    chosen = block_set(design, rng)
    count, lean = int(rng.integers(5, 8)), float(rng.choice((-1, 1)))
    high = float(rng.uniform(172, 196))
    size = (high * 0.5, high, high * float(rng.uniform(0.12, 0.18)))
    bend, mixed = float(rng.uniform(-16, 16)), rng.random() < 0.4
    order = chosen.order(rng)
    for k in range(count):
        share = k / (count - 1)
        x = 256 - lean * (118 - 236 * share)
        y = 330 + 84 * share + bend * np.sin(np.pi * share)
        yaw = lean * (26 + 14 * (share - 0.5))
        made = order[k % len(order)] if mixed else chosen.surfaces[0]
        pale = made.tones.oklch[0] < 0.62
        ink = (
            tones("ivory").base
            if pale
            else (chosen.surfaces[1].tones.shade if chosen.surfaces[1].tones.oklch[0] < 0.6 else "#2a2430")
        )
        falls = 0.0 if k > 0 else float(-lean * rng.uniform(0, 9))
        grown = 0.84 + 0.2 * share
        view = View(yaw, 16.0, (x, float(y)))
        marks = (int(rng.integers(1, 7)), int(rng.integers(1, 7)), ink)
        domino(canvas, view, (size[0] * grown, size[1] * grown, size[2] * grown), made, marks, falls)
        canvas.stand(x, float(y), size[0] * 0.5, 6)


_SETS: dict[str, Callable[[Canvas, Design, np.random.Generator], None]] = {
    "wooden tower": _tower,
    "plastic bricks": _bricks,
    "stacking rings": _rings,
    "shape sorter": _sorter,
    "letter cubes": _letters,
    "dominoes": _dominoes,
}


def draw_blocks(canvas: Canvas, design: Design) -> None:
    """A set of blocks, put up or put together."""
    _SETS[design.silhouette](canvas, design, canvas.rng)


BUILDING_BLOCKS = ProductType(
    department="Toys & Books",
    name="Building blocks",
    draw=draw_blocks,
    silhouettes=tuple(_SETS),
    colours=tuple(name for name in palette.COLOURS if name not in ("black", "silver", "charcoal")),
    patterns=("stripes", "dots", "stars", "grid"),
    materials=("wood",),
    made_of={
        "plastic bricks": ("plastic",),
        "stacking rings": ("wood", "wood", "plastic", "rubber"),
        "shape sorter": ("wood", "wood", "plastic"),
        "dominoes": ("wood", "wood", "plastic"),
    },
    prices=(12, 59),
    words=words.BUILDING_BLOCKS,
    plain_share=0.86,
)
