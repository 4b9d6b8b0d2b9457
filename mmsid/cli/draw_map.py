"""`map`: the map of a build's products as a page that stands alone."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from mmsid.cli.ask import DEFAULT_BUILD
from mmsid.cli.places import check_place, write_text


def add_command(commands: Any) -> None:
    """Adds the parser."""
    drawn = commands.add_parser("map", help="write the map of all products as an interactive page that stands alone")
    drawn.add_argument("build", nargs="?", type=Path, default=Path(DEFAULT_BUILD), help="build folder")
    drawn.add_argument("--out", type=Path, default=Path("map.html"), help="the page, or its figure as .json")
    drawn.add_argument(
        "--colour",
        choices=["kind", "department", "type"],
        default="kind",
        help="by first code (default), department or whole category",
    )
    drawn.set_defaults(run=_map)


def _map(options: argparse.Namespace) -> None:
    from mmsid.explain.map_figure import MapColour, map_figure
    from mmsid.shop import MMSID

    check_place(options.out)
    figure = map_figure(MMSID.load(options.build), MapColour(options.colour))
    is_json = options.out.suffix == ".json"
    write_text(options.out, figure.to_json() if is_json else figure.to_html(include_plotlyjs=True, full_html=True))
    print(f"wrote {options.out}")
