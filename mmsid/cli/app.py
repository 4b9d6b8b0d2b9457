"""The command that opens the interface: `app`.

In: a build folder, a Space's file, or both; out: a server that runs until it is stopped. The rule: what a visitor of a
Space would be shown as a page that says sorry ends this command with a sentence, for here somebody can mend it.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from mmsid.errors import MmsidError

DEFAULT_SPACE = Path("space.yaml")
MAX_PORT = 65_535


def add_command(commands: Any) -> None:
    """Adds the parser."""
    app = commands.add_parser("app", help="open the app over a build in a browser")
    app.add_argument("--build", type=Path, help="build folder (default: the one that the Space's file names)")
    app.add_argument("--space", type=Path, help=f"a Space's file (default: {DEFAULT_SPACE}, if there is one here)")
    app.add_argument("--port", type=int, help="of the server (default: the first free one from 7860)")
    app.set_defaults(run=_app)


def _app(options: argparse.Namespace) -> None:
    if options.port is not None and not 1 <= options.port <= MAX_PORT:
        raise MmsidError(f"Expected a port from 1 to {MAX_PORT}, but got {options.port}; choose another one.")
    path = options.space or (DEFAULT_SPACE if DEFAULT_SPACE.is_file() else None)
    if not (options.build or path):
        raise MmsidError("Expected --build or a space.yaml here, but there is none; name the folder of a build.")

    from mmsid.artifacts import open_build
    from mmsid.ui import default_space, launch, read_space

    space = read_space(path) if path else default_space()
    build = options.build or space.build
    open_build(build)
    try:
        launch(space, build=build, port=options.port)
    except OSError as error:
        if "port" not in str(error):
            raise
        taken = "a free port from 7860 on" if options.port is None else f"port {options.port} to be free"
        raise MmsidError(f"Expected {taken}, but something listens there; name another one with --port.") from None
    except KeyboardInterrupt:
        return  # that is how one stops it
