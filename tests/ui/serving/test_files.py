"""What is served under a name: exactly what was named, with a type that a browser may trust, and nothing of its place."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from mmsid.ui.serving.files import ServedFiles


@pytest.fixture
def files() -> ServedFiles:
    return ServedFiles()


def name_of(address: str) -> str:
    return address.removeprefix("files/")


def test_a_name_stands_for_its_content(files):
    one, other = files.add_bytes(b"[1]", "data", ".json"), files.add_bytes(b"[2]", "data", ".json")
    assert one != other and files.add_bytes(b"[1]", "data", ".json") == one
    answer = files.answer(name_of(one))
    assert answer is not None and answer.body == b"[1]" and answer.media_type == "application/json"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_a_files_address_tells_nothing_of_where_it_lies_and_changes_with_it(files, tmp_path):
    path = tmp_path / "Secret Folder" / "mug.WEBP"
    path.parent.mkdir()
    path.write_bytes(b"a")
    address = files.add_file(path, "pictures")
    assert address.startswith("files/pictures/") and address.endswith(".webp")
    assert "ecret" not in address and "mug" not in address
    path.write_bytes(b"longer")
    assert files.add_file(path, "pictures") != address


def test_many_files_have_numbers_in_a_folder_that_changes_with_any_of_them(files, tmp_path):
    paths = [tmp_path / "Secret" / name for name in ("b.WEBP", "a.jpg", "b.png")]
    paths[0].parent.mkdir()
    for path in paths:
        path.write_bytes(path.name.encode())
    addresses = files.add_files(paths, "products")
    assert [Path(address).name for address in addresses] == ["0.webp", "1.jpg", "2.png"]
    assert len({Path(address).parent for address in addresses}) == 1 and "ecret" not in addresses[0]
    assert [Path(files.answer(name_of(address)).path) for address in addresses] == paths
    paths[2].write_bytes(b"another picture")
    assert set(files.add_files(paths, "products")).isdisjoint(addresses)
    assert files.add_files([], "products") == []


@pytest.mark.parametrize("name", ["", "pictures", "pictures/", "../data/x.json", "/etc/passwd", "pictures/x.webp"])
def test_what_was_not_named_is_not_there(files, name):
    files.add_bytes(b"x", "data", ".json")
    assert files.answer(name) is None


def test_a_file_that_has_gone_is_not_there(files, tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(b"x")
    name = name_of(files.add_file(path, "pictures"))
    assert files.answer(name) is not None
    path.unlink()
    assert files.answer(name) is None


@pytest.mark.parametrize("suffix", [".svg", ".html", ".xml", ".exe", ""])
def test_what_a_browser_might_run_is_to_be_saved(files, tmp_path, suffix):
    path = tmp_path / f"picture{suffix}"
    path.write_text("<script>alert(1)</script>", encoding="utf-8")
    answer = files.answer(name_of(files.add_file(path, "pictures")))
    assert answer is not None and answer.media_type == "application/octet-stream"
    assert answer.headers["content-disposition"] == "attachment"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_folders_files_keep_their_places(files):
    addresses = files.add_folder({"main.js": b"1", "shared/dom.js": b"2"}, "interface")
    folders = {address.removesuffix(place) for place, address in addresses.items()}
    assert len(folders) == 1
    assert files.add_folder({"main.js": b"1", "shared/dom.js": b"3"}, "interface")["main.js"] != addresses["main.js"]


def test_names_with_odd_letters_are_found_as_the_network_gives_them(files):
    address = files.add_folder({"a b/ü.js": b"1"}, "interface")["a b/ü.js"]
    assert address.isascii() and " " not in address
    from urllib.parse import unquote

    assert files.answer(unquote(name_of(address))) is not None


def test_paths_may_be_relative(files, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("b.png").write_bytes(b"x")
    assert files.add_file(Path("b.png"), "pictures") == files.add_file(tmp_path / "b.png", "pictures")


def test_texts_go_out_compressed_to_whoever_takes_that(files, tmp_path):
    text = json.dumps(["mug"] * 2_000).encode()
    script = tmp_path / "plot.js"
    script.write_bytes(b"let a = 1;" * 500)
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return text

    for address, content in (
        (files.add_bytes(text, "data", ".json"), text),
        (files.add_made(b"known", make, "data", ".json"), text),
        (files.add_file(script, "scripts"), script.read_bytes()),
    ):
        plain, packed = files.answer(name_of(address)), files.answer(name_of(address), packed=True)
        assert gzip.decompress(packed.body) == content and len(packed.body) < len(content) / 10
        assert packed.headers["content-encoding"] == "gzip" and packed.media_type == plain.media_type
        assert packed.headers["content-length"] == str(len(packed.body))
        assert "content-encoding" not in plain.headers
        assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"
        assert files.answer(name_of(address), packed=True).body is packed.body
    assert made == [1]


def test_pictures_and_a_few_letters_go_out_as_they_are(files, tmp_path):
    picture = tmp_path / "a.webp"
    picture.write_bytes(b"x" * 5_000)
    for address in (files.add_file(picture, "pictures"), files.add_bytes(b"[1]", "data", ".json")):
        assert "content-encoding" not in files.answer(name_of(address), packed=True).headers
