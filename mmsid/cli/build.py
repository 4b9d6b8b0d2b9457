"""The commands that make things: `build`, and `update` for what changed since."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mmsid.artifacts import CASES, STAGES, Manifest
from mmsid.cli.ending import fault
from mmsid.errors import MmsidError
from mmsid.progress import TerminalProgress

if TYPE_CHECKING:
    from mmsid.build.context import ExtraTrainingData


def add_command(commands: Any) -> None:
    """Adds the parser."""
    build = commands.add_parser("build", help="build everything from a catalogue folder")
    build.add_argument("catalogue", type=Path, help="catalogue folder")
    build.add_argument("--out", type=Path, required=True, help="build folder; an interrupted build is resumed")
    build.add_argument("--until", choices=STAGES, default=STAGES[-1], help="last stage to run (default: all)")
    build.add_argument(
        "--cases",
        type=int,
        default=2000,
        help="test events at most that are answered afterwards, for the panel Errors (default 2000; 0: none)",
    )
    add_configuration(build)
    build.set_defaults(run=_build)
    update = commands.add_parser(
        "update", help="let a build follow its catalogue after products or events were added, changed or removed"
    )
    update.add_argument("build", type=Path, help="build folder; nothing is trained, and IDs of what stayed are kept")
    update.set_defaults(run=_update)


def add_configuration(parser: Any) -> None:
    """Adds what says how a catalogue is built: models, further data, and values of the configuration."""
    parser.add_argument("--pairs", type=Path, action="append", default=[], help="drawn views to learn from, too")
    parser.add_argument("--photos", type=Path, action="append", default=[], help="labelled photos to learn from, too")
    parser.add_argument(
        "--encoder",
        help="small (one of our own, trained from nothing), an open_clip name, name:weights, a folder or a build; "
        "default: the shipped one, tuned on this catalogue",
    )
    parser.add_argument(
        "--minutes", type=float, help="that tuning the encoder may take at most (default: 4 to 20, by the products)"
    )
    parser.add_argument("--language-model", help="a Hugging Face name, a folder or a build; default: pretrain ours")
    parser.add_argument("--config", type=Path, help="JSON file with values that differ from the defaults")
    parser.add_argument(
        "--set", action="append", default=[], metavar="STAGE.KEY=VALUE", help="one value, such as recommender.steps=500"
    )


def extra_data(options: argparse.Namespace) -> ExtraTrainingData:
    """The further data that the options name."""
    from mmsid.build.context import ExtraTrainingData

    return ExtraTrainingData(tuple(options.pairs), tuple(options.photos))


def _build(options: argparse.Namespace) -> None:
    from mmsid.build.build import build
    from mmsid.build.context import BuildConfig

    if options.cases < 0:
        raise MmsidError(f"Expected --cases of at least 0, but got {options.cases}; 0 answers none.")
    values = configuration(options)
    try:
        manifest = build(
            options.catalogue,
            options.out,
            BuildConfig.parse(values),
            extra_data=extra_data(options),
            until=options.until,
            progress=TerminalProgress(),
            report=print,
        )
    except Exception as error:  # libraries do not always say which file they could not write
        sentence = fault(error, somewhere=f"files in {options.out}")
        if sentence is None or isinstance(error, MmsidError):
            raise
        raise MmsidError(sentence) from None
    if manifest is None:
        print(
            f"build {options.out} has its stages up to {options.until}; run the same command without --until to go on"
        )
        return
    print(f"build {options.out} is complete, fingerprint {manifest.fingerprint}")
    if options.cases:
        _answer_test_events(options.out, manifest, options.cases)


def _update(options: argparse.Namespace) -> None:
    from mmsid.build.update import update

    try:
        found = update(options.build, progress=TerminalProgress(), report=print)
    except Exception as error:  # libraries do not always say which file they could not write
        sentence = fault(error, somewhere=f"files in {options.build}")
        if sentence is None or isinstance(error, MmsidError):
            raise
        raise MmsidError(sentence) from None
    if found is not None:
        print(f"build {options.build} is up to date, fingerprint {found.manifest.fingerprint}")


def _answer_test_events(out: Path, manifest: Manifest, limit: int) -> None:
    from mmsid.evaluation.cases import answer_test_events

    if CASES in manifest.evaluation:
        print("cases: unchanged")
        return
    try:
        found = answer_test_events(out, limit=limit, progress=TerminalProgress())
    except MmsidError as error:  # the build is whole without them
        print(f"cases: none. {error}")
        return
    print("cases: none, for there are no histories" if found is None else f"cases: {len(found.cases):,} answered")


def configuration(options: argparse.Namespace) -> dict[str, Any]:
    """Defaults, then the file, then the options, as nested keys."""
    from mmsid.config import read_json

    values: dict[str, Any] = read_json(options.config) if options.config else {}
    parts = (
        [values, *(values.get(stage, {}) for stage in ("encoder", "recommender"))] if isinstance(values, dict) else []
    )
    if not parts or not all(isinstance(part, dict) for part in parts):
        raise MmsidError(f"Expected keys and values per stage in {options.config}, but got something else; mend it.")
    if options.encoder:
        model, _, pretrained = options.encoder.partition(":")
        values.setdefault("encoder", {}).update(model=model, pretrained=pretrained)
    if options.minutes is not None:
        values.setdefault("encoder", {})["minutes"] = options.minutes
    if options.language_model:
        values.setdefault("recommender", {})["base"] = options.language_model
    for assignment in options.set:
        key, equals, text = assignment.partition("=")
        *above, name = key.split(".")
        if not equals or not name:
            raise MmsidError(f"Expected --set STAGE.KEY=VALUE, but got {assignment!r}; write recommender.steps=500.")
        place = values
        for stage in above:
            place = place.setdefault(stage, {})
            if not isinstance(place, dict):
                raise MmsidError(f"Expected keys and values under {stage} for {assignment!r}, but got {place!r}.")
        try:
            place[name] = json.loads(text)
        except json.JSONDecodeError:
            place[name] = text
    return values
