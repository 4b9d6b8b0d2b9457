"""Many new products at once: a table in, a table out.

In: the rows of a table (`batch_table`) and the pictures that they name; out: one `BatchLine` per row, with its semantic
ID or with what is wrong; `batch_result` makes the file of them. The rule: a row that cannot be used never stops the
others, and memory does not grow with what is uploaded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent
from mmsid.records import MAX_DESCRIPTION_LENGTH, MAX_TITLE_LENGTH, Tokenization
from mmsid.shop.batch.result import BatchLine
from mmsid.shop.batch.table import BatchRow
from mmsid.shop.shop import MMSID
from mmsid.shop.tokenizing import NewProduct, read_product

Judge = Callable[[MMSID, Tokenization], str]
"""Says in one word how near a new product is to a shop's own, as `explain.novelty` does."""

_AT_ONCE = 16  # products in memory at a time


def tokenize_batch(
    shop: MMSID, rows: Sequence[BatchRow], progress: Progress = silent, *, judge: Judge | None = None
) -> list[BatchLine]:
    """Tokenises the rows of a table.

    Args:
        shop: the catalogue and the models.
        rows: as `read_batch` gave them.
        progress: told after every few products.
        judge: gives the verdict on each product; without it there is none.

    Returns:
        one line per row, in their order.
    """
    lines: list[BatchLine] = []
    for start in range(0, len(rows), _AT_ONCE):
        progress(start, len(rows), "Tokenising products")
        some = rows[start : start + _AT_ONCE]
        lines += tokenize_read(shop, some, read_rows(some), judge=judge)
    progress(len(rows), len(rows), "Tokenising products")
    return lines


def read_rows(rows: Sequence[BatchRow]) -> dict[int, NewProduct | MmsidError]:
    """Reads a few rows and their pictures, which needs no model; by row, what cannot be used with the reason."""
    read: dict[int, NewProduct | MmsidError] = {}
    for row in rows:
        try:
            read[row.row] = _read(row)
        except MmsidError as error:
            read[row.row] = error
    return read


def tokenize_read(
    shop: MMSID,
    rows: Sequence[BatchRow],
    read: Mapping[int, NewProduct | MmsidError],
    *,
    judge: Judge | None = None,
) -> list[BatchLine]:
    """Tokenises a few rows in one batch.

    Args:
        shop: the catalogue and the models.
        rows: of different numbers.
        read: as `read_rows` gave them.
        judge: gives the verdict on each product; without it there is none.
    """
    products = {row: product for row, product in read.items() if isinstance(product, NewProduct)}
    problems = {row: str(error) for row, error in read.items() if isinstance(error, MmsidError)}
    found = dict(zip(products, shop.tokenize_many(list(products.values())), strict=True))
    lines = []
    for row in rows:
        new = found.get(row.row)
        captions = tuple(caption.text for caption in shop.captions_of(new)) if new else ()
        problem, other = problems.get(row.row, ""), shop.ids.row(new.codes) if new else None
        taken_by = "" if other is None else shop.items[other].item_id
        verdict = judge(shop, new) if judge and new else ""
        title = row.title[:MAX_TITLE_LENGTH]
        lines.append(BatchLine(row.row, title, new, captions, problem, row.own, taken_by, verdict))
    return lines


def _read(row: BatchRow) -> NewProduct:
    if row.problem:
        raise MmsidError(row.problem)
    for name, text, most in (
        ("title", row.title, MAX_TITLE_LENGTH),
        ("description", row.description, MAX_DESCRIPTION_LENGTH),
    ):
        if len(text) > most:
            raise MmsidError(f"Expected a {name} of at most {most:,} letters, but got {len(text):,}; shorten it.")
    if row.image and row.pictures is None:
        raise MmsidError(
            f"Expected pictures for {row.image[:80]!r}, but none came along; give their folder or zip file."
        )
    content = row.pictures.read(row.image) if row.image and row.pictures else None
    return read_product(content, row.title, row.description)
