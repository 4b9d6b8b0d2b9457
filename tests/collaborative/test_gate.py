"""The gate against the mixture that made the events, and against a search over all gates."""

import itertools

import numpy as np
import pytest

from mmsid.collaborative import FrequencyGate, fit_gate
from mmsid.errors import MmsidError

N, CASES = 120, 4000


class World:
    """Events drawn from a mixture of two random distributions a case, the voice's part by a known gate."""

    rng = np.random.default_rng(0)
    events = rng.integers(1, 400, N)
    voice = rng.dirichlet(np.full(N, 0.1), CASES)
    model = rng.dirichlet(np.full(N, 0.1), CASES)
    truth = FrequencyGate(intercept=-2.0, slope=0.6)
    trust = truth.trust(events)
    mixture = (1 - voice @ trust)[:, None] * model + voice * trust
    targets = np.array([np.random.default_rng(row).choice(N, p=p / p.sum()) for row, p in enumerate(mixture)])
    told = np.log(np.maximum(model[np.arange(CASES), targets], 1e-30))

    @classmethod
    def blocks(cls, temperature):
        warm = cls.voice ** (1 / temperature)
        yield from np.array_split(warm / warm.sum(axis=1, keepdims=True), 7)


@pytest.fixture(scope="module")
def gate():
    return fit_gate(World.told, World.blocks, World.targets, World.events)


def test_it_finds_the_gate_that_made_the_events(gate):
    assert gate.temperature == 1.0
    some = np.array([5, 50, 350])
    np.testing.assert_allclose(gate.trust(some), World.truth.trust(some), atol=0.12)


def mean_log(intercept, slope):
    trust = FrequencyGate(intercept=intercept, slope=slope).trust(World.events)
    kept, rows = 1 - World.voice @ trust, np.arange(CASES)
    own = kept * World.model[rows, World.targets] + (trust * World.voice)[rows, World.targets]
    return float(np.log(np.maximum(own, 1e-30)).mean())


def test_no_other_gate_makes_the_events_more_probable(gate):
    best = max(mean_log(a, b) for a, b in itertools.product(np.arange(-4, 4.1, 0.5), np.arange(-1, 1.1, 0.1)))
    assert mean_log(gate.intercept, gate.slope) > best - 0.01
    assert gate.voices.mixture == pytest.approx(mean_log(gate.intercept, gate.slope), abs=0.01)
    assert gate.voices.mixture > max(gate.voices.language_model, gate.voices.collaborative)


def test_a_voice_that_is_too_sure_is_made_less_so():
    def sure(temperature):
        warm = World.voice ** (2 / temperature)  # as if it had been squared
        yield warm / np.maximum(warm.sum(axis=1, keepdims=True), 1e-300)

    assert fit_gate(World.told, sure, World.targets, World.events).temperature == 2.0


def test_what_training_never_saw_is_trusted_as_much_as_all_others_together():
    events = World.events.copy()
    events[:20] = 0
    gate = fit_gate(World.told, World.blocks, World.targets, events)
    seen = events > 0
    claimed = (World.voice[World.targets >= 20][:, seen] @ gate.trust(events[seen])).mean()
    assert gate.unseen == pytest.approx(
        claimed / World.voice[World.targets >= 20][:, seen].sum(axis=1).mean(), abs=0.02
    )
    assert set(gate.trust(events)[:20]) == {gate.unseen}


def test_without_events_to_learn_from_both_are_trusted_alike():
    nothing = fit_gate(np.empty(0), World.blocks, np.empty(0, dtype=int), World.events)
    assert nothing.trust(np.array([0, 5, 500])).tolist() == [0.5, 0.5, 0.5] and nothing.voices.events == 0


def test_it_is_saved_and_a_damaged_file_is_one_sentence(gate, tmp_path):
    gate.save(tmp_path / "mixture.json")
    assert FrequencyGate.load(tmp_path / "mixture.json") == gate
    (tmp_path / "mixture.json").write_text('{"intercept": "much"}')
    with pytest.raises(MmsidError, match=r"mixture\.json .*intercept"):
        FrequencyGate.load(tmp_path / "mixture.json")
