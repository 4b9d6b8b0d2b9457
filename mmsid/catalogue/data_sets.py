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
_PART = re.compile(r"(?:part-\d+.*|[\w-]+-\d+-of-\d+.*|\d{4,})\.parquet")
"""A part of a table, as Spark and the hub call it."""
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
    if shards := _shards(given):
        return _exported(_from_shards(shards), str(given.resolve())), reading
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


def _shards(given: Path) -> list[Path]:
    """The parts that Spark or the hub stored one table of Parquet in: in a folder of that name, or in `data`."""
    if not given.is_dir() or any(path.is_file() for path in given.iterdir() if path.name.lower().endswith(TABLES)):
        return _parts_of(given) if given.is_dir() else []
    inner = [path for path in sorted(given.iterdir()) if path.is_dir() and _parts_of(path)]
    return _parts_of(inner[0]) if len(inner) == 1 else []


def _parts_of(folder: Path) -> list[Path]:
    """A folder's Parquet files, if they are parts of one table and all that it has."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name.lower().endswith(TABLES))
    return files if files and all(_PART.fullmatch(path.name) for path in files) else []


def _from_shards(paths: list[Path]) -> Any:
    import datasets

    try:
        return datasets.Dataset.from_parquet([str(path) for path in paths], cache_dir=str(_cache() / "shards"))
    except Exception as error:  # the library raises anything on a damaged file
        raise MmsidError(
            f"Parts of a Parquet table were expected, but reading {paths[0].parent} gave '{_line(error)}'; write it "
            "again."
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


def _cache() -> Path:
    return cache_folder().parent / "datasets"


def _exported(data: Any, name: str) -> Path:
    """A folder with the data set's rows as Parquet."""
    import datasets

    folder = _cache() / hashlib.sha256(name.encode()).hexdigest()[:16]
    parts = dict(data) if isinstance(data, dict) else {"items": data}
    alike: dict[tuple[str, ...], list[str]] = {}
    for part, rows in parts.items():
        alike.setdefault(tuple(rows.column_names), []).append(part)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.parquet"):
            old.unlink()
        for names in alike.values():
            whole = _with_names(datasets.concatenate_datasets([parts[part] for part in names]))
            whole.to_parquet(str(folder / f"{_PARTS.sub('-', '-'.join(names))[:100]}.parquet"))
    except OSError as error:
        reason = f"{folder} cannot be written to ({error.strerror})"
        raise MmsidError(f"A folder to keep a data set in was expected, but {reason}; set MMSID_CACHE.") from error
    return folder


def _with_names(rows: Any) -> Any:
    """Rows whose classes are called by their names, not by numbers."""
    import datasets

    for column, feature in rows.features.items():
        if isinstance(feature, datasets.ClassLabel):
            rows = rows.cast_column(column, datasets.Value("int64"))
            names = [None if label is None or label < 0 else feature.int2str(label) for label in rows[column]]
            rows = rows.remove_columns(column).add_column(column, names)
    return rows


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
