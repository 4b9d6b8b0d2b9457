"""The small frozen records that the stages hand to each other.

Words are those of the README's glossary. Codes are 0-based integers inside the program and are written with a
letter for their level outside of it (`a12`, see `code_name`). Arrays never travel in these records except as
NumPy arrays, so nothing here needs torch.
"""

from mmsid.records.answers import Answer, Attribution, Recommendation, Trace, TraceLevel, TraceNode, Variation
from mmsid.records.codes import LEVEL_LETTERS, Codes, code_name, code_names, parse_code
from mmsid.records.items import Case, Item, Neighbour
from mmsid.records.limits import (
    MAX_ADDED,
    MAX_ARCHIVE_BYTES,
    MAX_ARCHIVE_DIRECTORY_BYTES,
    MAX_ARCHIVE_FILES,
    MAX_CELL_LENGTH,
    MAX_DESCRIPTION_LENGTH,
    MAX_FULL_PIXELS,
    MAX_HEAD_BYTES,
    MAX_HEAD_READS,
    MAX_HISTORY,
    MAX_OWN_COLUMNS,
    MAX_PICTURE_BYTES,
    MAX_PICTURE_NAME_LENGTH,
    MAX_PICTURE_READS,
    MAX_PICTURE_SIDE,
    MAX_PIXELS,
    MAX_PROGRESSIVE_PIXELS,
    MAX_RESULT_LENGTH,
    MAX_ROWS,
    MAX_SCANS,
    MAX_TABLE_BYTES,
    MAX_TABLE_COLUMNS,
    MAX_TABLE_LINES,
    MAX_TITLE_LENGTH,
    MAX_UPLOAD_MEGABYTES,
    NEW_COLUMNS,
)
from mmsid.records.packed import PackedItem
from mmsid.records.tokens import CodeSummary, CodeUse, LevelChoice, Tokenization

__all__ = [
    "LEVEL_LETTERS",
    "MAX_ADDED",
    "MAX_ARCHIVE_BYTES",
    "MAX_ARCHIVE_DIRECTORY_BYTES",
    "MAX_ARCHIVE_FILES",
    "MAX_CELL_LENGTH",
    "MAX_DESCRIPTION_LENGTH",
    "MAX_FULL_PIXELS",
    "MAX_HEAD_BYTES",
    "MAX_HEAD_READS",
    "MAX_HISTORY",
    "MAX_OWN_COLUMNS",
    "MAX_PICTURE_BYTES",
    "MAX_PICTURE_NAME_LENGTH",
    "MAX_PICTURE_READS",
    "MAX_PICTURE_SIDE",
    "MAX_PIXELS",
    "MAX_PROGRESSIVE_PIXELS",
    "MAX_RESULT_LENGTH",
    "MAX_ROWS",
    "MAX_SCANS",
    "MAX_TABLE_BYTES",
    "MAX_TABLE_COLUMNS",
    "MAX_TABLE_LINES",
    "MAX_TITLE_LENGTH",
    "MAX_UPLOAD_MEGABYTES",
    "NEW_COLUMNS",
    "Answer",
    "Attribution",
    "Case",
    "CodeSummary",
    "CodeUse",
    "Codes",
    "Item",
    "LevelChoice",
    "Neighbour",
    "PackedItem",
    "Recommendation",
    "Tokenization",
    "Trace",
    "TraceLevel",
    "TraceNode",
    "Variation",
    "code_name",
    "code_names",
    "parse_code",
]
