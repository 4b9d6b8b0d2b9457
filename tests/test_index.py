import numpy as np
import pytest

from mmsid import index as module
from mmsid.errors import MmsidError
from mmsid.index import EmbeddingIndex, nearest_in_cells


def test_the_index_is_brute_force_cosine(tmp_path):
    rng = np.random.default_rng(0)
    rows, queries = rng.standard_normal((40, 8)), rng.standard_normal((5, 8)) * 7
    index = EmbeddingIndex(rows)
    found, cosines = index.nearest(queries, 6)
    unit = lambda x: x / np.linalg.norm(x, axis=1, keepdims=True)
    truth = unit(queries) @ unit(rows).T
    order = np.argsort(-truth, axis=1)[:, :6]
    np.testing.assert_array_equal(found, order)
    np.testing.assert_allclose(cosines, np.take_along_axis(truth, order, 1), atol=1e-6)
    index.save(tmp_path / "index.faiss")
    again, rounded = EmbeddingIndex.load(tmp_path / "index.faiss").nearest(queries, 6)
    np.testing.assert_array_equal(again, found)
    np.testing.assert_allclose(rounded, cosines, atol=1e-3)


def test_more_neighbours_than_items_gives_all():
    assert EmbeddingIndex(np.eye(3)).nearest(np.ones(3), 9)[0].shape == (1, 3)


def test_a_view_with_more_rows_leaves_the_first_index_alone():
    index = EmbeddingIndex(np.eye(3))
    more = index.with_rows(np.array([[1.0, 1.0, 0.0]]))
    assert len(index) == 3 and len(more) == 4
    assert more.nearest(np.array([2.0, 2.0, 0.1]), 1)[0][0, 0] == 3


def test_a_view_says_what_an_index_of_all_rows_says(tmp_path):
    rng = np.random.default_rng(5)
    rows, added, queries = rng.standard_normal((30, 6)), 3 * rng.standard_normal((4, 6)), rng.standard_normal((7, 6))
    view = EmbeddingIndex(rows).with_rows(added[:1]).with_rows(added[1:])
    whole = EmbeddingIndex(np.concatenate([rows, added]))
    for k in (1, 5, 34, 99):
        (found, cosines), (wanted, best) = view.nearest(queries, k), whole.nearest(queries, k)
        np.testing.assert_array_equal(found, wanted)
        np.testing.assert_allclose(cosines, best, atol=1e-6)
    np.testing.assert_allclose(view.embeddings([33, 0, 30]), whole.embeddings([33, 0, 30]), atol=1e-6)
    np.testing.assert_allclose(view.embeddings(), whole.embeddings(range(34)), atol=1e-6)
    view.save(tmp_path / "index.faiss")
    assert len(EmbeddingIndex.load(tmp_path / "index.faiss")) == 34


def test_a_view_shares_the_rows_that_were_there():
    index = EmbeddingIndex(np.eye(3))
    view = index.with_rows(np.ones((1, 3)))
    assert np.shares_memory(view._known, index._known)


def test_cosines_of_all_are_brute_force():
    rng = np.random.default_rng(6)
    rows, query = rng.standard_normal((12, 5)), 4 * rng.standard_normal(5)
    index = EmbeddingIndex(rows[:10]).with_rows(rows[10:])
    truth = rows @ query / np.linalg.norm(rows, axis=1) / np.linalg.norm(query)
    np.testing.assert_allclose(index.cosines(query), truth, atol=1e-6)


def test_embeddings_come_back_by_row_in_any_order_and_scaled_to_length_one():
    rows = np.random.default_rng(1).standard_normal((6, 4))
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    index = EmbeddingIndex(rows)
    np.testing.assert_allclose(index.embeddings([4, 0, 4]), unit[[4, 0, 4]], atol=1e-6)
    np.testing.assert_allclose(index.embeddings(range(6)), unit, atol=1e-6)
    assert index.embeddings([]).shape == (0, 4)


def test_cells_find_nearly_all_of_the_nearest_and_always_enough():
    rng = np.random.default_rng(3)
    rows = rng.standard_normal((50, 12))[rng.integers(0, 50, 4000)] + 0.3 * rng.standard_normal((4000, 12))
    queries = np.concatenate([rows[::40], -rows[:5]])
    places, cosines = nearest_in_cells(rows, queries, 6)
    truth, best = EmbeddingIndex(rows).nearest(queries, 6)
    found = (places[:, :, None] == truth[:, None, :]).any(axis=1).mean()
    assert found > 0.85 and (places >= 0).all()
    assert (cosines <= best + 1e-5).all() and (np.diff(cosines, axis=1) <= 0).all()
    few, _ = nearest_in_cells(rows[:9], queries, 9)
    assert (np.sort(few, axis=1) == np.arange(9)).all()
    again, _ = nearest_in_cells(rows, queries, 6)
    assert (again == places).all()


def test_a_damaged_index_is_one_sentence(tmp_path):
    (tmp_path / "index.faiss").write_bytes(b"nonsense")
    with pytest.raises(MmsidError, match="could not be read"):
        EmbeddingIndex.load(tmp_path / "index.faiss")


def test_a_large_catalogue_is_looked_for_in_cells_that_are_saved_and_say_what_they_find(tmp_path, monkeypatch):
    """Clusters of products, asked by their like: all of the nearest are in the cells around them."""
    rng = np.random.default_rng(2)
    kinds = rng.standard_normal((60, 16)) * 3
    rows = kinds[rng.integers(0, 60, 2400)] + 0.3 * rng.standard_normal((2400, 16))
    exact = EmbeddingIndex(rows)
    assert "all 2,400 embeddings" in str(exact.for_its_size())
    monkeypatch.setattr(module, "EXACT", 2000)
    made = exact.for_its_size()
    assert "2,400 embeddings in 61 cells, of which 7" in str(made)
    made.save(tmp_path / "index.faiss")
    again = EmbeddingIndex.load(tmp_path / "index.faiss")
    assert str(again).startswith("2,400 embeddings in 61 cells, of which 7")
    assert float(str(made).split("%")[0].rsplit(" ", 1)[1]) > 95
    asked = rows[rng.choice(2400, 80)]
    wanted, best = exact.nearest(asked, 10)
    for index in (made, again, again.with_rows(-rows[:1])):
        found, cosines = index.nearest(asked, 10)
        assert np.mean([len(set(a) & set(b)) for a, b in zip(found, wanted, strict=True)]) > 9.5
        np.testing.assert_allclose(cosines[:, 0], best[:, 0], atol=1e-3)
        assert (np.diff(cosines, axis=1) <= 1e-6).all()
    np.testing.assert_array_equal(made.nearest(asked, 400)[0], exact.nearest(asked, 400)[0])  # all are compared
    np.testing.assert_allclose(again.embeddings([5, 2399]), exact.embeddings([5, 2399]), atol=1e-3)
    assert len(made.nearest(asked, 90)[0][0]) == 90 and (made.nearest(asked, 90)[0] >= 0).all()
