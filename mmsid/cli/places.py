"""Files that a command is asked to write.

In: a path; out: the file, or one sentence. The rule: the place is looked at before the work, and what was there stays
until the new file is whole.
"""

from __future__ import annotations

import os
from pathlib import Path

from mmsid.artifacts import whole_file
from mmsid.errors import MmsidError


def check_place(path: Path) -> None:
    """Refuses a file that cannot be written.

    Raises:
        MmsidError: if its folder is not there, or it cannot be written to.
    """
    if not path.parent.is_dir():
        raise MmsidError(
            f"Expected a folder to write {path.name} to, but {path.parent} is none; make it, or choose another."
        )
    if path.is_dir() or not os.access(path if path.exists() else path.parent, os.W_OK):
        raise MmsidError(f"Expected a place to write to, but {path} cannot be written; choose another.")


def write_text(path: Path, text: str) -> None:
    """Writes a file whole, or leaves what was there.

    Raises:
        MmsidError: if it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe or a device, beside which nothing can be written
            path.write_text(text, encoding="utf-8")
            return
        with whole_file(path) as partial:
            partial.write_text(text, encoding="utf-8")
    except OSError as error:
        raise MmsidError(f"Expected a place to write {path} to, but got '{error.strerror}'; choose another.") from None
