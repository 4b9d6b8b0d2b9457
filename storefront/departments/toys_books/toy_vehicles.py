"""Toy vehicles: cars, trains, fire engines, tractors, planes and boats of wood, tin or plastic."""

from __future__ import annotations

from collections.abc import Callable

from storefront import palette
from storefront.departments.toys_books import words_vehicles as words
from storefront.departments.toys_books.prisms import prism
from storefront.departments.toys_books.toy_parts import Vehicle, spread
from storefront.departments.toys_books.toy_trains import fire_engine, tractor, train
from storefront.drawing import light
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import paint
from storefront.drawing.outline import CORNER, Knot, Outline, curve, ellipse
from storefront.palette import tones
from storefront.types import Design, ProductType

_BODIES: tuple[tuple[tuple[Knot, ...], tuple[tuple[Knot, ...], ...]], ...] = (
    (
        ((-150, 32, CORNER), (-156, 60), (-134, 84), (-82, 94), (-50, 146), (40, 150), (84, 106), (140, 98), (158, 70),
         (152, 32, CORNER)),
        (((-68, 98, CORNER), (-42, 136, CORNER), (-8, 138, CORNER), (-8, 98, CORNER)),
         ((6, 98, CORNER), (6, 138, CORNER), (34, 138, CORNER), (66, 100, CORNER))),
    ),
    (
        ((-148, 32, CORNER), (-158, 66), (-146, 96), (-108, 108), (-84, 158), (-70, 168), (140, 168), (156, 154),
         (158, 32, CORNER)),
        (((-94, 112, CORNER), (-80, 154, CORNER), (-42, 154, CORNER), (-42, 112, CORNER)),
         ((-28, 112, CORNER), (-28, 154, CORNER), (24, 154, CORNER), (24, 112, CORNER)),
         ((38, 112, CORNER), (38, 154, CORNER), (90, 154, CORNER), (90, 112, CORNER)),
         ((102, 112, CORNER), (102, 154, CORNER), (142, 154, CORNER), (142, 112, CORNER))),
    ),
    (
        ((-176, 30, CORNER), (-180, 50), (-120, 74), (-30, 84), (-10, 106, CORNER), (6, 84, CORNER), (56, 84, CORNER),
         (64, 112), (110, 104), (164, 78), (172, 30, CORNER)),
        (),
    ),
)  # fmt: skip
"""Bodies of cars with their windows: a saloon, a bus, a racing car."""


def _car(canvas: Canvas, design: Design) -> None:
    toy = Vehicle(canvas, design)
    rng, wide = toy.rng, spread(toy.rng, 48, 60)
    kind, radius = int(rng.integers(3)), spread(rng, 32, 40)
    front, back = (-96, 98) if kind < 2 else (-112, 112)
    tyre = toy.dark if rng.random() < 0.5 else toy.trim
    disc = toy.bare if tyre is toy.dark else toy.made.plain()
    for x in (front, back):
        toy.wheel(x, radius, -wide - 2, 24, tyre, disc)
    if kind == 2:
        toy.driver(34, 108, 78)
    body, panes = _BODIES[kind]
    cap = toy.board(toy.shape(body), -wide, wide)
    for pane in panes:
        toy.window(cap, toy.shape(pane), open_through=design.material == "wood" and kind == 0)
    toy.lamp(cap, -140, 66, 8)
    if kind == 2 or (kind == 0 and rng.random() < 0.5):
        at = 70 if kind == 2 else 0
        canvas.path(cap.lay(toy.disc(at, 62, 21)), fill=toy.bare.tones.light)
        canvas.path(cap.lay(toy.disc(at, 62, 10)), fill="none", stroke=toy.trim.tones.base, stroke_width=5)
    elif kind == 1 and design.pattern == "plain":
        band = cap.lay(toy.panel(-152, 84, 156, 96, 1))
        canvas.path(band, fill=toy.trim.tones.base, clip_path=canvas.clip(cap.outline))
    for x in (front, back):
        toy.shadow_on(cap, cap.lay(ellipse(toy.way * x, radius, radius)))
        toy.wheel(x, radius, wide + 24, 24, tyre, disc)
    if rng.random() < 0.3:
        toy.cord(-170 if kind == 2 else -150, 40)


def _plane(canvas: Canvas, design: Design) -> None:
    toy = Vehicle(canvas, design, pitch=(20.0, 30.0))
    rng = toy.rng
    span, wing_y, round_tip = spread(rng, 128, 158), spread(rng, 66, 78), spread(rng, 8, 26)
    biplane = rng.random() < 0.4
    wing = toy.trim if rng.random() < 0.6 else toy.made.plain()
    half, x1, x2 = 30.0, -62.0, 22.0

    def plank(near: bool, y: float) -> None:
        """One half of a wing, as seen from above."""
        z1, z2 = (half - 4, span) if near else (-span, -half + 4)
        one, other = sorted((toy.way * x1, toy.way * x2))
        tip = z2 if near else z1
        root = z1 if near else z2
        side = 1 if near else -1
        plan = curve([(one, -root, CORNER), (one, -(tip - side * round_tip)), (one + round_tip, -tip),
                       (other - round_tip, -tip), (other, -(tip - side * round_tip)),
                       (other, -root, CORNER)])  # fmt: skip
        prism(canvas, toy.view, plan, y, y + 11, wing, axis="y", bevel=2.5)

    toy.wheel(-46, 24, -34, 16, toy.dark, toy.bare)
    plank(False, wing_y)
    if biplane:
        for x in (-46, 8):
            toy.rod([(x, wing_y + 8, -span * 0.7), (x, 168, -span * 0.7)], 6, toy.bare)
    tail = [(118, 110, -66), (160, 110, -66), (166, 110, 0), (112, 110, 0)]
    far = toy.flat(tail)
    paint(canvas, far, wing)
    light.shade(canvas, far, light.SHADOW, 0.1)
    body = toy.shape([(-134, 72, CORNER), (-140, 100), (-132, 132, CORNER), (-70, 138), (-24, 136, CORNER),
                       (-12, 122, CORNER), (24, 122, CORNER), (34, 140, CORNER), (100, 126), (168, 122, CORNER),
                       (164, 104), (60, 70), (-60, 62)])  # fmt: skip
    toy.driver(6, 146, 112)
    fin = toy.shape([(108, 118, CORNER), (146, 176), (168, 178), (172, 116, CORNER)])
    cap = toy.board(body, -half, half)
    toy.board(fin, -5, 5, wing, bevel=2)
    near = toy.flat([(118, 112, half), (112, 112, 6), (162, 112, 6), (166, 112, 68), (124, 112, 68)])
    paint(canvas, near, wing)
    light.lighten(canvas, near, light.GLOW, 0.3)
    light.rim(canvas, near, 1, 0.5)
    ring = cap.lay(toy.disc(58, 102, 15))
    canvas.path(ring, fill=toy.bare.tones.light)
    canvas.path(cap.lay(toy.disc(58, 102, 8)), fill=toy.trim.tones.base)
    toy.wheel(-46, 24, 44, 16, toy.dark, toy.bare)
    plank(True, wing_y)
    if biplane:
        for x in (-46, 8):
            toy.rod([(x, wing_y + 8, span * 0.7), (x, 168, span * 0.7)], 6, toy.bare)
        plan = toy.panel(x1 - 6, -span, x2 + 4, span, round_tip)
        prism(canvas, toy.view, plan, 166, 176, wing, axis="y", bevel=2.5)
    _propeller(toy)


def _propeller(toy: Vehicle) -> None:
    """Two blades and a nose before the engine."""
    canvas, angle = toy.canvas, spread(toy.rng, 20, 160)
    blade = curve([(0, 0), (14, 34), (6, 66), (-6, 66), (-10, 34)])
    blades = [blade.turned(angle + 180 * k, (0, 0)).shifted(0, 102) for k in range(2)]
    for one in blades:
        low, high = sorted((toy.way * -150.0, toy.way * -144.0))
        prism(canvas, toy.view, one, low, high, toy.bare, axis="x", bevel=1.5)
    x, y = toy.place(-154, 102, 0)
    nose = ellipse(x, y, 15)
    canvas.cast(nose)
    canvas.path(nose, fill=toy.trim.tones.base)
    light.ball(canvas, nose, 0.55)


def _hull(toy: Vehicle, long: float, wide: float) -> Outline:
    """A boat's plan: pointed at the bow, square at the stern."""
    w = toy.way
    return curve([(-w * long, 0, CORNER), (-w * long * 0.55, wide * 0.82), (-w * long * 0.1, wide),
                   (w * long * 0.86, wide * 0.86, CORNER), (w * long * 0.86, -wide * 0.86, CORNER),
                   (-w * long * 0.1, -wide), (-w * long * 0.55, -wide * 0.82)])  # fmt: skip


def _boat(canvas: Canvas, design: Design) -> None:
    toy = Vehicle(canvas, design, pitch=(20.0, 28.0))
    rng = toy.rng
    long, wide, high = spread(rng, 172, 190), spread(rng, 62, 76), spread(rng, 56, 72)
    low = toy.made.plain() if design.pattern != "plain" else toy.trim
    plan = _hull(toy, long, wide)
    prism(canvas, toy.view, plan.scaled(0.93, 0.86, (0, 0)), 0, high * 0.42, low, axis="y", bevel=0)
    prism(canvas, toy.view, plan, high * 0.42, high, toy.made, axis="y", bevel=0)
    deck = prism(canvas, toy.view, plan.scaled(0.9, 0.82, (0, 0)), high, high + 1, toy.bare, axis="y", bevel=0)
    light.inner_shadow(canvas, deck.outline, 8, 0.3, shift=(3, 5))
    x, y = toy.place(-long * 0.1, 0, 0)
    canvas.stand(x, y, long * 0.86, 16)
    (_sails if rng.random() < 0.5 else _steamer)(toy, long, wide, high)


def _sails(toy: Vehicle, long: float, wide: float, high: float) -> None:
    """A mast with two cloth sails and a pennant."""
    canvas, rng = toy.canvas, toy.rng
    tall = spread(rng, 238, 262)
    foot, top = toy.place(-14, high, 0), toy.place(-14, tall, 0)
    cloth = toy.made.of("canvas") if rng.random() < 0.5 else toy.bare.dyed(tones("ivory", rng)).of("canvas")
    boom, bow = toy.place(long * 0.66, high + 34, wide * 0.5), toy.place(-long * 0.86, high + 16, 0)
    jib = curve([(*top, CORNER), (top[0] * 0.5 + bow[0] * 0.5 + toy.way * 16, top[1] * 0.44 + bow[1] * 0.56),
                  (*bow, CORNER), (foot[0] * 0.6 + bow[0] * 0.4, foot[1] - 20),
                  (foot[0] - toy.way * 8, foot[1] - 22, CORNER)])  # fmt: skip
    main = curve([(top[0] + toy.way * 6, top[1] + 8, CORNER),
                   ((top[0] + boom[0]) / 2 + toy.way * 30, (top[1] + boom[1]) / 2 - 8), (*boom, CORNER),
                   ((foot[0] + boom[0]) / 2, (foot[1] + boom[1]) / 2 - 24),
                   (foot[0] + toy.way * 6, foot[1] - 34, CORNER)])  # fmt: skip
    for sail, made in ((jib, toy.trim.of("canvas")), (main, cloth)):
        paint(canvas, sail, made)
        light.relief(canvas, sail, puff=14, depth=3.5, strength=0.5)
        light.round_sides(canvas, sail, 0.25)
        light.rim(canvas, sail, 1, 0.4)
    toy.rod([(-14, high, 0), (-14, tall + 12, 0)], 9, toy.bare)
    tip = toy.place(-14, tall + 6, 0)
    flag = curve([(*tip, CORNER), (tip[0] + toy.way * 30, tip[1] + 7), (*(tip[0], tip[1] + 17), CORNER)])
    paint(canvas, flag, toy.trim)


def _steamer(toy: Vehicle, long: float, wide: float, high: float) -> None:
    """A wheelhouse, one or two funnels with a band, and a mast at the bow."""
    canvas, rng = toy.canvas, toy.rng
    toy.rod([(-long * 0.5, high, 0), (-long * 0.5, high + 96, 0)], 7, toy.bare)
    roof, front, back = high + spread(rng, 58, 76), -long * 0.26, long * 0.56
    house = toy.board(toy.panel(front, high, back, roof, 3), -wide * 0.52, wide * 0.52, toy.bare)
    for k in range(3):
        toy.window(house, toy.disc(front + (back - front) * (0.2 + 0.3 * k), (high + roof) / 2, 12))
    toy.board(toy.panel(front - 10, roof, back + 8, roof + 9, 3), -wide * 0.62, wide * 0.62, toy.trim)
    count = int(rng.integers(1, 3))
    for k in range(count):
        x = 20 + (long * 0.3 * k if count > 1 else long * 0.1)
        low, tall = roof + 9, spread(rng, 62, 84)
        toy.post(x, 0, 19, low, low + tall * 0.62, toy.made.plain())
        toy.post(x, 0, 19, low + tall * 0.62, low + tall * 0.84, toy.bare)
        cap = toy.post(x, 0, 19, low + tall * 0.84, low + tall, toy.made.plain())
        canvas.path(cap.outline.scaled(0.62), fill="#1b181f", fill_opacity=0.85)


_KINDS: dict[str, Callable[[Canvas, Design], None]] = {
    "car": _car,
    "train": train,
    "fire engine": fire_engine,
    "tractor": tractor,
    "plane": _plane,
    "boat": _boat,
}


def draw_vehicle(canvas: Canvas, design: Design) -> None:
    """A toy vehicle, driving to either side."""
    _KINDS[design.silhouette](canvas, design)


TOY_VEHICLES = ProductType(
    department="Toys & Books",
    name="Toy vehicles",
    draw=draw_vehicle,
    silhouettes=tuple(_KINDS),
    colours=tuple(name for name in palette.COLOURS if name not in ("black", "silver", "ivory")),
    patterns=("stripes", "dots", "stars", "chevron", "grid", "vertical stripes", "diamonds", "waves"),
    materials=("wood", "wood", "wood", "wood", "plastic", "enamel"),
    prices=(8, 49),
    words=words.TOY_VEHICLES,
    plain_share=0.74,
)
