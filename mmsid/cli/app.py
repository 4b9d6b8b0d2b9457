"""The command that opens the interface: `app`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from mmsid.errors import MmsidError


def add_command(commands: Any) -> None:
    """Adds the parser."""
    app = commands.add_parser("app", help="open the app over a build in a browser")
    app.add_argument("--build", type=Path, help="build folder (default: the one that the Space's file names)")
    app.add_argument("--space", type=Path, help="a Space's file (default: space.yaml, if there is one here)")
    app.add_argument("--port", type=int, help="of the server (default: the first free one from 7860)")
    app.set_defaults(run=_app)


def _app(options: argparse.Namespace) -> None:
    from mmsid.ui import default_space, launch, read_space

    default = Path("space.yaml")
    if not (options.build or options.space or default.is_file()):
        raise MmsidError("Expected --build or a space.yaml here, but there is none; name the folder of a build.")
    path = options.space or (default if default.is_file() else None)
    space = read_space(path) if path else default_space()
    launch(space, build=options.build, port=options.port)
