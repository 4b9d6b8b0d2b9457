"""A small SVG builder: definitions, groups and shapes on a canvas of 512 x 512 units.

The canvas only grows: definitions (gradients, clips, filters) get unique ids, elements are written in the order
of painting. It carries the seeded `rng` of the drawing, the direction of the light and the outlines that throw the
product's shadow. It knows nothing about products.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from storefront.drawing.outline import Outline, Point, Shape, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZE = 512
"""Width and height of the canvas in its own units."""

Stop = tuple[float, str, float]
"""A gradient stop: offset (0 to 1), colour, opacity (0 to 1)."""


class Canvas:
    """An SVG drawing in the making."""

    def __init__(self, rng: np.random.Generator, *, resolution: int = SIZE, azimuth: float = 225.0) -> None:
        """Starts an empty drawing.

        Args:
            rng: the only source of chance in the drawing.
            resolution: pixels the drawing will be rendered at; filters that work per pixel are scaled by it.
            azimuth: direction the light comes from in degrees, clockwise from the right; 225 is upper left.
        """
        self.rng = rng
        self.azimuth = azimuth
        self.pixel = resolution / SIZE
        self.shadow: list[str] = []
        self.feet: list[tuple[float, float, float, float]] = []
        self.shadow_box = (float(SIZE), float(SIZE), 0.0, 0.0)
        self._defs: list[str] = []
        self._body: list[str] = []
        self._transforms: list[str] = []
        self._count = 0
        self._known: dict[str, str] = {}

    def define(self, tag: str, inner: str, **attributes: object) -> str:
        """Adds a definition and returns its id; an equal definition is reused."""
        key = f"{tag}{_written(attributes)}>{inner}"
        if key not in self._known:
            self._count += 1
            name = f"{tag[0]}{self._count}"
            self._known[key] = name
            self._defs.append(f'<{tag} id="{name}"{_written(attributes)}>{inner}</{tag}>')
        return self._known[key]

    def linear(self, start: Point, end: Point, stops: Sequence[Stop]) -> str:
        """A linear gradient in canvas units, as a paint for `fill` or `stroke`."""
        (x1, y1), (x2, y2) = start, end
        name = self.define("linearGradient", _stops(stops), gradientUnits="userSpaceOnUse", x1=x1, y1=y1, x2=x2, y2=y2)
        return f"url(#{name})"

    def radial(
        self, centre: Point, radius: float, stops: Sequence[Stop], *, focus: Point | None = None, squash: float = 1.0
    ) -> str:
        """A radial gradient in canvas units; `squash` is its height divided by its width."""
        (cx, cy), (fx, fy) = centre, focus or centre
        transform = f"translate(0 {cy:.1f}) scale(1 {squash:.3f}) translate(0 {-cy:.1f})"
        name = self.define(
            "radialGradient",
            _stops(stops),
            gradientUnits="userSpaceOnUse",
            cx=cx,
            cy=cy,
            r=radius,
            fx=fx,
            fy=fy,
            gradientTransform=transform if squash != 1.0 else None,
        )
        return f"url(#{name})"

    def clip(self, outline: Shape) -> str:
        """A clip to an outline, for `group(clip_path=...)`."""
        shape = f'<path d="{outline.d}"/>'
        return f"url(#{self.define('clipPath', shape)})"

    def filter(self, primitives: str, box: tuple[float, float, float, float], margin: float = 0.0) -> str:
        """A filter over a box (left, top, right, bottom) widened by `margin`, in sRGB."""
        left, top, right, bottom = box
        name = self.define(
            "filter",
            primitives,
            filterUnits="userSpaceOnUse",
            x=left - margin,
            y=top - margin,
            width=right - left + 2 * margin,
            height=bottom - top + 2 * margin,
            color_interpolation_filters="sRGB",
        )
        return f"url(#{name})"

    def blur(self, deviation: float, outline: Shape | None = None) -> str:
        """A Gaussian blur around an outline (or all over the canvas)."""
        box = outline.box if outline is not None else (-60.0, -60.0, SIZE + 60.0, SIZE + 60.0)
        return self.filter(f'<feGaussianBlur stdDeviation="{number(deviation)}"/>', box, 3 * deviation + 2)

    def path(self, outline: Shape | str, **attributes: object) -> None:
        """Draws an outline (or path data); attributes are SVG's with `_` for `-`, `blend` is `mix-blend-mode`."""
        data = outline if isinstance(outline, str) else outline.d
        attributes = _styled(attributes)
        self._body.append(f'<path d="{data}"{_written(attributes)}/>')

    def stroke(self, outline: Outline, colour: str, width: float, **attributes: object) -> None:
        """Draws a line with round ends and no fill."""
        self.path(
            outline,
            fill="none",
            stroke=colour,
            stroke_width=width,
            stroke_linecap=attributes.pop("stroke_linecap", "round"),
            stroke_linejoin="round",
            **attributes,
        )

    def rectangle(self, left: float, top: float, right: float, bottom: float, **attributes: object) -> None:
        """Draws a rectangle."""
        attributes = _styled(attributes)
        size = {"x": left, "y": top, "width": right - left, "height": bottom - top}
        self._body.append(f"<rect{_written(size | attributes)}/>")

    @contextmanager
    def group(self, **attributes: object) -> Iterator[None]:
        """Everything drawn inside belongs to one group; `blend` stands for `mix-blend-mode`."""
        attributes = _styled(attributes)
        transform = attributes.get("transform")
        if transform:
            self._transforms.append(str(transform))
        self._body.append(f"<g{_written(attributes)}>")
        yield
        self._body.append("</g>")
        if transform:
            self._transforms.pop()

    @contextmanager
    def within(self, outline: Shape, **attributes: object) -> Iterator[None]:
        """A group that is clipped to an outline."""
        with self.group(clip_path=self.clip(outline), **attributes):
            yield

    def cast(self, outline: Outline) -> None:
        """Notes that an outline throws the product's shadow; `paint` does this for every piece."""
        box = np.array([self.shadow_box, outline.box])
        self.shadow_box = (*box[:, :2].min(axis=0).tolist(), *box[:, 2:].max(axis=0).tolist())
        transform = f' transform="{" ".join(self._transforms)}"' if self._transforms else ""
        self.shadow.append(f'<path d="{outline.d}"{transform}/>')

    def stand(self, cx: float, y: float, rx: float, ry: float | None = None) -> None:
        """Says where a standing product touches the table: an ellipse. Without any, its whole lower edge does."""
        self.feet.append((cx, y, rx, rx * 0.12 if ry is None else ry))

    def take(self) -> str:
        """The elements drawn so far, which are removed from the canvas (for staging)."""
        body, self._body = "".join(self._body), []
        return body

    def raw(self, markup: str) -> None:
        """Adds finished markup, as `take` returned it."""
        self._body.append(markup)

    def svg(self) -> str:
        """The whole drawing."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" width="{SIZE}" height="{SIZE}">'
            f"<defs>{''.join(self._defs)}</defs>{''.join(self._body)}</svg>"
        )


def _stops(stops: Sequence[Stop]) -> str:
    return "".join(
        f'<stop offset="{offset:.3f}" stop-color="{colour}" stop-opacity="{opacity:.3f}"/>'
        for offset, colour, opacity in stops
    )


def _styled(attributes: dict[str, object]) -> dict[str, object]:
    blend = attributes.pop("blend", None)
    return attributes if blend is None else attributes | {"style": f"mix-blend-mode:{blend}"}


def _written(attributes: dict[str, object]) -> str:
    parts = []
    for name, value in attributes.items():
        if value is None:
            continue
        text = f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
        written = name.replace("_", "-")
        parts.append(f' {written}="{text}"')
    return "".join(parts)
