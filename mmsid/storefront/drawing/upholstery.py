"""Upholstery and frames in space: blocks, cushions, panels and bars of furniture, seen by one camera.

Furniture is built in its own coordinates (x to the right, y up, z towards the viewer, origin on the floor below its
middle); a `View` turns and projects it onto the canvas. Pieces are extruded shapes: a closed loop of points and the
vector that it is pushed along. `pad` draws one as upholstery: faces by their slope to the lamp, then soft edges over
all of it. The caller paints from back to front.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mmsid.storefront.drawing import light, patterns
from mmsid.storefront.drawing.bars import bar, paint_bar
from mmsid.storefront.drawing.canvas import Canvas
from mmsid.storefront.drawing.light import Fold
from mmsid.storefront.drawing.materials import MATERIALS, Surface, sheen, texture
from mmsid.storefront.drawing.outline import Outline, Project, curve, ellipse, joined, polygon

Loop = np.ndarray
"""Points in space, float64 `(n, 3)`, in order around a face."""

_LAMP = np.array([-0.55, 0.72, 0.55]) / np.linalg.norm([-0.55, 0.72, 0.55])


@dataclass(frozen=True, slots=True)
class View:
    """The camera.

    Attributes:
        yaw: turn of the piece to its left, in degrees; positive shows its right side... from the viewer.
        pitch: how far the camera looks down, in degrees.
        scale: canvas units per unit of the piece.
        floor: height on the canvas of the origin.
        far: distance of the camera, for the perspective.
    """

    yaw: float = 0.0
    pitch: float = 13.0
    scale: float = 1.0
    floor: float = 415.0
    far: float = 1500.0

    def turned(self, points: np.ndarray) -> np.ndarray:
        """Points or directions in the camera's frame: x right, y up, z towards the camera."""
        a, b = np.deg2rad(self.yaw), np.deg2rad(self.pitch)
        x = points[..., 0] * np.cos(a) + points[..., 2] * np.sin(a)
        z = -points[..., 0] * np.sin(a) + points[..., 2] * np.cos(a)
        y = points[..., 1] * np.cos(b) - z * np.sin(b)
        return np.stack([x, y, z * np.cos(b) + points[..., 1] * np.sin(b)], axis=-1)

    def flat(self, points: np.ndarray) -> np.ndarray:
        """Points on the canvas, `(n, 2)`."""
        seen = self.turned(np.asarray(points, dtype=float))
        near = self.scale * self.far / (self.far - seen[..., 2])
        return np.stack([256 + seen[..., 0] * near, self.floor - seen[..., 1] * near], axis=-1)

    def point(self, x: float, y: float, z: float) -> tuple[float, float]:
        """One point on the canvas."""
        px, py = self.flat(np.array([x, y, z])).tolist()
        return px, py

    def line(self, *points: Sequence[float]) -> Outline:
        """An open smooth line through points in space."""
        return curve([tuple(p) for p in self.flat(np.array(points)).tolist()], closed=False)


def panel(
    width: float, height: float, radius: float | Sequence[float] = 10.0, *, bow: float = 0.0, steps: int = 5
) -> np.ndarray:
    """A rectangle with round corners around (0, 0), `(n, 2)`, y up; `radius` from the upper right, anticlockwise."""
    radii = [radius] * 4 if isinstance(radius, (int, float)) else list(radius)
    corners = ((1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270))
    points = []
    for (sx, sy, start), r in zip(corners, radii, strict=True):
        r = min(r, width / 2, height / 2)
        for angle in np.deg2rad(np.linspace(start, start + 90, steps)):
            x, y = sx * (width / 2 - r) + r * np.cos(angle), sy * (height / 2 - r) + r * np.sin(angle)
            points.append((x, y + bow * sy * (1 - (2 * x / width) ** 2)))
    return np.array(points)


def upright(shape: np.ndarray, x: float, y: float, z: float, *, lean: float = 0.0) -> Loop:
    """A flat shape standing and facing the viewer, its middle at (x, y, z); `lean` degrees backwards from its foot."""
    radians, low = np.deg2rad(lean), shape[:, 1].min()
    up = shape[:, 1] - low
    return np.stack([shape[:, 0] + x, low + up * np.cos(radians) + y, z - up * np.sin(radians)], axis=1)


def sideways(shape: np.ndarray, x: float, y: float, z: float) -> Loop:
    """A flat shape standing and facing left or right; its own x runs towards the viewer."""
    return np.stack([np.full(len(shape), x), shape[:, 1] + y, shape[:, 0] + z], axis=1)


def level(shape: np.ndarray, x: float, y: float, z: float) -> Loop:
    """A flat shape lying; its own y runs away from the viewer."""
    return np.stack([shape[:, 0] + x, np.full(len(shape), y), z - shape[:, 1]], axis=1)


def pad(
    canvas: Canvas,
    view: View,
    loop: Loop,
    push: Sequence[float],
    made: Surface,
    *,
    puff: float = 12.0,
    welt: bool = True,
    folds: Sequence[Fold] = (),
    tufts: Sequence[Sequence[float]] = (),
) -> tuple[Outline, Outline]:
    """Draws an extruded piece as upholstery (or, with little puff, as a board).

    Args:
        canvas: to draw on.
        view: the camera.
        loop: one face.
        push: vector from that face to the other.
        made: its surface.
        puff: how round its edges are.
        welt: whether a seam runs around the face towards the viewer.
        folds: wrinkles on top, on the canvas.
        tufts: points in space where buttons pull it in.

    Returns:
        The whole silhouette and the face towards the viewer, on the canvas.
    """
    away = np.asarray(push, dtype=float)
    front, back = loop, loop + away
    if view.turned(away)[2] > 0:
        front, back = back, front
        away = -away
    normal = _normal(front)
    if view.turned(normal)[2] < 0:
        normal = -normal
    flat_front, flat_back = view.flat(front), view.flat(back)
    face = polygon(flat_front.tolist())
    strips = _strips(view, front, away, flat_front, flat_back)
    hull = joined(face, *[polygon(quad.tolist()) for quad, _, _ in strips])
    outline = polygon(_hull(np.concatenate([flat_front, flat_back])).tolist()) if _convex(flat_front) else face
    for part in (face, *[polygon(quad.tolist()) for quad, _, _ in strips]):
        canvas.cast(part)
    canvas.path(hull, fill=made.tones.base, stroke=made.tones.base, stroke_width=1.2, stroke_linejoin="round")
    if made.pattern != "plain":
        _print(canvas, view, hull, made, strips, away)
    whole = outline if _convex(flat_front) else _wide(hull.box)
    with canvas.within(hull):
        if made.pattern != "plain":
            _cover(canvas, view, face, front, normal, made)
        texture(canvas, whole, made)
        with canvas.group(filter=canvas.filter(f'<feGaussianBlur stdDeviation="{max(0.6, puff * 0.26):.1f}"/>', hull.box, 30), blend="multiply"):
            for quad, slope, _ in strips:
                _lit(canvas, polygon(quad.tolist()), slope, dark=True)
            canvas.path(face, fill="#ffffff")
            _lit(canvas, face, normal, dark=True)
        with canvas.group(filter=canvas.filter(f'<feGaussianBlur stdDeviation="{max(0.6, puff * 0.3):.1f}"/>', hull.box, 30), blend="soft-light"):
            for quad, slope, _ in strips:
                _lit(canvas, polygon(quad.tolist()), slope, dark=False)
        if puff > 3:
            light.relief(canvas, whole, folds, puff=puff * 0.8, soft=4.0, depth=3.4, strength=0.42)
        light.inner_shadow(canvas, face, puff * 0.9, 0.16)
        if MATERIALS[made.material].gloss > 0.25:
            sheen(canvas, face, made)
    light.inner_shadow(canvas, hull, 6, 0.14)
    if welt:
        canvas.path(face, fill="none", stroke=made.tones.deep, stroke_width=1.6, stroke_opacity=0.45, clip_path=canvas.clip(hull))
        canvas.path(face.shifted(-0.9, -1.0), fill="none", stroke=made.tones.light, stroke_width=1.0, stroke_opacity=0.5,
                    clip_path=canvas.clip(hull))  # fmt: skip
    for spot in tufts:
        button(canvas, view.point(*spot), made)
    return outline, face


def button(canvas: Canvas, at: tuple[float, float], made: Surface, size: float = 4.2) -> None:
    """A covered button that pulls the padding in."""
    x, y = at
    dent = ellipse(x, y, size * 3.2, size * 2.8)
    hollow = canvas.radial((x, y), size * 3.2, [(0.15, light.SHADOW, 0.55), (0.5, light.SHADOW, 0.18), (1.0, light.SHADOW, 0.0)])
    light.shade(canvas, dent, hollow)
    knob = ellipse(x, y, size, size * 0.95)
    canvas.path(knob, fill=made.tones.base, stroke=made.tones.deep, stroke_width=0.7, stroke_opacity=0.6)
    light.ball(canvas, knob, 0.6)


def leg(
    canvas: Canvas, view: View, top: Sequence[float], foot: Sequence[float], widths: Sequence[float], made: Surface
) -> None:
    """A leg from its top to the floor, with its contact shadow."""
    spine = view.line(top, foot)
    paint_bar(canvas, spine, [w * view.scale for w in widths], made, flat=True)
    x, y = view.point(*foot)
    canvas.stand(x, y, widths[-1] * 0.8, widths[-1] * 0.3)


def rail(canvas: Canvas, view: View, points: Sequence[Sequence[float]], widths: Sequence[float], made: Surface) -> Outline:
    """A bar of a frame through points in space."""
    return paint_bar(canvas, view.line(*points), [w * view.scale for w in widths], made)


def contact(canvas: Canvas, on: Outline, under: Outline, *, shift: tuple[float, float] = (4.0, 6.0), soft: float = 7.0, strength: float = 0.4) -> None:
    """The soft shadow that a piece to be drawn next throws on one that is there."""
    shadow = under.shifted(*shift)
    canvas.path(shadow, fill=light.SHADOW, fill_opacity=strength, filter=canvas.blur(soft, shadow), clip_path=canvas.clip(on), blend="multiply")


def _normal(loop: Loop) -> np.ndarray:
    centre = loop.mean(axis=0)
    total = np.cross(loop - centre, np.roll(loop, -1, axis=0) - centre).sum(axis=0)
    return total / max(float(np.linalg.norm(total)), 1e-9)


def _strips(
    view: View, front: Loop, away: np.ndarray, flat_front: np.ndarray, flat_back: np.ndarray
) -> list[tuple[np.ndarray, np.ndarray, int]]:
    """The visible parts of the rim: quads on the canvas, their outward normals and the edge they belong to."""
    centre, found = front.mean(axis=0), []
    for i in range(len(front)):
        j = (i + 1) % len(front)
        edge = front[j] - front[i]
        if np.linalg.norm(edge) < 1e-6:
            continue
        slope = np.cross(edge, away)
        slope /= max(float(np.linalg.norm(slope)), 1e-9)
        inside = np.cross(edge, _normal(front))
        if slope @ inside * (inside @ (front[i] - centre)) < 0 and _winding(front, view):
            slope = -slope
        if slope @ ((front[i] + front[j]) / 2 - centre) < 0 and _convex(flat_front):
            slope = -slope
        if view.turned(slope)[2] > 0.02:
            found.append((np.array([flat_front[i], flat_front[j], flat_back[j], flat_back[i]]), slope, i))
    return found


def _winding(loop: Loop, view: View) -> bool:
    return False


def _convex(points: np.ndarray) -> bool:
    edges = np.roll(points, -1, axis=0) - points
    following = np.roll(edges, -1, axis=0)
    turn = edges[:, 0] * following[:, 1] - edges[:, 1] * following[:, 0]
    size = np.linalg.norm(edges, axis=1) * np.linalg.norm(following, axis=1) + 1e-9
    return bool((turn / size > -0.05).all() or (turn / size < 0.05).all())


def _hull(points: np.ndarray) -> np.ndarray:
    """The convex hull, by monotone chains."""
    ordered = sorted(map(tuple, points.tolist()))

    def half(row: list[tuple[float, float]]) -> list[tuple[float, float]]:
        chain: list[tuple[float, float]] = []
        for p in row:
            while len(chain) > 1 and (chain[-1][0] - chain[-2][0]) * (p[1] - chain[-2][1]) <= (chain[-1][1] - chain[-2][1]) * (p[0] - chain[-2][0]):
                chain.pop()
            chain.append(p)
        return chain[:-1]

    return np.array(half(ordered) + half(ordered[::-1]))


def _wide(box: tuple[float, float, float, float]) -> Outline:
    left, top, right, bottom = box
    return polygon([(left, top), (right, top), (right, bottom), (left, bottom)])


def _lit(canvas: Canvas, shape: Outline, slope: np.ndarray, *, dark: bool) -> None:
    """Shade or light of a face by its slope to the lamp; the lamp does not turn with the piece."""
    value = float(slope @ _LAMP)
    if dark:
        amount = np.clip(0.62 - value, 0.0, 1.3) * 0.42
        canvas.path(shape, fill=light.SHADOW, fill_opacity=float(min(0.62, amount)), stroke=light.SHADOW, stroke_width=0.8,
                    stroke_opacity=float(min(0.62, amount)))  # fmt: skip
    elif value > 0.5:
        canvas.path(shape, fill=light.GLOW, fill_opacity=float((value - 0.5) * 1.1))


def _cover(canvas: Canvas, view: View, face: Outline, front: Loop, normal: np.ndarray, made: Surface) -> None:
    """The print on a face, in the face's own plane."""
    up = np.array([0.0, 1.0, 0.0]) if abs(normal[1]) < 0.8 else np.array([0.0, 0.0, -1.0])
    right = np.cross(up, normal)
    right /= np.linalg.norm(right)
    up = np.cross(normal, right)
    centre = front.mean(axis=0)
    spread_x, spread_y = ((front - centre) @ right), ((front - centre) @ up)
    _lay(canvas, view, face, made, (centre, right, up), (float(np.ptp(spread_x)), float(np.ptp(spread_y))))


def _print(
    canvas: Canvas, view: View, hull: object, made: Surface, strips: list[tuple[np.ndarray, np.ndarray, int]], away: np.ndarray
) -> None:
    """The print on the rim: upright where it faces up or down, along the push elsewhere."""
    box = hull.box  # type: ignore[attr-defined]
    rng = np.random.default_rng((made.seed, 5))
    region = joined(*[polygon(quad.tolist()) for quad, _, _ in strips]) if strips else None
    if region is None:
        return
    sheet = patterns.Sheet(rng, box[2] - box[0] + 60, box[3] - box[1] + 60, made.scale, made.tones, made.accent)
    found = patterns.motifs(made.pattern, sheet)
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    patterns.lay(canvas, region, found, patterns.drape(rng, middle, sway=1.5))  # type: ignore[arg-type]


def _lay(
    canvas: Canvas, view: View, face: Outline, made: Surface, plane: tuple[np.ndarray, np.ndarray, np.ndarray], size: tuple[float, float]
) -> None:
    centre, right, up = plane
    rng = np.random.default_rng((made.seed, 2))
    sheet = patterns.Sheet(rng, size[0] + 24, size[1] + 24, made.scale, made.tones, made.accent)

    def project(points: np.ndarray) -> np.ndarray:
        return view.flat(centre + points[:, :1] * right - points[:, 1:] * up)

    canvas.path(face, fill=made.tones.base)
    patterns.lay(canvas, face, patterns.motifs(made.pattern, sheet), project)


__all__ = ["Loop", "Project", "View", "bar", "button", "contact", "leg", "level", "pad", "panel", "rail", "sideways", "upright"]
