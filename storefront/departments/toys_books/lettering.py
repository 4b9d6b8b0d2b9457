"""Lettering without fonts: capitals drawn as strokes, for titles on books and letters on blocks.

A capital is 14 units high; its strokes are path data. `letters` sets a line of them, `title` a block of lines that
fits a width. The weight is the stroke's width, so that one alphabet gives fine and poster-like hands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from storefront.departments.dairy_drinks.label_art import Panel
from storefront.drawing.outline import Outline, parse

_ROUND = "M5 0C-1.6 0 -1.6 14 5 14C11.6 14 11.6 0 5 0Z"
_STROKES: dict[str, tuple[float, tuple[str, ...]]] = {
    "A": (10, ("M0 14L5 0L10 14", "M2 9.3H8")),
    "B": (8.6, ("M0 7H4.8C10 7 10 14 4.8 14H0V0H4.4C9 0 9 7 4.4 7",)),
    "C": (9, ("M9 2.5C6 -1.2 0 -0.4 0 7C0 14.4 6 15.2 9 11.5",)),
    "D": (9.6, ("M0 0V14H3C11.8 14 11.8 0 3 0H0",)),
    "E": (7.6, ("M7.6 0H0V14H7.6", "M0 7H6.2")),
    "F": (7.4, ("M7.4 0H0V14", "M0 7H6")),
    "G": (9.6, ("M9 2.5C6 -1.2 0 -0.4 0 7C0 14.4 6 15 9.6 12V7.6H6",)),
    "H": (9, ("M0 0V14", "M9 0V14", "M0 7H9")),
    "I": (0.6, ("M0.3 0V14",)),
    "J": (6, ("M6 0V10C6 15 0 15 0 10.6",)),
    "K": (8.6, ("M0 0V14", "M8 0L0 8.4", "M3 5.8L8.6 14")),
    "L": (7, ("M0 0V14H7",)),
    "M": (11.4, ("M0 14V0L5.7 9L11.4 0V14",)),
    "N": (9.4, ("M0 14V0L9.4 14V0",)),
    "O": (10, (_ROUND,)),
    "P": (8.6, ("M0 14V0H4.6C9.8 0 9.8 8 4.6 8H0",)),
    "Q": (10.4, (_ROUND, "M6.4 10.4L10.4 14.4")),
    "R": (8.8, ("M0 14V0H4.6C9.8 0 9.8 7.6 4.6 7.6H0", "M4.4 7.6L8.8 14")),
    "S": (8.8, ("M8.4 2C6 -1.2 0.5 -0.2 0.5 3.7C0.5 8 8.8 6.2 8.8 10.4C8.8 14.8 2 15.2 0 11.6",)),
    "T": (9, ("M0 0H9", "M4.5 0V14")),
    "U": (9, ("M0 0V9.4C0 15.5 9 15.5 9 9.4V0",)),
    "V": (10, ("M0 0L5 14L10 0",)),
    "W": (14, ("M0 0L3.5 14L7 1.5L10.5 14L14 0",)),
    "X": (9, ("M0 0L9 14", "M9 0L0 14")),
    "Y": (9.6, ("M0 0L4.8 7.4L9.6 0", "M4.8 7.4V14")),
    "Z": (8.6, ("M0 0H8.6L0 14H8.6",)),
}
_SPACE, _GAP = 5.5, 3.4
HIGH, LEAD = 14.0, 1.5
"""Height of a capital in its own units, and of a line as a multiple of it."""


@cache
def _glyph(letter: str) -> tuple[float, tuple[Outline, ...]]:
    width, strokes = _STROKES[letter]
    return width, tuple(parse(stroke) for stroke in strokes)


def length(text: str) -> float:
    """The width of a line in letter units."""
    widths = [_SPACE if letter == " " else _glyph(letter)[0] for letter in text]
    return sum(widths) + _GAP * (len(widths) - 1)


@dataclass(frozen=True, slots=True)
class Hand:
    """How lettering looks.

    Attributes:
        high: the greatest height of a capital, in panel units.
        colour: of the ink.
        weight: the stroke's width as a share of the height.
    """

    high: float
    colour: str
    weight: float = 0.13


def letters(panel: Panel, text: str, middle: float, top: float, hand: Hand) -> None:
    """Writes a line around `middle`, from `top` down."""
    size = hand.high / HIGH
    x = middle - length(text) * size / 2
    scale = float(np.linalg.norm(np.diff(panel.project(np.array([[0.0, 0.0], [0.0, 1.0]])), axis=0)))
    data = []
    for letter in text:
        if letter == " ":
            x += (_SPACE + _GAP) * size
            continue
        width, strokes = _glyph(letter)
        data += [stroke.scaled(size, about=(0.0, 0.0)).shifted(x, top).mapped(panel.project).d for stroke in strokes]
        x += (width + _GAP) * size
    panel.canvas.path("".join(data),
                      fill="none", stroke=hand.colour, stroke_linejoin="miter", stroke_width=max(0.5,
                      hand.weight * hand.high * scale),
                      stroke_linecap="square" if hand.weight > 0.12 else "round")  # fmt: skip


def fitted(text: str, wide: float, hand: Hand) -> Hand:
    """The hand, small enough that a line of text is no wider than `wide`."""
    return replace(hand, high=min(hand.high, wide / length(text) * HIGH))


def title(panel: Panel, text: str, top: float, room: tuple[float, float], hand: Hand) -> float:
    """Writes a title in lines that fill at most a room (width, height); returns where the next line would begin."""
    lines = _lines(text)
    hand = fitted(max(lines, key=length), room[0], hand)
    hand = replace(hand, high=min(hand.high, room[1] / (len(lines) * LEAD)))
    for row, written in enumerate(lines):
        letters(panel, written, 50, top + row * hand.high * LEAD, hand)
    return top + len(lines) * hand.high * LEAD


def _lines(text: str) -> list[str]:
    """Words set into lines of about equal length; short words share a line."""
    words, lines = text.split(), [""]
    longest = max(7, *(len(word) for word in words))
    for word in words:
        if lines[-1] and len(lines[-1]) + 1 + len(word) > longest:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
