"""The command that opens the interface: `app`.

In: a build folder, a Space's file, or both; out: a server that runs until it is stopped. The rule: what a visitor of a
Space would be shown as a page that says sorry ends this command with a sentence, for here somebody can mend it.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mmsid.errors import MmsidError

if TYPE_CHECKING:
    from mmsid.ui import Space

DEFAULT_SPACE = Path("space.yaml")
MAX_PORT, LONGEST_PORT = 65_535, 5

GRADIOS_NUMBERS = ("GRADIO_SERVER_PORT", "GRADIO_NUM_PORTS", "GRADIO_NODE_NUM_PORTS")


def add_command(commands: Any) -> None:
    """Adds the parser."""
    app = commands.add_parser("app", help="open the app over a build in a browser")
    app.add_argument("--build", type=Path, help="build folder (default: the one that the Space's file names)")
    app.add_argument("--space", type=Path, help=f"a Space's file (default: {DEFAULT_SPACE}, if there is one here)")
    app.add_argument("--port", help="of the server (default: the first free one from 7860)")
    app.set_defaults(run=_app)


def _app(options: argparse.Namespace) -> None:
    port = None if options.port is None else read_port(options.port, "--port")
    path = options.space or (DEFAULT_SPACE if DEFAULT_SPACE.is_file() else None)
    if not (options.build or path):
        raise MmsidError("Expected --build or a space.yaml here, but there is none; name the folder of a build.")
    _check_gradios_numbers(os.environ)

    from mmsid.artifacts import open_build
    from mmsid.ui import default_space, read_space

    space = read_space(path) if path else default_space()
    build = options.build or space.build
    open_build(build)
    _serve(space, options.build, port, named="--port")


def serve_space(path: Path, environment: Mapping[str, str]) -> None:
    """What `app.py` does: opens a Space; a build that cannot be shown is told on the page, to whoever visits it.

    Args:
        path: of its space.yaml.
        environment: may name another build and a port.

    Raises:
        MmsidError: if the file or the port cannot be used.
    """
    named = "PORT" if environment.get("PORT") else "GRADIO_SERVER_PORT"
    port = read_port(environment[named], named) if environment.get(named) else None
    _check_gradios_numbers(environment)

    from mmsid.ui import read_space, zero_gpu

    zero_gpu.prepare()
    _serve(read_space(path), environment.get("MMSID_BUILD"), port, named="PORT")


def read_port(text: str, named: str) -> int:
    """A port from what was written.

    Args:
        text: what was written.
        named: where.

    Raises:
        MmsidError: if it is no port.
    """
    if text.isascii() and text.isdecimal() and len(text) <= LONGEST_PORT and 1 <= int(text) <= MAX_PORT:
        return int(text)
    raise MmsidError(f"Expected a port from 1 to {MAX_PORT} in {named}, but got {text!r}; choose another one.")


def _check_gradios_numbers(environment: Mapping[str, str]) -> None:
    """Gradio reads these when it is imported, and ends with a traceback where they are no numbers."""
    for named in GRADIOS_NUMBERS:
        if named in environment:
            read_port(environment[named], named)


def _serve(space: Space, build: Path | str | None, port: int | None, *, named: str) -> None:
    from mmsid.ui import launch

    try:
        launch(space, build=build, port=port)
    except OSError as error:
        if "port" not in str(error):
            raise
        taken = "a free port from 7860 on" if port is None else f"port {port} to be free"
        raise MmsidError(f"Expected {taken}, but something listens there; name another one with {named}.") from None
    except KeyboardInterrupt:
        return  # that is how one stops it
