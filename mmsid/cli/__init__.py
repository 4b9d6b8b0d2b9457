"""The command line: `python -m mmsid COMMAND`.

One file per group of commands; each adds its parser and runs on the Python API alone. Results go to standard output,
progress to standard error, and an error meant for the user ends the program with one sentence and exit code 2.
"""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from collections.abc import Sequence

from mmsid.cli import app, ask, build, tokenize
from mmsid.errors import MmsidError


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = argparse.ArgumentParser(prog="mmsid", description="Recommendations by semantic IDs, explained.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    app.add_command(commands)
    build.add_command(commands)
    ask.add_commands(commands)
    tokenize.add_command(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command.

    Returns:
        the exit code: 0, or 2 for an error that the user can mend.
    """
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    warnings.filterwarnings("ignore", category=FutureWarning, module="transformers")  # it is for us, not for users
    options = parser().parse_args(arguments)
    try:
        options.run(options)
    except MmsidError as error:
        print(f"mmsid: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("mmsid: interrupted; the same command goes on where it was.", file=sys.stderr)
        return 130
    return 0
