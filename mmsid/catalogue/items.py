"""Rows of `items.*` become `Item` records.

In: a `Table` with `item_id` and `title`; out: the items that can be used. An item needs an id of
its own and a title, a picture or a given embedding; everything else may be missing. A row that cannot be used, and a
value that is not what it should be, is noted in the `ProblemLog`.
"""

from __future__ import annotations

import math
import re
import stat
import unicodedata
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from mmsid.catalogue.pictures import broken_pictures, unpack_picture
from mmsid.catalogue.tables import Table, as_text
from mmsid.catalogue.words import plain_text
from mmsid.records import Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from mmsid.catalogue.problems import ProblemLog
    from mmsid.progress import Progress

REQUIRED_COLUMNS = ("item_id", "title")
KNOWN_COLUMNS = (*REQUIRED_COLUMNS, "description", "category", "image", "price")

_URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:(//|.*;base64,)")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")


@dataclass(frozen=True, slots=True)
class PictureSource:
    """Where the pictures of a catalogue are.

    Attributes:
        folder: the catalogue's; relative paths start here, bare file names also in its `images/`.
        unpacked: where pictures that the table holds as bytes are written to.
        check: decode every picture, with this to tell how far it is; None looks no further than the file's size.
    """

    folder: Path
    unpacked: Path
    check: Progress | None = None


def read_items(
    table: Table, pictures: PictureSource, log: ProblemLog, *, embedded: AbstractSet[str] = frozenset()
) -> tuple[Item, ...]:
    """Reads the rows of an items table.

    Args:
        table: with `REQUIRED_COLUMNS`.
        pictures: where to find the pictures.
        log: takes the problems.
        embedded: ids of items that need neither title nor picture, because their embedding is given.

    Returns:
        The items, in the table's order.
    """
    images = _find_pictures(table, pictures, log)
    used: dict[str, Item] = {}
    for row, record in table.records():
        item_id = as_text(record["item_id"])
        if not item_id:
            log.left_out(table.file, "no item_id", "give every product an item_id", row=row)
        elif item_id in used:
            message = "the item_id of an earlier row"
            log.left_out(table.file, message, "give every product its own item_id", row=row, value=item_id)
        else:
            item = _item(item_id, record, images.get(row), _Place(table.file, row, log))
            if item.title or item.image or item_id in embedded:
                used[item_id] = item
            else:
                message = "neither a title nor a picture"
                log.left_out(table.file, message, "give the product one of the two", row=row, value=item_id)
    return tuple(used.values())


@dataclass(frozen=True, slots=True)
class _Place:
    """A row of a file, to which a warning can be attached."""

    file: str
    row: int
    log: ProblemLog

    def warn(self, message: str, remedy: str, value: object) -> None:
        self.log.warning(self.file, message, remedy, row=self.row, value=value)


def _item(item_id: str, record: Mapping[str, Any], image: Path | None, place: _Place) -> Item:
    extra = {name: value for name, value in record.items() if name not in KNOWN_COLUMNS}
    return Item(
        item_id=item_id,
        title=_text(record, "title", place),
        description=_text(record, "description", place),
        category=_category(record.get("category"), place),
        image=image,
        price=_price(record.get("price"), place),
        extra=MappingProxyType(extra),
    )


def _text(record: Mapping[str, Any], name: str, place: _Place) -> str:
    value = record.get(name)
    parts = value if isinstance(value, list) else [value]
    texts = [as_text(part) for part in parts]
    if None in texts:
        place.warn(f"the {name} should be text, so it is read as empty", f"write the {name} as text", value)
        return ""
    return plain_text(" ".join(text for text in texts if text))


def _category(value: Any, place: _Place) -> tuple[str, ...]:
    parts = [as_text(part) for part in value] if isinstance(value, list) else plain_text(as_text(value) or "").split(">")
    if None in parts or isinstance(value, (bytes, bool, dict)):
        place.warn("the category should be text, so it is read as empty", "write it as 'Department > Type'", value)
        return ()
    told = (plain_text(part).strip() for part in parts if part)
    return tuple(part for part in told if part)


def _price(value: Any, place: _Place) -> float | None:
    text = as_text(value)
    if text == "":
        return None
    if text and _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    try:
        price = float(text or "none")
    except ValueError:
        price = math.nan
    if math.isfinite(price) and price >= 0:
        return price
    place.warn("the price is no number from 0, so it is read as unknown", "write it like 12.99", value)
    return None


def _find_pictures(table: Table, pictures: PictureSource, log: ProblemLog) -> dict[int, Path]:
    """The picture of each row that has one which can be used."""
    if "image" not in table.columns:
        if (pictures.folder / "images").is_dir():
            message = "there is a folder images/ but no column image, so no product has a picture"
            log.warning(table.file, message, "add the column image with paths such as images/shoe.jpg")
        return {}
    found = {}
    for row, value in zip(table.rows, table.columns["image"], strict=True):
        path = _find_picture(value, pictures, _Place(table.file, row, log))
        if path is not None:
            found[row] = path
    if pictures.check is None:
        return found
    broken = broken_pictures(list(dict.fromkeys(found.values())), pictures.check)
    for row, path in found.items():
        if path in broken:
            _Place(table.file, row, log).warn(_UNREADABLE, _SAVE_AGAIN, broken[path])
    return {row: path for row, path in found.items() if path not in broken}


_UNREADABLE = "the picture cannot be read, so the product is used without it"
_SAVE_AGAIN = "save it again as JPEG, PNG or WebP"


def _find_picture(value: Any, pictures: PictureSource, place: _Place) -> Path | None:
    if isinstance(value, dict):  # As `datasets` writes images: {"bytes": …, "path": …}.
        value = value.get("bytes") or value.get("path")
    if isinstance(value, bytes):
        if value:
            return unpack_picture(value, pictures.unpacked)
        place.warn(_UNREADABLE, _SAVE_AGAIN, "0 bytes")
        return None
    name = as_text(value)
    if name == "":
        return None
    if name is None:
        place.warn("the image should be a path, so the product is used without a picture", "write a path", value)
        return None
    if _URL.match(name):
        message = "the image is a URL, which is not fetched, so the product is used without a picture"
        place.warn(message, "download it into images/ and write its path", name)
        return None
    return _existing(name, pictures.folder, place)


def _existing(name: str, folder: Path, place: _Place) -> Path | None:
    for candidate in _spellings(name):
        path = folder / candidate
        size = _file_size(path)
        if size > 0:
            return path
        if size == 0:
            place.warn(_UNREADABLE, _SAVE_AGAIN, f"{name}: 0 bytes")
            return None
    message = "the picture file does not exist, so the product is used without a picture"
    place.warn(message, "correct the path, which starts at the catalogue's folder, or add the file", name)
    return None


def _file_size(path: Path) -> int:
    """Its bytes, or -1 where there is no such file."""
    try:
        found = path.stat()
    except (OSError, ValueError):  # A name too long, or with a NUL in it, is no file's either.
        return -1
    return found.st_size if stat.S_ISREG(found.st_mode) else -1


def _spellings(name: str) -> Iterator[str]:
    """The path as written, with forward slashes, in both Unicode normal forms (macOS has its own); then in images/."""
    for folder in ("", "images/"):
        yield f"{folder}{name}"
        forward = name.replace("\\", "/")
        yield f"{folder}{forward}"
        yield from (f"{folder}{unicodedata.normalize(form, forward)}" for form in ("NFC", "NFD"))
