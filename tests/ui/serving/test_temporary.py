"""An upload is read once and is gone; what nobody asks about goes soon; nothing outside of the folder is read."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from mmsid.errors import MmsidError
from mmsid.ui.serving import temporary
from mmsid.ui.serving.temporary import KEPT_SECONDS, TemporaryFiles


@pytest.fixture
def uploads():
    files = TemporaryFiles()
    yield files
    files.close()


def put(uploads: TemporaryFiles, name: str = "a/mug.png", content: bytes = b"mug") -> Path:
    path = uploads.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_an_upload_is_read_once_and_is_gone(uploads):
    path = put(uploads)
    assert uploads.take(str(path)) == b"mug"
    assert list(uploads.folder.iterdir()) == []
    with pytest.raises(MmsidError, match="is not there; upload it again"):
        uploads.take(str(path))


def test_another_upload_beside_it_stays(uploads):
    path, other = put(uploads), put(uploads, "a/hat.png", b"hat")
    uploads.take(str(path))
    assert uploads.take(str(other)) == b"hat"


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../x", "{folder}/../outside.txt", "{folder}", "{folder}/none", "x\0y", "a" * 5000, "", "~"]
)
def test_nothing_else_is_read_or_deleted(uploads, path):
    outside = uploads.folder.parent / "outside.txt"
    outside.write_text("secret", encoding="utf-8")
    try:
        with pytest.raises(MmsidError, match="uploaded just now"):
            uploads.take(path.format(folder=uploads.folder))
        assert outside.read_text(encoding="utf-8") == "secret"
    finally:
        outside.unlink()


def test_a_link_leads_nowhere(uploads, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    (uploads.folder / "link.png").symlink_to(secret)
    with pytest.raises(MmsidError, match="uploaded just now"):
        uploads.take(str(uploads.folder / "link.png"))
    assert secret.exists()


@pytest.mark.parametrize("address", ["http://127.0.0.1/a.png", "https://example.org/a.png"])
def test_nothing_is_fetched(uploads, address):
    with pytest.raises(MmsidError, match="nothing is fetched"):
        uploads.take(address)


def test_what_nobody_asked_about_goes_with_its_folder(uploads):
    old, new = put(uploads), put(uploads, "b/hat.png")
    now = time.time()
    for path, age in ((old, KEPT_SECONDS + 1), (old.parent, KEPT_SECONDS + 1), (new, KEPT_SECONDS - 1)):
        os.utime(path, (now - age, now - age))
    uploads.sweep(now)
    assert [path for path in uploads.folder.rglob("*") if path.is_file()] == [new]
    uploads.sweep(now + 2 * KEPT_SECONDS)
    uploads.sweep(now + 4 * KEPT_SECONDS)
    assert list(uploads.folder.rglob("*")) == []


def test_it_is_full_at_some_point(uploads, monkeypatch):
    monkeypatch.setattr(temporary, "MAX_BYTES", 10_000)
    assert not uploads.is_full
    put(uploads, content=b"x" * 20_000)
    assert uploads.is_full


def test_it_leaves_nothing_behind():
    files = TemporaryFiles()
    files.close()  # was never needed, so it was never made
    put(files)
    files.close()
    assert not files.folder.exists()
