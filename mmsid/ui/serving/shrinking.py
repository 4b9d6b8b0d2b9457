"""Pictures made smaller when they are first asked for: thumbnails, and photos that are larger than a page shows them.

In: a picture's file; out: WebP. The rules: what was made is kept in memory, within bounds, and nowhere else; at most
`PAINTERS` pictures are decoded at once, by threads of their own, so that nothing else waits; what this program cannot
read is left to the browser as it is.
"""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mmsid.errors import MmsidError

THUMBNAIL = 224
"""Pixels of a thumbnail's longer side: enough for a tile, and for most tiles on a sharp screen."""

LARGEST = 640
"""Pixels of the longer side of what a page shows largest."""

HEAVY = 150_000
"""Bytes above which a picture's file is made smaller before it is shown at all."""

PAINTERS = ThreadPoolExecutor(2, thread_name_prefix="mm-shrinking")

_QUALITY = {THUMBNAIL: 74, LARGEST: 82}
_METHOD = 2  # as small as by the default of 4, in less time
_KEPT = 12_000  # pictures, of which a thumbnail has about 3 kB


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A picture's file, to be served no larger than this.

    Attributes:
        path: of the file.
        side: pixels of its longer side, at most.
    """

    path: Path
    side: int

    @property
    def content(self) -> bytes | None:
        """The smaller picture as WebP; None where the file cannot be read as a picture."""
        return _shrunk(self.path, self.side, self.path.stat().st_mtime_ns)


def thumbnail(path: Path) -> Shrunk:
    """A picture for a tile."""
    return Shrunk(path, THUMBNAIL)


def shown(path: Path) -> Path | Shrunk:
    """A picture for where it is shown largest: its own file, unless that is a heavy one."""
    return Shrunk(path, LARGEST) if path.stat().st_size > HEAVY else path


@lru_cache(_KEPT)
def _shrunk(path: Path, side: int, _changed: int) -> bytes | None:
    from mmsid.catalogue.pictures import load_picture

    try:
        picture = load_picture(path, shortest_side=side)
    except MmsidError:
        return None
    picture.thumbnail((side, side))
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=_QUALITY[side], method=_METHOD)
    return buffer.getvalue()
