"""Books: hardbacks, paperbacks, open books, stacks, picture books, boxed sets and leather-bound volumes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from storefront import palette
from storefront.departments.dairy_drinks.label_art import Panel
from storefront.departments.toys_books import words_books as words
from storefront.departments.toys_books.bindings import binding_of, finish, spine_print, upright_book
from storefront.departments.toys_books.book_piles import boxed_set, paperback, stack
from storefront.departments.toys_books.cover_art import ARTS, label, print_cover
from storefront.departments.toys_books.lettering import Hand, letters
from storefront.departments.toys_books.open_books import draw_open
from storefront.departments.toys_books.picture_art import PICTURES, print_picture
from storefront.departments.toys_books.views import centred
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import leaf, line, rounded
from storefront.types import Design, ProductType

GOLD = "#d9b566"
"""What leather is stamped with."""


def _upright(canvas: Canvas, design: Design, rng: np.random.Generator) -> None:
    bound = binding_of(design, rng)
    size = (float(rng.uniform(206, 236)), float(rng.uniform(300, 340)), float(rng.uniform(38, 66)))
    view = centred(float(rng.choice((-1, 1))) * float(rng.uniform(24, 40)), float(rng.uniform(9, 15)), size)
    front, spine = upright_book(canvas, view, size, bound.made)
    art, names = list(ARTS.items())[int(rng.integers(len(ARTS)))]
    bound = replace(bound, name=str(rng.choice(names)))
    with canvas.within(front.outline):
        panel = front.panel(canvas)
        if design.pattern == "plain":
            print_cover(panel, bound.ink, rng, art, bound.name)
        else:
            label(panel, bound.ink, rng, bound.name)
    if spine is not None:
        spine_print(
            canvas, spine, bound, bound.ink.type, style=int(rng.integers(3)) if design.pattern == "plain" else 2
        )
    finish(canvas, front, spine, bound.made)


def _picture_book(canvas: Canvas, design: Design, rng: np.random.Generator) -> None:
    bound = binding_of(design, rng, scale=0.8)
    size = (float(rng.uniform(262, 292)), float(rng.uniform(286, 318)), float(rng.uniform(18, 26)))
    view = centred(float(rng.choice((-1, 1))) * float(rng.uniform(14, 26)), float(rng.uniform(8, 13)), size)
    made = bound.made
    front, spine = upright_book(canvas, view, size, made, board=6.0)
    art, names = list(PICTURES.items())[int(rng.integers(len(PICTURES)))]
    shown = front if made.pattern == "plain" else front.part(0.13, 0.07, 0.94, 0.93)
    if shown is not front:
        canvas.path(shown.outline, fill=bound.ink.ground.base, stroke=bound.ink.pale, stroke_width=4)
    with canvas.within(shown.outline):
        print_picture(shown.panel(canvas), bound.ink, rng, art, str(rng.choice(names)))
    if spine is not None:
        canvas.path(spine.outline, fill=bound.ink.accent.base)
    finish(canvas, front, spine, made.of("paper"))


def _leather(canvas: Canvas, design: Design, rng: np.random.Generator) -> None:
    bound = binding_of(design, rng)
    size = (float(rng.uniform(210, 236)), float(rng.uniform(300, 336)), float(rng.uniform(62, 88)))
    view = centred(float(rng.uniform(30, 44)), float(rng.uniform(9, 14)), size)
    gilt = GOLD if rng.random() < 0.5 else ""
    front, spine = upright_book(canvas, view, size, bound.made.plain(), board=7.0, gilt=gilt)
    panel, tall = front.panel(canvas), 100 * front.tall / front.wide
    with canvas.within(front.outline):
        for inset, width in ((9.0, 1.5), (12.0, 0.7)):
            panel.stroke(rounded(inset + 4, inset, 100 - inset, tall - inset, 1.0), GOLD, width)
        _emblem(panel, rng)
    if spine is not None:
        for share in (0.14, 0.32, 0.5, 0.68, 0.86):
            band = spine.part(0, share - 0.016, 1, share + 0.016).outline
            canvas.path(band.shifted(0, 3), fill=light.SHADOW, fill_opacity=0.4, filter=canvas.blur(1.8, band))
            canvas.path(band, fill=bound.made.tones.base)
            for edge in (share - 0.03, share + 0.03):
                canvas.stroke(line(spine.at(0, edge), spine.at(1, edge)), GOLD, 1.3)
        plate = spine.part(0, 0.19, 1, 0.27)
        letters(plate.panel(canvas), str(rng.choice(("POEMS", "PLAYS", "TALES"))), 50, 8, Hand(20, GOLD, 0.14))
    finish(canvas, front, spine, bound.made)


def _emblem(panel: Panel, rng: np.random.Generator) -> None:
    """A gold device in the middle: a wreath of leaves or a star."""
    tall = panel.tall
    count, reach = int(rng.integers(8, 17)), float(rng.uniform(14, 22))
    inner = reach * float(rng.choice((0.2, 0.66)))
    for a in np.linspace(0, 2 * np.pi, count + 1)[:-1]:
        b = a + (0.35 if inner > reach * 0.5 else 0.0)
        start = (52 + inner * np.cos(a), tall / 2 + inner * np.sin(a))
        panel.fill(leaf(start, (52 + reach * np.cos(b), tall / 2 + reach * np.sin(b)), reach * 0.26), GOLD)


def _open(canvas: Canvas, design: Design, rng: np.random.Generator) -> None:
    bound = binding_of(design, rng)
    draw_open(canvas, bound.made, bound.ink)


_FORMS: dict[str, Callable[[Canvas, Design, np.random.Generator], None]] = {
    "hardback": _upright,
    "open book": _open,
    "stack": stack,
    "paperback": paperback,
    "picture book": _picture_book,
    "boxed set": boxed_set,
    "leather-bound": _leather,
}


def draw_book(canvas: Canvas, design: Design) -> None:
    """A book, or several."""
    _FORMS[design.silhouette](canvas, design, canvas.rng)


BOOKS = ProductType(
    department="Toys & Books",
    name="Books",
    draw=draw_book,
    silhouettes=tuple(_FORMS),
    colours=tuple(palette.COLOURS),
    patterns=(
        "floral",
        "leaves",
        "stripes",
        "dots",
        "waves",
        "chevron",
        "diamonds",
        "stars",
        "grid",
        "vertical stripes",
    ),
    materials=("paper", "linen"),
    made_of={
        "hardback": ("linen", "paper", "canvas"),
        "open book": ("linen", "leather", "paper"),
        "stack": ("linen", "canvas", "paper"),
        "paperback": ("paper",),
        "picture book": ("paper", "cardboard"),
        "boxed set": ("cardboard", "linen"),
        "leather-bound": ("leather",),
    },
    prices=(6, 59),
    words=words.BOOKS,
    plain_share=0.68,
)
