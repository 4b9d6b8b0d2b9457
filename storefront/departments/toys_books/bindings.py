"""What books are bound in: boards, pages, spines and what is stamped on them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from storefront.departments.toys_books.cover_art import Inks, inks
from storefront.departments.toys_books.lettering import Hand, fitted, letters
from storefront.departments.toys_books.views import (
    Face,
    Place,
    View,
    block,
    light_face,
    paint_block,
    paint_face,
    stand_along,
)  # fmt: skip
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import MATERIALS, Surface, surface
from storefront.drawing.outline import line
from storefront.palette import tones
from storefront.types import Design


@dataclass(frozen=True)
class Binding:
    """What a book is bound in and what is printed on it."""

    made: Surface
    ink: Inks
    name: str

    def coloured(self, name: str, rng: np.random.Generator) -> Binding:
        """Another volume, in another colour."""
        made = self.made.dyed(tones(name, rng))
        return Binding(made, inks(made.tones, made.accent, rng), self.name)


def binding_of(design: Design, rng: np.random.Generator, *, scale: float = 0.6) -> Binding:
    """The binding of a design."""
    made = surface(design, scale=scale)
    return Binding(made, inks(made.tones, made.accent, rng), str(rng.choice(("THE VISITOR", "FEATHER", "LOW TIDE"))))


def pages(canvas: Canvas, face: Face, way: str, *, lines: int = 14, gilt: str = "") -> None:
    """The edge of a block of pages: many fine lines along the face's width."""
    paper = tones("ivory")
    canvas.cast(face.outline)
    canvas.path(face.outline, fill=gilt or paper.base)
    for share in np.sort(canvas.rng.uniform(0.02, 0.98, lines)):
        leaf = line(face.at(0, float(share)), face.at(1, float(share)))
        canvas.stroke(leaf, paper.deep, 0.8, stroke_opacity=float(canvas.rng.uniform(0.12, 0.34)))
    light_face(canvas, face, way, edge=0.1)
    light.inner_shadow(canvas, face.outline, 6, 0.3, shift=(2, 3))


def upright_book(
    canvas: Canvas, view: View, size: Place, made: Surface, *, board: float = 5.0, gilt: str = ""
) -> tuple[Face, Face | None]:
    """An upright book without print: boards, pages, spine. Returns its front cover and its spine, if that shows."""
    w, h, t = size
    paint_block(canvas, block(view, (0, 0, 0), (w, h, board)), made.plain())
    inner = block(view, (3, board, board), (w - 3 - board * 1.2, h - 2 * board, t - 2 * board))
    if not inner.leftward:
        pages(canvas, inner.side.upright(), "right", gilt=gilt)
    pages(canvas, inner.top, "top", gilt=gilt)
    spine = None
    if inner.leftward:
        spine = view.face((0, h, 0), (0, 0, t), (0, -h, 0))
        paint_face(canvas, spine, made)
    front = block(view, (0, 0, t - board), (w, h, board))
    paint_face(canvas, front.top, made.plain())
    light_face(canvas, front.top, "top", edge=0.2)
    if spine is None:
        paint_face(canvas, front.side, made.plain())
        light_face(canvas, front.side, "right", edge=0.2)
    paint_face(canvas, front.front, made)
    stand_along(canvas, view, [(0, 0, 0), (0, 0, t), (w, 0, t)] if spine else [(0, 0, t), (w, 0, t), (w, 0, 0)])
    return front.front, spine


def finish(canvas: Canvas, front: Face, spine: Face | None, made: Surface) -> None:
    """Light on cover and spine: the groove of the hinge, the spine's roundness, the gloss of a jacket."""
    gloss = 0.5 if made.material == "paper" else MATERIALS[made.material].gloss
    light_face(canvas, front, "front", gloss=gloss)
    groove = line(front.at(0.065, 0.0), front.at(0.065, 1.0))
    light.crease(canvas, front.outline, groove, 7, 0.3, seam=False)
    canvas.stroke(groove.shifted(2.4, 0), light.GLOW, 1.6, stroke_opacity=0.3, clip_path=canvas.clip(front.outline))
    if spine is not None:
        left, right = spine.at(0, 0.5), spine.at(1, 0.5)
        ramp = canvas.linear(
            left, right, [(0.0, light.SHADOW, 0.42), (0.4, light.SHADOW, 0.0), (1.0, light.SHADOW, 0.3)]
        )
        light.shade(canvas, spine.outline, ramp)
        glow = canvas.linear(left, right, [(0.2, light.GLOW, 0.0), (0.48, light.GLOW, 0.5), (0.75, light.GLOW, 0.0)])
        light.lighten(canvas, spine.outline, glow)
        light.rim(canvas, spine.outline, 0.8, 0.3)


def spine_print(canvas: Canvas, spine: Face, bound: Binding, ink: str, *, style: int) -> None:
    """Title and rules on an upright spine."""
    panel = spine.upright().panel(canvas)
    with canvas.within(spine.outline):
        if style == 1:
            for at in (8.0, 11.0, 84.0, 87.0):
                panel.stroke(line((at, -2), (at, panel.tall + 2)), ink, 1.2)
        elif style == 2:
            canvas.path(spine.part(0, 0.1, 1, 0.72).outline, fill=bound.ink.accent.base)
            ink = bound.ink.pale if bound.ink.accent.is_dark else bound.ink.dark
        hand = fitted(bound.name, 58, Hand(panel.tall * 0.42, ink))
        letters(panel, bound.name, 44, (panel.tall - hand.high) / 2, hand)
