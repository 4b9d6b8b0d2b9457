"""Search in the catalogue: words and CLIP blended.

In: a query; out: rows of the catalogue, best first. Words count where they occur (TF-IDF over title, category,
description and the further columns, with parts of words, so that "sneak" finds sneakers); CLIP counts where a query
means what a picture shows. A query that no product answers gets its nearest products all the same. The rule: a query
reads the n-grams that it has, never every product, and a shop with more products shares what is known of the others.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from mmsid.records import Item

_WORD_SHARE = 0.6
_SHORTEST, _LONGEST = 3, 5  # letters of an n-gram, with the spaces at a word's ends


class WordIndex:
    """TF-IDF over character n-grams of words (scikit-learn's `char_wb`); never changed."""

    def __init__(self, items: Sequence[Item], known: WordIndex | None = None) -> None:
        """Nothing is computed before the first query.

        Args:
            items: of the catalogue.
            known: the index of the first of these items, which is shared: only the others are read, and an n-gram
                weighs as much as among the first ones; what none of those has weighs as the rarest.
        """
        self._items = items
        self._known = known

    def scores(self, query: str) -> np.ndarray:
        """Cosine of the query and each item, `(n,)`, 0 to 1."""
        counted = self._counted
        grams = Counter(gram for word in f" {query} ".lower().split() for gram in _grams(word))
        asked = {column: n for gram, n in grams.items() if (column := counted.column(gram)) is not None}
        columns, counts = (np.array(list(values), dtype=np.int64) for values in (asked.keys(), asked.values()))
        weights = (1 + np.log(counts)) * counted.rarity(columns)
        weights /= max(float(np.linalg.norm(weights)), 1e-300)
        return np.concatenate([_products(matrix, columns, weights) for matrix in counted.matrices])

    @cached_property
    def _counted(self) -> _Counted:
        if self._known is None:
            vocabulary: dict[str, int] = {}
            counts = _count(map(_document, self._items), {}, vocabulary)
            n = len(self._items)
            rarities = np.log((1 + n) / (1 + np.bincount(counts.indices, minlength=counts.shape[1]))) + 1
            return _Counted(vocabulary, rarities, float(np.log(1 + n) + 1), {}, ()).with_counts(counts)
        before = self._known._counted
        first = sum(matrix.shape[0] for matrix in before.matrices)
        further = dict(before.further)
        counts = _count(map(_document, self._items[first:]), before.vocabulary, further)
        return replace(before, further=further).with_counts(counts)


@dataclass(frozen=True, eq=False)
class _Counted:
    """What an index has counted.

    Attributes:
        vocabulary: columns of the n-grams of the first items.
        rarities: per column, the inverse document frequency among these.
        rarest: that of an n-gram which none of them has.
        further: columns of n-grams that came with later items.
        matrices: per group of items that came together `(n, columns)` weights by column, rows of length 1.
    """

    vocabulary: Mapping[str, int]
    rarities: np.ndarray
    rarest: float
    further: Mapping[str, int]
    matrices: tuple[Any, ...]

    def column(self, gram: str) -> int | None:
        """Where an n-gram is counted; None where no item has it."""
        return self.vocabulary.get(gram, self.further.get(gram))

    def rarity(self, columns: np.ndarray) -> np.ndarray:
        """The inverse document frequencies of some columns."""
        found = np.full(len(columns), self.rarest)
        known = columns < len(self.rarities)
        found[known] = self.rarities[columns[known]]
        return found

    def with_counts(self, counts: Any) -> _Counted:
        """With the counts of more items, `(n, columns)`, which become weights here."""
        counts.data = (1 + np.log(counts.data)) * self.rarity(counts.indices)
        lengths = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=1)).ravel())
        counts.data /= np.repeat(lengths, np.diff(counts.indptr))
        return replace(self, matrices=(*self.matrices, counts.tocsc()))


def _products(matrix: Any, columns: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The rows' products with a sparse vector, in a time that grows with what its columns hold."""
    known = columns < matrix.shape[1]
    return np.asarray(matrix[:, columns[known]] @ weights[known])


def _count(documents: Iterable[str], known: Mapping[str, int], further: dict[str, int]) -> Any:
    """Counts n-grams, `(n, columns)` sparse; those that are not known are added to the further ones."""
    from scipy.sparse import csr_matrix

    of_word: dict[str, list[int]] = {}
    columns = array("q")
    ends = [0]
    for document in documents:
        for word in document.lower().split():
            if word not in of_word:
                of_word[word] = [
                    known[gram] if gram in known else further.setdefault(gram, len(known) + len(further))
                    for gram in _grams(word)
                ]
            columns.extend(of_word[word])
        ends.append(len(columns))
    shape = (len(ends) - 1, len(known) + len(further))
    found = csr_matrix((np.ones(len(columns)), np.frombuffer(columns, dtype=np.int64), ends), shape=shape)
    found.sum_duplicates()
    return found


def _grams(word: str) -> list[str]:
    """The n-grams of a word, as `CountVectorizer(analyzer="char_wb", ngram_range=(3, 5))` has them."""
    padded = f" {word} "
    return [
        padded[start : start + size]
        for size in range(_SHORTEST, min(_LONGEST, len(padded)) + 1)
        for start in range(len(padded) - size + 1)
    ]


def blend(words: np.ndarray, cosines: np.ndarray | None) -> np.ndarray:
    """One score per item, `(n,)`: the words' scores and CLIP's cosines, each scaled to its own best."""
    words = words / max(float(words.max()), 1e-9)
    if cosines is None:
        return words
    spread = cosines - np.median(cosines)
    return _WORD_SHARE * words + (1 - _WORD_SHARE) * spread / max(float(spread.max()), 1e-9)


def best_rows(scores: np.ndarray) -> Iterator[int]:
    """Rows in the order of their scores `(n,)`, best first; of equals, the first."""
    return map(int, np.argsort(-scores, kind="stable"))


def _document(item: Item) -> str:
    further = " ".join(str(value) for value in item.extra.values() if isinstance(value, str))
    return f"{item.title} {item.title} {' '.join(item.category)} {further} {item.description}"
