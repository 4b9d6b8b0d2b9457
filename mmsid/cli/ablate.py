"""`ablate`: variants of one catalogue's build, held against it in one table."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from mmsid.cli.build import add_configuration, configuration, extra_data
from mmsid.progress import TerminalProgress


def add_command(commands: Any) -> None:
    """Adds the parser."""
    ablate = commands.add_parser("ablate", help="build variants of a catalogue, one thing changed in each, and compare")
    ablate.add_argument("catalogue", type=Path, help="catalogue folder")
    ablate.add_argument(
        "--out", type=Path, required=True, help="folder of the builds; what is measured is not run again"
    )
    ablate.add_argument("--only", action="append", metavar="VARIANT", help="a variant beside the base (default: all)")
    ablate.add_argument(
        "--events", type=int, default=2000, metavar="N", help="test events at most (default 2000; 0: all)"
    )
    ablate.add_argument("--seed", type=int, default=0, help="of the choice of events and of the intervals")
    add_configuration(ablate)
    ablate.add_argument("--json", action="store_true", help="print JSON")
    ablate.set_defaults(run=_ablate)


def _ablate(options: argparse.Namespace) -> None:
    import sys

    from mmsid.build.context import BuildConfig
    from mmsid.cli.evaluate import check_events
    from mmsid.evaluation.ablations import format_ablations, run_ablations
    from mmsid.evaluation.ablations.run import AblationOptions

    check_events(options.events)
    asked = AblationOptions(
        config=BuildConfig.parse(configuration(options)),
        extra_data=extra_data(options),
        only=options.only,
        limit=options.events,
        seed=options.seed,
    )
    found = run_ablations(
        options.catalogue,
        options.out,
        asked,
        progress=TerminalProgress(),
        report=lambda line: print(line, file=sys.stderr),
    )
    if options.json:
        print(json.dumps(found.model_dump(mode="json"), indent=1))
        return
    print(format_ablations(found))
    print(f"\nFor docs/results.md: python -m mmsid results BUILD --ablations {options.out}")
