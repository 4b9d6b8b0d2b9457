"""What kinds of things the first two codes tell apart: a tree of two levels.

In: the items' categories, coarse to fine, or their embeddings; out: for every item the kind that its first and its
second code shall stand for, and the tree of these kinds. Where categories give two levels, these are taken as they are;
where they give one, its classes are split or put together; where there are none, items are clustered by halving the
largest group again and again (bisecting k-means, Steinbach et al. 2000), so that groups stay of like size. The rule:
what was done, and why, is said in `notes`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

UNKNOWN = -1
"""The label of an item of which nobody said what it is."""

MOST_FIRST = 32
"""Classes of a single level of categories up to which they become first codes; more of them become second codes."""

SMALLEST = 2
"""Items of a kind; the items of a smaller one are left to whichever kind of the same department is nearest."""

_LEAST_UNITED = 4  # classes of a single level that are put together where none is large enough to be split
_NAMED = 0.5  # share of the items that must have a category, or a second part of it, for it to be used


@dataclass(frozen=True, slots=True)
class Kinds:
    """The first two levels.

    Attributes:
        labels: `(n, 2)` int64, the first and second code that an item should get, or `UNKNOWN`.
        parents: per second code, its first one.
        notes: sentences on what was done.
    """

    labels: np.ndarray
    parents: tuple[int, ...]
    notes: tuple[str, ...]

    @property
    def sizes(self) -> tuple[int, int]:
        """Numbers of first and second codes."""
        return max(self.parents) + 1, len(self.parents)


def kinds_of_categories(
    categories: Sequence[tuple[str, ...]], embeddings: np.ndarray, *, per_kind: int, seed: int
) -> Kinds | None:
    """Kinds as the categories say; None where they say too little.

    Args:
        categories: per item, coarse to fine; may be empty.
        embeddings: `(n, d)`, by which classes of a single level are split or put together.
        per_kind: items of a second code, about.
        seed: of the clustering.
    """
    rows = np.asarray(embeddings, dtype=np.float64)
    paths = _without_common_levels(categories)
    depths = Counter(len(path) for path in paths if path)
    firsts = {path[0] for path in paths if path}
    if sum(depths.values()) < _NAMED * len(paths) or len(firsts) < 2:
        return None
    if depths[1] > (1 - _NAMED) * sum(depths.values()):
        return _of_one_level([path[0] if path else None for path in paths], rows, per_kind, seed)
    depth = _second_depth(paths)
    notes = [f"The first code is the first level of the categories ({len(firsts)})"]
    seconds = [path[:depth] or None for path in paths]
    sizes = Counter(second for second in seconds if second is not None)
    of_first = Counter(second[0] for second in sizes)
    kept = {second for second, count in sizes.items() if count >= SMALLEST or of_first[second[0]] == 1}
    kept |= {max((s for s in sizes if s[0] == first), key=lambda s: (sizes[s], s)) for first in firsts}
    notes[0] += f", the second one level {depth} of them ({len(kept)})."
    if len(kept) < len(sizes):
        notes.append(
            f"{len(sizes) - len(kept)} kinds of fewer than {SMALLEST} products get no code of their own; their "
            "products take the nearest one."
        )
    return _numbered([(p[0] if p else None) for p in paths], [s if s in kept else None for s in seconds], notes)


def kinds_of_clusters(embeddings: np.ndarray, sizes: tuple[int, int], *, seed: int, why: str) -> Kinds:
    """Kinds by balanced hierarchical clustering.

    Args:
        embeddings: `(n, d)`, at least one row.
        sizes: of the first two levels; fewer kinds are found where fewer rows differ.
        seed: of the clustering.
        why: the reason, for the notes.
    """
    rows = np.asarray(embeddings, dtype=np.float64)
    first, second = sizes
    upper = bisected(rows, first, seed)
    shares = _shares(np.bincount(upper), second)
    lower = np.zeros(len(rows), dtype=np.int64)
    parents: list[int] = []
    for code, share in enumerate(shares):
        inside = np.flatnonzero(upper == code)
        groups = bisected(rows[inside], share, seed + 1 + code)
        lower[inside] = groups + len(parents)
        parents += [code] * (int(groups.max()) + 1)
    note = (
        f"{why}: the first two codes are {len(shares)} and {len(parents)} clusters of the embeddings, made by halving "
        "the largest one again and again."
    )
    return Kinds(np.stack([upper, lower], axis=1), tuple(parents), (note,))


def bisected(rows: np.ndarray, size: int, seed: int) -> np.ndarray:
    """Clusters by halving the largest: `(n,)` labels from 0, at most `size` different ones, fewer where rows repeat."""
    from sklearn.cluster import BisectingKMeans
    from threadpoolctl import threadpool_limits

    different, inverse = np.unique(rows, axis=0, return_inverse=True)
    if size <= 1 or len(different) <= 1:
        return np.zeros(len(rows), dtype=np.int64)
    if len(different) <= size:
        return np.asarray(inverse.reshape(-1), dtype=np.int64)
    with threadpool_limits(limits=1):
        model = BisectingKMeans(size, n_init=4, random_state=seed % 2**32, bisecting_strategy="largest_cluster")
        found = model.fit(rows).labels_
    return np.unique(found, return_inverse=True)[1].reshape(-1).astype(np.int64)


def _of_one_level(classes: list[str | None], rows: np.ndarray, per_kind: int, seed: int) -> Kinds:
    """A single level of classes: few large ones are split into second codes, others are put together to first ones."""
    names = sorted({name for name in classes if name is not None})
    index = {name: code for code, name in enumerate(names)}
    labels = np.array([UNKNOWN if name is None else index[name] for name in classes])
    counts = np.bincount(labels[labels != UNKNOWN])
    parts = np.maximum(1, np.round(counts / per_kind)).astype(int)
    if len(names) > MOST_FIRST or (len(names) >= _LEAST_UNITED and parts.max() == 1):
        means = np.stack([rows[labels == code].mean(axis=0) for code in range(len(names))])
        above = bisected(means, round(len(names) ** 0.5), seed)
        of = [None if label == UNKNOWN else int(above[label]) for label in labels]
        note = (
            f"The categories have one level of {len(names)} classes: they are the second codes, and clusters of them "
            f"({above.max() + 1}) the first."
        )
        return _numbered(of, [None if label == UNKNOWN else int(label) for label in labels], [note])
    seconds: list[tuple[int, int] | None] = [None] * len(rows)
    for code in range(len(names)):
        inside = np.flatnonzero(labels == code)
        for row, group in zip(inside, bisected(rows[inside], int(parts[code]), seed + code), strict=True):
            seconds[row] = (code, int(group))
    split = len({second for second in seconds if second is not None})
    note = (
        f"The categories have one level of {len(names)} classes: they are the first codes, and are split into {split} "
        "clusters of their embeddings for the second."
    )
    return _numbered([None if label == UNKNOWN else int(label) for label in labels], seconds, [note])


def _without_common_levels(categories: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Categories without the levels at the top that all items share, which tell nothing apart."""
    paths = [tuple(category) for category in categories]
    while len({path[0] for path in paths if path}) == 1 and any(len(path) > 1 for path in paths):
        paths = [path[1:] for path in paths]
    return paths


def _second_depth(paths: Sequence[tuple[str, ...]]) -> int:
    """How many parts of a category the second code stands for: two, or more while kinds stay large enough to be seen.

    A deeper level is taken where kinds of two parts would hold very many products each, and those of the deeper level
    still hold some.
    """
    items = sum(1 for path in paths if path)
    depth = 2
    for deeper in range(3, max(map(len, paths)) + 1):
        kinds = len({path[:deeper] for path in paths if path})
        two = len({path[:depth] for path in paths if path})
        if items / two > _MANY and items / kinds >= _SOME:
            depth = deeper
    return depth


_MANY, _SOME = 48, 8  # items per kind: when a deeper level is looked at, and what it must keep


def _numbered(firsts: Sequence[object], seconds: Sequence[object], notes: Sequence[str]) -> Kinds:
    """Numbers the kinds in alphabetical order, the second ones through."""
    upper = sorted({first for first in firsts if first is not None})  # type: ignore[type-var]
    above = {second: first for first, second in zip(firsts, seconds, strict=True) if second is not None}
    lower = sorted(above, key=lambda second: (upper.index(above[second]), second))  # type: ignore[type-var]
    index = {first: code for code, first in enumerate(upper)}, {second: code for code, second in enumerate(lower)}
    labels = [
        (UNKNOWN if first is None else index[0][first], UNKNOWN if second is None else index[1][second])
        for first, second in zip(firsts, seconds, strict=True)
    ]
    parents = tuple(index[0][above[second]] for second in lower)
    return Kinds(np.array(labels, dtype=np.int64), parents, tuple(notes))


def _shares(counts: np.ndarray, total: int) -> list[int]:
    """How many of `total` parts each of some groups is cut into: in proportion to their items, at least one each."""
    parts = np.ones(len(counts), dtype=int)
    while parts.sum() < total and (parts < counts).any():
        parts[int(np.argmax(np.where(parts < counts, counts / parts, 0)))] += 1
    return [int(part) for part in parts]
