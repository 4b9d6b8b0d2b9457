"""The command line: `mmsid COMMAND`, or `python -m mmsid COMMAND`.

One file per group of commands; each adds its parser and runs on the Python API alone. Results go to standard output,
progress to standard error; `ending.py` says how a command ends, `places.py` writes the files that it is asked for.
"""

from __future__ import annotations

import argparse
import os
import runpy
import sys
import warnings
from collections.abc import Sequence
from importlib.util import find_spec

from mmsid import __version__
from mmsid.cli import ablate, app, ask, build, draw_map, errors, evaluate, results, tokenize
from mmsid.cli.ending import ended
from mmsid.errors import MmsidError


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = argparse.ArgumentParser(prog="mmsid", description="Recommendations by semantic IDs, explained.")
    top.add_argument("--version", action="version", version=f"mmsid {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    app.add_command(commands)
    build.add_command(commands)
    ask.add_commands(commands)
    evaluate.add_commands(commands)
    results.add_command(commands)
    ablate.add_command(commands)
    errors.add_command(commands)
    tokenize.add_command(commands)
    draw_map.add_command(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command.

    Returns:
        the exit code, as `ending.py` has it: 0, or 2 for an error that the user can mend.
    """
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    warnings.filterwarnings("ignore", category=FutureWarning, module="transformers")  # it is for us, not for users
    given = list(sys.argv[1:] if arguments is None else arguments)
    return ended(lambda: _run(given))


def _run(given: list[str]) -> None:
    if given[:1] == ["storefront"]:
        _storefront(given[1:])
    else:
        options = parser().parse_args(given)
        options.run(options)


def _storefront(arguments: list[str]) -> None:
    """Runs `python -m storefront`, which was a command here once: a script that still calls it so goes on working."""
    if find_spec("storefront") is None:
        raise MmsidError("Expected the package storefront beside mmsid, but it is not installed; install both anew.")
    before, sys.argv = sys.argv, ["storefront", *arguments]
    try:
        runpy.run_module("storefront", run_name="__main__")
    finally:
        sys.argv = before
