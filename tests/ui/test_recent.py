"""What is kept is what was made, only a few of it, and not for long."""

import threading

import pytest

from mmsid.ui.recent import Recent


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_what_is_kept_is_not_made_again(clock):
    made, recent = [], Recent(2, 60, clock=clock)

    def make(key):
        made.append(key)
        return key.upper()

    assert [recent.get(key, lambda key=key: make(key)) for key in "abab"] == ["A", "B", "A", "B"]
    assert made == ["a", "b"]


def test_the_least_recently_asked_one_goes_first(clock):
    made, recent = [], Recent(2, 60, clock=clock)
    for key in "abacab":  # c pushes b out, as a was asked for after it; b pushes c out
        recent.get(key, lambda key=key: made.append(key))
    assert made == ["a", "b", "c", "b"] and len(recent) == 2


def test_time_runs_from_the_last_question(clock):
    made, recent = [], Recent(4, 60, clock=clock)
    for clock.now in (0, 50, 100, 160):
        recent.get("a", lambda: made.append(clock.now))
    assert made == [0, 160]


def test_what_nobody_asks_for_is_dropped_all_the_same():
    gone = threading.Event()

    class Thing:
        def __del__(self):
            gone.set()

    recent = Recent(4, 0.05)
    recent.get("a", Thing)
    assert gone.wait(30) and not len(recent)


def test_what_fails_is_not_kept(clock):
    recent = Recent(4, 60, clock=clock)
    with pytest.raises(ZeroDivisionError):
        recent.get("a", lambda: 1 // 0)
    assert recent.get("a", lambda: 7) == 7
