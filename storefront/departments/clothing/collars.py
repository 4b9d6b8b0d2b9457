"""Collars and hoods: what stands around the neck of shirts, jackets and coats.

Each function draws onto a `Top` whose body is finished. Backs and insides come first, then the parts in front.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront.departments.clothing.garment import AXIS, Top
from storefront.departments.clothing.sewing import label, ribbing, ribbon, stitching
from storefront.drawing import light
from storefront.drawing.light import Fold
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import CORNER, Knot, Outline, curve, joined, leaf, line

if TYPE_CHECKING:
    from collections.abc import Callable

    from storefront.drawing.canvas import Canvas


def _around(top: Top) -> Callable[..., Knot]:
    """Points relative to the middle of the neck at the shoulders' height."""

    def at(dx: float, dy: float, *kink: str) -> Knot:
        return (AXIS + dx, top.cut.neck_y + dy, *kink)

    return at


def shirt_collar(
    canvas: Canvas, top: Top, made: Surface, *, reach: float = 50.0, spread: float = 42.0, closed: bool = True
) -> None:
    """A turned-down collar with its stand; open, its tips lie on the chest and the neck shows its inside."""
    cut, rng = top.cut, canvas.rng
    y, n, at = cut.neck_y, cut.neck, _around(top)
    back = curve(
        [
            at(-n * 0.86, -8, CORNER),
            at(0, -15),
            at(n * 0.86, -8, CORNER),
            at(n * 0.7, 16),
            at(0, 30 if closed else cut.neck_drop),
            at(-n * 0.7, 16),
        ]
    )
    paint(canvas, back, made.plain())
    light.shade(
        canvas,
        back,
        canvas.linear(at(0, -15), at(0, 34), [(0.0, light.SHADOW, 0.18), (1.0, light.SHADOW, 0.62)]),
    )
    fold = line(at(-n * 0.8, 1), at(0, -3), at(n * 0.8, 1))
    canvas.stroke(fold, made.tones.deep, 1.0, stroke_opacity=0.45)
    label(canvas, back, AXIS, y + 7)
    front_y = y + 27 if closed else y + cut.neck_drop * 0.52
    front_x = 1.5 if closed else n * 0.42
    for side in (-1, 1):
        tip = (AXIS + side * (spread + rng.uniform(-2, 2)), front_y + reach * 0.62 + rng.uniform(-2, 2))
        wing = curve(
            [
                (AXIS + side * front_x, front_y, CORNER),
                at(side * n * 0.52, 8),
                at(side * n * 0.88, -10, CORNER),
                at(side * (n + 5), 2),
                at(side * (n + 9), 16, CORNER),
                ((AXIS + side * (n + 9)) * 0.45 + tip[0] * 0.55, (y + 16) * 0.45 + tip[1] * 0.55),
                (*tip, CORNER),
            ]
        )
        turned_down(canvas, top, wing, made, turn=side * -38)
        inner = wing.scaled(0.88)
        with canvas.within(wing):
            stitching(canvas, inner, made, width=0.8, strength=0.45)


def stand_collar(canvas: Canvas, top: Top, made: Surface, *, height: float = 34.0, ribbed: bool = False) -> Outline:
    """A collar that stands up around the neck, closed in front; returns its front piece, for the zip."""
    y, n, at = top.cut.neck_y, top.cut.neck, _around(top)
    rim = curve([at(-n * 0.84, -height * 0.72, CORNER), at(0, -height), at(n * 0.84, -height * 0.72, CORNER),
                 at(n * 0.5, -height * 0.3), at(0, -height * 0.16), at(-n * 0.5, -height * 0.3)])  # fmt: skip
    paint(canvas, rim, made.plain())
    light.shade(canvas, rim, light.SHADOW, 0.55)
    label(canvas, rim, AXIS, y - height * 0.82, size=0.9)
    low = top.neckline.sample(3)
    front = curve([at(-n * 0.84, -height * 0.72, CORNER), at(-n * 0.5, -height * 0.3), at(0, -height * 0.16),
                   at(n * 0.5, -height * 0.3), at(n * 0.84, -height * 0.72, CORNER), at(n + 3, 2, CORNER)]
                  + [(float(px), float(py) + 1) for px, py in low[-2:0:-1]] + [at(-n - 3, 2, CORNER)])  # fmt: skip
    light.crease(canvas, top.body, top.neckline.shifted(1, 3), 9, 0.26, seam=False)
    paint(canvas, front, made)
    if ribbed:
        ribbing(canvas, front, top.neckline, made, reach=height * 1.6)
    light.relief(canvas, front, puff=6, depth=3.4, strength=0.55)
    light.round_sides(canvas, front, 0.26)
    light.rim(canvas, front, 0.9, 0.35)
    light.crease(canvas, joined(front, top.body), top.neckline, 4, 0.25)
    return front


def hood(canvas: Canvas, top: Top, made: Surface, *, lining: Surface) -> None:
    """A hood standing behind the neck: its shell, the lined opening; draw it before the body."""
    y, n, rng, at = top.cut.neck_y, top.cut.neck, canvas.rng, _around(top)
    uneven = rng.uniform(-2.5, 2.5, 6)
    shell = curve([at(-n - 26, 26, CORNER), at(-n - 17, -26 + uneven[0]), at(-n * 0.66, -84 + uneven[1]),
                   at(uneven[2], -104), at(n * 0.66, -84 + uneven[3]), at(n + 17, -26 + uneven[4]),
                   at(n + 26, 26, CORNER), at(0, 52)])  # fmt: skip
    paint(canvas, shell, made)
    folds = [Fold(leaf(at(s * (n + 16), 10), at(s * n * 0.7, -70), 12, s * 8), 0.4) for s in (-1, 1)]
    light.relief(canvas, shell, folds, puff=11, depth=4.2, strength=0.55)
    light.falloff(canvas, shell, 0.16)
    light.rim(canvas, shell, 0.9, 0.3)
    mouth = curve([at(-n * 0.98, 20, CORNER), at(-n * 0.92, -28), at(-n * 0.5, -72), at(0, -84),
                   at(n * 0.5, -72), at(n * 0.92, -28), at(n * 0.98, 20, CORNER), at(0, 64)])  # fmt: skip
    paint(canvas, mouth, lining, cast=False)
    dark = [(0.0, light.SHADOW, 0.5), (0.5, light.SHADOW, 0.66), (1.0, light.SHADOW, 0.78)]
    light.shade(canvas, mouth, canvas.linear(at(0, -84), at(0, 40), dark))
    seam = line(at(0, -84), at(2, -30), at(0, 30))
    light.crease(canvas, mouth, seam, 5, 0.4)
    label(canvas, mouth, AXIS, y - 4, size=0.9)
    edge = curve([at(-n * 0.98, 20), at(-n * 0.92, -28), at(-n * 0.5, -72), at(0, -84),
                  at(n * 0.5, -72), at(n * 0.92, -28), at(n * 0.98, 20)], closed=False)  # fmt: skip
    band = ribbon(edge, 10, side=-1)
    paint(canvas, band, made.plain(), cast=False)
    light.relief(canvas, band, puff=4, depth=3, strength=0.5)
    light.falloff(canvas, band, 0.2)
    stitching(canvas, edge.scaled(1.07, 1.07, at(0, 0)), made, strength=0.4)


def lapels(canvas: Canvas, top: Top, made: Surface, *, low: float, width: float = 46.0, lean: float = 0.0) -> None:
    """Notched lapels folded back from an opening whose lowest point is `(256 + lean, low)`."""
    y, n, rng, at = top.cut.neck_y, top.cut.neck, canvas.rng, _around(top)
    back = curve([at(-n * 0.9, -6, CORNER), at(-n * 0.5, -15), at(0, -18), at(n * 0.5, -15),
                  at(n * 0.9, -6, CORNER), at(0, 16)])  # fmt: skip
    paint(canvas, back, made.plain())
    light.shade(
        canvas,
        back,
        canvas.linear(at(0, -18), at(0, 16), [(0.0, light.SHADOW, 0.1), (1.0, light.SHADOW, 0.55)]),
    )
    light.rim(canvas, back, 0.8, 0.3)
    label(canvas, top.back, AXIS, y + 14)
    for side in (1, -1):
        end = (AXIS + lean + side * 2, low)
        notch = (low - y) * 0.30
        outer = AXIS + side * (n * 0.62 + width + rng.uniform(-2, 2))
        lapel = curve([at(side * n * 0.92, 4, CORNER), at(side * (n + 13), 24, CORNER),
                       at(side * (n * 0.72 + 14), notch + 6, CORNER), (outer, y + notch - 6, CORNER),
                       (outer - side * 9, y + notch + (low - y - notch) * 0.45), (*end, CORNER),
                       at(lean * 0.6 + side * n * 0.42, (low - y) * 0.5)])  # fmt: skip
        turned_down(canvas, top, lapel, made, turn=side * 20)
        collar = curve([at(side * n * 0.52, -13, CORNER), at(side * n * 0.78, -12), at(side * n, -4, CORNER),
                        at(side * (n + 15), 20), at(side * (n + width * 0.55), notch - 14, CORNER),
                        at(side * (n * 0.72 + 12), notch + 7, CORNER), at(side * n * 0.78, 22),
                        at(side * n * 0.60, 2)])  # fmt: skip
        turned_down(canvas, top, collar, made, turn=side * -30)


def soft_collar(canvas: Canvas, top: Top, made: Surface, *, reach: float = 36.0, tips: str = "") -> None:
    """A knitted collar that falls open over a V-shaped neckline; `tips` is the colour of two lines along its edge."""
    n, drop, rng, at = top.cut.neck, top.cut.neck_drop, canvas.rng, _around(top)
    back = curve([at(-n * 0.9, -7, CORNER), at(-n * 0.5, -15), at(0, -17), at(n * 0.5, -15), at(n * 0.9, -7, CORNER),
                  at(n * 0.5, 7), at(0, 11), at(-n * 0.5, 7)])  # fmt: skip
    paint(canvas, back, made.plain())
    ribbing(canvas, back, line(at(-n * 0.9, -4), at(0, -4), at(n * 0.9, -4)), made, reach=22)
    light.shade(
        canvas, back, canvas.linear(at(0, -17), at(0, 12), [(0.0, light.SHADOW, 0.1), (1.0, light.SHADOW, 0.6)])
    )
    for side in (-1, 1):
        out, down = n * 0.62 + 20 + rng.uniform(-3, 3), min(drop, 46) * 0.72 + reach + rng.uniform(-2, 2)
        edge = [at(side * 1.5, drop, CORNER), at(side * (out * 0.52), (drop + down) * 0.52 + 5),
                at(side * out, down, CORNER), at(side * (n * 0.94 + 13), down * 0.6),
                at(side * (n + 11), 15, CORNER)]  # fmt: skip
        wing = curve([*edge, at(side * (n + 5), 2), at(side * n * 0.9, -9, CORNER), at(side * n * 0.8, 3),
                      at(side * n * 0.42, drop * 0.48)])  # fmt: skip
        canvas.path(wing.shifted(1, 6), fill=light.SHADOW, fill_opacity=0.3, filter=canvas.blur(5, wing),
                    clip_path=canvas.clip(top.body))  # fmt: skip
        turned_down(canvas, top, wing, made.plain(), turn=side * -30)
        rows = line(at(side * 1.5, drop), at(side * n * 0.7, drop * 0.3 + 12), at(side * (n + 4), 0))
        ribbing(canvas, wing, rows, made, reach=60)
        inner = curve(edge, closed=False).shifted(-side * 2, -3)
        with canvas.within(wing):
            canvas.path(wing, fill="none", stroke=made.tones.deep, stroke_width=3.0, stroke_opacity=0.5)
            if not tips:
                canvas.stroke(inner.shifted(-side * 1.6, -2.4), made.tones.light, 1.8, stroke_opacity=0.5)
        for gap in (3.0, 7.5) if tips else ():
            canvas.stroke(inner.shifted(-side * gap * 0.62, -gap * 0.62), tips, 2.2, clip_path=canvas.clip(wing))


def turned_down(canvas: Canvas, top: Top, piece: Outline, made: Surface, *, turn: float) -> None:
    """A piece of a collar that lies on the body: its shadow, its cloth with the grain turned, its edge."""
    canvas.path(
        piece.shifted(2.0, 4.0),
        fill=light.SHADOW,
        fill_opacity=0.34,
        blend="multiply",
        filter=canvas.blur(3.2, piece),
        clip_path=canvas.clip(top.body),
    )
    paint(canvas, piece, made, turn=turn)
    light.relief(canvas, piece, puff=3.5, depth=2.8, strength=0.5)
    light.falloff(canvas, piece, 0.12)
    light.rim(canvas, piece, 0.8, 0.35)
    with canvas.within(piece):
        canvas.path(piece, fill="none", stroke=made.tones.deep, stroke_width=1.2, stroke_opacity=0.35)
