"""The pictures that come with a table of products: in a folder or in a zip archive, one read at a time.

In: a folder or archive and the name that a row gives; out: a picture's bytes. The rule: nothing outside the folder is
read, an archive is never unpacked, and no more than `MAX_PICTURE_BYTES` of a file come into memory, whatever its
header says. Names are matched as the interface's `picture_names.js` matches them in a visitor's browser.
"""

from __future__ import annotations

import io
import os
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Protocol, TypeVar

from mmsid.errors import MmsidError
from mmsid.records import (
    MAX_ARCHIVE_BYTES,
    MAX_ARCHIVE_DIRECTORY_BYTES,
    MAX_ARCHIVE_FILES,
    MAX_PICTURE_BYTES,
    MAX_PICTURE_NAME_LENGTH,
)

_DRIVE = re.compile(r"^[A-Za-z]:")
_File = TypeVar("_File")


class Pictures(Protocol):
    """Pictures by name."""

    def read(self, name: str) -> bytes:
        """Reads a picture's file.

        Raises:
            MmsidError: if it cannot be used.
        """
        ...


class Trouble(StrEnum):
    """Why a picture's bytes are not there."""

    MISSING = "missing"
    LARGE = "large"
    DAMAGED = "damaged"
    EMPTY = "empty"


class _Archive(io.FileIO):
    """A zip file whose directory, which is read at once, is no larger than it may be."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > MAX_ARCHIVE_DIRECTORY_BYTES:
            raise _too_many_files(Path(str(self.name)).name)
        return super().read(size) or b""


class PictureStore:
    """Pictures in a folder or in a zip file."""

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
        if source.stat().st_size > MAX_ARCHIVE_BYTES:
            raise MmsidError(
                f"Expected a zip file of at most {MAX_ARCHIVE_BYTES // 1_000_000} MB, but {source.name} is larger; "
                "split it."
            )
        if len(self._members) > MAX_ARCHIVE_FILES:
            raise _too_many_files(source.name)

    def read(self, name: str) -> bytes:
        """Reads a picture's file.

        Args:
            name: relative to the folder; in an archive the member's whole name, or its end where no other ends so.
                Where there is none, the one file that has the same base name, whatever its case, in whatever folder;
                of a path from another place (`C:/pictures/a.jpg`, `/a.jpg`) the base name is all that counts.
                However its accents are written (a Mac takes them apart) it means the same file.

        Raises:
            MmsidError: if the name leads outside, there is no such file or are several, or it is too large, damaged or
                empty.
        """
        path = _within(name, self.source.name)
        content = self._from_folder(path) if self.source.is_dir() else self._from_archive(path)
        if len(content) > MAX_PICTURE_BYTES:
            raise self._error(Trouble.LARGE, path)
        if not content:
            raise self._error(Trouble.EMPTY, path)
        return content

    def _from_folder(self, path: PurePosixPath) -> bytes:
        for file in self._candidates(path):
            if not file.is_relative_to(self.source.resolve()):  # a link that leads elsewhere
                raise MmsidError(
                    f"Expected a picture within {self.source.name}, but {path} leads outside; copy it there."
                )
            try:
                with file.open("rb") as stream:
                    return stream.read(MAX_PICTURE_BYTES + 1)
            except OSError:
                continue
        raise self._error(Trouble.MISSING, path)

    def _candidates(self, path: PurePosixPath) -> Iterator[Path]:
        yield (self.source / path).resolve()
        yield (self.source / unicodedata.normalize("NFD", str(path))).resolve()
        alike = self._files_alike.get(_base_name(path.name))  # the folder is walked through only for this
        if alike is not None:
            yield alike.resolve()

    def _from_archive(self, path: PurePosixPath) -> bytes:
        info = self._members.get(str(path))
        if info is None:
            ends = [one for name, one in self._members.items() if name.endswith(f"/{path}")]
            info = ends[0] if len(ends) == 1 else self._members_alike.get(_base_name(path.name))
        if info is None:
            raise self._error(Trouble.MISSING, path)
        try:
            with zipfile.ZipFile(self.source) as archive, archive.open(info) as stream:
                return stream.read(MAX_PICTURE_BYTES + 1)
        except (OSError, RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile, zlib.error):
            raise self._error(Trouble.DAMAGED, path) from None

    @cached_property
    def _files_alike(self) -> dict[str, Path | None]:
        """The folder's files as `_alike`; none of them where there are more than `MAX_ARCHIVE_FILES`."""
        files: list[tuple[str, Path]] = []
        for folder, _, names in os.walk(self.source):  # which follows no links to folders
            paths = [Path(folder) / name for name in names]
            files += [(path.name, path) for path in paths if not path.is_symlink() and path.is_file()]
            if len(files) > MAX_ARCHIVE_FILES:
                return {}
        return _alike(files)

    @cached_property
    def _members_alike(self) -> dict[str, zipfile.ZipInfo | None]:
        return _alike(self._members.items())

    @cached_property
    def _members(self) -> dict[str, zipfile.ZipInfo]:
        try:
            with _Archive(self.source) as file, zipfile.ZipFile(file) as archive:
                return {_composed(info.filename): info for info in archive.infolist() if not info.is_dir()}
        except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
            raise MmsidError(
                f"Expected a folder or a zip file with pictures, but {self.source.name} is neither; make it again."
            ) from None

    def _error(self, trouble: Trouble, path: PurePosixPath) -> MmsidError:
        return _error(trouble, path, self.source.name)


@dataclass(frozen=True, slots=True)
class SentPicture:
    """The picture of one row, which a page took out of its visitor's folder or zip file and sent.

    Attributes:
        source: the name of that folder or zip file.
        content: the picture's bytes; None where the page could not take it out.
        trouble: why it could not.
        megabytes: what `Trouble.LARGE` means.
    """

    source: str
    content: bytes | None
    trouble: Trouble = Trouble.MISSING
    megabytes: int = MAX_PICTURE_BYTES // 1_000_000

    def read(self, name: str) -> bytes:
        """The picture's bytes.

        Args:
            name: as the row has it.

        Raises:
            MmsidError: as `PictureStore.read`.
        """
        path = _within(name, self.source)
        if self.content is None:
            raise _error(self.trouble, path, self.source, self.megabytes)
        return self.content


def _within(name: str, source: str) -> PurePosixPath:
    """The path that a row's name means, if it does not lead outside; of one from another place the base name."""
    if len(name) > MAX_PICTURE_NAME_LENGTH:
        most = f"a picture's name of at most {MAX_PICTURE_NAME_LENGTH:,} letters"
        raise MmsidError(f"Expected {most}, but got {len(name):,}; change it.")
    written = _composed(name).replace("\\", "/")
    path = PurePosixPath(_DRIVE.sub("", written))
    is_inside = ".." not in path.parts and "\0" not in name
    if path.is_absolute() or _DRIVE.match(written):
        path = PurePosixPath(path.name)
    if not is_inside or not path.parts or ":" in path.parts[0]:
        raise MmsidError(f"Expected a picture's name within {source}, but got {name[:80]!r}; change it.")
    return path


def _composed(name: str) -> str:
    """One way of writing its accents; a name that no row can have stays as it is."""
    return name if len(name) > MAX_PICTURE_NAME_LENGTH else unicodedata.normalize("NFC", name)


def _base_name(name: str) -> str:
    """The last part of a path, however its letters are written; JavaScript's `toLowerCase` gives the same."""
    return _composed(name).rsplit("/", 1)[-1].lower()


def _alike(files: Iterable[tuple[str, _File]]) -> dict[str, _File | None]:
    """Files by base name; None where several have it."""
    found: dict[str, _File | None] = {}
    for name, file in files:
        base = _base_name(name)
        found[base] = None if base in found else file
    return found


def _too_many_files(source: str) -> MmsidError:
    return MmsidError(
        f"Expected a zip file with at most {MAX_ARCHIVE_FILES:,} files, but {source} has more or longer names; "
        "leave some out."
    )


def _error(
    trouble: Trouble, path: PurePosixPath, source: str, megabytes: int = MAX_PICTURE_BYTES // 1_000_000
) -> MmsidError:
    return MmsidError(
        {
            Trouble.MISSING: f"Expected the picture {path} in {source}, but it is not there; check its name.",
            Trouble.LARGE: f"Expected a picture of at most {megabytes} MB, but {path} is larger; make it smaller.",
            Trouble.DAMAGED: f"Expected a picture that can be unpacked, but {path} is damaged or locked in {source}; "
            "make the zip file again, without a password.",
            Trouble.EMPTY: f"Expected a picture, but {path} is an empty file in {source}; save it again.",
        }[trouble]
    )
