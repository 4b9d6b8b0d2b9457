"""Trimmings of cushions: piping cord, fringes, tassels, pompoms, and rows of chunky knitting."""

from __future__ import annotations

import numpy as np

from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, paint
from storefront.drawing.outline import Outline, Point, curve, leaf

CORNERS = (0.035, 0.285, 0.535, 0.785)
"""Where a square cushion's corners are, as shares of its outline."""


def cord(canvas: Canvas, edge: Outline, made: Surface, width: float) -> None:
    """A twisted piping cord along a closed edge."""
    canvas.path(edge, fill="none", stroke=made.tones.deep, stroke_width=width + 1.6, stroke_opacity=0.8)
    canvas.path(edge, fill="none", stroke=made.tones.base, stroke_width=width)
    twist = {"stroke_width": width, "stroke_dasharray": "1.6 5", "stroke_opacity": 0.4}
    canvas.path(edge, fill="none", stroke=made.tones.deep, **twist)
    lit = {"stroke_width": width * 0.34, "stroke_opacity": 0.75}
    canvas.path(edge.shifted(-0.9, -1.3), fill="none", stroke=made.tones.light, **lit)


def tassel(canvas: Canvas, at: Point, made: Surface, length: float, angle: float) -> None:
    """A tassel that hangs from a point, turned by `angle` degrees clockwise from straight down."""
    rng, wide = canvas.rng, length * 0.17

    def run(*points: Point, closed: bool = False) -> Outline:
        x, y = at
        return curve([(x + px * wide, y + py * length) for px, py in points], closed=closed).turned(angle, at)

    paint_bar(canvas, run((0, 0), (0.08, 0.1), (0, 0.22)), [4, 4], made.plain())
    right = [(0.6, 0.36), (1.0, 0.66), (1.1, 1.0)]
    skirt = run(*right, (0, 1.03), *[(-px, py) for px, py in right[::-1]], closed=True)
    paint(canvas, skirt, made.plain())
    for k in range(13):
        s = (k / 12 - 0.5) * 2
        end = (s * float(rng.uniform(0.95, 1.12)), float(rng.uniform(0.97, 1.05)))
        ink = made.tones.deep if k % 2 else made.tones.light
        canvas.stroke(run((s * 0.5, 0.36), (s * 0.9, 0.68), end), ink, 1.3, stroke_opacity=0.55)
    side = [(0.5, 0.18), (0.72, 0.3), (0.5, 0.4)]
    head = run(*side, *[(-px, py) for px, py in side[::-1]], closed=True)
    paint(canvas, head, made.plain())
    light.ball(canvas, head, 0.5)
    thread = made.accent.base if made.accent.base != made.tones.base else made.tones.light
    canvas.stroke(run((-0.62, 0.4), (0, 0.43), (0.62, 0.4)), thread, 4.0)


def fringe(canvas: Canvas, shape: Outline, made: Surface, centre: Point, turn: float, *, sides: bool) -> None:
    """Threads all around an edge, or only at its left and right; drawn before the cushion, which covers their roots."""
    rng, long = canvas.rng, float(canvas.rng.uniform(30, 44))
    thick, bundle = float(rng.uniform(2.4, 3.4)), rng.random() < 0.5
    points = shape.sample(40)
    lengths = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    step = 11.0 if bundle else 4.6
    a = np.deg2rad(-turn)
    for at in np.arange(0, lengths[-1], step):
        x, y = (float(np.interp(at, lengths, points[:, k])) for k in (0, 1))
        px, py = x - centre[0], y - centre[1]
        flat = np.array([px * np.cos(a) - py * np.sin(a), px * np.sin(a) + py * np.cos(a)])
        if sides and abs(flat[0]) < abs(flat[1]) * 1.0:
            continue
        way = flat / np.linalg.norm(flat)
        edge = np.array([np.sign(way[0]), 0.0]) if abs(flat[0]) > abs(flat[1]) else np.array([0.0, np.sign(way[1])])
        out = edge * 0.8 + way * 0.2 + rng.uniform(-0.1, 0.1, 2)
        dx, dy = out[0] * np.cos(-a) - out[1] * np.sin(-a), out[0] * np.sin(-a) + out[1] * np.cos(-a)
        for k in range(4 if bundle else 1):
            fan = (k - 1.5) * 3.2 if bundle else 0.0
            reach = long * float(rng.uniform(0.9, 1.08))
            end = (x + dx * reach - dy * fan, y + dy * reach + dx * fan + reach * 0.08)
            middle = ((x + end[0]) / 2 + float(rng.uniform(-2, 2)), (y + end[1]) / 2)
            thread = curve([(x - dx * 8, y - dy * 8), middle, end], closed=False)
            ink = (made.tones.base, made.tones.shade, made.tones.light)[int(rng.integers(3))]
            canvas.cast(leaf((x, y), end, thick))
            canvas.stroke(thread, ink, thick)


def pompoms(canvas: Canvas, shape: Outline, made: Surface, *, corners: bool = False) -> None:
    """Woolly balls along an edge, or only at its corners."""
    rng = canvas.rng
    all_around = np.linspace(0, 1, int(rng.integers(22, 32)), endpoint=False)
    shares = CORNERS if corners else all_around.tolist()
    size = 26.0 if corners else float(rng.uniform(13, 17))
    for share in shares:
        x, y = shape.at(float(share))
        _pompom(canvas, (x, y), size * float(rng.uniform(0.94, 1.06)), made)


def _pompom(canvas: Canvas, at: Point, size: float, made: Surface) -> None:
    rng, (x, y) = canvas.rng, at
    knots = []
    for a in np.linspace(0, 2 * np.pi, 22, endpoint=False):
        r = size * float(rng.uniform(0.86, 1.06))
        knots.append((x + r * float(np.cos(a)), y + r * float(np.sin(a))))
    ball = curve(knots)
    paint(canvas, ball, made.plain().of("fleece"))
    strands = ""
    for _ in range(int(size * 1.4)):
        a, r = float(rng.uniform(0, 2 * np.pi)), size * float(rng.uniform(0.2, 0.9))
        px, py = x + r * np.cos(a), y + r * np.sin(a)
        strands += f"M{px:.1f} {py:.1f}l{np.cos(a) * 5:.1f} {np.sin(a) * 5:.1f}"
    canvas.path(strands, fill="none", stroke=made.tones.deep, stroke_width=1.2, stroke_opacity=0.4)
    light.ball(canvas, ball, 0.55)


def rows_of_knit(canvas: Canvas, shape: Outline, made: Surface, turn: float, centre: Point) -> None:
    """Large stitches: stocking stitch with cables, or stripes of the second colour."""
    rng = canvas.rng
    cell, high = float(rng.uniform(15, 22)), float(rng.uniform(13, 17))
    reach = 250.0
    columns, rows = int(2 * reach / cell) + 1, int(2 * reach / high) + 1
    cables = set()
    if rng.random() < 0.6:
        gap = int(rng.choice((5, 6, 7)))
        cables = set(range(int(rng.integers(1, 3)), columns, gap))
    banded = made.pattern != "plain"
    stripes = rng.integers(0, 2, rows // 3 + 2)
    paths: dict[str, list[str]] = {}
    for i in range(columns):
        for j in range(rows):
            x, y = centre[0] - reach + i * cell, centre[1] - reach + j * high
            ink = made.accent if banded and _worked(made.pattern, i, j, stripes) else made.tones
            if i in cables:
                continue
            for side in (-1, 1):
                stitch = leaf((x, y + high * 0.95), (x + side * cell * 0.46, y - high * 0.2), cell * 0.36, side * 1.2)
                paths.setdefault(ink.base if side < 0 else ink.shade, []).append(stitch.turned(turn, centre).d)
    with canvas.within(shape):
        canvas.path(shape, fill=made.tones.shade)
        canvas.path(shape, fill=light.SHADOW, fill_opacity=0.16)
        for ink_hex, data in paths.items():
            canvas.path("".join(data), fill=ink_hex, stroke=light.SHADOW, stroke_width=0.8, stroke_opacity=0.22)
        for i in sorted(cables):
            _cable(canvas, (centre[0] - reach + i * cell, centre[1] - reach), cell, 2 * reach, made, (turn, centre))


def _worked(pattern: str, i: int, j: int, stripes: np.ndarray) -> bool:
    """Whether a stitch is of the second colour."""
    if pattern in ("stripes", "gingham", "colour block"):
        return bool(stripes[j // 3])
    if pattern in ("chevron", "waves", "diamonds"):
        return (j + abs(i % 8 - 4)) % 6 < 2
    return (i * 3 + j) % 7 == 0 and j % 2 == 0


def _cable(canvas: Canvas, top: Point, cell: float, length: float, made: Surface, pose: tuple[float, Point]) -> None:
    """Two strands that cross again and again, raised from the ground."""
    (x, y), (turn, centre) = top, pose
    wide, pitch = cell * 1.0, cell * 2.9
    groove = curve([(x, y), (x, y + length)], closed=False).turned(turn, centre)
    canvas.stroke(groove, light.SHADOW, wide * 2.7, stroke_opacity=0.2)
    for k in range(int(length / pitch) + 1):
        for side in (-1, 1):
            over = pitch * (0.08 if side > 0 else -0.1)
            a = (x + side * wide * 0.62, y + k * pitch + over)
            b = (x - side * wide * 0.62, y + (k + 1) * pitch - over)
            strand = leaf(a, b, wide * 0.92, side * 4.0).turned(turn, centre)
            canvas.path(strand, fill=made.tones.base, stroke=made.tones.deep, stroke_width=1.1, stroke_opacity=0.6)
            light.inner_shadow(canvas, strand, 4, 0.34)
            light.rim(canvas, strand, 1.0, 0.4)
