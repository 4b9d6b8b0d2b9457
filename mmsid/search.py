"""Search in the catalogue: words and CLIP blended.

In: a query; out: rows of the catalogue, best first. Words count where they occur (TF-IDF over title, category,
description and the further columns, with parts of words, so that "sneak" finds sneakers); CLIP counts where a query
means what a picture shows. A query that no product answers gets its nearest products all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from mmsid.records import Item

_WORD_SHARE = 0.6


class WordIndex:
    """TF-IDF over character n-grams of words (scikit-learn's `char_wb`)."""

    def __init__(self, items: Sequence[Item]) -> None:
        """Nothing is computed before the first query."""
        self._items = items

    @cached_property
    def _fitted(self) -> tuple[Any, Any]:
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=1)
        return vectorizer, vectorizer.fit_transform(_document(item) for item in self._items)

    def scores(self, query: str) -> np.ndarray:
        """Cosine of the query and each item, `(n,)`, 0 to 1."""
        vectorizer, matrix = self._fitted
        found = np.asarray((matrix @ vectorizer.transform([f" {query} "]).T).todense())
        return found[:, 0]


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
