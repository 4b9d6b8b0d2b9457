"""Word scores against scikit-learn's own TF-IDF."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from mmsid.records import Item
from mmsid.search import WordIndex, _document


def oracle(items, query):
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    matrix = vectorizer.fit_transform(_document(item) for item in items)
    return (matrix @ vectorizer.transform([f" {query} "]).T).toarray()[:, 0]


@pytest.mark.parametrize("query", ["blue hat", "mug mug mug", "umbrella with dots", "qqqq"])
def test_an_index_that_grew_scores_like_one_that_was_made_at_once(tiny, query):
    new = [Item("n1", "Umbrella", "With blue dots, dots and dots."), Item("n2", ""), Item("n3", "Blue hat", "Qqqq.")]
    items = [*tiny.items, *new]
    known = WordIndex(tiny.items)
    before = known.scores(query)
    np.testing.assert_allclose(before, oracle(tiny.items, query), atol=1e-12)
    once, twice = WordIndex(items, known), WordIndex(items, WordIndex(items[:-1], known))
    for index in (once, twice):
        np.testing.assert_allclose(index.scores(query), oracle(items, query), atol=1e-12)
    np.testing.assert_array_equal(known.scores(query), before)


def test_a_catalogue_without_a_word_answers_no_query():
    assert WordIndex([Item("p0", ""), Item("p1", "")]).scores("blue hat").tolist() == [0, 0]
