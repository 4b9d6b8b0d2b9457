"""From a design to a picture: SVG, then pixels.

The SVG is the drawing; resvg turns it into pixels and Pillow into a file. The same design gives the same bytes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from mmsid.catalogue.picture_files import open_picture
from mmsid.errors import MmsidError
from storefront.assortment import product_type
from storefront.drawing.canvas import SIZE, Canvas
from storefront.drawing.studio import Staging, stage, staging_of

if TYPE_CHECKING:
    from storefront.types import Design

MIN_RESOLUTION = 160
"""Smaller pictures are drawn at this many pixels and shrunk: the filters' kernels need room."""


def draw_svg(design: Design, *, staging: Staging | None = None, resolution: int = SIZE, empty: bool = False) -> str:
    """The picture of a design as SVG.

    Args:
        design: what to draw.
        staging: how it is placed; its own if none is given.
        resolution: pixels it is meant for.
        empty: whether to leave the product out, which shows the studio alone.
    """
    kind = product_type(design.type)
    staging = staging or staging_of(design, kind)
    canvas = Canvas(np.random.default_rng((design.seed, 0)), resolution=resolution, azimuth=225.0 - staging.rotation)
    stage(canvas, staging, kind.stance, None if empty else lambda: kind.draw(canvas, design))
    return canvas.svg()


def render(design: Design, size: int = SIZE, staging: Staging | None = None, *, empty: bool = False) -> Image.Image:
    """The picture of a design as RGB pixels, `size` on each side.

    Raises:
        MmsidError: if the renderer is not installed.
    """
    try:
        import resvg_py
    except ModuleNotFoundError:
        raise MmsidError(
            "Drawing needs the package resvg-py, which is missing; install it with `pip install 'mmsid[storefront]'`."
        ) from None

    resolution = max(size, MIN_RESOLUTION)
    svg = draw_svg(design, staging=staging, resolution=resolution, empty=empty)
    png = resvg_py.svg_to_bytes(svg_string=svg, width=resolution, height=resolution, skip_system_fonts=True)
    picture = open_picture(bytes(png)).convert("RGB")
    return picture if resolution == size else picture.resize((size, size), Image.Resampling.LANCZOS)


def webp(picture: Image.Image, *, most_bytes: int = 10_000) -> bytes:
    """The picture as WebP, at the best of a few qualities that keeps it below `most_bytes` (or at the lowest)."""
    for quality in (84, 76, 68, 58, 48, 38):
        buffer = io.BytesIO()
        picture.save(buffer, "WEBP", quality=quality, method=5)
        if buffer.tell() <= most_bytes:
            break
    return buffer.getvalue()
