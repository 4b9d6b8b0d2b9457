"""`embeddings.parquet` becomes one matrix per modality, in the order of the items.

In: a column `item_id` and one list column per modality (`image`, `text`, `collaborative`, …); out: modality to `(n, d)`
float32, as the file has them (not scaled to unit length), with a row of NaN where an item has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mmsid.catalogue.columns import as_text
from mmsid.catalogue.ids import near_matches
from mmsid.catalogue.tables import open_parquet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pyarrow as pa
    from numpy.typing import NDArray

    from mmsid.catalogue.problems import ProblemLog

FILE = "embeddings.parquet"


@dataclass(frozen=True, slots=True)
class EmbeddingRows:
    """The file's rows before they are put into the items' order.

    Attributes:
        positions: item id to its row, from 0.
        modalities: name to `(rows, d)` float32.
    """

    positions: dict[str, int]
    modalities: dict[str, NDArray[np.float32]]

    def usable_ids(self) -> set[str]:
        """Ids with a vector in at least one modality."""
        has_any = np.any([~np.isnan(vectors[:, 0]) for vectors in self.modalities.values()], axis=0)
        return {item_id for item_id, row in self.positions.items() if has_any[row]}

    def align(
        self, item_ids: Sequence[str], log: ProblemLog, *, match_ids: bool = False
    ) -> dict[str, NDArray[np.float32]]:
        """Puts the rows into the order of the items.

        Args:
            item_ids: of the n items.
            log: takes the problems; none of the items having an embedding is fatal.
            match_ids: give a row whose id is nearly an item's to that item, where it has none of its own.

        Returns:
            modality to `(n, d)`, NaN rows for items without an embedding.
        """
        positions = self._matched(item_ids, log, match_ids=match_ids)
        usable = self.usable_ids()
        usable |= {item_id for item_id in item_ids if self._row_ids.get(positions.get(item_id, -1)) in usable}
        lacking = [item_id for item_id in item_ids if item_id not in usable]
        names = ", ".join(repr(item_id) for item_id in lacking[:5]) + (", …" if len(lacking) > 5 else "")
        if lacking and len(lacking) == len(item_ids):
            message = f"embeddings of the items were expected, but none of {len(item_ids):,} has one ({names})"
            log.fatal(FILE, message, "write their item_id as the items have it, or leave the file out")
        elif lacking:
            message = f"{len(lacking):,} of {len(item_ids):,} items have no embedding here ({names})"
            log.warning(FILE, message, "add them, so that they get a semantic ID")
        rows = np.array([positions.get(item_id, -1) for item_id in item_ids], dtype=np.int64)
        aligned = {}
        for name, vectors in self.modalities.items():
            padded = np.vstack([vectors, np.full((1, vectors.shape[1]), np.nan, dtype=np.float32)])
            aligned[name] = padded[rows]
            aligned[name].flags.writeable = False
        return aligned

    @property
    def _row_ids(self) -> dict[int, str]:
        return {row: item_id for item_id, row in self.positions.items()}

    def _matched(self, item_ids: Sequence[str], log: ProblemLog, *, match_ids: bool) -> dict[str, int]:
        """Item id to row; ids that no item has are named, and what they nearly are."""
        wanted = set(item_ids)
        strange = [item_id for item_id in self.positions if item_id not in wanted]
        near = near_matches(strange, item_ids) if strange else {}
        positions = dict(self.positions)
        for item_id in strange:
            row, match = self.positions[item_id], near.get(item_id)
            if match is None:
                message, remedy = "an item_id that is not among the usable items", "delete it, or add the item"
                log.left_out(FILE, message, remedy, row=row + 1, value=item_id)
            elif match_ids and match.item_id not in positions:
                positions[match.item_id] = row
            else:
                message = f"an item_id that is nearly an item's, and differs in {' and '.join(match.differences)}"
                remedy = "write the ids alike in both files, or say --match-ids"
                log.left_out(FILE, message, remedy, row=row + 1, value=item_id)
        return positions


def read_embeddings(path: Path, log: ProblemLog) -> EmbeddingRows | None:
    """Reads `embeddings.parquet`; None after a fatal problem."""
    table = open_parquet(path, log)
    if table is None:
        return None
    names = [name for name in table.column_names if name != "item_id" and _is_vectors(table.schema.field(name).type)]
    if "item_id" not in table.column_names or not names:
        has = ", ".join(f"{field.name} ({field.type})" for field in table.schema)
        expected = "item_id and a list column of numbers per modality were expected"
        log.fatal(FILE, f"{expected}, but the columns are {has}", "add or rename the columns")
        return None
    for name in table.column_names:
        if name != "item_id" and name not in names:
            log.warning(FILE, f"column {name!r} holds no lists of numbers and is not read", "delete it, if you like")
    modalities = {name: _vectors(table.column(name), name, log) for name in names}
    if all(vectors.shape[1] == 0 for vectors in modalities.values()):
        log.fatal(FILE, "vectors were expected, but every list is empty", "write the embeddings again")
        return None
    return EmbeddingRows(_positions(table.column("item_id").to_pylist(), log), _nonempty(modalities))


def _positions(item_ids: Sequence[object], log: ProblemLog) -> dict[str, int]:
    positions: dict[str, int] = {}
    for row, value in enumerate(item_ids):
        item_id = as_text(value)
        if not item_id:
            log.left_out(FILE, "no item_id", "name the item that it belongs to", row=row + 1)
        elif item_id in positions:
            message, remedy = "the item_id of an earlier row", "keep one row per item"
            log.left_out(FILE, message, remedy, row=row + 1, value=item_id)
        else:
            positions[item_id] = row
    return positions


def _nonempty(modalities: dict[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float32]]:
    return {name: vectors for name, vectors in modalities.items() if vectors.shape[1]}


def _is_vectors(kind: pa.DataType) -> bool:
    import pyarrow as pa

    is_list = pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind)
    return bool(is_list and (pa.types.is_floating(kind.value_type) or pa.types.is_integer(kind.value_type)))


def _vectors(column: pa.ChunkedArray, name: str, log: ProblemLog) -> NDArray[np.float32]:
    """A list column as `(rows, d)`, where d is the commonest length; NaN rows for those that cannot be used."""
    import pyarrow as pa
    import pyarrow.compute as pc

    lengths = pc.list_value_length(column).fill_null(0).to_numpy().astype(np.int64)
    sizes, counts = np.unique(lengths[lengths > 0], return_counts=True)
    width = int(sizes[np.argmax(counts)]) if len(sizes) else 0
    vectors = np.full((len(lengths), width), np.nan, dtype=np.float32)
    if not width:
        return vectors
    usable = lengths == width
    lists = column.filter(pa.array(usable))
    with np.errstate(over="ignore"):  # What is too large for float32 becomes infinite, and is named below.
        flat = [chunk.flatten().to_numpy(zero_copy_only=False).astype(np.float32) for chunk in lists.chunks]
    vectors[usable] = np.concatenate(flat).reshape(-1, width)
    for row in np.flatnonzero((lengths > 0) & ~usable):
        message = f"the {name} vector does not have the {width} numbers of the others, so it is read as missing"
        log.warning(FILE, message, "write vectors of one length", row=int(row) + 1, value=f"{lengths[row]} numbers")
    broken = usable & (~np.isfinite(vectors).all(axis=1) | ~vectors.any(axis=1))
    for row in np.flatnonzero(broken):
        message = f"the {name} vector is all zeros or holds NaN or infinity, so it is read as missing"
        log.warning(FILE, message, "write the embedding again", row=int(row) + 1)
    vectors[broken] = np.nan
    return vectors
