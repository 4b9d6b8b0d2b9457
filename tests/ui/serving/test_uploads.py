"""An upload is read once and is gone; what nobody asks about goes soon; nobody's uploads push out another's."""

from __future__ import annotations

import pytest

from mmsid.errors import MmsidError
from mmsid.ui.serving import uploads as limits
from mmsid.ui.serving.uploads import KEPT_SECONDS, Uploads


class Clock:
    """A time that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def uploads(clock) -> Uploads:
    return Uploads(clock=clock)


def test_an_upload_is_read_once_and_is_gone(uploads):
    path = uploads.put("a", "mug.png", b"mug")
    assert path.endswith("/mug.png") and uploads.take(path) == b"mug" and len(uploads) == 0
    with pytest.raises(MmsidError, match="is not there; upload it again"):
        uploads.take(path)


def test_the_same_file_twice_is_two_uploads(uploads):
    one, other = uploads.put("a", "mug.png", b"mug"), uploads.put("b", "mug.png", b"mug")
    assert one != other and uploads.take(one) == b"mug" and uploads.take(other) == b"mug"


@pytest.mark.parametrize("path", ["", "/etc/passwd", "x/mug.png", "mug.png", "../mug.png", "\0"])
def test_nothing_else_is_there(uploads, path):
    uploads.put("a", "mug.png", b"mug")
    with pytest.raises(MmsidError, match="uploaded just now"):
        uploads.take(path)


def test_what_nobody_asked_about_goes(uploads, clock):
    old = uploads.put("a", "old.png", b"old")
    clock.now = KEPT_SECONDS - 1
    new = uploads.put("a", "new.png", b"new")
    uploads.sweep()
    assert len(uploads) == 2
    clock.now = KEPT_SECONDS
    uploads.sweep()
    assert len(uploads) == 1 and uploads.take(new) == b"new"
    with pytest.raises(MmsidError):
        uploads.take(old)


def test_who_brings_too_much_loses_their_own_oldest(uploads, monkeypatch):
    monkeypatch.setattr(limits, "MAX_BYTES_OF_ONE", 10_000)
    others = uploads.put("b", "b.png", b"x" * 8_000)
    mine = [uploads.put("a", f"{n}.png", b"x" * 3_000) for n in range(5)]
    assert uploads.take(others) and [uploads.take(path) for path in mine[3:]]
    for path in mine[:3]:
        with pytest.raises(MmsidError):
            uploads.take(path)


def test_together_they_are_bounded_in_bytes_and_in_number(uploads, monkeypatch):
    monkeypatch.setattr(limits, "MAX_BYTES", 10_000)
    first = uploads.put("a", "a.png", b"x" * 2_000)
    for n in range(6):
        uploads.put("b", f"{n}.png", b"x" * 2_000)
    assert len(uploads) == 3 and uploads.take(first)
    monkeypatch.setattr(limits, "MAX_BYTES", 10**9)
    monkeypatch.setattr(limits, "MAX_FILES", 5)
    for n in range(20):
        uploads.put("b", f"{n}.png", b"")
    assert len(uploads) == 5


@pytest.mark.parametrize(
    ("name", "kept"),
    [("mug.png", "mug.png"), ("a/b\\c.png", "c.png"), ("../..", ".."), ("", "file"), ("\0\n\u202e.png", ".png")],
)
def test_a_name_is_the_files_own(uploads, name, kept):
    assert uploads.put("a", name, b"x").partition("/")[2] == kept
    assert len(uploads.put("a", "x" * 5_000, b"x")) < 200
