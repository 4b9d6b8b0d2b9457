"""The command line, `python -m storefront`: draws the products and simulates the shoppers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from mmsid.cli.ending import ended
from mmsid.errors import MmsidError
from mmsid.progress import TerminalProgress


def parser() -> argparse.ArgumentParser:
    """All options."""
    top = argparse.ArgumentParser(prog="storefront", description="Draw a shop's products and simulate its shoppers.")
    top.add_argument("--out", type=Path, help="catalogue folder to write")
    top.add_argument("--pairs", type=Path, help="parquet file of drawn views of other seeds' products to write")
    top.add_argument("--report", action="store_true", help="print how predictable the shoppers are")
    top.add_argument("--seed", type=int, default=1, help="the same seed, the same shop (default 1)")
    top.add_argument("--per-type", type=int, default=24, help="products of each type (default 24)")
    top.add_argument("--shoppers", type=int, default=24_000, help="simulated shoppers (default 24,000)")
    top.add_argument("--pair-seeds", type=int, default=4, help="other seeds whose products are drawn")
    top.add_argument("--views", type=int, default=1, help="views of each of their products")
    top.add_argument("--size", type=int, default=128, help="side of these views in pixels (default 128)")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command.

    Returns:
        the exit code: 0, or 2 for an error that the user can mend.
    """
    options = parser().parse_args(arguments)
    return ended(lambda: run(options), program="storefront")


def run(options: argparse.Namespace) -> None:
    """Makes what the options ask for.

    Raises:
        MmsidError: if they ask for nothing, or something cannot be made.
    """
    from storefront.catalogue import write_training_pairs
    from storefront.make import format_report, storefront_report, write_storefront

    if not (options.out or options.pairs or options.report):
        raise MmsidError("Expected --out, --pairs or --report, but got none of them; say what to make.")
    progress = TerminalProgress()
    if options.out:
        write_storefront(
            options.out, seed=options.seed, per_type=options.per_type, shoppers=options.shoppers, progress=progress
        )
        print(f"wrote {options.out}")
    if options.pairs:
        seeds = [options.seed + 1000 + extra for extra in range(options.pair_seeds)]
        write_training_pairs(options.pairs, seeds, options.per_type, options.views, options.size, progress)
        print(f"wrote {options.pairs}")
    if options.report:
        folder = options.out or Path("assets/storefront")
        print(format_report(storefront_report(folder, seed=options.seed, progress=progress)))


if __name__ == "__main__":
    sys.exit(main())
