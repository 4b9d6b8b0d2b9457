"""The pictures of a table of items: which file each row means.

In: the column `image` (a path, an address, several of them, bytes, or what `datasets` and Amazon write), or no such
column and pictures named by item ids; out: the file of each row that has one. Names are matched as for a table of new
products: whatever their case, `%20`, `?v=1`, and by the file's name alone where only one file is called so. Of several
pictures the first that is there counts. Nothing is fetched here; what `fetching.py` has fetched is found.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from mmsid.catalogue.columns import Table, as_text
from mmsid.catalogue.pictures import broken_pictures, unpack_picture

if TYPE_CHECKING:
    from mmsid.catalogue.problems import ProblemLog
    from mmsid.progress import Progress

FETCHED = "fetched"
"""The folder of a catalogue in which fetched pictures lie, named by their addresses' hashes."""

IMAGES = "images"

MOST_FILES = 5_000_000
"""Files of a catalogue's folder that are looked through for names that are written otherwise."""

_URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:(//|.*;base64,)")
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_FILE = re.compile(r"file:/*", re.IGNORECASE)
_PACKED = re.compile(r"(data:image/[\w.+-]+;base64,)|(?:/9j/|iVBORw0KGgo|UklGR|R0lGOD)[A-Za-z0-9+/\s]{60,}=*\s*$")
"""A picture as base64: with its kind before it, or known by how JPEG, PNG, WebP and GIF begin."""
_LISTS = re.compile(r"[,;|]\s*")
_FIELDS = ("bytes", "path", "large", "hi_res", "url", "src", "thumb")
"""What an object has a picture under, best first: as `datasets`, Amazon and others write it."""
SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".avif", ".heic", ".heif"})
"""Of files that may be a product's picture without being named."""

_UNREADABLE = "the picture cannot be read, so the product is used without it"
_SAVE_AGAIN = "save it again as JPEG, PNG or WebP"


@dataclass(frozen=True)
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

    @cached_property
    def files(self) -> PictureFiles:
        """All pictures below the folder."""
        return PictureFiles.below(self.folder)


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a file, to which a warning can be attached."""

    file: str
    row: int
    log: ProblemLog

    def warn(self, message: str, remedy: str, value: object) -> None:
        """Notes something about the row."""
        self.log.warning(self.file, message, remedy, row=self.row, value=value)


@dataclass(frozen=True, slots=True)
class PictureFiles:
    """A folder's pictures, by how their names may be written.

    Attributes:
        paths: path below the folder, evened out, to the file.
        names: base name, evened out, to the file; None where several have it.
        stems: the same without the ending.
    """

    paths: dict[str, Path] = field(default_factory=dict)
    names: dict[str, Path | None] = field(default_factory=dict)
    stems: dict[str, Path | None] = field(default_factory=dict)

    @classmethod
    def below(cls, folder: Path) -> PictureFiles:
        """Walks through a folder; follows no links to folders."""
        found = cls()
        for where, folders, files in os.walk(folder):
            folders.sort()
            for name in sorted(files):
                path = Path(where) / name
                if path.suffix.lower() not in SUFFIXES:
                    continue
                found.paths[_evened(path.relative_to(folder).as_posix())] = path
                found._add(found.names, _evened(name), path)
                found._add(found.stems, _evened(path.stem), path)
            if len(found.paths) > MOST_FILES:
                break
        return found

    def _add(self, table: dict[str, Path | None], key: str, path: Path) -> None:
        table[key] = None if key in table else path


def find_pictures(table: Table, pictures: PictureSource, log: ProblemLog) -> dict[int, Path]:
    """The picture of each row that has one which can be used."""
    if "image" not in table.columns:
        found = _by_item_id(table, pictures, log)
    else:
        found = {}
        for row, value in zip(table.rows, table.columns["image"], strict=True):
            path = _find_picture(value, pictures, Place(table.file, row, log))
            if path is not None:
                found[row] = path
    if pictures.check is None:
        return found
    broken = broken_pictures(list(dict.fromkeys(found.values())), pictures.check)
    for row, path in found.items():
        if path in broken:
            Place(table.file, row, log).warn(_UNREADABLE, _SAVE_AGAIN, broken[path])
    return {row: path for row, path in found.items() if path not in broken}


def picture_addresses(table: Table, pictures: PictureSource) -> dict[str, int]:
    """The web addresses that a table names pictures by and that are no file yet: of each row the first, and the row."""
    wanted: dict[str, int] = {}
    for row, value in zip(table.rows, table.columns.get("image", ()), strict=False):
        addresses = [name for name in picture_names(value) if isinstance(name, str) and _WEB.match(name)]
        if addresses and not any(_found(name, pictures) for name in picture_names(value)):
            wanted.setdefault(addresses[0], row)
    return wanted


def fetched_name(address: str) -> str:
    """The name, without an ending, that the picture of a web address has in the folder `fetched`."""
    return hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def picture_names(value: Any) -> list[str | bytes]:
    """What a cell names its pictures by: paths, addresses or bytes, the most wanted first."""
    if isinstance(value, dict):
        return [name for key in _FIELDS for name in picture_names(value.get(key))]
    if isinstance(value, (list, tuple)):
        return [name for one in value for name in picture_names(one)]
    if isinstance(value, bytes):
        return [value]
    return _names_in_text(as_text(value) or "")


def _names_in_text(text: str) -> list[str | bytes]:
    if not text:
        return []
    if packed := _PACKED.match(text):
        return _unpacked(text[packed.end(1) :] if packed[1] else text)
    if text[0] in "[{":
        try:
            return picture_names(json.loads(text))
        except (ValueError, RecursionError):
            text = text.strip("[]{}")
    parts = [part.strip().strip("'\"") for part in _LISTS.split(text)]
    return [text, *(part for part in parts if part and part != text)] if len(parts) > 1 else [text]


def _unpacked(text: str) -> list[str | bytes]:
    """The bytes of a picture that stands in a cell as base64; the text where it is none."""
    try:
        return [base64.b64decode("".join(text.split()), validate=True)]
    except ValueError:
        return [text]


def _is_given(value: Any) -> bool:
    return bool(value) and (not isinstance(value, str) or bool(value.strip()))


def _by_item_id(table: Table, pictures: PictureSource, log: ProblemLog) -> dict[int, Path]:
    """Pictures of a table without a column for them, where their names are the products' ids."""
    if not (pictures.folder / IMAGES).is_dir():
        return {}
    files = pictures.files.stems
    named = ((row, as_text(value)) for row, value in zip(table.rows, table.columns["item_id"], strict=True))
    matched = ((row, files.get(_evened(item_id))) for row, item_id in named if item_id)
    found = {row: path for row, path in matched if path is not None}
    if not found:
        message = "there is a folder images/ but no column image, so no product has a picture"
        remedy = "add the column image with paths such as images/shoe.jpg, or name the pictures by their item_id"
        log.warning(table.file, message, remedy)
    return found


def _find_picture(value: Any, pictures: PictureSource, place: Place) -> Path | None:
    names = picture_names(value)
    for name in names:
        path = _found(name, pictures)
        if path is not None:
            return path
    if names:
        _note_missing(names[0], pictures, place)
    elif _is_given(value):
        place.warn("the image should be a path, so the product is used without a picture", "write a path", value)
    elif isinstance(value, bytes):
        place.warn(_UNREADABLE, _SAVE_AGAIN, "0 bytes")
    return None


def _note_missing(name: str | bytes, pictures: PictureSource, place: Place) -> None:
    if isinstance(name, bytes):
        place.warn(_UNREADABLE, _SAVE_AGAIN, "0 bytes")
    elif _WEB.match(name):
        message = "the image is a web address, which is not fetched, so the product is used without a picture"
        place.warn(message, "say --fetch-pictures, or download it into images/ and write its path", name)
    elif any(_file_size(pictures.folder / spelling) == 0 for spelling in _spellings(name)):
        place.warn(_UNREADABLE, _SAVE_AGAIN, f"{name}: 0 bytes")
    else:
        message = "the picture file does not exist, so the product is used without a picture"
        place.warn(message, "correct the path, which starts at the catalogue's folder, or add the file", name)


def _found(name: str | bytes, pictures: PictureSource) -> Path | None:
    """The file that a name means, if it is there and not empty."""
    if isinstance(name, bytes):
        return unpack_picture(name, pictures.unpacked) if name else None
    if not _URL.match(name):
        for spelling in _spellings(name):
            size = _file_size(pictures.folder / spelling)
            if size >= 0:
                return pictures.folder / spelling if size else None
    fetched = pictures.files.stems.get(fetched_name(name)) if _WEB.match(name) else None
    path = fetched or _alike(name, pictures.files)
    return path if path is not None and _file_size(path) > 0 else None


def _alike(name: str, files: PictureFiles) -> Path | None:
    """A file whose name is written otherwise: the whole path, or the base name where no other file has it."""
    for written in _readings(name):
        evened = _evened(written).lstrip("/")
        for path in (files.paths.get(evened), files.paths.get(f"{IMAGES}/{evened}"), _by_base_name(evened, files)):
            if path is not None:
                return path
    return None


def _by_base_name(evened: str, files: PictureFiles) -> Path | None:
    """The one file of a base name; of a name without an ending, the one that is called so but for it."""
    base = PurePosixPath(evened)
    return files.names.get(base.name) or (files.stems.get(base.name) if not base.suffix else None)


def _readings(name: str) -> Iterator[str]:
    """A name as it is, then without an address before it, a question behind it, and what stands for blanks in it."""
    bare = _FILE.sub("", name.replace("\\", "/"))
    if _WEB.match(bare):
        try:
            bare = urlsplit(bare).path
        except ValueError:  # a broken host
            return
    yield bare
    yield unquote(bare)
    cut = re.split(r"[?#]", bare, maxsplit=1)[0]
    yield cut
    yield unquote(cut)


def _file_size(path: Path) -> int:
    """Its bytes, or -1 where there is no such file."""
    try:
        found = path.stat()
    except (OSError, ValueError):  # A name too long, or with a NUL in it, is no file's either.
        return -1
    return found.st_size if stat.S_ISREG(found.st_mode) else -1


def _evened(name: str) -> str:
    return unicodedata.normalize("NFC", name).lower()


def _spellings(name: str) -> Iterator[str]:
    """The path as written, with forward slashes, in both Unicode normal forms (macOS has its own); then in images/."""
    for folder in ("", f"{IMAGES}/"):
        yield f"{folder}{name}"
        forward = name.replace("\\", "/")
        yield f"{folder}{forward}"
        yield from (f"{folder}{unicodedata.normalize(form, forward)}" for form in ("NFC", "NFD"))
