"""How much a visitor may bring: known to the page before any model is loaded."""

from __future__ import annotations

MAX_ADDED = 20
"""New products that a visitor may add to their own view of a shop; they come along with every question."""

MAX_TITLE_LENGTH, MAX_DESCRIPTION_LENGTH = 200, 4000
"""Letters of a new product's texts that are kept with it."""

MAX_ID_LENGTH = 1_000
"""Letters of a product's id; what is longer cannot be asked about."""

MAX_HISTORY = 1000
"""Products of a history that any Space may allow; most allow fewer."""

MAX_HISTORIES = 2_000
"""Of a table of histories; its file and its lines have the bounds of a table of products."""

MAX_UPLOAD_MEGABYTES = 100
"""Of one uploaded picture that any Space may allow; most allow less."""

NEW_COLUMNS = ("title", "description", "image")
"""Of a table of new products."""

MAX_ROWS = 500
"""Of such a table."""

MAX_TABLE_BYTES = 5_000_000
"""Of its file."""

MAX_TABLE_LINES, MAX_TABLE_COLUMNS = 100_000, 1_000
"""Of its file: lines, however many are empty, and columns of its header, however few have a name."""

MAX_PICTURE_BYTES = 20_000_000
"""Of one of its pictures."""

MAX_ARCHIVE_BYTES = 500_000_000
"""Of a zip file with its pictures."""

MAX_ARCHIVE_FILES = 5_000
"""Of such a zip file."""

MAX_CELL_LENGTH, MAX_OWN_COLUMNS = 4000, 100
"""Letters of a text in such a table's result; columns that a table may bring beside those that are read (a Shopify
export has about sixty)."""

MAX_PIXELS = 64_000_000
"""Of any picture, a catalogue's own or a stranger's: above, it is refused before it is decoded, for a small file can
unpack to gigabytes."""

MAX_FULL_PIXELS, MAX_PROGRESSIVE_PIXELS = 17_000_000, 32_000_000
"""Of a stranger's picture that cannot be decoded at a smaller size, as a plain JPEG can: of any other format, and of a
progressive JPEG, whose coefficients are all in memory at once. Either takes about half a second of one core, and
4,096 × 4,096 fits."""

MAX_PICTURE_SIDE = 30_000
"""Pixels of the longer side of a stranger's picture; every row and every column costs, however short it is."""

MAX_SCANS = 25
"""Passes of a stranger's JPEG over its pixels; cameras and shops write up to a dozen."""

MAX_HEAD_BYTES, MAX_HEAD_READS, MAX_PICTURE_READS = 1_000_000, 20_000, 100_000
"""What is read of a stranger's picture before its pixels, in how many pieces, and how many pieces its pixels are in."""

MAX_RESULT_LENGTH = 8_000_000
"""Letters of all cells of such a table's result: more than a table of `MAX_TABLE_BYTES` can come to."""

MAX_ARCHIVE_DIRECTORY_BYTES = 2_000_000
"""Of such a zip file's list of files, which is read at once: 400 for each."""

MAX_PICTURE_NAME_LENGTH = 1_000
"""Letters of a picture's name; names are compared in a normal form, which takes long for long ones."""

MAX_COUNT = 100
"""Products that one question may ask for."""

MAX_GIVEN_TITLE_LENGTH, MAX_GIVEN_DESCRIPTION_LENGTH = 1_000, 20_000
"""Letters of a new product's texts as they are given; an encoder reads far fewer."""
