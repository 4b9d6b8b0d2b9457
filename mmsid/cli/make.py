"""Commands that make things: `storefront` and `build`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from mmsid.artifacts import STAGES
from mmsid.errors import MmsidError
from mmsid.progress import TerminalProgress


def add_commands(commands: Any) -> None:
    """Adds the parsers."""
    storefront = commands.add_parser("storefront", help="draw the products and simulate the shoppers")
    storefront.add_argument("--out", type=Path, help="catalogue folder to write")
    storefront.add_argument("--pairs", type=Path, help="parquet file of drawn views of other seeds' products to write")
    storefront.add_argument("--report", action="store_true", help="print how predictable the shoppers are")
    storefront.add_argument("--seed", type=int, default=1, help="the same seed, the same shop (default 1)")
    storefront.add_argument("--per-type", type=int, default=24, help="products of each type (default 24)")
    storefront.add_argument("--shoppers", type=int, default=24_000, help="simulated shoppers (default 24,000)")
    storefront.add_argument("--pair-seeds", type=int, default=4, help="other seeds whose products are drawn")
    storefront.add_argument("--views", type=int, default=1, help="views of each of their products")
    storefront.add_argument("--size", type=int, default=128, help="side of these views in pixels (default 128)")
    storefront.set_defaults(run=_storefront)

    build = commands.add_parser("build", help="build everything from a catalogue folder")
    build.add_argument("catalogue", type=Path, help="catalogue folder")
    build.add_argument("--out", type=Path, required=True, help="build folder; an interrupted build is resumed")
    build.add_argument("--pairs", type=Path, action="append", default=[], help="drawn views to learn from, too")
    build.add_argument("--photos", type=Path, action="append", default=[], help="labelled photos to learn from, too")
    build.add_argument("--encoder", help="an open_clip name, name:weights, a folder or a build; default: train ours")
    build.add_argument("--language-model", help="a Hugging Face name, a folder or a build; default: pretrain ours")
    build.add_argument("--until", choices=STAGES, default=STAGES[-1], help="last stage to run (default: all)")
    build.add_argument("--config", type=Path, help="JSON file with values that differ from the defaults")
    build.add_argument(
        "--set", action="append", default=[], metavar="STAGE.KEY=VALUE", help="one value, such as recommender.steps=500"
    )
    build.set_defaults(run=_build)


def _storefront(options: argparse.Namespace) -> None:
    from mmsid.storefront.catalogue import write_training_pairs
    from mmsid.storefront.shop import write_storefront

    if not (options.out or options.pairs or options.report):
        raise MmsidError("Expected --out, --pairs or --report, but got none of them; say what to make.")
    progress = TerminalProgress()
    if options.out:
        write_storefront(
            options.out,
            seed=options.seed,
            per_type=options.per_type,
            shoppers=options.shoppers,
            progress=progress,
        )
        print(f"wrote {options.out}")
    if options.pairs:
        seeds = [options.seed + 1000 + extra for extra in range(options.pair_seeds)]
        write_training_pairs(options.pairs, seeds, options.per_type, options.views, options.size, progress)
        print(f"wrote {options.pairs}")
    if options.report:
        from mmsid.storefront.shop import format_report, storefront_report

        folder = options.out or Path("assets/storefront")
        print(format_report(storefront_report(folder, seed=options.seed, progress=progress)))


def _build(options: argparse.Namespace) -> None:
    from mmsid.training.build import build
    from mmsid.training.work import BuildConfig, Material

    values = _configuration(options)
    material = Material(tuple(options.pairs), tuple(options.photos))
    manifest = build(
        options.catalogue,
        options.out,
        BuildConfig.parse(values),
        material=material,
        until=options.until,
        progress=TerminalProgress(),
        report=print,
    )
    if manifest is None:
        print(
            f"build {options.out} has its stages up to {options.until}; run the same command without --until to go on"
        )
    else:
        print(f"build {options.out} is complete, fingerprint {manifest['fingerprint']}")


def _configuration(options: argparse.Namespace) -> dict[str, Any]:
    """Defaults, then the file, then the options, as nested keys."""
    from mmsid.config import read_json

    values: dict[str, Any] = read_json(options.config) if options.config else {}
    if options.encoder:
        model, _, pretrained = options.encoder.partition(":")
        values.setdefault("encoder", {}).update(model=model, pretrained=pretrained)
    if options.language_model:
        values.setdefault("recommender", {})["base"] = options.language_model
    for assignment in options.set:
        key, equals, text = assignment.partition("=")
        *stages, name = key.split(".")
        if not equals or not name:
            raise MmsidError(f"Expected --set STAGE.KEY=VALUE, but got {assignment!r}; write recommender.steps=500.")
        place = values
        for stage in stages:
            place = place.setdefault(stage, {})
        try:
            place[name] = json.loads(text)
        except json.JSONDecodeError:
            place[name] = text
    return values
