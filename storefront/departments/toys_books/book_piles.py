"""Books that lie or stand together: paperbacks on the table, stacks, boxed sets."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storefront.departments.toys_books.bindings import Binding, binding_of, pages, spine_print
from storefront.departments.toys_books.cover_art import ARTS, label, print_cover
from storefront.departments.toys_books.lettering import Hand, fitted, letters
from storefront.departments.toys_books.views import (
    Face,
    Place,
    View,
    block,
    centred,
    ground_shadow,
    light_face,
    paint_block,
    paint_face,
    stand_along,
)  # fmt: skip
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import line
from storefront.types import Design


def paperback(canvas: Canvas, design: Design, rng: np.random.Generator) -> None:
    """A paperback lying on the table."""
    bound = binding_of(design, rng)
    size = (float(rng.uniform(220, 244)), float(rng.uniform(20, 40)), float(rng.uniform(320, 350)))
    view = centred(float(rng.choice((-1, 1))) * float(rng.uniform(16, 34)), float(rng.uniform(40, 52)), size, foot=408)
    w, _, d = size
    ground_shadow(canvas, view, (0, 0, 0), (w, d))
    whole = block(view, (0, 0, 0), size)
    pages(canvas, whole.front, "front", lines=18)
    if whole.leftward:
        paint_face(canvas, whole.side, bound.made.plain())
        light_face(canvas, whole.side, "left")
    else:
        pages(canvas, whole.side, "right", lines=18)
    for share in (0.0, 0.95):
        for face in (whole.front, *(() if whole.leftward else (whole.side,))):
            canvas.path(face.part(0, share, 1, share + 0.05).outline, fill=bound.made.tones.shade)
    paint_face(canvas, whole.top, bound.made)
    art, names = list(ARTS.items())[int(rng.integers(len(ARTS)))]
    with canvas.within(whole.top.outline):
        if design.pattern == "plain":
            print_cover(whole.top.panel(canvas), bound.ink, rng, art, str(rng.choice(names)))
        else:
            label(whole.top.panel(canvas), bound.ink, rng, str(rng.choice(names)))
    light_face(canvas, whole.top, "front", gloss=0.55)
    groove = line(whole.top.at(0.04, 0), whole.top.at(0.04, 1))
    light.crease(canvas, whole.top.outline, groove, 4, 0.3, seam=False)


def stack(canvas: Canvas, design: Design, rng: np.random.Generator) -> None:
    """Three to five hardbacks, one on the other."""
    first = binding_of(design, rng)
    count, pitch, y = int(rng.integers(3, 6)), float(rng.uniform(15, 22)), 0.0
    lean = float(rng.choice((-1, 1)))
    thick = [float(rng.uniform(34, 58)) * (1.16 if count == 3 else 0.94) for _ in range(count)]
    others = [
        str(n)
        for n in rng.permutation(
            (
                "navy",
                "rust",
                "cream",
                "forest green",
                "mustard",
                "burgundy",
                "teal",
                "sand",
                "charcoal",
                "blush",
                "sky blue",
            )
        )
    ]
    place = int(rng.integers(count))
    names = [str(n) for n in rng.permutation([name for group in ARTS.values() for name in group if len(name) < 17])]
    for k in range(count):
        bound = first if k == place else first.coloured(design.accent if k == (place + 1) % count else others[k], rng)
        size = (float(rng.uniform(250, 310)) - 8 * k, thick[k], float(rng.uniform(170, 205)))
        yaw = lean * 9 + float(rng.uniform(-13, 13))
        view = View(yaw if abs(yaw) > 2 else 3.0, pitch, (256.0, 392.0))
        _laid(canvas, view, y, size, replace(bound, name=names[k]), last=k == 0)
        y += size[1]


def _laid(canvas: Canvas, view: View, y: float, size: Place, bound: Binding, *, last: bool) -> None:
    """A hardback lying on a stack, its spine towards the viewer."""
    w, t, d = size
    corner, board, rng = (-w / 2, y, -d / 2), 4.5, canvas.rng
    base = view.shape([(-w / 2, y, -d / 2), (w / 2, y, -d / 2), (w / 2, y, d / 2), (-w / 2, y, d / 2)])
    if last:
        ground_shadow(canvas, view, (-w / 2, y, -d / 2), (w, d))
    else:
        canvas.path(base.shifted(5, 7), fill=light.SHADOW, fill_opacity=0.4, filter=canvas.blur(6, base))
    paint_block(canvas, block(view, corner, (w, board, d)), bound.made.plain())
    inner = block(view, (-w / 2 + 6, y + board, -d / 2 + 4), (w - 12, t - 2 * board, d - 8))
    pages(canvas, inner.side, "left" if inner.leftward else "right")
    lid = block(view, (corner[0], y + t - board, corner[2]), (w, board, d))
    paint_face(canvas, lid.side, bound.made.plain())
    light_face(canvas, lid.side, "left" if lid.leftward else "right", edge=0.2)
    paint_face(canvas, lid.top, bound.made)
    light_face(canvas, lid.top, "top", gloss=0.3)
    spine = view.face((-w / 2, y + t, d / 2), (w, 0, 0), (0, -t, 0))
    paint_face(canvas, spine, bound.made)
    panel, style = spine.panel(canvas), int(rng.integers(3))
    ink = bound.ink.type
    with canvas.within(spine.outline):
        if style == 1:
            for at in (7.0, 9.4, 90.6, 93.0):
                panel.stroke(line((at, -2), (at, panel.tall + 2)), ink, 1.6)
        elif style == 2 or bound.made.pattern != "plain":
            canvas.path(spine.part(0.16, -0.1, 0.84, 1.1).outline, fill=bound.ink.accent.base)
            ink = bound.ink.pale if bound.ink.accent.is_dark else bound.ink.dark
        hand = fitted(bound.name, 60, Hand(panel.tall * 0.5, ink, float(rng.choice((0.1, 0.15)))))
        letters(panel, bound.name, 50, (panel.tall - hand.high) / 2, hand)
    above, below = spine.at(0.5, 0), spine.at(0.5, 1)
    light.shade(
        canvas,
        spine.outline,
        canvas.linear(
            above,
            below,
            [(0, light.SHADOW, 0.2), (0.3, light.SHADOW, 0.0), (0.6, light.SHADOW, 0.06), (1, light.SHADOW, 0.52)],
        ),
    )
    light.lighten(
        canvas,
        spine.outline,
        canvas.linear(above, below, [(0.08, light.GLOW, 0.0), (0.28, light.GLOW, 0.5), (0.55, light.GLOW, 0)]),
    )


def boxed_set(canvas: Canvas, design: Design, rng: np.random.Generator) -> None:
    """A slipcase with the volumes of a series, one of them pulled out a little."""
    bound = binding_of(design, rng)
    count = int(rng.integers(3, 6))
    thick, tall, deep, wall = float(rng.uniform(40, 52)) * 4.4 / (count + 0.9), float(rng.uniform(260, 300)), 170.0, 6.0
    size = (count * thick + 2 * wall, tall, deep)
    view = centred(float(rng.choice((-1, 1))) * float(rng.uniform(32, 44)), float(rng.uniform(11, 16)), size, foot=424)
    case = block(view, (0, 0, 0), size)
    paint_block(canvas, case, bound.made)
    with canvas.within(case.side.outline):
        art = list(ARTS.items())[int(rng.integers(len(ARTS)))]
        if design.pattern == "plain":
            print_cover(case.side.panel(canvas), bound.ink, rng, art[0], str(rng.choice(art[1])))
    light_face(canvas, case.side, "left" if case.leftward else "right")
    hole = view.face((wall, tall - wall, deep), (count * thick, 0, 0), (0, -(tall - 2 * wall), 0))
    canvas.path(hole.outline, fill="#191721")
    names = [str(n) for n in rng.permutation(("SPRING", "SUMMER", "AUTUMN", "WINTER", "DAWN"))]
    series = (
        design.accent,
        *(str(n) for n in rng.permutation(("cream", "rust", "teal", "mustard", "navy", "blush", "sage"))),
    )
    same = rng.random() < 0.4
    pulled = int(rng.integers(count)) if rng.random() < 0.6 else -1
    order = sorted(range(count), key=lambda k: k == pulled)
    for k in order:
        volume = replace(bound.coloured(series[0 if same else k], rng), name=names[k])
        out, x = (float(rng.uniform(12, 22)) if k == pulled else 0.0), wall + k * thick + 1
        book = block(view, (x, wall, deep - 40), (thick - 2, tall - 2 * wall - 5, 40 + out))
        if out:
            paint_block(canvas, book, volume.made)
        spine = book.front
        paint_face(canvas, spine, volume.made, cast=out > 0)
        spine_print(canvas, spine, volume, volume.ink.type, style=1 if same else k % 2)
        _finish_spine(canvas, spine)
    w = size[0]
    ground = [(0, 0, 0), (0, 0, deep), (w, 0, deep)] if case.leftward else [(0, 0, deep), (w, 0, deep), (w, 0, 0)]
    stand_along(canvas, view, ground)


def _finish_spine(canvas: Canvas, spine: Face) -> None:
    """The roundness of a spine that faces the viewer."""
    left, right = spine.at(0, 0.5), spine.at(1, 0.5)
    light.shade(
        canvas,
        spine.outline,
        canvas.linear(
            left,
            right,
            [(0, light.SHADOW, 0.45), (0.25, light.SHADOW, 0.0), (0.6, light.SHADOW, 0.1), (1, light.SHADOW, 0.6)],
        ),
    )
    light.lighten(
        canvas,
        spine.outline,
        canvas.linear(left, right, [(0.1, light.GLOW, 0), (0.35, light.GLOW, 0.6), (0.6, light.GLOW, 0)]),
    )
