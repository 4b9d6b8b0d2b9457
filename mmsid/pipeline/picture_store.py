"""The pictures that come with a table of products: in a folder or in a zip archive, one read at a time.

In: a folder or archive and the name that a row gives; out: a picture's bytes. The rule: nothing outside the folder is
read, an archive is never unpacked, and no more than `MOST_BYTES` of a file come into memory, whatever its header says.
"""

from __future__ import annotations

import zipfile
import zlib
from functools import cached_property
from pathlib import Path, PurePosixPath

from mmsid.errors import MmsidError

MOST_BYTES = 20_000_000
"""Of one picture."""

MOST_MEMBERS = 5_000
"""Of an archive."""

MOST_ARCHIVE_BYTES = 500_000_000


class PictureStore:
    """Pictures by name."""

    def __init__(self, source: Path) -> None:
        """Opens nothing but the archive's directory.

        Args:
            source: a folder or a .zip file.

        Raises:
            MmsidError: if it is neither, too large, or no archive that can be read.
        """
        self.source = source
        if source.is_dir():
            return
        if not source.is_file():
            raise MmsidError(f"Expected a folder or a zip file with pictures, but {source} does not exist; check it.")
        if source.stat().st_size > MOST_ARCHIVE_BYTES:
            raise MmsidError(
                f"Expected a zip file of at most {MOST_ARCHIVE_BYTES // 1_000_000} MB, but {source.name} is larger; "
                "split it."
            )
        if len(self._members) > MOST_MEMBERS:
            raise MmsidError(
                f"Expected a zip file with at most {MOST_MEMBERS:,} files, but {source.name} has more; leave some out."
            )

    def read(self, name: str) -> bytes:
        """Reads a picture's file.

        Args:
            name: relative to the folder; in an archive the member's whole name, or its end where no other ends so.

        Raises:
            MmsidError: if the name leads outside, there is no such file, or it is too large or damaged.
        """
        path = PurePosixPath(name.replace("\\", "/"))
        if not path.parts or path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or "\0" in name:
            raise MmsidError(f"Expected a picture's name within {self.source.name}, but got {name[:80]!r}; change it.")
        content = self._from_folder(path) if self.source.is_dir() else self._from_archive(path)
        if len(content) > MOST_BYTES:
            raise MmsidError(
                f"Expected a picture of at most {MOST_BYTES // 1_000_000} MB, but {path} is larger; make it smaller."
            )
        return content

    def _from_folder(self, path: PurePosixPath) -> bytes:
        file = (self.source / path).resolve()
        if not file.is_relative_to(self.source.resolve()):  # a link that leads elsewhere
            raise MmsidError(f"Expected a picture within {self.source.name}, but {path} leads outside; copy it there.")
        try:
            with file.open("rb") as stream:
                return stream.read(MOST_BYTES + 1)
        except OSError:
            raise self._missing(path) from None

    def _from_archive(self, path: PurePosixPath) -> bytes:
        info = self._members.get(str(path))
        if info is None:
            ends = [one for name, one in self._members.items() if name.endswith(f"/{path}")]
            if len(ends) != 1:
                raise self._missing(path)
            info = ends[0]
        try:
            with zipfile.ZipFile(self.source) as archive, archive.open(info) as stream:
                return stream.read(MOST_BYTES + 1)
        except (OSError, RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile, zlib.error):
            raise MmsidError(
                f"Expected a picture that can be unpacked, but {path} is damaged or locked in {self.source.name}; "
                "make the zip file again, without a password."
            ) from None

    @cached_property
    def _members(self) -> dict[str, zipfile.ZipInfo]:
        try:
            with zipfile.ZipFile(self.source) as archive:
                return {info.filename: info for info in archive.infolist() if not info.is_dir()}
        except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
            raise MmsidError(
                f"Expected a folder or a zip file with pictures, but {self.source.name} is neither; make it again."
            ) from None

    def _missing(self, path: PurePosixPath) -> MmsidError:
        return MmsidError(f"Expected the picture {path} in {self.source.name}, but it is not there; check its name.")
