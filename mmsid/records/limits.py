"""How much a visitor may bring: known to the page before any model is loaded."""

from __future__ import annotations

MAX_ADDED = 20
"""New products that a visitor may add to their own view of a shop; they come along with every question."""

NEW_COLUMNS = ("title", "description", "image")
"""Of a table of new products."""

MAX_ROWS = 500
"""Of such a table."""

MAX_TABLE_BYTES = 5_000_000
"""Of its file."""

MAX_PICTURE_BYTES = 20_000_000
"""Of one of its pictures."""

MAX_ARCHIVE_BYTES = 500_000_000
"""Of a zip file with its pictures."""

MAX_ARCHIVE_FILES = 5_000
"""Of such a zip file."""
