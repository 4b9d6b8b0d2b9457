"""Files of a build: their hashes, what is wrong with them, and how they are written.

In: paths; out: `FileEntry`s, or lines that say which file is not as it was. The rule: a file is written beside its
place and moved there whole, so that a full disk or an interruption leaves the old one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mmsid.artifacts.records import FileEntry, fingerprint

__all__ = ["damage", "file_entries", "file_hash", "fingerprint", "listed", "whole_file", "write_json"]

NAMED = 3
"""Damaged files that a sentence names; the others are counted."""


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def file_entries(folder: Path, names: Iterable[str]) -> dict[str, FileEntry]:
    """Sizes and hashes of some of a folder's files, by name."""
    return {
        name: FileEntry(bytes=(folder / name).stat().st_size, sha256=file_hash(folder / name)) for name in sorted(names)
    }


def damage(folder: Path, files: Mapping[str, FileEntry], *, shown: str = "", hashed: bool = True) -> list[str]:
    """What is not as it was recorded, a line per file.

    Args:
        folder: where the files are.
        files: as `file_entries` gave them.
        shown: what stands before a file's name.
        hashed: whether the bytes are read; without, sizes are compared alone.
    """
    problems = []
    for name, entry in files.items():
        path, found = folder / name, f"{shown}{name}"
        try:
            size = path.stat().st_size if path.is_file() else -1
            if size < 0:
                problems.append(f"{found} is missing")
            elif size != entry.bytes:
                problems.append(f"{found} has {size:,} bytes instead of {entry.bytes:,}")
            elif hashed and file_hash(path) != entry.sha256:
                problems.append(f"{found} does not match its recorded hash")
        except OSError as error:
            problems.append(f"{found} cannot be read ({error.strerror})")
    return problems


def listed(problems: list[str]) -> str:
    """The first lines in one."""
    more = len(problems) - NAMED
    return "; ".join(problems[:NAMED]) + (f"; and {more} more" if more > 0 else "")


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A place to write a file to, which is moved to `path` when all of it is written, and is gone if it is not."""
    partial = path.with_name(f"{path.name}.partial")
    try:
        yield partial
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def write_json(path: Path, value: Any, *, compact: bool = False) -> None:
    """Writes JSON so that a reader sees either the old file or the new one, never a half; `compact` on one line."""
    form: dict[str, Any] = {"separators": (",", ":")} if compact else {"indent": 1}
    with whole_file(path) as partial:
        partial.write_text(json.dumps(value, ensure_ascii=False, **form) + "\n", encoding="utf-8")
