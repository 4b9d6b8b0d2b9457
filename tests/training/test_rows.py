"""Training rows against the prompts written one by one."""

import numpy as np
import pytest

from mmsid.encoder.tokenizer import train_bpe
from mmsid.recommender import RecommenderConfig
from mmsid.recommender.prompts import IGNORED, Prompts
from mmsid.records import Item
from mmsid.training.cooccurrence import cooccurrence_embeddings
from mmsid.training.rows import PADDING, TuningData, TuningRows, batch_for

ITEMS = [Item(f"i{n}", f"Thing {n}", "", ("Home", "Things")) for n in range(6)]
CODES = {f"i{n}": (n % 3, n // 2) for n in range(6)}
HISTORIES = [["i0", "i1", "i2", "i3"], ["i4", "i5"], ["i2", "i0", "i5"]]


@pytest.fixture(scope="module")
def prompts():
    texts = ["A shopper looked at these products", "Thing 0", "Thing 1"] * 20
    return Prompts(train_bpe(texts, 400, first=("<pad>", "<start>"), last="<end>", frame=False), (3, 3))


def rows(prompts, embeddings=None, **settings):
    settings = {"batch": 16, "alignment_share": 0.0, "history_dropout": 0.0, "max_history": 5, **settings}
    codebooks = [np.zeros((3, 2))] * 2
    return TuningRows(
        TuningData(ITEMS, CODES, HISTORIES, codebooks, embeddings), prompts, RecommenderConfig(**settings)
    )


def stripped(ids, labels):
    """A row without its padding."""
    length = len(ids) - (np.cumprod((ids == PADDING)[::-1]).sum())
    assert (labels[length:] == IGNORED).all()
    return ids[:length].tolist(), labels[:length].tolist()


def many(source, count=400):
    """Histories of many steps, without their padding."""
    rng = np.random.default_rng(0)
    return [tuple(row[row >= 0].tolist()) for step in range(count) for row in source.histories(step, rng)]


def test_every_row_is_a_shoppers_sequence_as_the_prompts_write_it(prompts):
    allowed = {tuple(map(tuple, prompts.sequence([CODES[i] for i in history]))) for history in HISTORIES}
    seen = set()
    for step in range(20):
        found = rows(prompts).batch(step)
        for ids, labels in zip(found.ids, found.labels, strict=True):
            seen.add(tuple(map(tuple, stripped(ids, labels))))
    assert seen == allowed


@pytest.mark.parametrize(
    ("lengths", "window", "rows"),
    [
        ([1, 1], 30, 128),  # nothing to learn from: translations alone
        ([2] * 50, 30, 16),
        ([107] * 751, 30, 30),  # four windows of 30 targets each, of which 100 batches are made
        ([2] * 3_000, 30, 30),
        ([2] * 300_000, 30, 128),
    ],
)
def test_a_batch_is_small_where_windows_are_few(lengths, window, rows):
    assert batch_for(np.array(lengths), window) == rows


def test_a_pass_over_few_histories_has_many_steps_unless_a_batch_is_given(prompts):
    codebooks = [np.zeros((3, 2))] * 2
    data = TuningData(ITEMS, CODES, [["i0", "i1", "i2"]] * 2_000, codebooks)
    found = [TuningRows(data, prompts, RecommenderConfig(batch=batch)).steps_per_pass for batch in (None, 100)]
    assert found == [2_000 // 18 + 1, 2_000 // 90 + 1]  # nine tenths of a batch are histories, the rest translations


def test_a_long_history_is_shown_in_windows_of_its_neighbours(prompts):
    pairs = {(a, b) for a, b in many(rows(prompts, max_history=1))}
    assert pairs == {(0, 1), (1, 2), (2, 3), (4, 5), (2, 0), (0, 5)}


def test_gaps_keep_the_order_and_at_least_two_products(prompts):
    found = set(many(rows(prompts, history_dropout=0.6)))
    assert min(map(len, found)) >= 2
    assert (0, 3) in found and (0, 2, 3) in found and (3, 0) not in found


def test_translations_take_their_share_of_a_batch(prompts):
    ids, labels, items, *_ = rows(prompts, alignment_share=0.25, batch=4).batch(0)
    every = {tuple(map(tuple, e)) for item in ITEMS for e in prompts.alignments(item, CODES[item.item_id])}
    kinds = [tuple(map(tuple, stripped(*row))) in every for row in zip(ids, labels, strict=True)]
    assert len(items) == 3 and kinds == [False] * 3 + [True]


def test_a_batch_depends_on_the_step_alone(prompts):
    one, other = rows(prompts, history_dropout=0.3), rows(prompts, history_dropout=0.3)
    other.batch(0)
    assert all((a == b).all() for a, b in zip(one.batch(7), other.batch(7), strict=True))
    assert any((a.shape != b.shape or (a != b).any()) for a, b in zip(one.batch(7), one.batch(8), strict=True))


class TestWantedAlike:
    """Sixty products: what they look like is one thing, what they are wanted after another, and both are content."""

    rng = np.random.default_rng(0)
    look, habit = np.arange(60) % 5, np.arange(60) // 30  # habit: 0 follows products of habit 0, 1 those of habit 1
    content = np.concatenate([3 * np.eye(5)[look], np.eye(2)[habit], 0.1 * rng.standard_normal((60, 3))], axis=1)
    content /= np.linalg.norm(content, axis=1, keepdims=True)
    new_items = (4, 44)

    def histories(self):
        known = [np.setdiff1d(np.flatnonzero(self.habit == h), self.new_items) for h in (0, 1)]
        rows = np.stack([self.rng.choice(known[shopper % 2], 6, replace=False) for shopper in range(400)])
        rows[::3, 4:] = -1
        return rows

    def test_products_that_are_wanted_after_the_same_ones_lie_together_cold_items_too(self):
        by_look, by_habit = self.content @ self.content.T, cooccurrence_embeddings(self.content, self.histories())
        by_habit = by_habit @ by_habit.T
        for new_item in self.new_items:
            others = np.setdiff1d(np.arange(60), [new_item])
            nearest = others[np.argsort(-by_habit[new_item, others])[:8]]
            assert (self.habit[nearest] == self.habit[new_item]).all()
            nearest = others[np.argsort(-by_look[new_item, others])[:8]]
            assert (self.habit[nearest] != self.habit[new_item]).any()  # content alone does not say it

    def test_without_events_content_has_to_do(self):
        assert cooccurrence_embeddings(self.content, np.full((3, 4), -1)) is self.content


def test_the_rows_hold_what_was_transferred(prompts):
    near = np.eye(6)
    near[3] = near[0]  # a cold item that looks like the first product
    data = TuningData(ITEMS, CODES, [["i0", "i1", "i2"], ["i4", "i5", "i0"]], [np.zeros((3, 2))] * 2, near)
    config = RecommenderConfig(history_dropout=0, rare_item_events=0, cold_item_events=1.0)
    kinds = set(many(TuningRows(data, prompts, config)))
    assert {(0, 1, 2), (3, 1, 2), (4, 5, 0), (4, 5, 3)} <= kinds
    assert all(row[0] in (0, 3, 4) for row in kinds)


def test_the_teacher_is_asked_at_places_that_have_something_before_them(prompts):
    for step in range(10):
        found = rows(prompts, history_dropout=0.3).batch(step)
        assert (found.asked[1] >= 1).all() and (found.items[tuple(found.asked)] >= 0).all()
        assert found.asked.shape[1] == (found.items[:, 1:] >= 0).sum()  # all of so few
