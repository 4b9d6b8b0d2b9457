"""The gate against rankings of the mixture, computed case by case."""

import numpy as np
import pytest

from mmsid.collaborative import FrequencyGate, ValidationAnswers, fit_gate
from mmsid.collaborative.gate import INTERCEPTS, SLOPES, TEMPERATURES
from mmsid.errors import MmsidError

N, CASES = 60, 300


class World:
    """The voice knows what is seen often, the language model what is seen rarely; ten products were never seen."""

    rng = np.random.default_rng(0)
    events = np.where(np.arange(N) < 10, 0, rng.integers(1, 400, N))
    targets = rng.integers(0, N, CASES)
    often = events[targets] > 150
    voice = 1.5 * rng.standard_normal((CASES, N)) + 3.0 * often[:, None] * np.eye(N)[targets]
    voice = voice - np.logaddexp.reduce(voice, axis=1, keepdims=True)
    model = 1.5 * rng.standard_normal((CASES, N)) + 3.0 * ~often[:, None] * np.eye(N)[targets]
    model = model - np.logaddexp.reduce(model, axis=1, keepdims=True)
    items = np.argsort(-model, axis=1)[:, :40]
    log_probs = np.take_along_axis(model, items, axis=1)
    items[:, 38:] = -1  # some lists are shorter
    histories = np.where((drawn := rng.integers(0, N, (CASES, 4))) != targets[:, None], drawn, (drawn + 1) % N).tolist()
    answers = ValidationAnswers(histories, targets, items, log_probs)

    @classmethod
    def blocks(cls):
        yield from np.array_split(cls.voice, 7)

    @classmethod
    def ndcg(cls, gate):
        gained = []
        for case, target in enumerate(cls.targets):
            q = np.exp(cls.voice[case] / gate.temperature)
            claims = gate.trust(cls.events) * q / q.sum()
            own = {i: np.exp(p) for i, p in zip(cls.items[case], cls.log_probs[case], strict=True) if i >= 0}
            chances = [(1 - claims.sum()) * own.get(item, 0.0) + claims[item] for item in range(N)]
            others = [item for item in range(N) if item != target and item not in cls.histories[case]]
            rank = 1 + sum(chances[item] >= chances[target] for item in others)
            gained.append(1 / np.log2(1 + rank) if rank <= 10 else 0.0)
        return np.mean(gained)


@pytest.fixture(scope="module")
def gate():
    return fit_gate(World.answers, World.blocks, World.events)


def test_what_it_says_of_the_voices_is_their_ranking(gate):
    assert gate.voices.events == CASES
    assert gate.voices.mixture == pytest.approx(World.ndcg(gate), abs=0.02)  # the unseen are trusted otherwise
    alone = gate.model_copy(update={"intercept": -60.0, "slope": 0.0, "unseen": 0.0})
    assert gate.voices.language_model == pytest.approx(World.ndcg(alone), abs=1e-4)
    whole = gate.model_copy(update={"intercept": 60.0, "slope": 0.0, "unseen": 1.0, "temperature": 1.0})
    assert gate.voices.collaborative == pytest.approx(World.ndcg(whole), abs=1e-4)
    assert gate.voices.mixture > max(gate.voices.collaborative, gate.voices.language_model)


def as_tried(intercept, slope, temperature):
    """A gate as the search rates it: the unseen are trusted as much as all others together."""
    events = World.events
    gate = FrequencyGate(
        intercept=intercept, slope=slope, temperature=temperature, typical=np.median(events[events > 0])
    )
    q = np.exp(World.voice / temperature)[:, events > 0]
    claimed = (q @ gate.trust(events[events > 0])) / q.sum(axis=1)
    return gate.model_copy(update={"unseen": claimed.mean()})


def test_no_other_gate_that_is_tried_ranks_better(gate):
    chosen = World.ndcg(as_tried(gate.intercept, gate.slope, gate.temperature))
    others = [as_tried(a, b, t) for a in INTERCEPTS[::2] for b in SLOPES for t in TEMPERATURES]
    assert chosen > max(map(World.ndcg, others)) - 2e-3


def test_trust_follows_the_logarithm_of_how_often_a_product_was_seen(gate):
    assert gate.typical == np.median(World.events[World.events > 0])
    sloping = gate.model_copy(update={"intercept": 0.5, "slope": 0.2, "typical": 100.0})
    rare, typical, often = sloping.trust(np.array([1, 100, 400]))
    assert rare < typical < often and typical == pytest.approx(1 / (1 + np.exp(-0.5)))
    assert often == pytest.approx(1 / (1 + np.exp(-(0.5 + 0.2 * np.log(4)))))


def test_what_training_never_saw_keeps_what_the_language_model_gives_to_it(gate):
    seen = World.events > 0
    assert set(gate.trust(World.events)[:10]) == {gate.unseen}
    told = np.zeros((CASES, N))
    listed = World.items >= 0
    rows = np.nonzero(listed)[0]
    told[rows, World.items[listed]] = np.exp(World.log_probs[listed])
    q = np.exp(World.voice)
    lost = ((q[:, seen] @ gate.trust(World.events[seen])) / q[:, seen].sum(axis=1)).mean() * told[:, ~seen].sum()
    assert gate.unseen == pytest.approx(min(1.0, lost / q[:, ~seen].sum()), abs=1e-3)


def test_without_events_to_learn_from_both_are_trusted_alike():
    none = ValidationAnswers([], np.empty(0, dtype=int), np.empty((0, 5), dtype=int), np.empty((0, 5)))
    nothing = fit_gate(none, World.blocks, World.events)
    assert nothing.trust(np.array([0, 5, 500])).tolist() == [0.5, 0.5, 0.5] and nothing.voices.events == 0
    assert fit_gate(World.answers, World.blocks, np.zeros(N, dtype=int)).voices.events == 0


def test_it_is_saved_and_a_damaged_file_is_one_sentence(gate, tmp_path):
    gate.save(tmp_path / "mixture.json")
    assert FrequencyGate.load(tmp_path / "mixture.json") == gate
    (tmp_path / "mixture.json").write_text('{"intercept": "much"}')
    with pytest.raises(MmsidError, match=r"mixture\.json .*intercept"):
        FrequencyGate.load(tmp_path / "mixture.json")
