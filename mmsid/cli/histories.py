"""`recommend --histories`: answers for a file of histories, and how many of the next products are among them.

In: the file; out: a line per history, JSON, or a table. The rule: a history that cannot be used is named, and ends
nothing.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from mmsid.errors import MmsidError
from mmsid.progress import TerminalProgress

if TYPE_CHECKING:
    from mmsid.shop.histories.answering import HistoryLine, Hits


def add_histories(recommend: argparse.ArgumentParser) -> None:
    """Adds what the command takes in place of one history."""
    recommend.add_argument(
        "--histories",
        type=Path,
        metavar="FILE",
        help="instead: a history a line, a CSV with the columns history, next and user, or one with an event a line "
        "(user_id, item_id, timestamp)",
    )
    recommend.add_argument(
        "--out", type=Path, metavar="FILE", help="write the histories' answers to this .csv or .parquet"
    )


def wants_histories(options: argparse.Namespace) -> bool:
    """Whether a file of histories is asked for.

    Raises:
        MmsidError: if both it and one history are given, or neither.
    """
    if options.histories and options.history:
        raise MmsidError("Expected product ids or --histories, but got both; leave one of them out.")
    if options.histories and options.mode != "beam":
        raise MmsidError(f"Expected --mode beam with --histories, but got {options.mode}; leave it out.")
    if not options.histories and not options.history:
        raise MmsidError("Expected product ids or --histories, but got neither; name what a shopper looked at.")
    if options.out and not options.histories:
        raise MmsidError("Expected --histories with --out, but got product ids; leave --out out.")
    return bool(options.histories)


def recommend_histories(options: argparse.Namespace) -> None:
    """Answers the file and prints what came of it."""
    from mmsid.shop import MMSID
    from mmsid.shop.answering import check_count
    from mmsid.shop.histories.answering import answer_histories, count_hits
    from mmsid.shop.histories.reading import read_histories
    from mmsid.shop.histories.result import write_result
    from mmsid.shop.tables.writing import check_result_path

    check_count(options.k)
    if options.out:
        check_result_path(options.out)
    shop = MMSID.load(options.build)
    table = read_histories(options.histories, shop)
    lines = answer_histories(shop, table.rows, options.k, TerminalProgress())
    hits = count_hits(lines)
    if options.out:
        write_result(lines, options.out)
    if options.json:
        told = {"lines": [_fields(line) for line in lines], "hits": asdict(hits) if hits else None}
        print(json.dumps(told, indent=1))
        return
    for line in lines:
        print(_written(line))
    print(f"answered: {sum(not line.problem for line in lines)} of {len(lines)}")
    if hits:
        print(told_hits(hits))


def told_hits(hits: Hits) -> str:
    """How many next products are among the answers, with the interval of that share."""
    share, low, high = (f"{100 * part:.0f}" for part in (hits.hits / hits.judged, hits.low, hits.high))
    return f"hits: {hits.hits} of {hits.judged} ({share} %, 95 % interval {low} to {high} %)"


def _fields(line: HistoryLine) -> dict[str, object]:
    asked = line.asked
    return {
        "row": asked.row,
        "user": asked.name,
        "history": asked.history,
        "next": asked.target,
        "rank": line.rank,
        "items": [asdict(item) for item in line.items],
        "note": line.note,
        "problem": line.problem,
    }


def _written(line: HistoryLine) -> str:
    user = f" ({line.asked.name})" if line.asked.name else ""
    start = f"row {line.asked.row}{user}: "
    if line.problem:
        return start + line.problem
    found = "missed" if line.rank is None else f"hit, place {line.rank}"
    judged = f"; next {line.asked.target}: {found}" if line.asked.target else ""
    return start + ", ".join(item.item_id for item in line.items) + judged + (f" ({line.note})" if line.note else "")
