"""Passes over histories: every event but a first is a target once, whatever the lengths."""

import numpy as np
import pytest

from mmsid.training.passes import Passes

LENGTHS = np.array([1, 2, 5, 11, 12, 40, 100, 3])


@pytest.mark.parametrize("window", [2, 3, 11, 200])
def test_every_event_but_the_first_is_a_target_once_a_pass(window):
    passes = Passes(LENGTHS, window=window, batch=3, seed=0)
    for number in range(3):
        targets = [[] for _ in LENGTHS]
        for step in range(number * passes.steps, (number + 1) * passes.steps):
            windows = passes.windows(step)
            assert (windows.stops - windows.starts >= 2).all() and (windows.stops - windows.starts <= window).all()
            for history, start, stop in zip(windows.histories, windows.starts, windows.stops, strict=True):
                targets[history] += range(start + 1, stop)
        assert [sorted(found) for found in targets] == [list(range(1, length)) for length in LENGTHS]


def test_long_histories_are_cut_elsewhere_in_every_pass_and_a_step_is_its_own():
    passes, other = (Passes(LENGTHS, window=11, batch=3, seed=5) for _ in range(2))
    cuts = []
    for number in range(6):
        found = [passes.windows(number * passes.steps + step) for step in range(passes.steps)]
        cuts.append(sorted(int(s) for w in found for h, s in zip(w.histories, w.starts, strict=True) if h == 6))
    assert len({tuple(each) for each in cuts}) > 1
    step = 4 * passes.steps + 1  # asked without the passes before it
    np.testing.assert_array_equal(other.windows(step).starts, passes.windows(step).starts)


def test_a_batch_holds_windows_of_about_one_length_and_their_events():
    lengths = np.array([4] * 30 + [40] * 30)
    events = np.where(np.arange(40) < lengths[:, None], np.arange(60)[:, None] * 100 + np.arange(40), -1)
    passes = Passes(lengths, window=41, batch=10, seed=1)
    for step in range(passes.steps):
        windows = passes.windows(step)
        read = windows.read(events)
        assert len(set(lengths[windows.histories])) == 1
        np.testing.assert_array_equal(read, events[windows.histories][:, : read.shape[1]])
