"""The files that a browser fetches, under names of their own.

In: files that lie somewhere, or bytes; out: an address below the page, and the ASGI answer to a request for it. The
rules: nothing is served that was not named here, an address tells nothing of where its file lies, and it changes with
the content, so that a browser may keep what it has for good. Texts go out compressed to whoever takes that.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from starlette.responses import FileResponse, Response

from mmsid.ui.serving.packing import packed as gzipped
from mmsid.ui.serving.shrinking import PAINTERS, Shrunk

PREFIX = "files"
"""Of every address."""

_TYPES = {
    ".js": "text/javascript",
    ".json": "application/json",
    ".css": "text/css",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".avif": "image/avif",
    ".bmp": "image/bmp",
}
"""Of what a browser may show or run; everything else is something to save, whatever it calls itself."""

_PACKED = {".js", ".json", ".css"}
"""What becomes much smaller by compression; pictures do not."""

_HEADERS = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}


class _Made:
    """Bytes that are made when they are first asked for."""

    def __init__(self, make: Callable[[], bytes]) -> None:
        self._make, self._making = make, threading.Lock()
        self._made: bytes | None = None

    @property
    def content(self) -> bytes:
        with self._making:  # who asks while it is made waits, and does not make it again
            if self._made is None:
                self._made = self._make()
            return self._made


@dataclass(frozen=True, slots=True)
class _Served:
    """What a name stands for.

    Attributes:
        content: the bytes, the file that holds them, or what makes them.
        type: its media type.
    """

    content: bytes | Path | _Made | Shrunk
    type: str

    @property
    def whole(self) -> bytes:
        """What is served, of what is no picture."""
        if isinstance(self.content, bytes):
            return self.content
        return self.content.read_bytes() if isinstance(self.content, Path) else self.content.content or b""

    @property
    def file(self) -> Path | None:
        """The file without which there is nothing to serve."""
        if isinstance(self.content, Shrunk):
            return self.content.path
        return self.content if isinstance(self.content, Path) else None


class ServedFiles:
    """Names and what they stand for."""

    def __init__(self) -> None:
        """Serves nothing."""
        self._named: dict[str, _Served] = {}
        self._packed: dict[str, bytes] = {}
        self._packing = threading.Lock()

    def __len__(self) -> int:
        """How many files are served."""
        return len(self._named)

    def add_file(self, path: Path, folder: str) -> str:
        """Serves a file from where it lies.

        Args:
            path: of the file.
            folder: that its address names.

        Returns:
            its address, relative to the page.
        """
        state = path.stat()
        known = f"{path.resolve()}\0{state.st_size}\0{state.st_mtime_ns}".encode()
        return self._add(f"{folder}/{_digest(known)}{path.suffix.lower()}", path)

    def add_files(
        self, paths: Sequence[Path], folder: str, serve: Callable[[Path], Path | Shrunk] = lambda path: path
    ) -> list[str]:
        """Serves many files from where they lie, numbered within a folder whose name changes when one of them does.

        Args:
            paths: of the files.
            folder: that their addresses name.
            serve: what of each is served; by default itself.

        Returns:
            their addresses, in the same order.
        """
        digest = hashlib.sha256()
        for path in paths:
            state = path.stat()
            digest.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\0".encode())
        place = f"{folder}-{digest.hexdigest()[:16]}"
        return [self._add(f"{place}/{number}{path.suffix.lower()}", serve(path)) for number, path in enumerate(paths)]

    def add_bytes(self, content: bytes, folder: str, suffix: str) -> str:
        """Serves what is in memory, under a name that follows from it."""
        return self._add(f"{folder}/{_digest(content)}{suffix}", content)

    def add_made(self, known: bytes, make: Callable[[], bytes], folder: str, suffix: str) -> str:
        """Serves what is made when it is first asked for, and then kept.

        Args:
            known: of what it is made, so that its address changes with it.
            make: makes it; whatever it takes, nobody else waits.
            folder: that its address names.
            suffix: of its name.
        """
        return self._add(f"{folder}/{_digest(known)}{suffix}", _Made(make))

    def add_folder(self, files: dict[str, bytes], folder: str) -> dict[str, str]:
        """Serves files that refer to each other by their relative places.

        Args:
            files: by place within the folder.
            folder: that their addresses name, beside a digest of them all.

        Returns:
            place to address.
        """
        digest = _digest(
            b"\0".join(part for place, content in sorted(files.items()) for part in (place.encode(), content))
        )
        return {place: self._add(f"{folder}-{digest}/{place}", content) for place, content in files.items()}

    def _add(self, name: str, content: bytes | Path | _Made | Shrunk) -> str:
        suffix = Path(name).suffix
        self._named[name] = _Served(content, _TYPES.get(suffix, "application/octet-stream"))
        return f"{PREFIX}/{quote(name)}"

    def make(self, folder: str, most: int | None = None) -> None:
        """Makes what of a folder is made when it is first asked for, before anybody asks; the first `most` of it."""
        made = [
            served.content
            for name, served in list(self._named.items())
            if isinstance(served.content, _Made | Shrunk) and re.fullmatch(rf"{folder}(-\w+)?", name.partition("/")[0])
        ]
        for one in made[:most]:
            _ = one.content

    async def answered(self, name: str, *, packed: bool = False) -> Response | None:
        """The same as `answer`; while something is made or compressed, nobody else waits."""
        served = self._named.get(name)
        if served is not None and isinstance(served.content, Shrunk):
            return await asyncio.get_running_loop().run_in_executor(PAINTERS, self.answer, name)
        is_made = served is not None and isinstance(served.content, _Made)
        if is_made or (served is not None and packed and _is_text(name) and name not in self._packed):
            return await asyncio.to_thread(self.answer, name, packed=packed)
        return self.answer(name, packed=packed)

    def answer(self, name: str, *, packed: bool = False) -> Response | None:
        """The answer to a request for a name; None where nothing is called so, or its file has gone.

        Args:
            name: of the file.
            packed: whether who asks takes gzip.
        """
        served = self._named.get(name)
        if served is None or (served.file is not None and not served.file.is_file()):
            return None
        headers = dict(_HEADERS)
        if isinstance(served.content, Shrunk):
            smaller = served.content.content
            if smaller is not None:
                return Response(smaller, media_type="image/webp", headers=headers)
        if served.type == "application/octet-stream":
            headers["Content-Disposition"] = "attachment"
        if _is_text(name):
            headers["Vary"] = "Accept-Encoding"
            content = self._packed_content(name, served) if packed else None
            if content is not None:
                headers["Content-Encoding"] = "gzip"
                return Response(content, media_type=served.type, headers=headers)
        if served.file is not None:
            return FileResponse(served.file, media_type=served.type, headers=headers)
        return Response(served.whole, media_type=served.type, headers=headers)

    def _packed_content(self, name: str, served: _Served) -> bytes | None:
        """A text, compressed once; None where it is not worth it."""
        with self._packing:
            if name not in self._packed:
                content = gzipped(served.whole)
                if content is None:
                    return None
                self._packed[name] = content
            return self._packed[name]


def _is_text(name: str) -> bool:
    return Path(name).suffix in _PACKED


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
