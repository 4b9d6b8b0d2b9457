"""Several histories at once: a visitor's text or table of histories, answered a few at a time.

The page holds everything: it has the text read (`read_histories`), asks about a few (`answer_histories`), and sends the
lines of the result back to have a file made of them (`export_histories`). The server keeps nothing in between, so
whatever comes is a stranger's and is checked.
"""

from __future__ import annotations

import base64

from mmsid.ui.answers.histories import asked_row, histories_answer, lines_answer, result_line
from mmsid.ui.assets import Interface
from mmsid.ui.component import Component
from mmsid.ui.contract.events import ANSWER_HISTORIES, EXPORT_HISTORIES, READ_HISTORIES
from mmsid.ui.contract.histories import (
    AnswerHistoriesAnswer,
    AnswerHistoriesQuestion,
    ExportHistoriesAnswer,
    ExportHistoriesQuestion,
    ReadHistoriesAnswer,
    ReadHistoriesQuestion,
)
from mmsid.ui.contract.recommend import SHOWN
from mmsid.ui.loading import LoadingShop
from mmsid.ui.serving.server import Server
from mmsid.ui.space import Limits
from mmsid.ui.uploads import check_history, size_of, uploaded_bytes

_PASTED = "the text"
_MEDIA_TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def add_histories_part(loading: LoadingShop, server: Server, interface: Interface) -> None:
    """Adds the part to the panel that is being built."""
    part = Component(
        "histories",
        '<section class="mm-histories" aria-labelledby="mm-histories-title"></section>',
        interface=interface,
        events=[READ_HISTORIES, ANSWER_HISTORIES, EXPORT_HISTORIES],
    )
    part.on(READ_HISTORIES, lambda asked: read_histories(loading, server.limits, asked), server.lanes.files)
    part.on(ANSWER_HISTORIES, lambda asked: answer_histories(loading, server.limits, asked), server.lanes.model)
    part.on(EXPORT_HISTORIES, export_histories, server.lanes.files)


def read_histories(loading: LoadingShop, limits: Limits, asked: ReadHistoriesQuestion) -> ReadHistoriesAnswer:
    """Reads a text or a file.

    Raises:
        MmsidError: as `parse_histories`, or if what came is no file.
    """
    from mmsid.shop.histories.reading import check_file, check_size, parse_histories

    size = max(asked.size, size_of(asked.file or "") - 2)
    if asked.name is None:
        check_size(_PASTED, size)
    else:
        check_file(asked.name, size)
    content = uploaded_bytes(asked.file, "the histories")
    shop = loading.visited(asked)
    return histories_answer(
        parse_histories(content, _PASTED if asked.name is None else asked.name, shop, longest=limits.history)
    )


def answer_histories(loading: LoadingShop, limits: Limits, asked: AnswerHistoriesQuestion) -> AnswerHistoriesAnswer:
    """Answers a few histories together.

    Raises:
        MmsidError: if one of them is longer than the Space allows.
    """
    for row in asked.rows:
        check_history(row.history, limits)
    shop = loading.visited(asked)
    from mmsid.shop.histories.answering import answer_histories as answer

    return lines_answer(answer(shop, [asked_row(row) for row in asked.rows], SHOWN))


def export_histories(asked: ExportHistoriesQuestion) -> ExportHistoriesAnswer:
    """Makes the file of a result."""
    from mmsid.shop.histories.result import result_file

    content = result_file([result_line(line) for line in asked.lines], f".{asked.kind}")
    return ExportHistoriesAnswer(
        name=f"histories.{asked.kind}",
        type=_MEDIA_TYPES[asked.kind],
        content=base64.b64encode(content).decode(),
    )
