"""Opens picture files: the only place that does, and it knows the formats of photos and drawings alone.

In: the bytes of a file; out: a Pillow image that is not decoded yet (`open_picture`), and by how much it has to be
turned (`orientation`). The rules: no format that is a program or needs one (EPS, PDF, WMF) is ever reached, whatever
a file is called; and a stranger's file costs no more work than `records.limits` allows. So a JPEG's notes about itself
are left out before it is opened, and of all others only a bounded head is read.
"""

from __future__ import annotations

import importlib.util
import io
import math
import re
import struct
import warnings
from contextlib import suppress
from itertools import islice
from typing import Any

from PIL import Image

from mmsid.catalogue.jpeg import START, slim_jpeg
from mmsid.errors import MmsidError
from mmsid.records import (
    MAX_FULL_PIXELS,
    MAX_HEAD_BYTES,
    MAX_HEAD_READS,
    MAX_PICTURE_READS,
    MAX_PICTURE_SIDE,
    MAX_PIXELS,
    MAX_PROGRESSIVE_PIXELS,
    MAX_SCANS,
)

RASTER_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
"""What is opened, as Pillow calls it; HEIC, too, where pillow-heif is installed."""

REMEDY = "save it again as JPEG, PNG or WebP"

ORIENTATION, _TILE_WIDTH, _TILE_HEIGHT = 0x0112, 322, 323  # tags of EXIF and TIFF
_NUMBERS = {3: "H", 4: "I", 8: "h", 9: "i"}  # kinds of whole numbers there
_TIFF_HEAD = re.compile(rb"II[*+]\0|MM\0[*+]")
_XMP = re.compile(rb'tiff:Orientation(?:="|>)([0-9])')
_HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"})
_MAX_DIRECTORIES, _MAX_ENTRIES = 50, 1_000  # in an AVIF; a camera writes one of about a hundred


class _Stream(io.BytesIO):
    """A file in memory that is read no more often, and no more of it, than is allowed."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content)
        self._name = name
        self._reads = self._bytes = math.inf

    def allow(self, reads: float, size: float) -> None:
        """Sets how often, and how many bytes, may be read from now on; all at once is not counted."""
        self._reads, self._bytes = reads, size

    def read(self, size: int | None = -1, /) -> bytes:
        content = super().read(size)
        if size is not None and size >= 0:
            self._reads -= 1
            self._bytes -= len(content)
            if self._reads < 0 or self._bytes < 0:
                raise _in_pieces(self._name)
        return content


def open_picture(content: bytes, name: str = "the picture", *, is_strange: bool = False) -> Image.Image:
    """Opens a picture without decoding it.

    Args:
        content: of the file.
        name: what errors call it.
        is_strange: whether it is held against the limits of a stranger's pictures, which are lower.

    Raises:
        MmsidError: if it is HEIC and that cannot be read here, is too large, or would take too much work.
        UnidentifiedImageError: if it is of no format that is opened.
    """
    jpeg = slim_jpeg(content) if content.startswith(START) else None
    stream = _Stream(jpeg.content if jpeg else content, name)
    if is_strange:
        _check_notes(content, name)
        # A PNG's head is read once from end to end; what others say of themselves can be read over and over.
        stream.allow(MAX_HEAD_READS, len(content) if content.startswith(b"\x89PNG") else MAX_HEAD_BYTES)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # `check_size` has a limit of its own
        image = Image.open(stream, formats=[*RASTER_FORMATS, *_heif(content, name)])
    if jpeg:
        image.info |= {"exif": jpeg.exif, "xmp": jpeg.xmp}
    check_size(image, name, is_strange=is_strange, scans=jpeg.scans if jpeg else 1)
    if is_strange:
        stream.allow(MAX_PICTURE_READS, 2 * len(content) + MAX_HEAD_BYTES)
    return image


def check_size(image: Image.Image, name: str, *, is_strange: bool = False, scans: int = 1) -> None:
    """Refuses a picture that would take too much memory or time to decode.

    Args:
        image: that is not decoded yet.
        name: what the sentence calls it.
        is_strange: whether it is a stranger's.
        scans: passes over its pixels, of a JPEG.

    Raises:
        MmsidError: if its sides, its pixels or its passes are too many.
    """
    width, height = image.size
    came = f"{name} has {width} × {height} pixels"
    if width * height > MAX_PIXELS:
        raise too_large(name, f"{width} × {height}")
    if not is_strange:
        return
    if max(width, height) > MAX_PICTURE_SIDE:
        raise MmsidError(
            f"A picture of at most {MAX_PICTURE_SIDE:,} pixels a side was expected, but {came}; make it smaller."
        )
    if image.format != "JPEG":
        tiles = getattr(image, "tag_v2", {})
        if max(width * height, _whole(tiles.get(_TILE_WIDTH)) * _whole(tiles.get(_TILE_HEIGHT))) > MAX_FULL_PIXELS:
            raise MmsidError(
                f"A picture of at most {_millions(MAX_FULL_PIXELS)}, or a JPEG, was expected, but {came}; "
                "make it smaller, or save it as JPEG."
            )
    elif scans > 1 and width * height > MAX_PROGRESSIVE_PIXELS:
        raise MmsidError(
            f"A progressive JPEG of at most {_millions(MAX_PROGRESSIVE_PIXELS)} was expected, but {came}; "
            "make it smaller, or save it as a plain JPEG."
        )
    elif scans > MAX_SCANS:
        raise MmsidError(
            f"A JPEG of at most {MAX_SCANS} passes was expected, but {name} has {scans:,}; save it as a plain JPEG."
        )


def too_large(name: str, came: str) -> MmsidError:
    """The sentence of a picture that has `came` pixels."""
    most = _millions(MAX_PIXELS)
    return MmsidError(f"A picture of at most {most} was expected, but {name} has {came} pixels; make it smaller.")


def orientation(image: Image.Image) -> int:
    """How a picture lies, 1 to 8 as EXIF counts, 1 where it says nothing; what else its EXIF block says is not read."""
    if image.format == "TIFF":  # Pillow has turned it
        return 1
    told = image.info.get("exif") or _raw_profile(image.info.get("Raw profile type exif"))
    found = _exif_orientation(told) if isinstance(told, bytes) else None
    xmp = image.info.get("XML:com.adobe.xmp") or image.info.get("xmp") or b""
    if found is None and (said := _XMP.search(xmp.encode() if isinstance(xmp, str) else xmp)):
        return int(said[1])
    return found or 1


def _exif_orientation(exif: bytes) -> int | None:
    while exif.startswith(b"Exif\0\0"):
        exif = exif[6:]
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4], "")
    found = None
    if order and len(exif) >= 8:
        (start,) = struct.unpack_from(order + "I", exif, 4)
        count = struct.unpack_from(order + "H", exif, start)[0] if start + 2 <= len(exif) else 0
        for at in range(start + 2, min(start + 2 + 12 * count, len(exif) - 11), 12):
            tag, kind, values = struct.unpack_from(order + "HHI", exif, at)
            if tag == ORIENTATION and kind in _NUMBERS and 0 < values * struct.calcsize(_NUMBERS[kind]) <= 4:
                (found,) = struct.unpack_from(order + _NUMBERS[kind], exif, at + 8)
    return found


def _raw_profile(text: Any) -> bytes:
    """EXIF as ImageMagick writes it into a PNG: three lines, then hexadecimal digits."""
    with suppress(ValueError):
        return bytes.fromhex("".join(text.split("\n")[3:])) if isinstance(text, str) else b""
    return b""


def _check_notes(content: bytes, name: str) -> None:
    """Refuses an AVIF with an EXIF block of very many entries: Pillow reads each, and each may be the whole file."""
    if content[4:8] != b"ftyp":
        return
    starts = [found.start() for found in islice(_TIFF_HEAD.finditer(content), _MAX_DIRECTORIES + 1)]
    for start in starts:
        block = content[start : start + MAX_HEAD_BYTES]
        order = "<" if block.startswith(b"II") else ">"
        (first,) = struct.unpack_from(order + "I", block, 4) if len(block) >= 8 else (0,)
        if first + 2 <= len(content) - start:
            (entries,) = struct.unpack_from(order + "H", content, start + first)
            if entries > _MAX_ENTRIES and len(content) - start > first + 2 + 12 * _MAX_ENTRIES:
                raise _in_pieces(name)
    if len(starts) > _MAX_DIRECTORIES:
        raise _in_pieces(name)


def _heif(content: bytes, name: str) -> list[str]:
    """HEIC as a further format, where the file is of it."""
    if content[4:8] != b"ftyp" or content[8:12] not in _HEIF:
        return []
    if importlib.util.find_spec("pillow_heif") is None:
        raise MmsidError(f"A JPEG, PNG or WebP was expected, but {name} is HEIC; {REMEDY}, or install pillow-heif.")
    from pillow_heif import register_heif_opener

    register_heif_opener()
    return ["HEIF"]


def _whole(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _millions(pixels: int) -> str:
    return f"{pixels // 1_000_000} million pixels"


def _in_pieces(name: str) -> MmsidError:
    return MmsidError(f"A picture that is mostly pixels was expected, but {name} is mostly notes or pieces; {REMEDY}.")
