"""Search in the catalogue: words and CLIP blended.

In: a query; out: rows of the catalogue, best first. Words count where they occur (TF-IDF over title, category,
description and the further columns, with parts of words, so that "sneak" finds sneakers); CLIP counts where a query
means what a picture shows. A query that no product answers gets its nearest products all the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from mmsid.records import Item

_WORD_SHARE = 0.6


class WordIndex:
    """TF-IDF over character n-grams of words (scikit-learn's `char_wb`); never changed."""

    def __init__(self, items: Sequence[Item], known: WordIndex | None = None) -> None:
        """Nothing is computed before the first query.

        Args:
            items: of the catalogue.
            known: the index of the first of these items; only the others are then read.
        """
        self._items = items
        self._known = known

    def scores(self, query: str) -> np.ndarray:
        """Cosine of the query and each item, `(n,)`, 0 to 1."""
        vocabulary, counts = self._counted
        if not vocabulary:  # a catalogue of pictures alone
            return np.zeros(len(self._items))
        weighting, weighted = self._weighted
        asked = _count([f" {query} "], vocabulary, counts.shape[1])
        return np.asarray((weighted @ weighting.transform(asked).T).todense())[:, 0]

    @cached_property
    def _counted(self) -> tuple[Mapping[str, int], Any]:
        """Columns of the n-grams, and how often each item has them `(n, m)`."""
        from scipy.sparse import vstack

        if self._known is None:
            vocabulary: dict[str, int] = {}
            counts = _count([_document(item) for item in self._items], vocabulary, None)
            return vocabulary, counts
        known, before = self._known._counted
        vocabulary = dict(known)
        added = _count([_document(item) for item in self._items[before.shape[0] :]], vocabulary, None)
        wider = before.copy()
        wider.resize(before.shape[0], len(vocabulary))
        return vocabulary, vstack([wider, added], format="csr")

    @cached_property
    def _weighted(self) -> tuple[Any, Any]:
        from sklearn.feature_extraction.text import TfidfTransformer

        weighting = TfidfTransformer(sublinear_tf=True)
        return weighting, weighting.fit_transform(self._counted[1])


def _count(documents: Sequence[str], vocabulary: Any, width: int | None) -> Any:
    """Counts n-grams, `(n, width)` sparse; without a width, those not met before are added to the vocabulary."""
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import CountVectorizer

    ngrams = CountVectorizer(analyzer="char_wb", ngram_range=(3, 5)).build_analyzer()
    columns: list[int] = []
    ends = [0]
    for document in documents:
        for gram in ngrams(document):
            column = vocabulary.get(gram)
            if column is None and width is None:
                column = vocabulary[gram] = len(vocabulary)
            if column is not None:
                columns.append(column)
        ends.append(len(columns))
    found = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(documents), width or len(vocabulary)))
    found.sum_duplicates()
    return found


def blend(words: np.ndarray, cosines: np.ndarray | None) -> np.ndarray:
    """One score per item, `(n,)`: the words' scores and CLIP's cosines, each scaled to its own best."""
    words = words / max(float(words.max()), 1e-9)
    if cosines is None:
        return words
    spread = cosines - np.median(cosines)
    return _WORD_SHARE * words + (1 - _WORD_SHARE) * spread / max(float(spread.max()), 1e-9)


def _document(item: Item) -> str:
    further = " ".join(str(value) for value in item.extra.values() if isinstance(value, str))
    return f"{item.title} {item.title} {' '.join(item.category)} {further} {item.description}"
