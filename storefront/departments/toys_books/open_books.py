"""An open book from above: curved pages with lines of text, a picture, the cover's edge below, a ribbon."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from storefront.departments.dairy_drinks.label_art import Panel
from storefront.departments.toys_books.cover_art import ARTS, Inks
from storefront.departments.toys_books.picture_art import PICTURES
from storefront.departments.toys_books.views import View, block, ground_shadow, paint_block
from storefront.drawing import light
from storefront.drawing.bars import bar
from storefront.drawing.canvas import Canvas
from storefront.drawing.materials import Surface, texture
from storefront.drawing.outline import CORNER, Knot, Outline, curve, line
from storefront.palette import tones


@dataclass(frozen=True)
class Page:
    """One half of an open book.

    Attributes:
        view: of the camera.
        side: -1 is the left page, 1 the right one.
        wide: of the page.
        deep: of the page, from its head to its foot.
        thick: of the pages below it.
    """

    view: View
    side: int
    wide: float
    deep: float
    thick: float

    def at(self, points: np.ndarray) -> np.ndarray:
        """Places of shares across (0 is the gutter) and down the page."""
        u, v = points[:, 0], points[:, 1]
        rise = self.thick * (1 - 0.86 * np.exp(-u * 8)) * (1 - 0.42 * np.clip(u, 0, 1) ** 1.6)
        return self.view.at(np.stack([self.side * u * self.wide, rise, (v - 0.5) * self.deep], axis=1))

    def edge(self, v: float, steps: int = 9) -> list[Knot]:
        """A line across the page."""
        us = np.linspace(0, 1, steps) ** 1.5
        return [tuple(p) for p in self.at(np.stack([us, np.full(steps, v)], axis=1)).tolist()]

    @property
    def outline(self) -> Outline:
        """The whole page."""
        head, foot = self.edge(0.0), self.edge(1.0)[::-1]
        return curve([(*head[0], CORNER), *head[1:-1], (*head[-1], CORNER), (*foot[0], CORNER),
                       *foot[1:-1], (*foot[-1], CORNER)])  # fmt: skip

    def below(self) -> Outline:
        """The front of the pages below it."""
        foot = self.edge(1.0)
        ground = self.view.at([(self.side * self.wide, 2, self.deep / 2), (0, 2, self.deep / 2)]).tolist()
        return curve([(*foot[0], CORNER), *foot[1:-1], (*foot[-1], CORNER), *((*p, CORNER) for p in ground)])

    def panel(self, canvas: Canvas, top: float, bottom: float) -> Panel:
        """A part of the page as an area for prints, between its margins."""
        tall = 100 * (bottom - top) * self.deep / (0.76 * self.wide)

        def project(points: np.ndarray) -> np.ndarray:
            across = 0.13 + 0.76 * points[:, 0] / 100
            u = across if self.side > 0 else 1 - across
            return self.at(np.stack([u, top + points[:, 1] / tall * (bottom - top)], axis=1))

        frame = curve([(*p, CORNER) for p in project(np.array([[0.0, 0.0], [50.0, 0.0], [100.0, 0.0], [100.0, tall],
                        [50.0, tall], [0.0, tall]])).tolist()])  # fmt: skip
        return Panel(canvas, frame, project, tall)


def draw_open(canvas: Canvas, made: Surface, ink: Inks) -> None:
    """An open book: both pages on their cover."""
    rng = canvas.rng
    view = View(float(rng.uniform(-16, 16)) or 2.0, float(rng.uniform(44, 54)), (256.0, float(rng.uniform(266, 282))))
    wide, deep = float(rng.uniform(176, 200)), float(rng.uniform(250, 290))
    ground_shadow(canvas, view, (-wide - 9, -6, -deep / 2 - 9), (2 * wide + 18, deep + 18))
    board = block(view, (-wide - 9, -6, -deep / 2 - 9), (2 * wide + 18, 6, deep + 18))
    paint_block(canvas, board, made)
    halves = [Page(view, side, wide, deep, float(rng.uniform(26, 40))) for side in (-1, 1)]
    pictured = int(rng.integers(2)) if rng.random() < 0.75 else -1
    for k, page in enumerate(halves):
        _leaves(canvas, page)
        _sheet(canvas, page)
        _printed(canvas, page, ink, picture=k == pictured)
        _page_light(canvas, page)
    if rng.random() < 0.7:
        _ribbon(canvas, view, halves[1], ink)


def _leaves(canvas: Canvas, page: Page) -> None:
    """The edges of the pages below: at the foot and at the outer side, if it shows."""
    paper, rng = tones("ivory"), canvas.rng
    front = page.below()
    faces = [front]
    if page.side * page.view.yaw < 0:
        ends = page.at(np.array([[1.0, 0.0], [1.0, 1.0]])).tolist()
        ground = page.view.at([(page.side * page.wide, 2, z) for z in (page.deep / 2, -page.deep / 2)]).tolist()
        faces.append(curve([(*p, CORNER) for p in (*ends, *ground)]))
    for face in faces:
        canvas.cast(face)
        canvas.path(face, fill=paper.base)
        light.shade(canvas, face, light.SHADOW, 0.12 if page.side < 0 or face is front else 0.3)
        foot = [np.array(p) for p in page.edge(1.0)]
        with canvas.within(face):
            for drop in np.sort(rng.uniform(1, page.thick, 12)):
                lowered = line(*[(float(x), float(y + drop)) for x, y in foot])
                if face is front:
                    canvas.stroke(lowered, paper.deep, 0.8, stroke_opacity=float(rng.uniform(0.12, 0.35)))
        light.inner_shadow(canvas, face, 5, 0.25, shift=(0, -3))


def _sheet(canvas: Canvas, page: Page) -> None:
    outline = page.outline
    canvas.cast(outline)
    canvas.path(outline, fill=tones("ivory").base, stroke=tones("ivory").shade, stroke_width=0.8)
    texture(canvas, outline, Surface(tones("ivory"), tones("ivory"), material="paper"))


def _printed(canvas: Canvas, page: Page, ink: Inks, *, picture: bool) -> None:
    """Lines of text, with a picture above them or a chapter's heading."""
    rng, start = canvas.rng, 0.1
    if picture:
        pool = [*ARTS, *PICTURES]
        art = pool[int(rng.integers(len(pool)))]
        start = float(rng.choice((0.52, 0.9)))
        panel = page.panel(canvas, 0.08, start - 0.03)
        with canvas.within(panel.clip):
            canvas.path(panel.clip, fill=ink.ground.base)
            art(panel, ink, rng)
    elif rng.random() < 0.6:
        start = 0.26
        for wide, y in ((0.2, 0.12), (0.34, 0.17)):
            points = np.array([[0.5 - wide / 2, y], [0.5, y], [0.5 + wide / 2, y]])
            canvas.stroke(
                line(*map(tuple, page.at(points).tolist())), ink.dark, 3.2, stroke_opacity=0.75, stroke_linecap="butt"
            )
    for y in np.arange(start, 0.91, 0.042):
        end = 0.88 if rng.random() < 0.86 else float(rng.uniform(0.4, 0.75))
        low, high = (0.13, end) if page.side > 0 else (1 - end, 0.87)
        row = line(*map(tuple, page.at(np.array([[u, y] for u in np.linspace(low, high, 7)])).tolist()))
        words = " ".join(f"{rng.uniform(6, 22):.0f} 3.4" for _ in range(7))
        canvas.stroke(row, ink.dark, 2.3, stroke_opacity=0.62, stroke_dasharray=words, stroke_linecap="butt")


def _page_light(canvas: Canvas, page: Page) -> None:
    """The shade of the gutter and the fall of the page."""
    outline = page.outline
    gutter, outer = (tuple(page.at(np.array([[u, 0.5]]))[0].tolist()) for u in (0.0, 1.0))
    fall = 0.10 if page.side < 0 else 0.30
    stops = [
        (0.0, light.SHADOW, 0.55),
        (0.06, light.SHADOW, 0.28),
        (0.16, light.SHADOW, 0.06),
        (0.4, light.SHADOW, 0.0),
    ]
    light.shade(canvas, outline, canvas.linear(gutter, outer, [*stops, (1.0, light.SHADOW, fall)]))
    light.lighten(
        canvas,
        outline,
        canvas.linear(gutter, outer, [(0.1, light.GLOW, 0.0), (0.3, light.GLOW, 0.8), (0.6, light.GLOW, 0.0)]),
    )
    light.rim(canvas, outline, 0.8, 0.4)


def _ribbon(canvas: Canvas, view: View, page: Page, ink: Inks) -> None:
    """A bookmark that runs down the gutter and hangs over the edge."""
    down = [tuple(p) for p in page.at(np.array([[0.02, v] for v in (0.05, 0.5, 0.98)])).tolist()]
    (x, y) = down[-1]
    bend = float(canvas.rng.uniform(-18, 22))
    band = bar(curve([*down, (x + bend * 0.3, y + 26), (x + bend, y + 48)], closed=False), (7, 7, 8, 8), flat=True)
    canvas.cast(band)
    canvas.path(band.shifted(2, 2), fill=light.SHADOW, fill_opacity=0.3, filter=canvas.blur(1.6, band))
    canvas.path(band, fill=ink.accent.base)
    light.inner_shadow(canvas, band, 3, 0.3)
    light.rim(canvas, band, 0.8, 0.4)
