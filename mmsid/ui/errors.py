"""The Errors panel: test events with what was answered, why each miss is one, where the model is bad, and rivals.

The page fetches all cases once, in a file that is made from the build when it is first asked for; no model is needed,
and nothing is decoded. What is asked for are files to take along, and what another build says of the same events.
"""

from __future__ import annotations

import base64

from mmsid.errors import MmsidError
from mmsid.ui.answers.errors import errors_data
from mmsid.ui.assets import Interface
from mmsid.ui.build_summary import BuildSummary
from mmsid.ui.component import Component
from mmsid.ui.contract.errors import (
    MAX_TABLE_CELLS,
    ErrorsData,
    ExportCasesQuestion,
    ExportTableQuestion,
    OtherCases,
    ReadCasesQuestion,
)
from mmsid.ui.contract.events import EXPORT_CASES, EXPORT_TABLE, READ_CASES
from mmsid.ui.contract.products import EncodedFile
from mmsid.ui.histories import add_histories_part
from mmsid.ui.loading import LoadingShop
from mmsid.ui.serving.server import Server
from mmsid.ui.uploads import uploaded_bytes

_MEDIA_TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet", "html": "text/html"}


def add_errors_panel(summary: BuildSummary, loading: LoadingShop, server: Server, interface: Interface) -> None:
    """Adds the panel to the Blocks that are being built."""
    for name in ("errors", "causes", "where", "wrong"):
        html = f'<section class="mm-{name}" aria-labelledby="mm-{name}-title"></section>'
        part = Component(name, html, interface=interface, events=[EXPORT_TABLE])
        part.on(EXPORT_TABLE, export_table, server.lanes.files)
    cases = Component(
        "cases",
        '<section class="mm-cases" aria-labelledby="mm-cases-title"></section>',
        interface=interface,
        events=[EXPORT_CASES],
    )
    sides = Component(
        "sides",
        '<section class="mm-sides" aria-labelledby="mm-sides-title"></section>',
        interface=interface,
        events=[READ_CASES],
    )
    add_histories_part(loading, server, interface)
    cases.on(EXPORT_CASES, lambda asked: export_cases(summary, asked), server.lanes.explanations)
    sides.on(READ_CASES, lambda asked: read_other(summary, asked), server.lanes.files)


def errors_file(summary: BuildSummary) -> bytes:
    """What the page fetches: the errors, or a sentence that says why they cannot be shown."""
    try:
        data = errors_data(summary.errors, summary.rows, len(summary.codebook_sizes))
    except MmsidError as error:
        data = ErrorsData.nothing(str(error))
    return data.model_dump_json().encode()


def export_cases(summary: BuildSummary, asked: ExportCasesQuestion) -> EncodedFile:
    """Makes a file of some cases.

    Raises:
        MmsidError: if there is no such case, or too many for a page with pictures.
    """
    from mmsid.evaluation.case_files import cases_file

    places = {str(place): place for place in asked.cases}
    notes = {places[text]: note for text, note in asked.notes.items() if text in places}
    content = cases_file(summary.errors, asked.cases, asked.kind, notes, about=asked.about)
    return _encoded("cases", asked.kind, content)


def export_table(asked: ExportTableQuestion) -> EncodedFile:
    """Makes a file of a table that the page shows.

    Raises:
        MmsidError: if its rows do not all have its columns, or it is too large.
    """
    from mmsid.shop.tables.writing import is_text, table_file

    width = len(asked.columns)
    if len(set(asked.columns)) < width or any(len(row) != width for row in asked.rows) or not asked.rows:
        raise MmsidError("Expected rows with a cell for every column, but got others; take the table again.")
    if width * len(asked.rows) > MAX_TABLE_CELLS:
        raise MmsidError(f"Expected at most {MAX_TABLE_CELLS:,} cells, but got more; filter the table first.")
    texts = [cell for row in asked.rows for cell in row if isinstance(cell, str)]
    if not all(is_text(cell, len(cell)) for cell in [*texts, *asked.columns]):
        raise MmsidError("Expected cells that can be written as text, but got others; take the table again.")
    kinds = {name: _kind([row[place] for row in asked.rows]) for place, name in enumerate(asked.columns)}
    rows = [
        {
            name: str("" if cell is None else cell) if kinds[name] is str else cell
            for name, cell in zip(asked.columns, row, strict=True)
        }
        for row in asked.rows
    ]
    return _encoded(asked.name, asked.kind, table_file(rows, f".{asked.kind}", kinds))


def read_other(summary: BuildSummary, asked: ReadCasesQuestion) -> OtherCases:
    """Reads another build's cases, and finds those that are of the same test events.

    Raises:
        MmsidError: if it is no table of cases, or none is of the same test event.
    """
    from mmsid.evaluation.case_files import read_other_cases

    found = read_other_cases(uploaded_bytes(asked.file, "a table of cases"), asked.name, summary.errors.cases)
    return OtherCases(
        name=asked.name,
        hits=[None if one is None else one.hit for one in found],
        ranks=[None if one is None else one.rank for one in found],
    )


def _kind(cells: list[str | float | int | None]) -> type:
    known = [cell for cell in cells if cell is not None]
    if not known or any(isinstance(cell, str) for cell in known):
        return str
    return int if all(isinstance(cell, int) for cell in known) else float


def _encoded(name: str, kind: str, content: bytes) -> EncodedFile:
    return EncodedFile(name=f"{name}.{kind}", type=_MEDIA_TYPES[kind], content=base64.b64encode(content).decode())
