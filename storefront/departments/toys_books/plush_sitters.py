"""Soft toys that sit and look at the viewer: bears, rabbits and cats."""

from __future__ import annotations

from storefront.departments.toys_books.plush import FLOOR, Plush, thread_on
from storefront.drawing.bars import bar
from storefront.drawing.outline import CORNER, curve, ellipse
from storefront.palette import tones

_NOSES = ("#2a2024", "#4a2f28", "#b8616b", "#3a2a2e")
_TRIMS = ("red", "navy", "mustard", "forest green", "burgundy", "teal", "coral", "sky blue", "cream", "pink")


def feet(toy: Plush, *places: tuple[float, float]) -> None:
    """Where a toy touches the floor, as middle and half width."""
    for x, half in places:
        toy.canvas.stand(512 - x if toy.flip else x, FLOOR - 2, half, half * 0.2)


def _dressed(toy: Plush, x: float, y: float, half: float) -> None:
    """What a toy may wear around its neck: nothing, a bow or a scarf."""
    rng, wears = toy.rng, toy.rng.random()
    trim = toy.lining.dyed(tones(str(rng.choice(_TRIMS)), rng))
    if wears < 0.34:
        toy.bow(x, y, half * float(rng.uniform(0.42, 0.56)), trim.of("satin"))
    elif wears < 0.62:
        toy.scarf(x, y, half, trim)


def _muzzle_face(toy: Plush, x: float, y: float, size: float, thread: str) -> None:
    """Nose, the line below it and a smile."""
    rng = toy.rng
    foot = (x, y + size * 1.35)
    toy.thread((x, y + size * 0.5), foot, colour=thread)
    smile = float(rng.uniform(0.25, 0.7))
    for side in (-1, 1):
        cheek = (x + side * size * 1.2, y + size * (1.4 + smile * 0.2))
        toy.thread(cheek, (x + side * size * 0.6, y + size * (1.45 + smile)), foot, colour=thread)
    toy.nose(x, y, size, str(rng.choice(_NOSES)) if thread.startswith("#1") else "#d98a8f")


def bear(toy: Plush) -> None:
    """A teddy bear, with a belly patch or a seam."""
    rng = toy.rng
    fat, head, low = rng.uniform(0.9, 1.1), float(rng.uniform(80, 94)), float(rng.uniform(-6, 8))
    tilt = float(rng.normal(0, 6))
    body = toy.piece(ellipse(256, 318, 84 * fat, 104))
    if rng.random() < 0.6:
        toy.patch(ellipse(256, 330, 52 * fat, 66), body)
    else:
        toy.seam((256, 236), (258, 320), (256, 418), onto=body)
    for side in (-1, 1):
        x = 256 + side * 84 * fat
        foot = toy.piece(ellipse(x, 384, 47, 50).turned(side * 12))
        toy.patch(ellipse(x + side * 2, 388, 29, 33).turned(side * 12), foot)
        end = (256 + side * (float(rng.uniform(96, 128))), 322 + float(rng.uniform(-8, 14)))
        toy.limb([(256 + side * 58, 238), (256 + side * 92, 272), end], (50, 52, 46))
    x, y = 256 + tilt * 1.4, 176 + low
    for side in (-1, 1):
        ear = toy.piece(ellipse(x + side * head * 0.78, y - head * 0.62 + side * tilt, head * 0.36))
        toy.patch(ellipse(x + side * head * 0.76, y - head * 0.57 + side * tilt, head * 0.21), ear, stitched=False)
    toy.piece(ellipse(x, y, head, head * float(rng.uniform(0.84, 0.94))).turned(tilt))
    snout = toy.piece(ellipse(x, y + head * 0.34, head * 0.46, head * 0.36), toy.lining, volume=0.3)
    toy.seam((x, y - head * 0.86), (x, y - head * 0.3), (x, y), onto=snout, strength=0.1)
    _muzzle_face(toy, x, y + head * 0.2, head * 0.15, thread_on(toy.lining))
    toy.eyes([(x + side * head * 0.36, y - head * 0.08 + side * tilt * 0.3) for side in (-1, 1)], head * 0.095)
    _dressed(toy, x * 0.3 + 256 * 0.7, y + head * 0.98, 56)
    feet(toy, (256 - 84 * fat, 40), (256, 66), (256 + 84 * fat, 40))


def rabbit(toy: Plush) -> None:
    """A rabbit with long limbs, some in a romper."""
    rng, lop = toy.rng, toy.rng.random() < 0.4
    head, slim = float(rng.uniform(62, 72)), float(rng.uniform(0.88, 1.08))
    y = 196.0 if not lop else 178.0
    romper = toy.lining if rng.random() < 0.4 else toy.made
    for side in (-1, 1):
        arm = float(rng.uniform(66, 92))
        toy.limb([(256 + side * 40, 270), (256 + side * arm, 306), (256 + side * (arm + 12), 352)], (34, 36, 38))
    body = toy.piece(curve([(256 - 42 * slim, 246), (256 + 42 * slim, 246), (256 + 66 * slim, 350),
                     (256 + 42 * slim, 412), (256 - 42 * slim, 412), (256 - 66 * slim, 350)]), romper)  # fmt: skip
    if romper is toy.made:
        toy.patch(ellipse(256, 338, 36 * slim, 54), body)
    else:
        for k in range(3):
            toy.canvas.path(
                ellipse(256, 290 + 30 * k, 4.6), fill=toy.made.tones.base, stroke=toy.made.tones.deep, stroke_width=1
            )
    for side in (-1, 1):
        toy.limb([(256 + side * 40, 386), (256 + side * 74, 398), (256 + side * 112, 398)], (48, 46, 42))
        sole = toy.piece(ellipse(256 + side * 122, 386, 29, 42).turned(side * 10))
        toy.patch(ellipse(256 + side * 124, 390, 18, 28).turned(side * 10), sole)
    _rabbit_ears(toy, head, y, lop=lop)
    toy.piece(curve([(256, y - head * 0.92), (256 + head * 0.84, y - head * 0.3),
              (256 + head * 0.94, y + head * 0.42), (256, y + head * 0.86), (256 - head * 0.94, y + head * 0.42),
              (256 - head * 0.84, y - head * 0.3)]))  # fmt: skip
    asleep = rng.random() < 0.3
    toy.eyes([(256 + side * head * 0.44, y - head * 0.06) for side in (-1, 1)], head * 0.11, asleep=asleep)
    for side in (-1, 1):
        cheek = toy.placed(ellipse(256 + side * head * 0.58, y + head * 0.34, head * 0.2, head * 0.15))
        toy.canvas.path(cheek, fill="#e58a8a", fill_opacity=0.4, filter=toy.canvas.blur(4, cheek))
    _muzzle_face(toy, 256, y + head * 0.24, head * 0.13, toy.ink)
    _dressed(toy, 256, y + head * 0.98, 44)
    feet(toy, (256 - 112, 44), (256, 60), (256 + 112, 44))


def _rabbit_ears(toy: Plush, head: float, y: float, *, lop: bool) -> None:
    """Long ears, upright or hanging beside the head."""
    rng = toy.rng
    for side in (-1, 1):
        spread = float(rng.uniform(20, 46))
        if lop:
            points = [
                (256 + side * head * 0.6, y - head * 0.7),
                (256 + side * head * 1.3, y - head * 0.5),
                (256 + side * (head * 1.5), y + 78),
            ]
        else:
            points = [
                (256 + side * head * 0.42, y - head * 0.55),
                (256 + side * (head * 0.42 + spread * 0.5), y - 118),
                (256 + side * (head * 0.4 + spread), 46 + float(rng.uniform(0, 16))),
            ]
        ear = toy.limb(points, (30, 46, 50, 26))
        inner = [(px + (0 if not lop else -side * 2), py) for px, py in points[:-1]]
        tip = (points[-1][0] * 0.84 + points[-2][0] * 0.16, points[-1][1] * 0.84 + points[-2][1] * 0.16)
        toy.patch(bar(curve([*inner, tip], closed=False), (14, 24, 26, 12)), ear, stitched=False)


def cat(toy: Plush) -> None:
    """A cat, its tail curled beside it."""
    rng = toy.rng
    head, y, fat = float(rng.uniform(78, 90)), float(rng.uniform(172, 188)), float(rng.uniform(0.9, 1.14))
    curl = float(rng.uniform(-20, 20))
    toy.limb([(310, 396), (388, 404), (414, 338 + curl), (384, 272 + curl), (410, 232 + curl)], (40, 38, 36, 34, 24))
    body = toy.piece(curve([(256 - 48, 236), (256 + 48, 236), (256 + 88 * fat, 352), (256 + 74 * fat, 420),
                     (256, 428), (256 - 74 * fat, 420), (256 - 88 * fat, 352)]))  # fmt: skip
    toy.patch(curve([(256, 252), (294, 300), (290, 372), (256, 396), (222, 372), (218, 300)]), body)
    for side in (-1, 1):
        toy.limb([(256 + side * 66 * fat, 392), (256 + side * 78 * fat, 410)], (58, 52, 40))
        toy.limb([(256 + side * 26, 300), (256 + side * 25, 362), (256 + side * 24, 410)], (38, 38, 42))
        for k in (-8, 8):
            toy.thread((256 + side * 24 + k, 414), (256 + side * 24 + k, 428), width=2.0, opacity=0.6)
    _cat_ears(toy, head, y)
    skull = toy.piece(ellipse(256, y, head * 1.06, head * 0.8))
    for k, wide in ((-1, 0.22), (0, 0.3), (1, 0.22)):
        top = y - head * 0.86
        stripe = curve([(256 + k * 24 - 6, top), (256 + k * 24 + 6, top), (256 + k * 18, top + head * wide * 1.5)])
        toy.patch(stripe, skull, stitched=False)
    toy.eyes([(256 + side * head * 0.44, y - head * 0.02) for side in (-1, 1)], head * 0.12, asleep=rng.random() < 0.25)
    _muzzle_face(toy, 256, y + head * 0.24, head * 0.12, toy.ink)
    for side in (-1, 1):
        for k in (-1, 0, 1):
            toy.thread((256 + side * head * 0.5, y + head * (0.36 + 0.06 * k)),
                        (256 + side * head * 1.12, y + head * (0.34 + 0.15 * k)),
                        width=1.8, colour="#f4efe6" if toy.made.tones.is_dark else "#2a2024", opacity=0.75)  # fmt: skip
    _dressed(toy, 256, y + head * 0.9, 52)
    feet(toy, (256, 96), (340, 60))


def _cat_ears(toy: Plush, head: float, y: float) -> None:
    """Pointed ears with a lining."""
    rng = toy.rng
    for side in (-1, 1):
        tip = (256 + side * head * float(rng.uniform(0.78, 0.94)), y - head * 1.28)
        near, far = (256 + side * head * 0.26, y - head * 0.72), (256 + side * head * 0.95, y - head * 0.26)
        ear = toy.piece(curve([(*near, CORNER), (near[0] * 0.4 + tip[0] * 0.6, near[1] * 0.36 + tip[1] * 0.64 - 4),
                        tip, (far[0] * 0.5 + tip[0] * 0.5 + side * 6, far[1] * 0.5 + tip[1] * 0.5),
                        (*far, CORNER)]))  # fmt: skip
        lining = curve(
            [
                (256 + side * head * 0.42, y - head * 0.66, CORNER),
                (tip[0] - side * 4, tip[1] + 24),
                (256 + side * head * 0.84, y - head * 0.4, CORNER),
            ]
        )
        toy.patch(lining, ear, stitched=False)
