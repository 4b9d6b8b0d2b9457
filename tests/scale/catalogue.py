"""Made-up catalogues of any size, with embeddings of their own, to measure the program on.

In: a number of products and a seed; out: a catalogue folder (`items.csv`, `embeddings.parquet` and, if wanted,
`interactions.parquet`). Departments, types, looks and makers follow a long tail, as in real shops; what a product says
and where its embedding lies follow from them, so that codes and captions have something to find.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

SIZE = 128
"""Width of an embedding."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_LOOKS = _words(
    "amber black blue blush brown charcoal copper coral cream denim emerald forest gold grey indigo ivory lavender lilac "
    "mint navy olive orange pink plum red rust sage silver teal white"
)
_MATERIALS = _words("bamboo ceramic cotton felt glass jute leather linen oak rattan silk steel stone velvet wool")
_USES = _words("autumn balcony breakfast evening garden holiday home office school spring summer travel weekend winter")
_STARTS = _words(
    "ba be bo da de do fa fe ga go ka ke ko la le lo ma me mo na ne no pa pe ra re ro sa se so ta te to va vo"
)
_ENDS = _words("bin del den fer gan kel lan len mar men nel per ren ris ron sel tan ten tor van ver vin zel zon")
_EVENTS = 12  # of a shopper
_FILE_ROWS = 20_000


def make_catalogue(folder: Path, items: int, *, shoppers: int = 0, seed: int = 0) -> Path:
    """Writes a catalogue.

    Args:
        folder: made if need be.
        items: products.
        shoppers: with a history each; none gives a catalogue without events.
        seed: of everything.
    """
    random = np.random.default_rng(seed)
    folder.mkdir(parents=True, exist_ok=True)
    departments, types = max(2, round(items**0.25)), max(4, items // 150)
    of_department = np.sort(random.integers(0, departments, types))
    of_department[:departments] = np.arange(departments)
    of_department.sort()
    type_of = _drawn(random, types, items)
    look_of, material_of, use_of = (_drawn(random, len(words), items) for words in (_LOOKS, _MATERIALS, _USES))
    names = _names(types + departments + max(8, items // 60), random)
    kinds, roots, makers = names[:types], names[types : types + departments], names[types + departments :]
    maker_of = _drawn(random, len(makers), items)
    centres = _centres(random, departments)[of_department] + 0.7 * _centres(random, types)
    rows = centres[type_of] + 0.5 * _centres(random, len(_LOOKS))[look_of]
    rows += 0.25 * _centres(random, len(_MATERIALS))[material_of] + 0.25 * _centres(random, len(makers))[maker_of]
    rows += 0.5 * random.standard_normal((items, SIZE)).astype(np.float32) / SIZE**0.5
    with (folder / "items.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["item_id", "title", "description", "category", "price", "colour", "maker"])
        for row in range(items):
            kind, maker = kinds[type_of[row]], makers[maker_of[row]]
            look, material, use = _LOOKS[look_of[row]], _MATERIALS[material_of[row]], _USES[use_of[row]]
            title = f"{maker.capitalize()} {look} {material} {kind} {row % 97}"
            description = f"A {look} {kind} of {material} for the {use}, made by {maker.capitalize()}."
            category = f"{roots[of_department[type_of[row]]].capitalize()} > {kind.capitalize()}"
            price = f"{5 + (row * 37) % 9_000 / 100:.2f}"
            writer.writerow([f"p{row:07d}", title, description, category, price, look, maker])
    _write_embeddings(folder / "embeddings.parquet", rows)
    if shoppers:
        _write_events(folder / "interactions.parquet", type_of, shoppers, random)
    return folder


def _drawn(random: np.random.Generator, size: int, count: int) -> np.ndarray:
    """Numbers below `size` with a long tail; each of them at least once where there is room."""
    weights = 1 / np.arange(1, size + 1) ** 0.5
    found = random.choice(size, count, p=weights / weights.sum())
    found[: min(size, count)] = np.arange(min(size, count))
    random.shuffle(found)
    return found


def _centres(random: np.random.Generator, count: int) -> np.ndarray:
    rows = random.standard_normal((count, SIZE)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def _names(count: int, random: np.random.Generator) -> list[str]:
    """Different made-up words."""
    found: dict[str, None] = {}
    while len(found) < count:
        parts = random.integers(0, len(_STARTS), 2)
        found[f"{_STARTS[parts[0]]}{_STARTS[parts[1]]}{_ENDS[random.integers(0, len(_ENDS))]}"] = None
    return list(found)


def _write_embeddings(path: Path, rows: np.ndarray) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([("item_id", pa.string()), ("content", pa.list_(pa.float32()))])
    with pq.ParquetWriter(path, schema) as writer:
        for start in range(0, len(rows), _FILE_ROWS):
            part = np.ascontiguousarray(rows[start : start + _FILE_ROWS], dtype=np.float32)
            offsets = pa.array(np.arange(len(part) + 1, dtype=np.int32) * SIZE)
            lists = pa.ListArray.from_arrays(offsets, pa.array(part.ravel()))
            ids = pa.array([f"p{row:07d}" for row in range(start, start + len(part))])
            writer.write_table(pa.table([ids, lists], schema=schema))


def _write_events(path: Path, type_of: np.ndarray, shoppers: int, random: np.random.Generator) -> None:
    """Every shopper looks at products of two types, of which the first ones are known best."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    order = np.argsort(type_of, kind="stable")
    counts = np.bincount(type_of)
    starts = np.cumsum(counts) - counts
    kinds = random.choice(len(counts), (shoppers, 2), p=counts / counts.sum())
    kind = np.take_along_axis(kinds, random.integers(0, 2, (shoppers, _EVENTS)), axis=1)
    place = np.floor(counts[kind] * random.random((shoppers, _EVENTS)) ** 2).astype(np.int64)
    items = order[starts[kind] + place].ravel()
    times = (1_700_000_000 + random.integers(0, 300 * 86_400, (shoppers, 1)) + 60 * np.arange(_EVENTS)).ravel()
    users = np.repeat(np.arange(shoppers), _EVENTS)
    columns = [[f"u{user}" for user in users.tolist()], [f"p{item:07d}" for item in items.tolist()], times.tolist()]
    pq.write_table(pa.table(dict(zip(["user_id", "item_id", "timestamp"], columns, strict=True))), path)
