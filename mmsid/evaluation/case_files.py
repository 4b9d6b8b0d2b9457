"""Cases as files that a visitor takes along: CSV, Parquet, or one HTML page with pictures.

In: an `ErrorReport` and the places of some cases; out: bytes. The page stands alone, without scripts or addresses of
other hosts; notes are the visitor's own and are only written into it.
"""

from __future__ import annotations

import base64
import html
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mmsid.catalogue import load_picture
from mmsid.catalogue.columns import TableBounds
from mmsid.error_analysis import AnsweredCase, ErrorReport
from mmsid.error_analysis.causes import cause_texts
from mmsid.error_analysis.report import MODELS, score
from mmsid.errors import MmsidError
from mmsid.records import Item, code_names
from mmsid.shop.tables.reading import read_sent_csv
from mmsid.shop.tables.writing import table_file

MAX_REPORTED = 200
"""Cases of one page; their pictures lie within it."""

PICTURE_SIDE = 72

SHOWN_HISTORY, SHOWN_ANSWERS = 12, 10
"""Pictures in a case's line: the last products of its history, and the answered ones."""

TYPES: dict[str, type] = {
    "case": int,
    "events": int,
    "hit": int,
    **dict.fromkeys(("rank", "oracle_rank", "sasrec_rank", "last_item_rank", "popularity_rank"), int),
    **dict.fromkeys(
        ("probability", "cause_figure", "branch_margin", "twin_margin", "neighbours_kept", "price_difference"), float
    ),
    "picture_cosine": float,
    "price": float,
}
"""Of the exported columns that are no texts."""

EVENT_COLUMNS = ("user_id", "moment", "next", "hit", "rank")
"""Of an exported table, that say which test event a row is of, and what was answered."""

BOUNDS = TableBounds(rows=100_000, lines=200_000, columns=100)
"""Of a table of another build's cases."""

_STYLE = """
:root { color-scheme: light dark; --line: #cfc9bd; --soft: #6b665e; --hit: #0b8577; }
@media (prefers-color-scheme: dark) { :root { --line: #4a453e; --soft: #a39d92; --hit: #3fc4b3; } }
body { font: 15px/1.5 -apple-system, "Segoe UI", Roboto, Arial, sans-serif; max-width: 980px; margin: 32px auto;
  padding: 0 20px; }
h1 { font-size: 24px; line-height: 1.25; } article { border-top: 1px solid var(--line); padding: 14px 0; }
h2 { font-size: 16px; margin: 0 0 4px; } p { margin: 4px 0; } .soft, footer { color: var(--soft); font-size: 13px; }
.row { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; margin: 6px 0; }
.row > b { font-size: 13px; font-weight: 600; color: var(--soft); width: 92px; flex: none; }
figure { margin: 0; width: 60px; font-size: 11px; } img, .none { width: 60px; height: 60px; border-radius: 8px;
  display: block; object-fit: cover; } .none { border: 1px dashed var(--line); box-sizing: border-box; }
.came img, .came .none { outline: 3px solid var(--hit); outline-offset: 1px; }
code { font-family: ui-monospace, monospace; } blockquote { margin: 6px 0; padding-left: 10px;
  border-left: 3px solid var(--line); white-space: pre-line; }
"""


def cases_file(
    report: ErrorReport, places: Sequence[int], kind: str, notes: Mapping[int, str] | None = None, *, about: str = ""
) -> bytes:
    """The file of some cases.

    Args:
        report: of the build.
        places: of the cases, from 0.
        kind: csv, parquet or html.
        notes: the visitor's own, by place.
        about: what a page says of how the cases were chosen.

    Raises:
        MmsidError: if there is no such case, or too many for a page with pictures.
    """
    if not places or not all(0 <= place < len(report.cases) for place in places):
        raise MmsidError(
            f"Expected cases among the {len(report.cases):,} of this build, but got others; choose them again."
        )
    told = notes or {}
    if kind == "html":
        return report_html(report, places, told, about).encode()
    cells = [_cells(report, report.cases[place], told.get(place, "")) for place in places]
    return table_file(cells, f".{kind}", TYPES)


@dataclass(frozen=True, slots=True)
class OtherCase:
    """What another build says of a test event.

    Attributes:
        hit: whether the next product is among its ten.
        rank: of that product; None where it has none.
    """

    hit: bool
    rank: int | None


def read_other_cases(content: bytes, name: str, own: Sequence[AnsweredCase]) -> list[OtherCase | None]:
    """Reads cases that another build exported as CSV.

    Args:
        content: of the file, which is a stranger's.
        name: of the file, for the sentences.
        own: cases of this build.

    Returns:
        per case of this build what the other says of the same test event (the same shopper, moment and next product);
        None where it says nothing.

    Raises:
        MmsidError: if it is no table of cases, or none is of the same test event.
    """
    table, _ = read_sent_csv(content, name, BOUNDS)
    lacking = [one for one in EVENT_COLUMNS if one not in table.columns]
    if lacking:
        raise MmsidError(
            f"Expected cases that another build exported as CSV, but {name} has no column {lacking[0]}; "
            "export them in that build's panel Errors, or with `mmsid errors BUILD --out cases.csv`."
        )
    said: dict[tuple[str, ...], OtherCase] = {}
    for cells in zip(*(table.columns[one] for one in EVENT_COLUMNS), strict=True):
        user, moment, target, hit, rank = (str(cell).lstrip("'") for cell in cells)
        said[user, moment, target] = OtherCase(hit == "1", int(rank) if rank.isdecimal() and len(rank) < 10 else None)
    found = [said.get((case.user_id.lstrip("'"), _moment(case.timestamp), case.target.lstrip("'"))) for case in own]
    if not any(found):
        raise MmsidError(
            f"Expected cases of the same test events, but none of this build's is in {name}; "
            "export them from a build of the same catalogue."
        )
    return found


def _moment(timestamp: float) -> str:
    """A timestamp as it is exported: as a text, which no spreadsheet rounds."""
    return f"t{timestamp!r}"


def _cells(report: ErrorReport, case: AnsweredCase, note: str) -> dict[str, Any]:
    target = report.items[case.target]
    return {
        "case": case.case,
        "user_id": case.user_id,
        "moment": _moment(case.timestamp),
        "history": " ".join(case.history),
        "next": case.target,
        "next_title": target.title,
        "department": target.department,
        "type": target.type,
        "price": target.price,
        "semantic_id": " ".join(code_names(report.codes[case.target])),
        "answered": " ".join(case.answered),
        "hit": int(case.hit),
        "rank": case.rank,
        "oracle_rank": case.oracle_rank,
        "sasrec_rank": case.sasrec_rank,
        "last_item_rank": case.last_item_rank,
        "popularity_rank": case.popularity_rank,
        "probability": math.exp(sum(case.code_log_probs)),
        "events": case.events,
        "cause": case.cause,
        "why": cause_texts(len(report.codes[case.target]))[case.cause].label if case.cause else "",
        "cause_figure": case.cause_figure,
        "left_at": case.left_at,
        "branch_level": case.branch_level,
        "branch_code": case.branch_code,
        "branch_margin": case.branch_margin,
        "twin": case.twin,
        "twin_margin": case.twin_margin,
        "neighbours_kept": case.neighbours_kept,
        "same_type": _yes(case.same_type),
        "same_department": _yes(case.same_department),
        "same_look": _yes(case.same_look),
        "price_difference": case.price_difference,
        "picture_cosine": case.picture_cosine,
        "note": note,
    }


def _yes(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def report_html(report: ErrorReport, places: Sequence[int], notes: Mapping[int, str], about: str = "") -> str:
    """Sets some cases as one page.

    Raises:
        MmsidError: if they are more than `MAX_REPORTED`.
    """
    if len(places) > MAX_REPORTED:
        raise MmsidError(
            f"Expected at most {MAX_REPORTED} cases for a page with pictures, but got {len(places):,}; "
            "filter them first, or take a table."
        )
    pictures: dict[str, str] = {}
    chosen = [report.cases[place] for place in places]
    whole = report.scores[0]
    hits = score("mmsid", report.hits["mmsid"][list(places)])
    articles = "".join(_article(report, case, notes.get(case.case - 1, ""), pictures) for case in chosen)
    title = f"{len(chosen):,} test cases"
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>{_STYLE}</style></head><body>
<h1>{title}</h1>{f"<p>{_text(about)}</p>" if about else ""}
<p>Of these, {hits.hits:,} are hits: the product that came next is among the ten that were answered ({hits.recall:.0%}).
Of all {whole.n:,} cases it is {whole.recall:.0%} (95 % interval {whole.interval[0]:.0%} to
{whole.interval[1]:.0%}).</p>
{articles}
<footer><p>Build {_text(report.about.build)}; cases drawn by seed {report.about.seed} from {report.about.events:,} test
events. Ranks are over the whole catalogue without the products of the history.</p></footer>
</body></html>
"""


def _article(report: ErrorReport, case: AnsweredCase, note: str, pictures: dict[str, str]) -> str:
    target = report.items[case.target]
    texts = cause_texts(len(report.codes[case.target]))
    verdict = "Hit" if case.hit else f"Missed: {texts[case.cause].label}"
    says = "" if case.hit else f"<p class='soft'>{_text(texts[case.cause].says)}</p>"
    known = {"sasrec": case.sasrec_rank, "last_item": case.last_item_rank, "oracle": case.oracle_rank}
    ranks = ", ".join(f"{_text(MODELS[name])} {rank:,}" for name, rank in known.items() if rank is not None)
    own = "not ranked" if case.rank is None else f"{case.rank:,}"
    history = [report.items[one] for one in case.history[-SHOWN_HISTORY:]]
    earlier = len(case.history) - len(history)
    answered = [report.items[one] for one in case.answered[:SHOWN_ANSWERS]]
    faces = "".join(_figure(one, pictures, "came" if one == target else "") for one in answered)
    more = f"<span class='soft'>{earlier} earlier, then</span>" if earlier else ""
    said = f"<blockquote>{_text(note)}</blockquote>" if note else ""
    return f"""<article><h2>Case {case.case:,}: {_text(verdict)}</h2>{says}
<div class="row"><b>Looked at</b>{more}{"".join(_figure(one, pictures) for one in history)}</div>
<div class="row"><b>Came next</b>{_figure(target, pictures, "came")}<span>{_text(target.name)}<br>
<span class="soft">{_text(" > ".join(target.category))}</span></span></div>
<div class="row"><b>Answered</b>{faces}</div>
<p class="soft">Its rank: this model {own}{", " if ranks else ""}{ranks}.</p>{said}</article>"""


def _figure(item: Item, pictures: dict[str, str], kind: str = "") -> str:
    if item.item_id not in pictures:
        pictures[item.item_id] = _picture(item)
    return f'<figure class="{kind}" title="{_text(item.name)}">{pictures[item.item_id]}</figure>'


def _picture(item: Item) -> str:
    if item.image is None:
        return f'<span class="none" role="img" aria-label="{_text(item.name)} (no picture)"></span>'
    picture = load_picture(item.image)
    picture.thumbnail((PICTURE_SIDE, PICTURE_SIDE))
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=70)
    data = base64.b64encode(buffer.getvalue()).decode()
    return f'<img alt="{_text(item.name)}" src="data:image/webp;base64,{data}">'


def _text(value: Any) -> str:
    return html.escape(str(value))
