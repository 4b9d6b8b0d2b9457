"""Commands that measure a build: `evaluate`, `bench`."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from mmsid.cli.ask import common
from mmsid.errors import MmsidError
from mmsid.progress import TerminalProgress


def add_commands(commands: Any) -> None:
    """Adds the parsers."""
    evaluate = commands.add_parser("evaluate", help="measure a build and write its metrics.json")
    evaluate.add_argument(
        "--events",
        "--cases",
        type=int,
        default=2000,
        metavar="N",
        dest="events",
        help="test events at most, drawn by the seed (default 2000; 0: all)",
    )
    evaluate.add_argument("--seed", type=int, default=0, help="of the choice of events and of the intervals")
    evaluate.add_argument("--keep-history", action="store_true", help="let products of the history compete, too")
    evaluate.add_argument(
        "--beside", action="append", default=[], metavar="NAME=BUILD", help="another build's recommender, same IDs"
    )
    evaluate.add_argument(
        "--codes",
        action="store_true",
        help="measure whether captions are true and tell products, instead of the models",
    )
    evaluate.add_argument("--pictures", type=Path, help="parquet of unseen pictures to tokenise, instead of shoppers")
    evaluate.add_argument("--labels", type=Path, help="CSV of the departments and types that are right for photos")
    evaluate.add_argument(
        "--explanations", type=int, metavar="N", help="test the explanations on N test events, instead of the models"
    )
    evaluate.add_argument(
        "--explainer", choices=["joint", "single"], default="joint", help="products missing in groups, or one at a time"
    )
    evaluate.add_argument(
        "--cases-out",
        action="store_true",
        help="answer the test events and write them into the build, with the cause of each miss, instead of the models",
    )
    evaluate.add_argument("--codebook-metrics", action="store_true", help="print the metrics of the codes as well")
    common(evaluate, _evaluate, positional=True)

    bench = commands.add_parser("bench", help="time decoding and tokenising against their floors")
    bench.add_argument("--repeats", type=int, default=20, help="timed runs of each (default 20)")
    bench.add_argument(
        "--shape", help="time a language model of this shape with random weights (such as qwen3-0.6b), not a build"
    )
    bench.add_argument(
        "--items", type=int, default=1_000_000, metavar="N", help="with --shape: products (default 1000000)"
    )
    bench.add_argument("--out", type=Path, metavar="PAGE", help="with --shape: write the figures into this page, too")
    common(bench, _bench, positional=True)


def _evaluate(options: argparse.Namespace) -> None:
    from mmsid.evaluation import evaluate_build
    from mmsid.evaluation.tables import format_table

    check_events(options.events)
    if options.codes:
        _code_figures(options)
    if options.pictures:
        _pictures(options)
    if options.cases_out:
        from mmsid.cli.errors import answer_test_events

        answer_test_events(options)
    if options.codes or options.pictures or options.cases_out:
        return
    if options.explanations:
        _explanations(options)
        return
    result = evaluate_build(
        options.build,
        limit=options.events,
        seed=options.seed,
        keep_history=options.keep_history,
        beside=_named(options.beside),
        progress=TerminalProgress(),
    )
    if options.json:
        print(json.dumps(result, indent=1))
        return
    if options.codebook_metrics:
        print(_codebook_metrics(options.build))
    print(format_table(result))


def check_events(events: int) -> None:
    """Refuses a number of test events below 0.

    Raises:
        MmsidError: with what 0 means.
    """
    if events < 0:
        raise MmsidError(f"Expected --events of at least 0, but got {events}; 0 takes all test events.")


def _codebook_metrics(build: Path) -> str:
    from mmsid.quantizer.metrics import format_codebook_metrics, read_forgetting, read_report

    forgetting = read_forgetting(build / "recommender" / "report.json")
    return format_codebook_metrics(read_report(build / "quantizer" / "health.json"), forgetting=forgetting)


def _code_figures(options: argparse.Namespace) -> None:
    from mmsid.evaluation import evaluate_codes, format_codes

    figures = evaluate_codes(options.build, seed=options.seed)
    lines = [{**asdict(figure), "met": figure.met} for figure in figures]
    print(json.dumps(lines, indent=1) if options.json else format_codes(figures))


def _pictures(options: argparse.Namespace) -> None:
    from mmsid.evaluation import format_pictures, picture_report
    from mmsid.shop import MMSID

    report = picture_report(MMSID.load(options.build), options.pictures, options.labels, progress=TerminalProgress())
    print(json.dumps(report, indent=1) if options.json else format_pictures(report))


def _explanations(options: argparse.Namespace) -> None:
    from mmsid.evaluation import explain_test_events, format_explanations
    from mmsid.explain import joint_removal, leave_one_out

    report = explain_test_events(
        options.build,
        limit=options.explanations,
        explainer={"joint": joint_removal, "single": leave_one_out}[options.explainer],
        seed=options.seed,
        progress=TerminalProgress(),
    )
    print(json.dumps(report, indent=1) if options.json else format_explanations(report))


def _named(pairs: list[str]) -> dict[str, Path]:
    named = {}
    for pair in pairs:
        name, equals, folder = pair.partition("=")
        if not (name and equals and folder):
            raise MmsidError(f"Expected --beside NAME=BUILD, but got {pair!r}; write full=other-build.")
        named[name] = Path(folder)
    return named


def _bench(options: argparse.Namespace) -> None:
    from mmsid.evaluation import bench, format_bench

    if options.shape is not None:
        _bench_shape(options)
        return
    result = bench(options.build, repeats=options.repeats, progress=TerminalProgress())
    print(json.dumps(result, indent=1) if options.json else format_bench(result))


def _bench_shape(options: argparse.Namespace) -> None:
    from mmsid.evaluation.performance_page import format_shape, write_section
    from mmsid.evaluation.speed_at_size import bench_shape

    result = bench_shape(options.shape, options.items, repeats=options.repeats, progress=TerminalProgress())
    print(json.dumps(result, indent=1) if options.json else format_shape(result))
    if options.out is not None:
        write_section(options.out, result)
