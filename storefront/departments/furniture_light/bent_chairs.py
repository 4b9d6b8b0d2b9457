"""Chairs of bent pieces: the moulded shell on slender legs and the bentwood chair of the café."""

from __future__ import annotations

import numpy as np

from storefront.departments.furniture_light.chair_parts import Frame, cushioned, legs, round_plan, slab
from storefront.departments.furniture_light.upholstery import Upholstery, rail
from storefront.drawing import light, textures
from storefront.drawing.bars import paint_bar
from storefront.drawing.outline import joined, polygon
from storefront.drawing.space import level
from storefront.palette import tones


def shell(frame: Frame) -> None:
    """A moulded shell: seat and back in one bend, its edges turned up."""
    rng, view = frame.canvas.rng, frame.view
    w, y = float(rng.uniform(186, 204)), float(rng.uniform(150, 160))
    high, arms = float(rng.uniform(312, 336)), float(rng.uniform(0, 1))
    lower = Frame(frame.canvas, view, frame.other, None, frame.other)
    legs(lower, (w * 0.8, w * 0.76, y + 16), splay=float(rng.uniform(22, 34)), widths=(9, 15, 9), inset=26)
    _struts(lower, w, y)
    grid = _grid(w, y, high, 30 + 46 * arms * (rng.random() < 0.4))
    skin = frame.pad if frame.pad is not None and frame.pad.material not in ("cotton", "linen") else frame.made
    work = Upholstery(frame.canvas, view, skin)
    work.shell(grid, puff=13)
    work.finish()
    bend = view.line(*grid[int(np.argmin(np.abs(grid[:, 6, 2] + 58)))].tolist())
    whole = joined(*work.pieces)
    light.crease(frame.canvas, whole, bend, 44, 0.34, seam=False)
    light.falloff(frame.canvas, whole, 0.2)
    edge = np.concatenate([grid[0], grid[1:, -1], grid[-1, -2::-1], grid[-2:0:-1, 0]])
    border = polygon(view.flat(edge).tolist())
    frame.canvas.path(border, fill="none", stroke=skin.tones.shade, stroke_width=4.6, stroke_linejoin="round")
    frame.canvas.path(border.shifted(-0.7, -1.0), fill="none", stroke=skin.tones.light, stroke_width=1.8,
                      stroke_opacity=0.8, stroke_linejoin="round")  # fmt: skip
    if frame.pad is not None and skin is not frame.pad:
        plan = round_plan(w * 0.37) * [1.0, 0.92]
        cushioned(frame, plan + np.array([0.0, -6.0]), y + 4, None)


def _grid(w: float, y: float, high: float, turn_up: float) -> np.ndarray:
    """The bent sheet: rows from the back's upper edge to the lip of the seat, denser where its ends are rounded."""
    u = np.linspace(0, 1, 28)
    t = 0.35 * u + 0.65 * (1 - np.cos(np.pi * u)) / 2
    # The middle line: down the back, round the bend, along the seat, over the lip.
    ys = _eased(t, [0, 0.3, 0.46, 0.6, 0.7, 0.94, 1], [high, y + (high - y) * 0.42, y + 40, y + 4, y - 2, y + 6, y - 8])
    zs = _eased(t, [0, 0.3, 0.46, 0.6, 0.7, 0.94, 1], [-106, -88, -76, -52, -26, 74, 90])
    half = _eased(t, [0, 0.2, 0.45, 0.62, 0.88, 1], [0.86, 0.92, 1.0, 1.0, 0.95, 0.9]) * w / 2
    for way, reach in ((t, 0.19), (1 - t, 0.13)):
        half *= 0.34 + 0.66 * np.sqrt(1 - (1 - np.clip(way / reach, 0, 1)) ** 2.2)
    back = _eased(t, [0, 0.36, 0.66, 1], [1, 1, 0, 0])
    lift = _eased(t, [0, 0.25, 0.5, 0.62, 0.85, 1], [0.2, 0.5, 1.0, 1.0, 0.6, 0.1]) * turn_up
    s = np.linspace(-1, 1, 13)
    bend = np.abs(s) ** 2.4
    up = ys[:, None] + (lift * (1 - back * 0.75))[:, None] * bend
    z = zs[:, None] + (lift * back)[:, None] * bend * 1.1
    return np.stack([half[:, None] * s * (1 - 0.06 * bend), up, z], axis=2)


def _eased(t: np.ndarray, knots: list[float], values: list[float]) -> np.ndarray:
    """A line through values at knots, without kinks."""
    fine = np.linspace(-0.2, 1.2, 281)
    inside = np.interp(fine, knots, values)
    below, above = fine < 0, fine > 1
    inside[below] = values[0] + (values[1] - values[0]) / (knots[1] - knots[0]) * fine[below]
    inside[above] = values[-1] + (values[-1] - values[-2]) / (knots[-1] - knots[-2]) * (fine[above] - 1)
    window = np.hanning(33)
    return np.interp(t, fine, np.convolve(inside, window / window.sum(), mode="same"))


def _struts(frame: Frame, w: float, y: float) -> None:
    """Thin crossed rods between the legs."""
    steel = frame.made.dyed(tones("black")).of("steel")
    x = w * 0.4 - 12
    for a, b in (((-x, y * 0.42, -x), (x, y * 0.86, x * 0.7)), ((x, y * 0.42, -x), (-x, y * 0.86, x * 0.7)),
                 ((-x, y * 0.42, x), (x, y * 0.86, x * 0.7)), ((x, y * 0.42, x), (-x, y * 0.86, x * 0.7))):  # fmt: skip
        paint_bar(frame.canvas, frame.view.line(a, b), [4.0, 4.0], steel, flat=True)


def bistro(frame: Frame) -> None:
    """A café chair: a round seat with cane, bent legs, a ring below and a hoop within a hoop."""
    rng, view, far = frame.canvas.rng, frame.view, frame.far
    r, y = float(rng.uniform(82, 92)), float(rng.uniform(168, 178))
    high, thick = float(rng.uniform(336, 362)), float(rng.uniform(9, 11.5))
    lean, wide = float(rng.uniform(26, 36)), r * float(rng.uniform(0.84, 0.94))
    ring = [(r * 0.86 * np.cos(a), y * 0.42, r * 0.86 * np.sin(a)) for a in np.linspace(0.5, 0.5 + 2 * np.pi, 25)]

    def bent(points: list[tuple[float, float, float]], stout: float) -> None:
        rail(frame.canvas, view, points, (thick * stout, thick, thick * 0.8), frame.made)
        frame.canvas.stand(*view.point(*points[-1]), 9, 4)

    def rear_leg(side: int) -> None:
        x = side * wide
        bent([(x, y, -r * 0.55), (x * 0.9, y * 0.5, -r * 0.75), (x * 0.9, 0.0, -r - 16)], 1.0)

    def front_leg(side: int) -> None:
        x = side * r
        bent([(x * 0.62, y - 4, r * 0.6), (x * 0.66, y * 0.5, r * 0.68), (x * 0.78, 0.0, r * 0.86)], 1.15)

    rear_leg(far)
    rear_leg(-far)
    rail(frame.canvas, view, ring, (thick * 0.72, thick * 0.72), frame.made)
    front_leg(far)
    front_leg(-far)
    slab(frame, round_plan(r), y, 13)
    if rng.random() < 0.65 and frame.pad is None:
        _cane(frame, r * 0.8, y + 0.5)
    kind = int(rng.integers(3))
    place = (y, r * 0.5, lean)
    if kind < 2:
        inner = _hoop(wide * 0.56, high - 42, 0.7 if kind else 1.0, place)
        rail(frame.canvas, view, inner, (thick * 0.8, thick * 0.8), frame.made)
    else:
        for x in (-0.4, 0.0, 0.4):
            top = (x * wide, high - 8 - 40 * abs(x), -r * 0.5 - lean)
            rail(frame.canvas, view, ((x * wide * 0.7, y, -r * 0.62), top), (thick * 0.7, thick * 0.7), frame.made)
    rail(frame.canvas, view, _hoop(wide, high, 0.8, place), (thick, thick, thick * 1.1, thick, thick), frame.made)
    cushioned(frame, round_plan(r * 0.88), y, None)


def _hoop(half: float, top: float, flat: float, place: tuple[float, float, float]) -> list[tuple[float, float, float]]:
    """A hoop of a back that starts at a height and depth and leans; `flat` below 1 squares it."""
    (y, z, lean), found = place, []
    for a in np.linspace(np.pi, 0, 19):
        x = half * float(np.sign(np.cos(a)) * abs(np.cos(a)) ** flat)
        up = (top - y) * float(np.sin(a)) ** 0.62
        found.append((x, y + up, -z - lean * up / (top - y) - 6 * (1 - abs(x) / half)))
    return found


def _cane(frame: Frame, radius: float, y: float) -> None:
    """The woven middle of a seat."""
    area = polygon(frame.view.flat(level(round_plan(radius), 0, y, 0)).tolist())
    straw = tones(str(frame.canvas.rng.choice(("beige", "sand", "camel"))), frame.canvas.rng)
    frame.canvas.path(area, fill=straw.base)
    textures.weave(frame.canvas, area, "basket", turn=frame.view.yaw)
    light.inner_shadow(frame.canvas, area, 6, 0.4)
    frame.canvas.path(area, fill="none", stroke=straw.shade, stroke_width=1.6)
