"""What belongs to a knife besides its blade: handles with their rivets, sheaths, and the cloth or board below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from storefront.departments.kitchen.blades import Blade, Frame, across
from storefront.drawing import light
from storefront.drawing.canvas import Canvas, Stop
from storefront.drawing.light import Fold
from storefront.drawing.materials import MATERIALS, Surface, paint
from storefront.drawing.outline import Outline, Point, curve, ellipse, leaf, polygon, rounded
from storefront.palette import Tones, tones


def paint_handle(canvas: Canvas, frame: Frame, length: float, thick: float, made: Surface, style: str) -> None:
    """A handle that ends at the blade's heel: riveted scales on a tang, eight-sided and Japanese, or smooth."""
    t = thick / 2
    if style == "octagon":
        shape = polygon([(-length, -t * 1.02), (0, -t * 0.8), (0, t * 0.8), (-length, t * 1.02)])
    else:
        belly = float(canvas.rng.uniform(0.86, 1.05))
        shape = curve(
            [
                (0, -t * 0.86, "c"),
                (-length * 0.3, -t * 0.86),
                (-length * 0.66, -t * 1.0),
                (-length * 0.92, -t * 0.86),
                (-length, -t * 0.1),
                (-length * 0.98, t * 1.12),
                (-length * 0.86, t * 1.22),
                (-length * 0.7, t * 0.8),
                (-length * 0.42, t * belly),
                (-length * 0.14, t * 0.84),
                (0, t * 0.98, "c"),
            ]
        )
    outline = shape.mapped(frame)
    _paint_part(canvas, frame, outline, made, (-length, -t * 1.3, 6, t * 1.3))
    light.relief(canvas, outline, puff=thick * 0.16, depth=4, strength=0.6)
    round_off: list[Stop] = [
        (0.0, light.SHADOW, 0.12),
        (0.25, light.SHADOW, 0.0),
        (0.6, light.SHADOW, 0.06),
        (1.0, light.SHADOW, 0.42),
    ]
    light.shade(canvas, outline, across(canvas, frame, 0, (-t, t * 1.1), round_off))
    gloss = MATERIALS[made.material].gloss
    shine: list[Stop] = [(0.16, light.GLOW, 0.0), (0.28, light.GLOW, 0.2 + 0.6 * gloss), (0.42, light.GLOW, 0.0)]
    light.lighten(canvas, outline, across(canvas, frame, 0, (-t, t * 1.1), shine), blend="screen")
    light.rim(canvas, outline, 1.0, 0.5)
    if style == "octagon":
        _facets(canvas, frame, length, t, made)
    elif style == "riveted":
        _tang(canvas, frame, length, t, outline, made.seed)


def _paint_part(
    canvas: Canvas, frame: Frame, outline: Outline, made: Surface, box: tuple[float, float, float, float]
) -> None:
    """A piece of a knife; wood gets a grain that runs along the knife, however that lies."""
    if made.material not in ("wood", "bamboo"):
        paint(canvas, outline, made.plain())
        return
    paint(canvas, outline, made.plain().of("plastic"))
    left, top, right, bottom = box
    rng = canvas.rng
    with canvas.within(outline):
        for y in np.arange(top, bottom, 3.2 if made.material == "wood" else 4.6):
            xs = np.linspace(left, right, 9)
            drift = 2.6 * np.sin(xs / rng.uniform(40, 120) + rng.uniform(0, 6)) + rng.uniform(-1.2, 1.2)
            run = curve([(float(a), float(y + b)) for a, b in zip(xs, drift, strict=True)], closed=False).mapped(frame)
            ink = made.tones.light if rng.random() < 0.35 else made.tones.deep
            canvas.stroke(run, ink, float(rng.uniform(0.7, 2.2)), stroke_opacity=float(rng.uniform(0.10, 0.36)))


def _facets(canvas: Canvas, frame: Frame, length: float, t: float, made: Surface) -> None:
    """The edges of an eight-sided handle and its ferrule of horn."""
    for share in (-0.42, 0.46):
        run = polygon([(-length, t * share), (0, t * share * 0.8)], closed=False).mapped(frame)
        canvas.stroke(run, light.SHADOW, 1.3, stroke_opacity=0.4)
        canvas.stroke(run.shifted(0.6, 1.2), "#ffffff", 1.0, stroke_opacity=0.3)
    collar = polygon([(-length * 0.17, -t * 0.86), (2, -t * 0.84), (2, t * 0.84), (-length * 0.17, t * 0.86)]).mapped(
        frame
    )
    horn = made.dyed(tones("black" if made.tones.oklch[0] > 0.35 else "ivory")).of("plastic")
    paint(canvas, collar, horn)
    band: list[Stop] = [
        (0.0, light.GLOW, 0.1),
        (0.3, light.GLOW, 0.5),
        (0.5, light.GLOW, 0.0),
        (1.0, light.SHADOW, 0.5),
    ]
    canvas.path(collar, fill=across(canvas, frame, 0, (-t, t), band))


def _tang(canvas: Canvas, frame: Frame, length: float, t: float, outline: Outline, seed: int) -> None:
    """The steel between two scales, seen along the spine, three rivets, and the bolster."""
    steel = tones("silver")
    with canvas.within(outline):
        run = polygon([(-length, -t * 0.97), (0, -t * 0.82)], closed=False).mapped(frame)
        canvas.stroke(run, steel.light, 4.0)
        canvas.stroke(run.shifted(0.4, 2.4), light.SHADOW, 1.2, stroke_opacity=0.45)
    metal = tones("mustard") if seed % 4 == 0 else steel
    for share in (0.22, 0.50, 0.78):
        x, y = frame.at(-length * share, 0)
        canvas.path(ellipse(x + 0.8, y + 1.2, t * 0.27), fill=light.SHADOW, fill_opacity=0.45)
        canvas.path(ellipse(x, y, t * 0.25), fill=metal.base, stroke=metal.deep, stroke_width=0.8)
        canvas.path(ellipse(x - t * 0.07, y - t * 0.08, t * 0.11), fill="#ffffff", fill_opacity=0.85)
    bolster = curve([(-6, -t * 0.9, "c"), (12, -t * 0.94, "c"), (13, t * 0.96, "c"), (-8, t * 1.0, "c")]).mapped(frame)
    canvas.cast(bolster)
    bands: list[Stop] = [
        (0.0, steel.light, 1.0),
        (0.3, "#ffffff", 1.0),
        (0.6, steel.base, 1.0),
        (1.0, steel.shade, 1.0),
    ]
    canvas.path(bolster, fill=across(canvas, frame, 0, (-t, t), bands), stroke=steel.deep, stroke_width=0.7)


def sheath(canvas: Canvas, frame: Frame, blade: Blade, made: Surface) -> None:
    """A guard for the blade, of wood, leather or plastic, with its pin or its stitches."""
    h = blade.height / 2 + 7
    shape = curve(
        [
            (-4, -h, "c"),
            (blade.length * 0.62, -h * 0.98),
            (blade.length * 0.95, -h * 0.36),
            (blade.length + 12, h * 0.5),
            (blade.length * 0.9, h * 0.96),
            (blade.length * 0.5, h),
            (-4, h, "c"),
        ]
    )
    outline = shape.mapped(frame)
    _paint_part(canvas, frame, outline, made, (-6, -h, blade.length + 12, h))
    light.relief(canvas, outline, puff=8, depth=4, strength=0.6)
    light.falloff(canvas, outline, 0.2)
    if made.material == "leather":
        seam = shape.scaled(0.94, 0.84).mapped(frame)
        canvas.path(seam, fill="none", stroke=made.tones.light, stroke_width=2.0, stroke_dasharray="8 5")
    else:
        groove = curve(
            [(0, h * 0.55), (blade.length * 0.6, h * 0.55), (blade.length * 0.9, h * 0.3)], closed=False
        ).mapped(frame)
        canvas.stroke(groove, light.SHADOW, 1.6, stroke_opacity=0.35)
        x, y = frame.at(18, -h * 0.3)
        canvas.path(ellipse(x, y, 5), fill=tones("black").base, stroke=made.tones.light, stroke_width=1.2)
    light.rim(canvas, outline, 1.2, 0.5)


def shadow_below(canvas: Canvas, outlines: Sequence[Outline], below: Outline) -> None:
    """The shadow of what lies on something."""
    with canvas.within(below):
        for outline in outlines:
            far = outline.shifted(7, 10)
            canvas.path(far, fill=light.SHADOW, fill_opacity=0.32, filter=canvas.blur(6, far))
            near = outline.shifted(2.5, 3.5)
            canvas.path(near, fill=light.SHADOW, fill_opacity=0.38, filter=canvas.blur(2, near))


def cloth(canvas: Canvas, made: Surface, angle: float, size: Point) -> Outline:
    """A folded kitchen cloth with its hem."""
    rng = canvas.rng
    w, d = size[0] / 2, size[1] / 2
    wobble = rng.uniform(-5, 5, 16)
    knots: list[tuple[object, ...]] = [
        (-w, -d, "c"),
        (-w * 0.3, -d + wobble[0]),
        (w * 0.4, -d + wobble[1]),
        (w, -d, "c"),
        (w + wobble[2], 0),
        (w, d, "c"),
        (w * 0.3, d + wobble[3]),
        (-w * 0.4, d + wobble[4]),
        (-w, d, "c"),
        (-w + wobble[5], 0),
    ]
    frame = Frame((256.0, 256.0), angle)
    outline = curve(knots).mapped(frame)
    linen = made.of("linen")
    paint(canvas, outline, linen, turn=angle)
    folds = []
    for x in (-0.5, 0.02, 0.5):
        at = w * (x + float(rng.uniform(-0.1, 0.1)))
        folds.append(Fold(leaf(frame.at(at, -d * 0.98), frame.at(at + 14, d * 0.98), 16), float(rng.uniform(0.3, 0.6))))
    light.relief(canvas, outline, folds, puff=7, soft=5, depth=4, strength=0.6)
    hem = curve(knots).scaled(0.965, 0.94).mapped(frame)
    canvas.path(
        hem, fill="none", stroke=linen.tones.deep, stroke_width=1.3, stroke_dasharray="5 3.5", stroke_opacity=0.5
    )
    light.falloff(canvas, outline, 0.16)
    return outline


def board(canvas: Canvas, made: Surface, angle: float, size: Point) -> Outline:
    """A wooden board with rounded corners, a groove, and a hole to hang it by."""
    rng = canvas.rng
    w, d = size[0] / 2, size[1] / 2
    frame = Frame((256.0, 256.0), angle)
    shape = rounded(-w, -d, w, d, float(rng.uniform(14, 40)))
    thick = shape.mapped(frame).shifted(3, 6)
    wood = replace(made, tones=_board_tones(rng), pattern="plain", material="wood")
    canvas.cast(thick)
    canvas.path(thick, fill=wood.tones.deep)
    outline = shape.mapped(frame)
    _paint_part(canvas, frame, outline, wood, (-w, -d, w, d))
    light.falloff(canvas, outline, 0.24)
    groove = shape.scaled(0.93, 0.89).mapped(frame)
    canvas.path(groove, fill="none", stroke=light.SHADOW, stroke_width=5, stroke_opacity=0.22)
    canvas.path(groove.shifted(1.5, 2.0), fill="none", stroke="#ffffff", stroke_width=1.4, stroke_opacity=0.35)
    x, y = frame.at(-w * 0.88, 0)
    hole = ellipse(x, y, 9)
    canvas.path(hole, fill=wood.tones.deep)
    light.inner_shadow(canvas, hole, 5, 0.6)
    light.rim(canvas, outline, 1.3, 0.5)
    return outline


def _board_tones(rng: np.random.Generator) -> Tones:
    return tones(str(rng.choice(("camel", "tan", "sand", "brown", "beige"))), rng)
