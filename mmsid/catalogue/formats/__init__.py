"""The formats of catalogues: a folder as people have it becomes tables with our columns.

In: a folder; out: a `Source`, which says what was recognised, and reads items and names the file of events under our
columns, so that every format goes through the same checks. A file per format, each with a function
`recognise(folder, reading, log)`, which returns None where the folder is of another one. The rule: a folder is
recognised by its files and their columns, never by what it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mmsid.catalogue.formats import amazon, hm, movielens, own, picture_folder, recbole, shopify, woocommerce
from mmsid.catalogue.formats.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from mmsid.artifacts import Reading
    from mmsid.catalogue.problems import ProblemLog

__all__ = ["Source", "recognise"]

_FORMATS = (
    shopify.recognise,
    woocommerce.recognise,
    own.recognise,
    amazon.recognise,
    hm.recognise,
    recbole.recognise,
    movielens.recognise,
    own.recognise_by_columns,
    picture_folder.recognise,
)


def recognise(folder: Path, reading: Reading, log: ProblemLog) -> Source | None:
    """What a folder holds.

    Args:
        folder: a catalogue's.
        reading: what the user says of its files.
        log: takes the problems.

    Returns:
        The first format that it is of; None where it is of none.
    """
    for find in _FORMATS:
        source = find(folder, reading, log)
        if source is not None or log.is_fatal:
            return source
    return None
