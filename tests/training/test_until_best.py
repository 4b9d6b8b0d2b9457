"""The training that ends by itself, against readings that were set by hand."""

import itertools

import pytest
import torch

from mmsid.training import until_best
from mmsid.training.until_best import Bounds, train_until_best
from tests.training.small import batch, loss, make, weights


class Told:
    """Readings as they were told, and the weights at each."""

    def __init__(self, *values):
        self.values, self.seen = list(values), []

    def __call__(self, model):
        assert not model.training
        self.seen.append(weights(model))
        return self.values[min(len(self.seen), len(self.values)) - 1]


def bounds(**settings):
    return Bounds(**{"steps_per_pass": 20, "learning_rate": 0.01, "patience": 2, "minutes": 1e6, **settings})


def test_it_goes_on_while_readings_get_better_and_ends_after_the_rate_has_fallen_from_the_best_state():
    model, told = make(), Told(1, 2, 3, 4, 3.5, 3.9, 4.5, 4.2)
    curve = train_until_best(model, batch, loss, told, bounds())
    # the best of the plateau is the fourth reading; two worse ones end it; 0.3 × 4 passes of falling rate: 24 steps
    assert [value for _, value in curve.readings] == [1, 2, 3, 4, 3.5, 3.9, 4.5, 4.2]
    assert [place for place, _ in curve.readings] == [1, 2, 3, 4, 5, 6, 7, 7.2]
    assert (curve.passes, curve.kept) == (7.2, 7) and "2 readings without a better one" in curve.reason
    torch.testing.assert_close(weights(model), told.seen[6])


def test_the_falling_rate_starts_from_the_best_state_and_not_from_the_last():
    one, other = make(), make()
    told = Told(1, 5, 3, 2, 0)
    train_until_best(one, batch, loss, told, bounds(learning_rate=0.05))
    torch.testing.assert_close(weights(one), told.seen[1])  # nothing was better: the plateau's best is kept
    before = told.seen[1]
    again = Told(1, 5, 3, 2, 9)
    train_until_best(other, batch, loss, again, bounds(learning_rate=0.05))
    far, near = (again.seen[place] for place in (3, 4))
    assert (near - before).norm() < (near - far).norm()


def test_a_bound_of_passes_lets_the_rate_fall_in_its_last_quarter():
    told = Told(*range(100))
    curve = train_until_best(make(), batch, loss, told, bounds(max_passes=8))
    assert curve.passes == curve.kept == 8 and "8 passes" in curve.reason
    curve = train_until_best(make(), batch, loss, Told(*range(100)), bounds(max_steps=30))
    assert curve.passes == 1.5 and "30 steps" in curve.reason


def test_a_bound_of_minutes_ends_it_too_and_says_so(monkeypatch):
    clock = itertools.count(0, 6)  # every look at the clock takes six seconds
    monkeypatch.setattr(until_best.time, "monotonic", lambda: next(clock))
    curve = train_until_best(make(), batch, loss, Told(*range(1000)), bounds(minutes=20))
    assert "20 minutes" in curve.reason and 0 < curve.passes < 200


def test_without_validation_events_there_are_so_many_passes():
    curve = train_until_best(make(), batch, loss, None, bounds(steps_per_pass=3))
    assert curve.passes == until_best.PASSES_UNREAD and curve.readings == () and "no validation events" in curve.reason
    assert train_until_best(make(), batch, loss, None, bounds(max_steps=7)).passes == 0.35


def test_what_is_read_off_and_kept_is_the_mean_of_the_weights():
    model, told, passed = make(), Told(1, 2, 3), []

    def watched(net, rows):
        passed.append(weights(net))
        return loss(net, rows)

    train_until_best(model, batch, watched, told, bounds(max_passes=3, learning_rate=0.05, averaged_passes=100))
    after = [torch.stack(passed[1 : steps + 1]).mean(dim=0) for steps in (20, 40)]  # weights after each of the steps
    torch.testing.assert_close(told.seen[0], after[0])
    torch.testing.assert_close(told.seen[1], after[1])
    torch.testing.assert_close(weights(model), told.seen[2])  # the best reading was the last
    assert not torch.allclose(passed[20], after[0], atol=1e-4)  # and training goes on from the weights themselves


def test_a_short_average_forgets():
    told, passed = Told(1), []

    def watched(net, rows):
        passed.append(weights(net))
        return loss(net, rows)

    train_until_best(make(), batch, watched, told, bounds(max_passes=2, averaged_passes=0.1))  # over two steps
    mean = passed[1]
    for known in passed[2:21]:
        mean = mean + (known - mean) / 2
    torch.testing.assert_close(told.seen[0], mean)


def test_without_validation_events_the_mean_is_kept():
    model, plain, passed = make(), make(), []

    def watched(net, rows):
        passed.append(weights(net))
        return loss(net, rows)

    train_until_best(plain, batch, loss, None, bounds(max_steps=6))
    train_until_best(model, batch, watched, None, bounds(max_steps=6, averaged_passes=100))
    torch.testing.assert_close(weights(model), torch.stack([*passed[1:], weights(plain)]).mean(dim=0))


@pytest.mark.parametrize("averaged", [0, 2])
@pytest.mark.parametrize("stop", [7, 45, 101, 130])
def test_an_interrupted_training_ends_as_one_that_was_not(tmp_path, stop, averaged):
    """Also behind the plateau's end, which is after 120 steps."""
    values = (1, 2, 3, 4, 3.5, 3.9, 4.5, 4.2)
    whole, part, whole_told = make(), make(), Told(*values)
    expected = train_until_best(whole, batch, loss, whole_told, bounds(averaged_passes=averaged))

    def interrupted(step):
        if step == stop:
            raise KeyboardInterrupt
        return batch(step)

    folder, told = tmp_path / "state", Told(*values)
    with pytest.raises(KeyboardInterrupt):
        train_until_best(part, interrupted, loss, told, bounds(save_seconds=0, averaged_passes=averaged), state=folder)
    fresh = make()
    found = train_until_best(fresh, batch, loss, told, bounds(save_seconds=0, averaged_passes=averaged), state=folder)
    torch.testing.assert_close(weights(fresh), weights(whole))
    assert found.model_copy(update={"seconds": 0}) == expected.model_copy(update={"seconds": 0})
