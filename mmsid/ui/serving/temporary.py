"""The folder in which uploads lie until they are read.

In: files that Gradio writes there; out: their bytes, once. The rules: a file is deleted when it was read, whatever
comes of it, and soon where nobody asks about it; no more come while there are `MAX_BYTES` of them; the folder goes with
the app.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from functools import cached_property
from pathlib import Path

from mmsid.errors import MmsidError

KEPT_SECONDS = 60.0
"""So long after it was written, an upload that nobody asked about is deleted."""

MAX_BYTES = 300_000_000


class TemporaryFiles:
    """The folder."""

    @cached_property
    def folder(self) -> Path:
        """Where it is; made when it is first needed."""
        return Path(tempfile.mkdtemp(prefix="mmsid-uploads-")).resolve()

    @property
    def is_full(self) -> bool:
        """Whether no further file should come."""
        return sum(_size(path) for path in self.folder.rglob("*")) > MAX_BYTES

    def take(self, path: str) -> bytes:
        """The bytes of an upload, which is deleted.

        Args:
            path: as the upload was answered.

        Raises:
            MmsidError: if there is no such upload, or not any more.
        """
        if path.startswith(("http://", "https://")):
            raise MmsidError("Expected an uploaded picture, but got an address; nothing is fetched, so upload it.")
        file = self._inside(path)
        try:
            content = file.read_bytes() if file is not None else None
        except (OSError, ValueError):
            content = None
        if file is None or content is None:
            raise MmsidError("Expected a file that was uploaded just now, but it is not there; upload it again.")
        self._delete(file)
        return content

    def sweep(self, now: float | None = None) -> None:
        """Deletes what is older than `KEPT_SECONDS`."""
        if "folder" not in self.__dict__:
            return
        now = time.time() if now is None else now
        for path in sorted(self.folder.rglob("*"), reverse=True):
            try:
                if now - path.lstat().st_mtime >= KEPT_SECONDS:
                    path.rmdir() if path.is_dir() else path.unlink()
            except OSError:  # it has gone, or its folder has another file in it
                continue

    def close(self) -> None:
        """Deletes the folder."""
        if "folder" in self.__dict__:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _inside(self, path: str) -> Path | None:
        try:
            file = Path(path).resolve()
        except (OSError, ValueError, RuntimeError):  # a name that no file can have
            return None
        return file if file.is_relative_to(self.folder) and file.is_file() else None

    def _delete(self, file: Path) -> None:
        file.unlink(missing_ok=True)
        try:
            file.parent.rmdir()
        except OSError:  # something else lies there
            return


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0
