"""Pictures are served no larger than a page shows them, upright, and as they are where they cannot be read."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from mmsid.records import Item
from mmsid.ui.assets import item_pictures
from mmsid.ui.serving import shrinking
from mmsid.ui.serving.files import ServedFiles
from tests.loops import in_a_loop


def photo(path, size, orientation: int = 1):
    """Noise, which does not become small by compression: red on the left, blue on the right."""
    left, right = Image.new("RGB", (size[0] // 2, size[1]), "red"), Image.new("RGB", (size[0] // 2, size[1]), "blue")
    picture = Image.new("RGB", size)
    picture.paste(left, (0, 0))
    picture.paste(right, (size[0] // 2, 0))
    noise = Image.effect_noise(size, 120).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.blend(picture, noise, 0.3).save(path, quality=95, exif=exif)
    return path


@pytest.fixture
def files() -> ServedFiles:
    return ServedFiles()


def fetched(files: ServedFiles, address: str):
    return in_a_loop(files.answered(address.removeprefix("files/"), packed=True))


def test_a_heavy_photo_is_served_as_large_as_it_is_shown_and_as_a_thumbnail(files, tmp_path):
    path = photo(tmp_path / "photo.jpg", (1600, 1200), orientation=6)  # lies on its side
    assert path.stat().st_size > shrinking.HEAVY
    found = item_pictures(files, [Item("a", "A", image=path), Item("b", "B")])
    [address, none] = found.addresses
    assert none is None
    for at, side in ((address, shrinking.LARGEST), (found.thumbnails_at + address.rpartition("/")[2], 224)):
        answer = fetched(files, at)
        assert answer.media_type == "image/webp" and "immutable" in answer.headers["cache-control"]
        assert len(answer.body) < path.stat().st_size / 4
        picture = Image.open(io.BytesIO(answer.body))
        assert picture.size == (side * 3 // 4, side)
        top, bottom = picture.getpixel((20, 20)), picture.getpixel((20, side - 20))
        assert top[0] > top[2] + 50 and bottom[2] > bottom[0] + 50, "red is at the top once it stands upright"


def test_a_light_picture_is_served_as_it_lies(files, tmp_path):
    path = photo(tmp_path / "small.png", (100, 80))
    found = item_pictures(files, [Item("a", "A", image=path)])
    answer = fetched(files, found.addresses[0])
    assert answer.path == path and answer.media_type == "image/png"
    small = fetched(files, found.thumbnails_at + "0.png")
    assert Image.open(io.BytesIO(small.body)).size == (100, 80), "nothing is made larger"


def test_what_cannot_be_read_is_left_to_the_browser(files, tmp_path):
    path = tmp_path / "broken.webp"
    path.write_bytes(b"RIFF, and no more")
    found = item_pictures(files, [Item("a", "A", image=path)])
    assert fetched(files, found.thumbnails_at + "0.webp").path == path
    path.unlink()
    assert fetched(files, found.thumbnails_at + "0.webp") is None


def test_a_picture_is_decoded_once(files, tmp_path, monkeypatch):
    path = photo(tmp_path / "photo.png", (300, 200))
    [address] = files.add_files([path], "thumbnails", shrinking.thumbnail)
    first = fetched(files, address)
    monkeypatch.setattr(Image, "open", None)
    assert fetched(files, address).body == first.body


def test_thumbnails_can_be_made_before_anybody_asks(files, tmp_path, monkeypatch):
    paths = [photo(tmp_path / f"{n}.png", (300, 200)) for n in range(3)]
    found = files.add_files(paths, "thumbnails", shrinking.thumbnail)
    files.make("thumbnails", 2)
    monkeypatch.setattr(Image, "open", None)
    assert [fetched(files, address).media_type for address in found[:2]] == ["image/webp"] * 2
    assert fetched(files, found[2]).path == paths[2], "the third was not read before, and now it cannot be"


def test_a_catalogue_without_pictures_has_no_thumbnails(files):
    found = item_pictures(files, [Item("a", "A")])
    assert found.addresses == [None] and found.thumbnails_at == ""
