"""Photos of a Space: read strictly, shown with their source, and for the Space's own build alone."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from mmsid.errors import MmsidError
from mmsid.ui.photos import read_photos
from mmsid.ui.shop_words import photos_of
from tests.ui.running import ROOT, space

LISTED = {"image": "mug.jpg", "shows": "mug", "credit": "a museum (CC0)"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Image.new("RGB", (8, 8), "teal").save(tmp_path / "mug.jpg")
    return tmp_path


def listed(folder: Path, *photos: dict, **more) -> Path:
    (folder / "photos.json").write_text(json.dumps({"photos": photos, **more}), encoding="utf-8")
    return folder / "photos.json"


def test_photos_are_read_with_what_is_said_of_them(folder):
    found = read_photos(listed(folder, {**LISTED, "id": "7"}, note="Nobody saw them."))
    assert found.note == "Nobody saw them."
    [photo] = found.photos
    assert (photo.image, photo.shows, photo.credit) == (folder / "mug.jpg", "mug", "a museum (CC0)")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"credit": ""}, "credit"),
        ({"image": "none.jpg"}, "Expected the photo none.jpg"),
        ({"image": "../../etc/passwd"}, "Expected the photo passwd"),
        ({"licence": "CC0"}, "licence"),
    ],
)
def test_what_is_wrong_with_them_is_told(folder, change, told):
    with pytest.raises(MmsidError, match=told):
        read_photos(listed(folder, {**LISTED, **change}))


def test_another_build_than_the_spaces_own_shows_none(tmp_path):
    own = space()
    shown = SimpleNamespace(build=own.build, tokenizes=True)
    assert len(photos_of(shown, own).photos) == 5
    assert photos_of(SimpleNamespace(build=tmp_path, tokenizes=True), own).photos == ()
    assert photos_of(SimpleNamespace(build=own.build, tokenizes=False), own).photos == ()


def test_every_shipped_photo_has_its_licence_and_is_small():
    folder = ROOT / "assets" / "photos"
    told = (folder / "LICENSES.md").read_text(encoding="utf-8")
    photos = [photo for name in ("drawn", "groceries") for photo in read_photos(folder / f"{name}.json").photos]
    for photo in photos:
        assert f"`{photo.image.name}`" in told and photo.credit.partition(" by ")[0] in told
        with Image.open(photo.image) as image:
            assert image.size == (128, 128)
    named = {photo.image.name for photo in photos}
    assert {path.name for path in folder.iterdir()} == {"LICENSES.md", "drawn.json", "groceries.json", *named}


def test_no_shipped_photo_is_a_picture_of_the_shop():
    shop = {hashlib.sha256(path.read_bytes()).digest() for path in (ROOT / "assets" / "storefront").rglob("*.webp")}
    photos = {hashlib.sha256(photo.image.read_bytes()).digest() for photo in read_photos(space().photos).photos}
    assert len(photos) == 5 and not photos & shop
