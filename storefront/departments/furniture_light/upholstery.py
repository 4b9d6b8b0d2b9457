"""Upholstery and frames in space: blocks, cushions, panels and bars of furniture, seen by one camera.

Furniture is built in its own coordinates (x to the right, y up, z towards the viewer, origin on the floor below its
middle); a `View` turns and projects it onto the canvas. Pieces are extruded shapes: a closed loop of points and the
vector that it is pushed along. `Upholstery` draws them: faces by their slope to the lamp, then soft
edges over all of it. The caller paints from back to front.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from storefront.drawing import light, patterns
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.light import Fold
from storefront.drawing.materials import MATERIALS, Surface, sheen, texture
from storefront.drawing.outline import Joined, Outline, ellipse, joined, polygon
from storefront.drawing.space import Loop, View, level, panel, sideways, upright

__all__ = ["Loop", "Upholstery", "View", "button", "leg", "level", "panel", "rail", "sideways", "upright"]

_LAMP = np.array([-0.55, 0.72, 0.55]) / np.linalg.norm([-0.55, 0.72, 0.55])


class Upholstery:
    """A piece of furniture in the making: what was drawn already gets the shadow of what is drawn next."""

    def __init__(self, canvas: Canvas, view: View, made: Surface) -> None:
        """Starts with nothing drawn; all pieces are of one surface."""
        self.canvas, self.view, self.made = canvas, view, made
        self.pieces: list[Outline] = []

    def pad(
        self,
        loop: Loop,
        push: Sequence[float],
        *,
        puff: float = 12.0,
        welt: bool = True,
        folds: Sequence[Fold] = (),
        tufts: Sequence[Sequence[float]] = (),
    ) -> None:
        """Draws an extruded piece.

        Args:
            loop: one face.
            push: vector from that face to the other.
            puff: how round its edges are.
            welt: whether a seam runs around the face towards the viewer.
            folds: wrinkles on it, on the canvas.
            tufts: points in space where buttons pull it in.
        """
        canvas, view, made = self.canvas, self.view, self.made
        away = np.asarray(push, dtype=float)
        front = loop
        if view.turned(away)[2] > 0:
            front, away = loop + away, -away
        normal = _normal(front)
        if view.turned(normal)[2] < 0:
            front, normal = front[::-1], -normal
        face = polygon(view.flat(front).tolist())
        quads = _rims(view, front, away, normal)
        hull = joined(face, *_runs(view, quads))
        faces = [(_drawn(view, quad), slope) for quad, slope in quads]
        self._piece(hull, [*faces, (face.d, normal)], puff)
        if made.pattern != "plain":
            _cover(canvas, view, face, front, normal, made)
            _shaded(canvas, hull, [(face.d, normal)], puff)
        light.relief(canvas, hull, folds, puff=puff * 0.8, soft=4.0, depth=3.4, strength=0.5)
        if MATERIALS[made.material].gloss > 0.25:
            sheen(canvas, face, made)
        if welt:
            clip = canvas.clip(hull)
            canvas.path(face, fill="none", stroke=made.tones.deep, stroke_width=1.6, stroke_opacity=0.4, clip_path=clip)
            lit = face.shifted(-0.9, -1.0)
            canvas.path(lit, fill="none", stroke=made.tones.light, stroke_width=1.0, stroke_opacity=0.5, clip_path=clip)
        for spot in tufts:
            button(canvas, view.point(*spot), made)

    def sheet(self, lower: Loop, upper: Loop, *, puff: float = 8.0) -> None:
        """Draws the visible side of a bent wall between two lines in space (the walls of a tub chair).

        A part of it is visible if it faces the viewer, seen with `lower` running anticlockwise around it.
        """
        view, quads = self.view, []
        for i in range(len(lower) - 1):
            quad = np.array([lower[i], lower[i + 1], upper[i + 1], upper[i]])
            slope = _normal(quad)
            if view.turned(slope)[2] > 0.01:
                quads.append((quad, slope))
        if quads:
            hull = joined(*_runs(view, quads))
            self._piece(hull, [(_drawn(view, quad), slope) for quad, slope in quads], puff)
            light.relief(self.canvas, hull, puff=puff * 0.8, depth=3.0, strength=0.35)

    def shell(self, grid: np.ndarray, *, puff: float = 8.0) -> None:
        """Draws a bent sheet that may show both its sides: `grid` is `(rows, columns, 3)`, from far to near."""
        view, faces, strips = self.view, [], []
        for upper, lower in pairwise(grid):
            strips.append(polygon(view.flat(np.concatenate([upper, lower[::-1]])).tolist()))
            for j in range(len(upper) - 1):
                quad = np.array([upper[j], upper[j + 1], lower[j + 1], lower[j]])
                slope = _normal(quad)
                faces.append((_drawn(view, quad), slope if view.turned(slope)[2] > 0 else -slope))
        hull = joined(*strips)
        self._piece(hull, faces, puff)
        light.relief(self.canvas, hull, puff=puff * 0.8, depth=3.0, strength=0.35)

    def finish(self) -> None:
        """The cloth's wrinkles and weave over all pieces at once: one bolt of cloth."""
        texture(self.canvas, joined(*self.pieces), self.made)  # type: ignore[arg-type]

    def _piece(self, hull: Joined, faces: Sequence[tuple[str, np.ndarray]], puff: float) -> None:
        """Colour, print, the light of all faces, and the shadow on the pieces behind."""
        canvas, made = self.canvas, self.made
        if self.pieces:
            behind = hull.shifted(5.0, -3.0)
            canvas.path(behind, fill=light.SHADOW, fill_opacity=0.5, filter=canvas.blur(7.0, hull),
                        clip_path=canvas.clip(joined(*self.pieces)), blend="multiply")  # fmt: skip
        for part in hull.parts:
            canvas.cast(part)
        self.pieces += hull.parts
        canvas.path(hull, fill=made.tones.base, stroke=made.tones.base, stroke_width=0.9, stroke_linejoin="round")
        if made.pattern != "plain":
            left, top, right, bottom = hull.box
            rng = np.random.default_rng((made.seed, 2))
            print_ = patterns.Sheet(rng, right - left + 60, bottom - top + 60, made.scale, made.tones, made.accent)
            project = patterns.drape(rng, ((left + right) / 2, (top + bottom) / 2), sway=1.5)
            patterns.lay(canvas, hull, patterns.motifs(made.pattern, print_), project)  # type: ignore[arg-type]
        _shaded(canvas, hull, faces, puff)


def button(canvas: Canvas, at: tuple[float, float], made: Surface, size: float = 4.2) -> None:
    """A covered button that pulls the padding in."""
    x, y = at
    dent = ellipse(x, y, size * 3.2, size * 2.8)
    hollow = canvas.radial(
        (x, y), size * 3.2, [(0.15, light.SHADOW, 0.55), (0.5, light.SHADOW, 0.18), (1.0, light.SHADOW, 0.0)]
    )
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


def rail(
    canvas: Canvas, view: View, points: Sequence[Sequence[float]], widths: Sequence[float], made: Surface
) -> Outline:
    """A bar of a frame through points in space."""
    return paint_bar(canvas, view.line(*points), [w * view.scale for w in widths], made)


def _normal(loop: Loop) -> np.ndarray:
    centre = loop.mean(axis=0)
    total = np.cross(loop - centre, np.roll(loop, -1, axis=0) - centre).sum(axis=0)
    return total / max(float(np.linalg.norm(total)), 1e-9)


def _rims(view: View, front: Loop, away: np.ndarray, normal: np.ndarray) -> list[tuple[Loop, np.ndarray]]:
    """The visible parts of the rim: quads in space and their outward normals. `front` runs anticlockwise."""
    found = []
    for i in range(len(front)):
        a, b = front[i], front[(i + 1) % len(front)]
        if np.linalg.norm(b - a) < 1e-6:
            continue
        slope = np.cross(b - a, away)
        slope /= max(float(np.linalg.norm(slope)), 1e-9)
        if slope @ np.cross(b - a, normal) < 0:
            slope = -slope
        if view.turned(slope)[2] > 0.02:
            found.append((np.array([a, b, b + away, a + away]), slope))
    return found


def _runs(view: View, quads: Sequence[tuple[Loop, np.ndarray]]) -> list[Outline]:
    """Neighbouring quads as one outline each: the same area with far fewer points."""
    found: list[tuple[list[np.ndarray], list[np.ndarray]]] = []
    for quad, _ in quads:
        if found and np.allclose(found[-1][0][-1], quad[0]):
            found[-1][0].append(quad[1])
            found[-1][1].append(quad[2])
        else:
            found.append(([quad[0], quad[1]], [quad[3], quad[2]]))
    return [polygon(view.flat(np.array(near + far[::-1])).tolist()) for near, far in found]


def _drawn(view: View, quad: Loop) -> str:
    """Path data of one quad."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in view.flat(quad)) + "Z"


def _shaded(canvas: Canvas, hull: Joined, faces: Sequence[tuple[str, np.ndarray]], puff: float) -> None:
    """Shade and light of faces by their slope to the lamp, blurred into one another."""
    left, top, right, bottom = hull.box
    soft = canvas.filter(
        f'<feGaussianBlur stdDeviation="{max(0.6, puff * 0.26):.1f}"/>', (left, top, right, bottom), puff
    )
    with canvas.within(hull), canvas.group(filter=soft):
        for face, slope in faces:
            value = float(slope @ _LAMP)
            amount = min(0.6, max(0.0, 0.66 - value) * 0.42)
            ink, opacity = (light.SHADOW, amount) if amount > 0 else (light.GLOW, (value - 0.66) * 0.55)
            canvas.path(
                face, fill=ink, fill_opacity=opacity, stroke=ink, stroke_width=0.7, stroke_opacity=opacity * 0.7
            )


def _cover(canvas: Canvas, view: View, face: Outline, front: Loop, normal: np.ndarray, made: Surface) -> None:
    """The print on a face, in the face's own plane."""
    up = np.array([0.0, 1.0, 0.0]) if abs(normal[1]) < 0.8 else np.array([0.0, 0.0, -1.0])
    right = np.cross(up, normal)
    right /= np.linalg.norm(right)
    up = np.cross(normal, right)
    centre = front.mean(axis=0)
    spread_x, spread_y = ((front - centre) @ right), ((front - centre) @ up)
    _lay(canvas, view, face, made, (centre, right, up), (float(np.ptp(spread_x)), float(np.ptp(spread_y))))


def _lay(
    canvas: Canvas,
    view: View,
    face: Outline,
    made: Surface,
    plane: tuple[np.ndarray, np.ndarray, np.ndarray],
    size: tuple[float, float],
) -> None:
    centre, right, up = plane
    rng = np.random.default_rng((made.seed, 2))
    sheet = patterns.Sheet(rng, size[0] + 24, size[1] + 24, made.scale, made.tones, made.accent)

    def project(points: np.ndarray) -> np.ndarray:
        return view.flat(centre + points[:, :1] * right - points[:, 1:] * up)

    canvas.path(face, fill=made.tones.base)
    patterns.lay(canvas, face, patterns.motifs(made.pattern, sheet), project)
