"""Cups, tubs and pots of dairy: tapering walls with a printed sleeve, foil and snap-on lids, what is inside them.

A `Cup` is a turned body and where it stands; everything scales with its width, so that one function draws a single cup,
four of them in a pack, or a family tub.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storefront.departments.dairy_drinks import bottles
from storefront.departments.dairy_drinks.label_art import Panel
from storefront.drawing import light
from storefront.drawing.bars import paint_bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import MATERIALS, Surface, paint
from storefront.drawing.outline import CORNER, Outline, Point, curve, ellipse
from storefront.drawing.solids import TILT, Turned, paint_turned, streaks, turned
from storefront.palette import Tones, tones


def cup_body(axis: float, foot: float, halves: Point, height: float, *, step: float = 0.0) -> Turned:
    """A tapering cup: half widths of mouth and foot; `step` narrows the wall below the rim by so much."""
    top, low = halves
    ys = foot - height
    knots: list[tuple[object, ...]] = [(top, ys, CORNER), (top, ys + height * 0.045, CORNER)]
    if step:
        knots.append((top - step, ys + height * 0.055, CORNER))
    inner = top - step
    knots += [(inner + (low - inner) * share, ys + height * share, CORNER) for share in (0.4, 0.8)]
    knots.append((inner + (low - inner) * 0.94, ys + height * 0.94))
    knots += [(low - height * 0.012, foot - height * 0.025), (low - height * 0.05, foot)]
    return turned(knots, axis)


def sleeve(canvas: Canvas, body: Turned, shell: Surface, made: Surface, reach: Point = (0.07, 0.95)) -> Panel:
    """The cup's wall and the print around it; `reach` is where it begins and ends, as shares of the height."""
    paint_turned(canvas, body, shell.plain(), strength=0.4)
    top, foot = body.profile[0][1], body.profile[-1][1]
    return bottles.label(canvas, body, made, top + (foot - top) * reach[0], top + (foot - top) * reach[1])


def finish_sleeve(canvas: Canvas, body: Turned, panel: Panel, gloss: float) -> None:
    """Light over a printed cup."""
    bottles.light_label(canvas, panel.clip)
    streaks(canvas, body.outline, gloss)
    light.inner_shadow(canvas, body.outline, 6, 0.14)
    top = body.profile[0][1]
    shadow = body.zone(top, top + (body.profile[-1][1] - top) * 0.11)
    ramp = [(0.2, light.SHADOW, 0.34), (1.0, light.SHADOW, 0.0)]
    light.shade(canvas, shadow, canvas.linear((0, shadow.box[1]), (0, shadow.box[3]), ramp))


def foil_lid(canvas: Canvas, body: Turned, foil: Tones, *, tab: float = 0.9, grow: float = 5.0) -> Outline:
    """A sealed lid of foil with its crimped edge and a tab to pull at an angle from the right, in radians."""
    top, half = body.profile[0][1], body.profile[0][0] + grow
    tongue = _tab(body.axis, top, half, tab)
    canvas.cast(tongue)
    canvas.path(tongue, fill=foil.shade)
    light.rim(canvas, tongue, 1.0, 0.5)
    drop = max(7.0, half * 0.085)
    skirt = turned([(half * 0.97, top - 3), (half, top + drop * 0.4), (half * 1.01, top + drop)], body.axis)
    face = ellipse(body.axis, top - 3, half * 0.97, half * 0.97 * TILT)
    canvas.cast(skirt.outline)
    canvas.path(skirt.outline, fill=foil.base)
    _crimps(canvas, skirt, drop, foil)
    light.round_sides(canvas, skirt.outline, 0.5)
    canvas.path(face, fill=foil.base)
    ends = ((body.axis - half, top - half * TILT), (body.axis + half, top + half * TILT))
    sheen = [(0.0, light.GLOW, 0.85), (0.22, light.GLOW, 0.95), (0.42, light.GLOW, 0.35), (0.6, light.GLOW, 0.7)]
    light.lighten(canvas, face, canvas.linear(*ends, [*sheen, (1.0, light.GLOW, 0.2)]), blend="soft-light")
    canvas.path(
        face, fill=canvas.linear(*ends, [(0.0, "#ffffff", 0.5), (0.35, "#ffffff", 0.12), (1.0, "#ffffff", 0.0)])
    )
    inner = ellipse(body.axis, top - 2.4, half * 0.84, half * 0.84 * TILT)
    canvas.path(inner, fill="none", stroke=light.SHADOW, stroke_width=1.2, stroke_opacity=0.22)
    canvas.path(inner.shifted(0, 1.3), fill="none", stroke="#ffffff", stroke_width=1.2, stroke_opacity=0.6)
    light.rim(canvas, face, 1.2, 0.6)
    return inner


def _crimps(canvas: Canvas, skirt: Turned, drop: float, foil: Tones) -> None:
    """The fine upright pleats of a foil's edge."""
    half, top = skirt.profile[-1][0], skirt.profile[0][1]
    pleats = "".join(
        f"M{skirt.axis + half * np.cos(a):.1f} {top + half * TILT * np.sin(a):.1f}v{drop + 3:.1f}"
        for a in np.linspace(0.06, np.pi - 0.06, max(18, int(half * 0.42)))
    )
    canvas.path(pleats, fill="none", stroke=foil.deep, stroke_width=1.1, stroke_opacity=0.42)


def _tab(axis: float, top: float, half: float, angle: float) -> Outline:
    def at(reach: float, turn: float) -> Point:
        return axis + half * reach * np.cos(turn), top + half * reach * TILT * np.sin(turn) + (reach - 0.9) * half * 0.3

    return curve(
        [
            (*at(0.9, angle - 0.24), CORNER),
            at(1.10, angle - 0.2),
            at(1.22, angle),
            at(1.10, angle + 0.2),
            (*at(0.9, angle + 0.24), CORNER),
        ]
    )


def peeled_foil(canvas: Canvas, body: Turned, foil: Tones) -> None:
    """The foil of an opened cup, bent up behind its mouth; drawn before the contents."""
    rng = canvas.rng
    top, half = body.profile[0][1], body.profile[0][0]
    rise, lean = half * float(rng.uniform(0.62, 0.85)), half * float(rng.uniform(-0.1, 0.22))
    flap = curve(
        [
            (body.axis - half * 0.86, top - half * 0.06),
            (body.axis - half * 0.80 + lean * 0.4, top - rise * 0.5),
            (body.axis - half * 0.40 + lean, top - rise * 0.95),
            (body.axis + half * 0.06 + lean, top - rise * 1.04),
            (body.axis + half * 0.50 + lean, top - rise * 0.9),
            (body.axis + half * 0.86 + lean * 0.4, top - rise * 0.46),
            (body.axis + half * 0.86, top - half * 0.06),
        ]
    )
    canvas.cast(flap)
    silver = tones("silver")
    canvas.path(flap, fill=silver.base)
    light.relief(
        canvas,
        flap,
        [light.Fold(leaf_ridge, 0.5) for leaf_ridge in _ridges(canvas, flap)],
        puff=5,
        depth=3,
        soft=4,
        strength=0.7,
    )
    left, up, right, low = flap.box
    ramp = [(0.1, light.GLOW, 0.6), (0.4, light.SHADOW, 0.10), (0.62, light.GLOW, 0.5), (1.0, light.SHADOW, 0.3)]
    canvas.path(flap, fill=canvas.linear((left, up), (right, low), ramp))
    light.rim(canvas, flap, 1.6, 0.6)
    curl = curve(
        [
            (body.axis - half * 0.46 + lean, top - rise * 0.93),
            (body.axis + half * 0.06 + lean, top - rise * 1.1),
            (body.axis + half * 0.54 + lean, top - rise * 0.88),
            (body.axis + half * 0.10 + lean, top - rise * 0.9),
        ]
    )
    canvas.path(curl, fill=foil.base)
    light.relief(canvas, curl, puff=4, depth=3, strength=0.6)
    light.rim(canvas, curl, 1.0, 0.5)


def _ridges(canvas: Canvas, flap: Outline) -> list[Outline]:
    left, top, right, bottom = flap.box
    rng = canvas.rng
    xs = rng.uniform(left + 20, right - 20, 5)
    return [
        curve([(x, top + 8), (x + 7, (top + bottom) / 2), (x + 2, bottom - 6), (x - 5, (top + bottom) / 2)])
        for x in xs.tolist()
    ]


def contents(
    canvas: Canvas, body: Turned, shell: Tones, tint: str, *, level: float = 7.0, wall: float = 5.0
) -> Outline:
    """An open mouth and what stands in it, stirred into a swirl. Returns its surface."""
    top, half = body.profile[0][1], body.profile[0][0]
    lip, hole = (
        ellipse(body.axis, top, half, half * TILT),
        ellipse(body.axis, top + 0.6, half - wall, (half - wall) * TILT),
    )
    canvas.path(lip, fill=shell.light)
    canvas.path(hole, fill=shell.shade)
    fill = ellipse(body.axis, top + level, (half - wall) * 0.985, (half - wall) * TILT)
    with canvas.within(hole):
        canvas.path(fill, fill=tint)
        for k, reach in enumerate((0.80, 0.56, 0.32)):
            arc = ellipse(body.axis + half * 0.05 * k, top + level + 1.0, half * reach, half * reach * TILT)
            canvas.path(arc.shifted(1, 2.2), fill="none", stroke=light.SHADOW, stroke_width=3.0, stroke_opacity=0.12)
            canvas.path(arc, fill="none", stroke="#ffffff", stroke_width=2.6, stroke_opacity=0.75)
        ramp = [(0.0, light.SHADOW, 0.40), (0.32, light.SHADOW, 0.0)]
        light.shade(canvas, fill, canvas.linear((body.axis - half, 0), (body.axis + half, 0), ramp))
    canvas.path(lip, fill="none", stroke="#ffffff", stroke_width=1.4, stroke_opacity=0.7)
    return fill


def standing_spoon(canvas: Canvas, foot: Point, length: float, lean: float, made: Surface) -> None:
    """The handle of a spoon that stands in a cup."""
    x, y = foot
    spine = curve([(x, y), (x + lean * 0.45, y - length * 0.5), (x + lean, y - length)], closed=False)
    paint_bar(canvas, spine, [9, 9, 11, 15, 17], made)
    canvas.path(ellipse(x, y + 1, 9, 3), fill=light.SHADOW, fill_opacity=0.25)


def snap_lid(canvas: Canvas, body: Turned, made: Surface, *, tall: float = 22.0) -> None:
    """A plastic lid that snaps over the rim: a grooved skirt, a raised bead, a sunken panel."""
    top, half = body.profile[0][1], body.profile[0][0] + 5
    y = top - tall * 0.45
    skirt = turned([(half * 0.985, y), (half, y + tall * 0.3), (half, y + tall)], body.axis)
    paint_turned(canvas, skirt, made.plain(), strength=0.44, stands=False)
    canvas.stroke(skirt.arc(y + tall * 0.42), light.SHADOW, 1.4, stroke_opacity=0.22)
    canvas.stroke(skirt.arc(y + tall * 0.42 + 1.8), "#ffffff", 1.2, stroke_opacity=0.4)
    face = ellipse(body.axis, y, half * 0.985, half * 0.985 * TILT)
    paint(canvas, face, made.plain(), cast=False)
    ends = ((body.axis - half, y - half * TILT), (body.axis + half, y + half * TILT))
    light.lighten(canvas, face, canvas.linear(*ends, [(0.0, light.GLOW, 0.9), (1.0, light.GLOW, 0.15)]))
    for reach, drop in ((0.86, 0.0), (0.80, 2.4)):
        ring = ellipse(body.axis, y + drop, half * reach, half * reach * TILT)
        canvas.path(ring, fill="none", stroke=light.SHADOW, stroke_width=1.5, stroke_opacity=0.24)
        canvas.path(ring.shifted(0, 1.3), fill="none", stroke="#ffffff", stroke_width=1.2, stroke_opacity=0.55)
    well = ellipse(body.axis, y + 2.6, half * 0.79, half * 0.79 * TILT)
    light.inner_shadow(canvas, well, 6, 0.2, shift=(2, 3))
    light.rim(canvas, face, 1.3, 0.6)


def screw_lid(canvas: Canvas, body: Turned, made: Surface, *, tall: float = 34.0) -> None:
    """A metal twist-off lid with its lugs."""
    top, half = body.profile[0][1], body.profile[0][0] + 4
    y = top - tall * 0.72
    lid = turned(
        [(half * 0.95, y), (half, y + tall * 0.18), (half, y + tall * 0.86), (half * 1.02, y + tall)], body.axis
    )
    paint_turned(canvas, lid, made, strength=0.46, stands=False)
    face = ellipse(body.axis, y, half * 0.95, half * 0.95 * TILT)
    canvas.path(
        face,
        fill=canvas.linear(
            (body.axis - half, 0), (body.axis + half, 0), [(0.0, made.tones.light, 1.0), (1.0, made.tones.base, 1.0)]
        ),
    )
    canvas.path(face.scaled(0.82), fill="none", stroke=made.tones.shade, stroke_width=1.2, stroke_opacity=0.7)
    canvas.stroke(lid.arc(y + tall * 0.84), light.SHADOW, 1.6, stroke_opacity=0.3)
    light.rim(canvas, face, 1.1, 0.6)


def glass_pot(canvas: Canvas, body: Turned, layers: list[tuple[float, str]], *, thick: float = 10.0) -> None:
    """A pot of clear glass; `layers` from the top are (share of the height where it begins, colour)."""
    outline = body.outline
    top, foot_y, foot = body.profile[0][1], body.profile[-1][1], body.profile[-1][0]
    canvas.cast(outline)
    canvas.stand(body.axis, foot_y + foot * TILT * 0.3, foot, foot * TILT)
    canvas.path(outline, fill="#e4edea", fill_opacity=0.6)
    ends = [share for share, _ in layers[1:]] + [1.0]
    for (begin, colour), end in zip(layers, ends, strict=True):
        low = min(foot_y - thick, top + (foot_y - top) * end)
        zone = body.zone(top + (foot_y - top) * begin, low).scaled(0.95, 1.0)
        canvas.path(zone, fill=colour)
        light.inner_shadow(canvas, zone, 5, 0.10)
    light.round_sides(canvas, outline, 0.30)
    light.inner_shadow(canvas, outline, 8, 0.24)
    base = body.arc(foot_y - 4)
    canvas.stroke(base, "#ffffff", 2.4, stroke_opacity=0.6)
    canvas.stroke(base.shifted(0, -6), light.SHADOW, 2.0, stroke_opacity=0.16)
    rim = body.ring(top)
    canvas.path(rim, fill="#f3f7f5", fill_opacity=0.7, stroke="#ffffff", stroke_width=2.0)


def pot_gloss(made: Surface) -> float:
    """How strongly a printed cup of this material shines."""
    return 0.12 + 0.75 * MATERIALS[made.material].gloss


def lid_surface(made: Surface, name: str, material: str, rng: np.random.Generator) -> Surface:
    """A plain surface in a named colour for lids."""
    return replace(made, tones=tones(name, rng), pattern="plain", material=material)
