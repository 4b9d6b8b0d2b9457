"""What is kept is what was made, only a few of it, and not for long."""

import threading
from concurrent.futures import ThreadPoolExecutor

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


def test_who_asks_for_what_is_being_made_waits_for_it(clock):
    made, recent, begun, go_on = [], Recent(4, 60, clock=clock), threading.Event(), threading.Event()

    def slow():
        made.append(1)
        begun.set()
        assert go_on.wait(60)
        return "done"

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(recent.get, "a", slow)
        assert begun.wait(60)
        second = threads.submit(recent.get, "a", slow)
        go_on.set()
        assert first.result() == second.result() == "done" and made == [1]


def test_who_waits_is_told_of_the_failure_too_and_the_next_one_tries_again(clock):
    recent, begun, go_on = Recent(4, 60, clock=clock), threading.Event(), threading.Event()

    def failing():
        begun.set()
        assert go_on.wait(60)
        raise ValueError("no")

    with ThreadPoolExecutor(2) as threads:
        both = [threads.submit(recent.get, "a", failing)]
        assert begun.wait(60)
        both.append(threads.submit(recent.get, "a", failing))
        go_on.set()
        for one in both:
            with pytest.raises(ValueError, match="no"):
                one.result()
    assert recent.get("a", lambda: 7) == 7
