"""The commands that make things: `build`, and `update` for what changed since."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mmsid import processes
from mmsid.artifacts import CASES, STAGES, Manifest
from mmsid.cli.ending import fault
from mmsid.errors import MmsidError
from mmsid.progress import TerminalProgress

if TYPE_CHECKING:
    from mmsid.build.context import BuildConfig, ExtraTrainingData


def add_command(commands: Any) -> None:
    """Adds the parser."""
    build = commands.add_parser("build", help="build everything from a catalogue folder")
    build.add_argument("catalogue", type=Path, help="catalogue folder, a table of products, or a name of `datasets`")
    build.add_argument("--out", type=Path, help="build folder; an interrupted build is resumed")
    build.add_argument(
        "--check", action="store_true", help="read the catalogue, say what is in it and what a build takes, and end"
    )
    build.add_argument("--until", choices=STAGES, default=STAGES[-1], help="last stage to run (default: all)")
    build.add_argument(
        "--cases",
        type=int,
        default=2000,
        help="test events at most that are answered afterwards, for the panel Errors (default 2000; 0: none)",
    )
    build.add_argument(
        "--fetch-pictures",
        action="store_true",
        help="fetch pictures that are web addresses into the catalogue's folder fetched, where they are found later",
    )
    build.add_argument("--fetch-private", action="store_true", help="fetch from this machine and private networks, too")
    add_configuration(build)
    build.set_defaults(run=_build)
    update = commands.add_parser(
        "update", help="let a build follow its catalogue after products or events were added, changed or removed"
    )
    update.add_argument("build", type=Path, help="build folder; nothing is trained, and IDs of what stayed are kept")
    update.add_argument(
        "--cases",
        type=int,
        default=0,
        help="test events at most that are answered anew afterwards, for the panel Errors (default 0: none)",
    )
    update.set_defaults(run=_update)


def add_configuration(parser: Any) -> None:
    """Adds what says how a catalogue is built: models, further data, and values of the configuration."""
    add_reading(parser)
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


def add_reading(parser: Any) -> None:
    """Adds what says how a catalogue's files are read, where they do not say it themselves."""
    parser.add_argument(
        "--items-file", metavar="FILE", help="table of products in the folder, where it is not plain which"
    )
    parser.add_argument(
        "--events-file", metavar="FILE", help="table of events in the folder, where it is not plain which"
    )
    parser.add_argument(
        "--columns",
        metavar="OURS=THEIRS,…",
        action="append",
        default=[],
        help="columns that are called otherwise, such as item_id=parent_asin,title=product_title",
    )
    parser.add_argument(
        "--match-ids",
        action="store_true",
        help="read ids that nearly match (a lost zero in front, 1001.0, capital letters) as the products'",
    )
    parser.add_argument(
        "--dates",
        choices=("day-first", "month-first"),
        help="what 05/06/2024 begins with (default: a day above 12 tells, else the day)",
    )
    parser.add_argument("--currency", help="of the prices, such as EUR (default: what a column or the prices say)")
    parser.add_argument(
        "--min-rating", type=float, metavar="RATING", help="ratings below it are no events (default: all ratings are)"
    )
    parser.add_argument(
        "--k-core", type=int, metavar="K", help="leave out users and products with fewer events, until none has"
    )


def extra_data(options: argparse.Namespace) -> ExtraTrainingData:
    """The further data that the options name."""
    from mmsid.build.context import ExtraTrainingData

    return ExtraTrainingData(tuple(options.pairs), tuple(options.photos))


def _build(options: argparse.Namespace) -> None:
    with processes.ending_together():
        _built(options)


def _built(options: argparse.Namespace) -> None:
    from mmsid.build.build import build, check
    from mmsid.build.context import BuildConfig

    _check_cases(options.cases)
    values = configuration(options)
    if options.fetch_pictures:
        processes.by_main(lambda: _fetch(options, BuildConfig.parse(values)))
    if options.check:
        config, more = BuildConfig.parse(values), extra_data(options)
        check(options.catalogue, config, extra_data=more, progress=TerminalProgress(), report=print)
        return
    if options.out is None:
        raise MmsidError(
            "Expected --out FOLDER for the build, but got none; name one, or say --check to build nothing."
        )
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
    if not processes.is_main():
        return
    if manifest is None:
        print(
            f"build {options.out} has its stages up to {options.until}; run the same command without --until to go on"
        )
        return
    print(f"build {options.out} is complete, fingerprint {manifest.fingerprint}")
    if options.cases:
        with processes.alone():  # the others have ended
            _answer_test_events(options.out, manifest, options.cases)


def _check_cases(limit: int) -> None:
    if limit < 0:
        raise MmsidError(f"Expected --cases of at least 0, but got {limit}; 0 answers none.")


def _fetch(options: argparse.Namespace, config: BuildConfig) -> None:
    """Fetches the pictures that the catalogue names by addresses."""
    from mmsid.catalogue import catalogue_place
    from mmsid.catalogue.fetching import FetchLimits, fetch_pictures

    folder, reading = catalogue_place(options.catalogue, config.reading)
    limits = FetchLimits(allow_private=options.fetch_private)
    count, problems = fetch_pictures(folder, reading, limits=limits, progress=TerminalProgress())
    for problem in problems:
        print(problem)
    print(f"pictures: {count:,} fetched into {folder / 'fetched'}")


def _update(options: argparse.Namespace) -> None:
    from mmsid.build.update import update

    _check_cases(options.cases)
    try:
        found = update(options.build, progress=TerminalProgress(), report=print)
    except Exception as error:  # libraries do not always say which file they could not write
        sentence = fault(error, somewhere=f"files in {options.build}")
        if sentence is None or isinstance(error, MmsidError):
            raise
        raise MmsidError(sentence) from None
    if found is None:
        return
    print(f"build {options.build} is up to date, fingerprint {found.manifest.fingerprint}")
    if options.cases:
        _answer_test_events(options.build, found.manifest, options.cases)
    elif found.lost_cases:
        print(
            "The answered test events were of the build before, and are gone from the panel Errors; "
            f"`mmsid evaluate {options.build} --cases-out` answers them anew."
        )


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
        [values, *(values.get(stage, {}) for stage in ("encoder", "recommender", "reading"))]
        if isinstance(values, dict)
        else []
    )
    if not parts or not all(isinstance(part, dict) for part in parts):
        raise MmsidError(f"Expected keys and values per stage in {options.config}, but got something else; mend it.")
    if options.encoder:
        model, _, pretrained = options.encoder.partition(":")
        values.setdefault("encoder", {}).update(model=model, pretrained=pretrained)
    if reading := _reading(options):
        values.setdefault("reading", {}).update(reading)
    if options.minutes is not None:
        values.setdefault("encoder", {})["minutes"] = options.minutes
    if options.language_model:
        values.setdefault("recommender", {})["base"] = options.language_model
    _set(values, options.set)
    return values


def _set(values: dict[str, Any], assignments: Sequence[str]) -> None:
    """Puts single values, each `STAGE.KEY=VALUE`, in their places."""
    for assignment in assignments:
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


def _reading(options: argparse.Namespace) -> dict[str, Any]:
    """What the options say of the catalogue's files."""
    columns = {}
    for pair in (pair for text in options.columns for pair in text.split(",")):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        if not (ours and equals and theirs):
            raise MmsidError(f"Expected --columns OURS=THEIRS, but got {pair!r}; write item_id=sku,title=name.")
        columns[ours] = theirs
    told = {
        "items": options.items_file,
        "events": options.events_file,
        "columns": columns,
        "match_ids": options.match_ids,
        "date_order": options.dates,
        "currency": options.currency,
        "min_rating": options.min_rating,
        "k_core": options.k_core,
    }
    return {name: value for name, value in told.items() if value not in (None, False, {})}
