"""Where a catalogue is: a folder, a table of products, or a data set of the library `datasets`.

In: what a user names; out: a folder, and what is known of its files. A data set, saved on this machine or on the
Hugging Face hub, is written to a folder of Parquet files in the cache, one for all its parts with the same columns, and
read from there like any other folder.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

from mmsid.artifacts import Reading
from mmsid.catalogue.formats.source import TABLES
from mmsid.catalogue.pictures import cache_folder
from mmsid.errors import MmsidError

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(r"[\w.-]+/[\w.-]+(?::[\w.-]+)?")
_SAVED = ("dataset_dict.json", "state.json")
_PARTS = re.compile(r"[^\w-]+")


def catalogue_place(given: Path, reading: Reading) -> tuple[Path, Reading]:
    """The folder that a user means.

    Args:
        given: a folder, a table in one, a data set that `datasets` saved, or a name on the hub (`owner/name`, and
            behind a colon which of its configurations).
        reading: what the user says of the files.

    Returns:
        the folder, which need not be there, and the reading, with the table if one was named.

    Raises:
        MmsidError: if a data set cannot be loaded.
    """
    if given.is_file() and given.name.lower().endswith(TABLES):
        return given.absolute().parent, reading.model_copy(update={"items": given.name})
    if given.is_dir() and any((given / name).is_file() for name in _SAVED):
        return _exported(_saved(given), str(given.resolve())), reading
    if not given.exists() and _NAME.fullmatch(given.as_posix()):
        return _exported(_from_hub(given.as_posix()), given.as_posix()), reading
    return given, reading


def _saved(folder: Path) -> Any:
    import datasets

    try:
        return datasets.load_from_disk(str(folder))
    except Exception as error:  # the library raises anything on a damaged folder
        raise MmsidError(
            f"A data set that `datasets` saved was expected, but reading {folder} gave '{_line(error)}'; save it again."
        ) from error


def _from_hub(name: str) -> Any:
    import datasets

    path, _, config = name.partition(":")
    try:
        return datasets.load_dataset(path, config or None)
    except Exception as error:  # the library raises anything, and so do the connections that it uses
        raise MmsidError(
            f"A catalogue folder or a data set of the Hugging Face hub was expected, but there is no folder {name}, "
            f"and loading the data set gave '{_line(error)}'; check the path or the name, and the connection."
        ) from None


def _exported(data: Any, name: str) -> Path:
    """A folder with the data set's rows as Parquet."""
    import datasets

    folder = cache_folder().parent / "datasets" / hashlib.sha256(name.encode()).hexdigest()[:16]
    parts = dict(data) if isinstance(data, dict) else {"items": data}
    alike: dict[tuple[str, ...], list[str]] = {}
    for part, rows in parts.items():
        alike.setdefault(tuple(rows.column_names), []).append(part)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.parquet"):
            old.unlink()
        for names in alike.values():
            whole = datasets.concatenate_datasets([parts[part] for part in names])
            whole.to_parquet(str(folder / f"{_PARTS.sub('-', '-'.join(names))[:100]}.parquet"))
    except OSError as error:
        reason = f"{folder} cannot be written to ({error.strerror})"
        raise MmsidError(f"A folder to keep a data set in was expected, but {reason}; set MMSID_CACHE.") from error
    return folder


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
