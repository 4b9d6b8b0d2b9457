"""Many at once: a visitor's table of new products, tokenised a few rows at a time.

The page holds everything: it has the table read (`read_table`), sends a few rows with their pictures
(`tokenize_rows`), and sends the cells of the result back to have a file made of them (`export_result`). The server
keeps nothing in between and writes nothing to its disk, so whatever comes is a stranger's and is checked.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from mmsid.errors import MmsidError
from mmsid.ui.answers.batch import result_cells, rows_answer, table_answer
from mmsid.ui.assets import Interface
from mmsid.ui.component import Component
from mmsid.ui.contract import ShopQuestion
from mmsid.ui.contract.batch import (
    ROWS_PER_REQUEST,
    ExportResultAnswer,
    ExportResultQuestion,
    ReadTableAnswer,
    ReadTableQuestion,
    SentRow,
    TokenizeRowsAnswer,
    TokenizeRowsQuestion,
)
from mmsid.ui.contract.events import EXPORT_RESULT, READ_TABLE, TOKENIZE_ROWS
from mmsid.ui.loading import LoadingShop
from mmsid.ui.serving.server import Server
from mmsid.ui.space import Limits
from mmsid.ui.uploads import size_of, uploaded_bytes, uploaded_picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mmsid.shop import NewProduct
    from mmsid.shop.batch.table import BatchRow

    ReadRows = tuple[list[BatchRow], Mapping[int, NewProduct | MmsidError]]

_MEDIA_TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def add_batch_part(loading: LoadingShop, server: Server, interface: Interface) -> None:
    """Adds the part to the panel that is being built."""
    part = Component(
        "batch",
        '<section class="mm-batch" aria-labelledby="mm-batch-title"></section>',
        interface=interface,
        events=[READ_TABLE, TOKENIZE_ROWS, EXPORT_RESULT],
    )
    part.on(READ_TABLE, read_table, server.lanes.files)
    part.on_steps(TOKENIZE_ROWS, lambda asked: _tokenize_rows(loading, server, asked))
    part.on(EXPORT_RESULT, export_result, server.lanes.files)


async def _tokenize_rows(loading: LoadingShop, server: Server, asked: TokenizeRowsQuestion) -> TokenizeRowsAnswer:
    """Reads the rows' pictures, then tokenises them: neither step holds up what the other waits for."""
    rows = await server.lanes.files.run(lambda: read_rows(server.limits, asked), kind="rows' pictures")
    return await server.lanes.model.run(lambda: tokenize_rows(loading, asked, rows), kind=TOKENIZE_ROWS.name)


def read_table(asked: ReadTableQuestion) -> ReadTableAnswer:
    """Reads a table.

    Raises:
        MmsidError: as `parse_table`, or if what came is no file.
    """
    from mmsid.shop.batch.table import check_table, parse_table

    check_table(asked.name, max(asked.size, size_of(asked.file or "") - 2))
    return table_answer(parse_table(uploaded_bytes(asked.file, "a table"), asked.name))


def read_rows(limits: Limits, asked: TokenizeRowsQuestion) -> ReadRows:
    """Reads a few rows and their pictures.

    Args:
        limits: of a visitor; all pictures together may be as large as one uploaded picture.
        asked: the rows and their pictures.

    Raises:
        MmsidError: if the pictures are too large or damaged, or two rows have the same number.
    """
    from mmsid.shop.batch.run import read_rows as read

    sent = sum(size_of(row.file or "") for row in asked.rows)
    if sent > limits.upload_megabytes * 1_000_000 + 2 * ROWS_PER_REQUEST:
        most = limits.upload_megabytes
        raise MmsidError(f"Expected pictures of at most {most} MB at once, but got more; make them smaller.")
    if len({row.row for row in asked.rows}) < len(asked.rows):
        raise MmsidError("Expected different rows of a table, but two have the same number; choose the table again.")
    rows = [_row(row, asked.source, limits) for row in asked.rows]
    return rows, read(rows)


def tokenize_rows(loading: LoadingShop, asked: ShopQuestion, rows: ReadRows) -> TokenizeRowsAnswer:
    """Tokenises what `read_rows` gave."""
    shop = loading.visited(asked)
    from mmsid.explain import novelty
    from mmsid.shop.batch.run import tokenize_read

    lines = tokenize_read(shop, *rows, judge=lambda shop, new: novelty(shop, new).verdict.value)
    return rows_answer(shop, lines)


def export_result(asked: ExportResultQuestion) -> ExportResultAnswer:
    """Makes the file of a result.

    Raises:
        MmsidError: if the rows do not all have the same columns.
    """
    from mmsid.shop.batch.result import check_cells, result_file

    content = result_file(check_cells([result_cells(cells) for cells in asked.cells]), f".{asked.kind}")
    return ExportResultAnswer(
        name=f"semantic-ids.{asked.kind}",
        type=_MEDIA_TYPES[asked.kind],
        content=base64.b64encode(content).decode(),
    )


def _row(sent: SentRow, source: str | None, limits: Limits) -> BatchRow:
    from mmsid.shop.batch.pictures import SentPicture, Trouble
    from mmsid.shop.batch.table import BatchRow

    pictures = None
    if source is not None:
        content = uploaded_picture(sent.file, limits)
        trouble = sent.trouble or ("empty" if sent.file == "" else "missing")
        if trouble == "heavy":  # as it is after it was made smaller
            pictures = SentPicture(source, content, Trouble.LARGE, megabytes=limits.upload_megabytes)
        else:
            pictures = SentPicture(source, content, Trouble(trouble))
    return BatchRow(sent.row, sent.title, sent.description, sent.image, pictures, sent.problem, sent.own)
