"""Word scores against scikit-learn's own TF-IDF."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from mmsid.records import Item
from mmsid.search import WordIndex, _document, blend


def oracle(items, query):
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    matrix = vectorizer.fit_transform(_document(item) for item in items)
    return (matrix @ vectorizer.transform([f" {query} "]).T).toarray()[:, 0]


QUERIES = pytest.mark.parametrize("query", ["blue hat", "mug mug mug", "umbrella with dots", "qqqq", "a", " "])


@QUERIES
def test_words_score_as_scikit_learn_does(tiny, query):
    np.testing.assert_allclose(WordIndex(tiny.items).scores(query), oracle(tiny.items, query), atol=1e-12)


def grown_oracle(items, known, query):
    """What words weigh is counted among the first items alone."""
    counting = CountVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit(_document(item) for item in items)
    first, every = (counting.transform([_document(item) for item in some]).toarray() for some in (items[:known], items))
    rarity = np.log((1 + known) / (1 + (first > 0).sum(axis=0))) + 1
    asked = counting.transform([f" {query} "]).toarray()
    weights = [np.where(n > 0, 1 + np.log(np.maximum(n, 1)), 0) * rarity for n in (every, asked)]
    rows, query = (w / np.maximum(np.linalg.norm(w, axis=1, keepdims=True), 1e-300) for w in weights)
    return rows @ query[0]


@QUERIES
def test_an_index_that_grew_shares_the_weights_of_the_first(tiny, query):
    new = [Item("n1", "Umbrella", "With blue dots, dots and dots."), Item("n2", ""), Item("n3", "Blue hat", "Qqqq.")]
    items = [*tiny.items, *new]
    known = WordIndex(tiny.items)
    before = known.scores(query)
    once, twice = WordIndex(items, known), WordIndex(items, WordIndex(items[:-1], known))
    for index in (once, twice):
        np.testing.assert_allclose(index.scores(query), grown_oracle(items, len(tiny.items), query), atol=1e-12)
    np.testing.assert_array_equal(known.scores(query), before)


def test_a_product_that_was_added_is_found_by_words_that_no_other_has(tiny):
    items = [*tiny.items, Item("n1", "Zyxwvut", "")]
    scores = WordIndex(items, WordIndex(tiny.items)).scores("zyxwvut")
    assert scores[-1] == pytest.approx(1) and scores.argmax() == len(items) - 1


def test_an_index_that_grew_reads_the_new_products_alone(tiny, monkeypatch):
    known = WordIndex(tiny.items)
    known.scores("mug")
    read = []
    monkeypatch.setattr("mmsid.search._document", lambda item: read.append(item.item_id) or item.title)
    WordIndex([*tiny.items, Item("n1", "Umbrella")], known).scores("umbrella")
    assert read == ["n1"]


def test_words_alone_where_there_are_no_cosines():
    assert blend(np.array([0.0, 2.0, 1.0]), None).tolist() == [0, 1, 0.5]


def test_products_without_a_word_score_nothing():
    nameless = [Item("a", ""), Item("b", "")]
    index = WordIndex(nameless)
    assert index.scores("mug").tolist() == [0, 0]
    assert WordIndex([*nameless, Item("c", "Mug")], index).scores("mug").tolist() == [0, 0, pytest.approx(1)]
