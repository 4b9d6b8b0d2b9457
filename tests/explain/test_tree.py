"""The path tree against the trace that it is drawn from."""

import math

import pytest

from mmsid.explain import path_tree

HISTORY = ["mug-red-0", "hat-blue-1", "bag-black-0"]


@pytest.fixture(scope="module")
def answer(tiny):
    return tiny.recommend(HISTORY, 5)


def test_every_answer_can_be_walked_from_the_root_and_its_steps_multiply_to_its_probability(tiny, answer):
    tree = path_tree(tiny, answer, shown=6)
    for line in answer:
        codes, product = tiny.codes(line.item.item_id), 1.0
        for level in range(len(codes)):
            [node] = [n for n in tree.levels[level].nodes if n.codes == codes[: level + 1]]
            product *= node.probability
            assert node.path_probability == pytest.approx(product, rel=1e-4)
            assert node.kept and line.rank in node.ranks
        assert product == pytest.approx(line.probability, rel=1e-4)


def test_valid_and_blocked_mass_is_one_and_the_two_probabilities_differ_by_it(tiny, answer):
    tree = path_tree(tiny, answer, shown=100)
    for level in tree.levels:
        for node in level.nodes:
            mass = tree.valid_mass[node.codes[:-1]]
            assert 0 < mass <= 1 + 1e-6
            assert node.valid_probability * mass == pytest.approx(node.probability, rel=1e-4)
    siblings = [n.valid_probability for n in tree.levels[0].nodes]
    assert tree.levels[0].hidden == 0 and sum(siblings) == pytest.approx(1, abs=1e-5)


def test_what_is_hidden_is_counted_and_its_probability_summed(tiny, answer):
    for shown in (1, 6, 100):
        tree = path_tree(tiny, answer, shown=shown)
        for drawn, seen in zip(tree.levels, answer.trace.levels, strict=True):
            assert len(drawn.nodes) + drawn.hidden == len(seen.nodes)
            total = sum(n.path_probability for n in drawn.nodes) + drawn.hidden_probability
            assert total == pytest.approx(sum(math.exp(n.path_log_prob) for n in seen.nodes), rel=1e-6)


def test_every_shown_node_hangs_on_a_shown_one_and_shows_products_below_it(tiny, answer):
    tree = path_tree(tiny, answer, shown=8)
    above = {()}
    for level in tree.levels:
        for node in level.nodes:
            assert node.codes[:-1] in above
            items = {tiny.items[row].item_id for row in tiny.trie.below(node.codes)}
            assert (
                node.count
                == len(items)
                == sum(tiny.codes(i.item_id)[: len(node.codes)] == node.codes for i in tiny.items)
            )
            assert set(node.item_ids) <= items and len(node.item_ids) == min(3, len(items))
        above = {node.codes for node in level.nodes}
