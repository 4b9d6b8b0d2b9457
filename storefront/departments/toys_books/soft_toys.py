"""Soft toys: bears, rabbits, elephants, cats, whales and dinosaurs, sewn from plush, cord or printed cotton."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from storefront import palette
from storefront.departments.toys_books import words_toys as words
from storefront.departments.toys_books.plush import Plush
from storefront.departments.toys_books.plush_sitters import bear, cat, feet, rabbit
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.outline import CORNER, curve, ellipse
from storefront.types import Design, ProductType

_LININGS = ("ivory", "cream", "white", "beige", "sand", "blush", "pink", "apricot", "sky blue", "mint", "sage",
            "charcoal", "chocolate", "brown", "mustard", "lilac", "coral", )  # fmt: skip


def _elephant(toy: Plush) -> None:
    rng = toy.rng
    big, long, up = float(rng.uniform(0.92, 1.1)), float(rng.uniform(112, 138)), rng.random() < 0.35
    for x in (250.0, 388.0):
        toy.limb([(x, 300), (x + 6, 398)], (58, 56, 60), dim=0.42)
    toy.limb([(400, 222), (444, 240), (446, 296)], (16, 12, 11))
    toy.piece(ellipse(446, 306, 11, 18))
    toy.piece(ellipse(298, 270, long, float(rng.uniform(92, 106))))
    for x in (212.0, 350.0):
        leg = toy.limb([(x, 312), (x - 2, 398)], (66, 62, 66))
        toy.patch(ellipse(x - 2, 424, 30, 9), leg)
    if up:
        trunk: list[tuple[float, float]] = [(132, 232), (84, 268), (48, 232), (54, 178)]
    else:
        trunk = [(128, 226), (92, 292), (90, 346), (54, 366 + float(rng.uniform(-10, 10)))]
    nose = toy.limb(trunk, (66, 50, 38, 30))
    for k in range(4):
        share = 0.16 + 0.1 * k
        x, y = nose.at(share)
        toy.canvas.stroke(curve([(x - 13, y - 3), (x, y + 5), (x + 13, y + 2)], closed=False),
                          light.SHADOW, 1.4, stroke_opacity=0.0 if up else 0.22,
                          clip_path=toy.canvas.clip(nose))  # fmt: skip
    toy.piece(ellipse(174, 206, 82, 80))
    ear = toy.piece(
        curve(
            [(196, 146), (238, 118 / big), (282 * big, 150), (284 * big, 224), (246, 276 * big), (208, 252), (192, 200)]
        ),
        volume=0.3,
    )
    toy.patch(
        curve([(206, 160), (238, 138), (264 * big, 164), (264 * big, 220), (240, 250 * big), (216, 236), (206, 200)]),
        ear,
    )
    toy.eyes([(140, 190)], 8.5)
    toy.thread((128, 172), (138, 166), (148, 168), width=2.4)
    feet(toy, (210, 38), (256, 34), (348, 38), (394, 34))


def _whale(toy: Plush) -> None:
    rng = toy.rng
    tall, tail = float(rng.uniform(0.9, 1.12)), float(rng.uniform(150, 196))
    top = 428 - 208 * tall
    whole = curve([(60, 318), (92, top + 44), (178, top), (270, top + 30), (346, 300), (388, 268), (408, tail + 50),
                    (436, tail + 54), (434, 262), (404, 352), (330, 412), (214, 428), (104, 410),
                    (66, 366)])  # fmt: skip
    body = toy.piece(whole)
    fluke = curve([(424, tail + 60), (406, tail + 28), (372, tail + 12), (350, tail - 24), (392, tail - 24),
                    (424, tail + 4), (456, tail - 24), (498, tail - 24), (476, tail + 12),
                    (442, tail + 28)])  # fmt: skip
    toy.piece(fluke)
    belly = curve(
        [(50, 356), (130, 366), (220, 362), (300, 346), (372, 330), (420, 330), (400, 440), (200, 450), (40, 440)]
    )
    toy.patch(belly, body)
    for k in range(6):
        y = 378 + 9.5 * k
        toy.seam((66 + 9 * k, y), (180, y + 6), (330 - 14 * k, y - 8), onto=body, strength=0.16)
    fin = curve([(214, 344), (256, 350), (300, 392), (292, 414), (240, 402), (206, 366)])
    toy.piece(fin.shifted(float(rng.uniform(-16, 10)), 0))
    toy.eyes([(126, 336)], 9.5, asleep=rng.random() < 0.3)
    toy.thread((62, 352), (90, 364), (118, 362), (136, 352), width=2.8)
    if rng.random() < 0.6:
        for dx, bend in ((-1, -34), (1, 34)):
            toy.limb(
                [(176, top + 6), (176 + dx * 6, top - 36), (176 + bend, top - 58), (176 + bend * 1.5, top - 38)],
                (12, 13, 15, 10),
                toy.lining,
            )
    feet(toy, (228, 130))


def _dinosaur(toy: Plush) -> None:
    rng = toy.rng
    long, neck = float(rng.uniform(0, 26)), float(rng.uniform(-14, 16))
    for x in (232.0, 352.0):
        toy.limb([(x, 330), (x + 4, 404)], (48, 44, 48), dim=0.42)
    back = curve(
        [(132 + neck, 112), (186 + neck, 150), (204, 214), (262, 224), (330, 232), (388, 284), (440, 340), (480, 352)],
        closed=False,
    )
    for k, share in enumerate(np.linspace(0.05, 0.88, 10)):
        x, y = back.at(float(share))
        x2, y2 = back.at(float(share) + 0.02)
        size = 15 + 15 * np.sin(np.pi * (k + 0.8) / 10.5)
        angle = float(np.degrees(np.arctan2(y2 - y, x2 - x)))
        plate = curve(
            [
                (x - size * 0.85, y + 12, CORNER),
                (x - size * 0.4, y - size * 0.5),
                (x, y - size * 1.1),
                (x + size * 0.4, y - size * 0.5),
                (x + size * 0.85, y + 12, CORNER),
            ]
        ).turned(angle, (x, y))
        toy.piece(plate, toy.lining.of("felt"), volume=0.25)
    body = toy.piece(curve([(64 + neck, 138), (84 + neck, 108), (132 + neck, 100), (180 + neck, 136), (196, 196),
                     (224, 224), (320, 222), (386, 276), (440, 334), (486, 350 - long), (494, 366 - long),
                     (444, 386), (378, 376), (310, 394), (230, 388), (168, 346), (146, 270), (134 + neck, 196),
                     (96 + neck, 178)]))  # fmt: skip
    belly = curve(
        [(138, 230), (166, 256), (196, 330), (260, 362), (340, 358), (420, 366), (420, 400), (240, 408), (150, 360)]
    )
    toy.patch(belly, body)
    for x in (206.0, 330.0):
        leg = toy.limb([(x, 330), (x - 3, 404)], (62, 52, 54))
        for k in (-14, 0, 14):
            toy.patch(ellipse(x - 3 + k, 427, 6.5, 6), leg, stitched=False)
    toy.eyes([(112 + neck, 128)], 8.0)
    toy.thread((70 + neck, 152), (92 + neck, 162), (118 + neck, 154), width=2.6)
    cheek = toy.placed(ellipse(128 + neck, 150, 13, 9))
    toy.canvas.path(cheek, fill="#e58a8a", fill_opacity=0.4, filter=toy.canvas.blur(4, cheek))
    feet(toy, (204, 34), (236, 30), (328, 34), (356, 30))


_KINDS: dict[str, Callable[[Plush], None]] = {
    "teddy bear": bear,
    "rabbit": rabbit,
    "elephant": _elephant,
    "cat": cat,
    "whale": _whale,
    "dinosaur": _dinosaur,
}


def draw_soft_toy(canvas: Canvas, design: Design) -> None:
    """A stuffed animal, sitting, standing or lying; either way round."""
    _KINDS[design.silhouette](Plush(canvas, design, flip=bool(canvas.rng.random() < 0.4)))


SOFT_TOYS = ProductType(
    department="Toys & Books",
    name="Soft toys",
    draw=draw_soft_toy,
    silhouettes=tuple(_KINDS),
    colours=(*palette.FABRIC_COLOURS, "camel", "tan", "brown", "cream", "grey", "beige"),
    patterns=("gingham", "floral", "dots", "stripes", "stars", "leaves", "tartan", "animal spots"),
    materials=("fleece", "fleece", "fleece", "velvet", "velvet", "knit", "cotton", "linen", "corduroy", "wool"),
    prices=(9, 65),
    words=words.SOFT_TOYS,
    accents=_LININGS,
    plain_share=0.66,
)
