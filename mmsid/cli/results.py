"""`results`: docs/results.md from what `evaluate` measured."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path
from typing import Any

from mmsid.cli.places import check_place, write_text
from mmsid.errors import MmsidError


def add_command(commands: Any) -> None:
    """Adds the parser."""
    results = commands.add_parser("results", help="write the page of results from what evaluate measured")
    results.add_argument(
        "measured",
        nargs="+",
        metavar="[NAME=]BUILD",
        help="build folder, or a metrics.json that was kept without one; NAME is its heading",
    )
    results.add_argument(
        "--ablations", type=Path, action="append", default=[], metavar="FOLDER", help="what ablate wrote there, too"
    )
    results.add_argument("--out", type=Path, default=Path("docs/results.md"), help="the page (default docs/results.md)")
    results.set_defaults(run=_results)


def _results(options: argparse.Namespace) -> None:
    check_place(options.out)
    write_text(options.out, page(options))
    print(f"wrote {options.out}")


def page(options: argparse.Namespace) -> str:
    """The page that the options ask for."""
    from mmsid.evaluation.ablations import ablations_section, read_ablations
    from mmsid.evaluation.results import read_measured, results_page

    measured = {}
    for given in options.measured:
        name, equals, place = given.rpartition("=")
        one = read_measured(Path(place))
        heading = name if equals else one.catalogue.name
        if heading in measured:
            raise MmsidError(f"Expected a heading for each build, but got {heading} twice; write NAME={place}.")
        measured[heading] = one
    arguments = [*options.measured, *(part for one in options.ablations for part in ("--ablations", str(one)))]
    command = shlex.join(["python", "-m", "mmsid", "results", *arguments, "--out", str(options.out)])
    sections = [
        ablations_section(found, f"Ablations: {found.catalogue}") for found in map(read_ablations, options.ablations)
    ]
    return results_page(measured, command=command, ablations=sections)
