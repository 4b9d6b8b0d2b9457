"""Writes docs/cli.md from the parsers: `python -m tests.cli.help_page > docs/cli.md`, which `make docs` does."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

import storefront.__main__
from mmsid.cli import parser

OPENING = """# Command line

Made from the program's own help by `make docs`; a test fails when it is stale. `mmsid` is `python -m mmsid` where the package is not installed. Results go to standard output, progress to standard error; an error that you can mend ends a command with one sentence and exit code 2, and so does a disk that is full or a folder that cannot be written. Interrupting ends it with 130; where nobody reads on, as behind `| head`, it ends silently with 141."""


def page() -> str:
    """The whole page."""
    top = parser()
    [commands] = [action for action in top._actions if isinstance(action, argparse._SubParsersAction)]
    helps = {choice.dest: choice.help or "" for choice in commands._choices_actions}
    parts = [OPENING, "| command | what for |\n|---|---|"]
    parts[-1] += "".join(f"\n| [`mmsid {name}`](#mmsid-{name}) | {helps[name]} |" for name in commands.choices)
    for name, command in commands.choices.items():
        parts += section(f"mmsid {name}", helps[name], command)
    drawing = storefront.__main__.parser()
    parts += section("python -m storefront", drawing.description or "", drawing)
    return "\n\n".join(parts) + "\n"


def section(title: str, help_line: str, command: argparse.ArgumentParser) -> Iterator[str]:
    """A heading, a line, and a table of the command's arguments."""
    yield f"## {title}"
    yield f"{help_line[0].upper()}{help_line[1:].rstrip('.')}."
    rows = [f"| `{spelling(action)}` | {action.help} |" for action in command._actions if action.dest != "help"]
    yield "\n".join(["| argument | meaning |", "|---|---|", *rows])


def spelling(action: argparse.Action) -> str:
    """How an argument is written, as `--out FILE`; what may be left out stands in brackets."""
    value = action.metavar or (
        "{" + ",".join(map(str, action.choices)) + "}" if action.choices else action.dest.upper().replace("-", "_")
    )
    optional = {"?": f"[{value}]", "*": f"[{value} …]", "+": f"{value} …", 0: ""}
    repeated = " ".join([str(value)] * action.nargs) if isinstance(action.nargs, int) and action.nargs else str(value)
    told = optional.get(action.nargs, repeated)  # type: ignore[call-overload]
    return " ".join(filter(None, [", ".join(action.option_strings), told])).replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(page())
