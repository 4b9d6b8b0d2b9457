"""`errors` and `evaluate --cases-out`: how often a build is right, why it misses, and where it is worst."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from mmsid.cli.ask import common
from mmsid.cli.places import check_place
from mmsid.errors import MmsidError
from mmsid.progress import TerminalProgress

if TYPE_CHECKING:
    from mmsid.error_analysis import ErrorReport
    from mmsid.error_analysis.worst import WorstSlice

_KINDS = (".csv", ".parquet", ".html")


def add_command(commands: Any) -> None:
    """Adds the parser."""
    errors = commands.add_parser("errors", help="say how often a build is right, why it misses, and where it is worst")
    errors.add_argument("--worst", action="store_true", help="only where it is worst")
    errors.add_argument(
        "--against", type=Path, metavar="BUILD", help="compare with another build on the same test events"
    )
    errors.add_argument(
        "--out", type=Path, help="write all cases to a .csv or .parquet file, or those of --cases to .html"
    )
    errors.add_argument(
        "--cases", type=int, nargs="+", metavar="NUMBER", help="only these cases, for --out (default: all)"
    )
    common(errors, _errors, positional=True)


def _errors(options: argparse.Namespace) -> None:
    from mmsid.shop import MMSID

    if options.out and options.out.suffix not in _KINDS:
        raise MmsidError(f"Expected a {', '.join(_KINDS)} file for the cases, but got {options.out}; rename it.")
    if options.out:
        check_place(options.out)
    report = MMSID.load(options.build).errors()
    if not report.cases:
        raise MmsidError(
            "There are no test events in this catalogue: nobody goes on to a new product in its last part."
        )
    if options.out:
        _write(report, options.out, options.cases)
    if options.json:
        print(json.dumps(_values(report), indent=1))
        return
    if options.against:
        _compare(report, MMSID.load(options.against).errors(), options.against)
    elif options.worst:
        _print_slices(report)
    else:
        print_headline(report)
        _print_slices(report)


def _write(report: ErrorReport, out: Path, numbers: list[int] | None) -> None:
    from mmsid.evaluation.case_files import cases_file
    from mmsid.shop.tables.writing import write_file

    places = range(len(report.cases)) if numbers is None else [number - 1 for number in numbers]
    write_file(cases_file(report, list(places), out.suffix[1:]), out)


def answer_test_events(options: argparse.Namespace) -> None:
    """`evaluate --cases-out`: answers the test events, writes them into the build, and says what they tell."""
    from mmsid.evaluation.cases import answer_test_events as answer
    from mmsid.evaluation.quality import EVERY
    from mmsid.shop import MMSID

    found = answer(options.build, limit=options.events or EVERY, seed=options.seed, progress=TerminalProgress())
    if found is None:
        raise MmsidError("Answering test events needs shoppers' histories, but the catalogue has none; add some.")
    report = MMSID.load(options.build).errors()
    if options.json:
        print(json.dumps({"cases": len(report.cases), "causes": report.causes}))
    else:
        print_headline(report)


def print_headline(report: ErrorReport) -> None:
    """How often each model is right, what is promised, and why this one misses."""
    from mmsid.error_analysis.causes import cause_texts
    from mmsid.error_analysis.report import MODELS

    if not report.cases:
        print("There are no test events in this catalogue: nobody goes on to a new product in its last part.")
        return
    print(
        f"The next product is among the ten in (of {len(report.cases):,} cases, {report.about.events:,} test events):"
    )
    for score in report.scores:
        low, high = score.interval
        print(f"  {score.recall:6.1%}  ({low:.1%} to {high:.1%})  {MODELS[score.model]}")
    for target in report.targets:
        print(
            f"  {'met   ' if target.met else 'MISSED'}  {target.name}: {target.value:.1%}, asked for {target.bound:.1%}"
        )
    misses = sum(report.causes.values())
    print(f"\nWhy the others are missed ({misses:,}):")
    texts = cause_texts(len(next(iter(report.codes.values()))))
    for cause, count in report.causes.items():
        print(f"  {count:6,d}  {count / misses:5.1%}  {cause:14s} {texts[cause].label}")
    print("\nThe first answer's codes, level by level:")
    for step in report.funnel:
        after = f"; after a wrong one {_share(step.right_after_wrong, step.wrong_before)}" if step.level else ""
        print(f"  level {'abcdefgh'[step.level]}: right in {_share(step.right, step.reached)}{after}")
    print()


def _share(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,} ({part / whole:.1%})" if whole else "none"


def _print_slices(report: ErrorReport) -> None:
    whole = report.scores[0].recall
    print(f"Where it is worst (on the whole {whole:.1%}):")
    if not report.slices:
        print("  nowhere: no kind of cases is worse than chance would have it")
    for one in report.slices:
        print(f"  {_line(one)}")
        if one.overlapping:
            more = "" if len(one.overlapping) <= 3 else f", and {len(one.overlapping) - 3} more"
            print(f"          much the same: {'; '.join(one.overlapping[:3])}{more}")


def _line(one: WorstSlice) -> str:
    low, high = one.interval
    return (
        f"{one.recall:6.1%}  ({low:.1%} to {high:.1%})  {one.description}: {one.n:,} cases ({one.coverage:.0%}), "
        f"{one.gap:.1%} below; of {one.knowable:,} that could be known {one.knowable_hits / one.knowable:.1%} "
        f"(all: {one.knowable_whole:.1%})"
    )


def _compare(own: ErrorReport, other: ErrorReport, build: Path) -> None:
    from mmsid.error_analysis.compare import compare_cases

    found = compare_cases(own.cases, other.cases)
    low, high = found.interval
    print(f"{found.n:,} test events that both answered; {build} against this build:")
    print(f"  gained {found.gained:,}, lost {found.lost:,}, both right {found.both:,}, neither {found.neither:,}")
    print(f"  difference {found.difference:+.1%} ({low:+.1%} to {high:+.1%}), McNemar's exact p = {found.p_value:.3g}")


def _values(report: ErrorReport) -> dict[str, Any]:
    slices = [
        {
            "description": one.description,
            **{name: value for name, value in asdict(one).items() if name not in ("cases", "conditions")},
        }
        for one in report.slices
    ]
    return {
        "cases": len(report.cases),
        "events": report.about.events,
        "scores": [asdict(score) for score in report.scores],
        "targets": [{**asdict(target), "met": bool(target.met)} for target in report.targets],
        "causes": report.causes,
        "funnel": [asdict(step) for step in report.funnel],
        "slices": json.loads(json.dumps(slices, default=_plain)),
    }


def _plain(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else str(value)
