"""What a JPEG is before its pixels: a row of segments.

In: the bytes of a file; out: the same picture without what it says about itself, and how it has to be decoded. The
rule: markers are found as Pillow finds them, so that nothing which is left out here is met there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import UnidentifiedImageError

START = b"\xff\xd8\xff"

_MARKER = re.compile(rb"\xff+([^\xff])", re.DOTALL)
_FIRST, _SCAN, _MAX_SEGMENTS = 0xC0, 0xDA, 10_000
_STANDALONE = frozenset({0x00, 0xC8, *range(0xD0, 0xDA), *range(0xF0, 0xFE)})  # markers without a segment
_UNUSUAL = frozenset({0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)})
"""Lossless, hierarchical and arithmetic JPEGs, which no browser shows either."""
_NOTES = frozenset({0xFE, *range(0xE1, 0xF0)} - {0xEE})
"""Comments and applications' segments; not JFIF's and Adobe's, which say what the colours are."""
_EXIF, _XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"


@dataclass(frozen=True, slots=True)
class Jpeg:
    """A JPEG that says nothing about itself.

    Attributes:
        content: the file without notes, which may be as large as it and lead anywhere within.
        exif: its first EXIF block, or nothing.
        xmp: its last XMP block, or nothing.
        scans: passes over its pixels.
    """

    content: bytes
    exif: bytes
    xmp: bytes
    scans: int


def slim_jpeg(content: bytes) -> Jpeg:
    """Takes a JPEG apart.

    Raises:
        UnidentifiedImageError: if it has no pixels, too many segments, or is of a kind that is not read.
    """
    kept, exif, xmp, kept_to = [], b"", b"", 0
    for marker, start, end in _segments(content):
        if marker == _SCAN:
            kept.append(content[kept_to:])
            return Jpeg(b"".join(kept), exif, xmp, content.count(b"\xff\xda", start))
        if marker in _NOTES:
            kept.append(content[kept_to:start])
            kept_to = end
            body = content[start + 4 : end]
            exif = exif or (body if body.startswith(_EXIF) else b"")
            xmp = body[len(_XMP) :] if body.startswith(_XMP) else xmp
    raise UnidentifiedImageError


def _segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yields each segment's marker, and where it begins and ends, up to the first scan."""
    at = 2
    for _ in range(_MAX_SEGMENTS):
        found = _MARKER.search(content, at)
        if found is None:
            return
        marker, start = found[1][0], found.end() - 2
        if marker in _STANDALONE:
            at = found.end()
            continue
        if marker < _FIRST or marker in _UNUSUAL:
            return
        at = start + 2 + int.from_bytes(content[start + 2 : start + 4], "big")
        yield marker, start, at
