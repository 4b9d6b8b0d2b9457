"""space.yaml is read strictly, agrees with the README, and the light part of the interface stays light."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
import yaml

from mmsid.errors import MmsidError
from mmsid.ui import read_space
from mmsid.ui.answers.start import shop_choices
from tests.ui.running import ROOT, free_port, space


def test_the_card_is_the_readme_front_matter():
    _, front, _ = (ROOT / "README.md").read_text(encoding="utf-8").split("---\n", 2)
    assert yaml.safe_load(front) == space().card.model_dump(mode="json")


def test_the_card_says_what_is_pinned():
    pins = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert f"gradio[mcp]=={space().card.sdk_version}" in pins
    assert (ROOT / space().card.app_file).is_file()


def test_the_build_is_meant_from_the_file(tmp_path: Path):
    text = (ROOT / "space.yaml").read_text(encoding="utf-8")
    (tmp_path / "space.yaml").write_text(text, encoding="utf-8")
    found = read_space(tmp_path / "space.yaml")
    assert found.build == tmp_path / "checkpoints" / "storefront" and found.notice and found.photos is not None
    assert found.builds[1].catalogue == tmp_path / "assets" / "groceries"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text + "\nmisspelt: 1\n", "misspelt"),
        (lambda text: text.replace("waiting: 64", "waiting: -1"), "limits.waiting"),
        (lambda text: text.replace("  build:", "  built:"), "built"),
        (lambda text: text.replace("card:", "card: ["), "reading them gave"),
        (lambda _text: "only words", "Expected keys and values"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, change, told):
    path = tmp_path / "space.yaml"
    path.write_text(change((ROOT / "space.yaml").read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(MmsidError, match=told):
        read_space(path)
    path.unlink()
    with pytest.raises(MmsidError, match="Expected the Space's settings"):
        read_space(path)


def several(tmp_path: Path, *builds: dict, **more) -> Path:
    """A space.yaml with these builds in place of the one."""
    values = yaml.safe_load((ROOT / "space.yaml").read_text(encoding="utf-8"))
    kept = {"card": values["card"]}
    (tmp_path / "space.yaml").write_text(yaml.safe_dump({**kept, "builds": list(builds), **more}), encoding="utf-8")
    return tmp_path / "space.yaml"


DRAWN = {"name": "drawn", "title": "Drawn", "build": "builds/drawn", "currency": "€", "photos": "photos"}
PHOTOS = {"name": "photos", "title": "Photographed", "build": "builds/photos", "catalogue": "groceries"}


def test_several_builds_are_shops_and_the_first_is_what_the_page_opens_with(tmp_path: Path):
    found = read_space(several(tmp_path, DRAWN, PHOTOS))
    assert (found.build, found.currency, found.photos) == (tmp_path / "builds/drawn", "€", tmp_path / "photos")
    other = found.of(found.builds[1])
    assert (other.build, other.currency, other.photos) == (tmp_path / "builds/photos", "", None)
    assert found.builds[1].catalogue == tmp_path / "groceries"
    choices = [(one.title, one.address, one.is_shown) for one in shop_choices(found)]
    assert choices == [("Drawn", "./", True), ("Photographed", "./photos/", False)]
    choices = [(one.title, one.address, one.is_shown) for one in shop_choices(other)]
    assert choices == [("Drawn", "../", False), ("Photographed", "../photos/", True)]


@pytest.mark.parametrize(
    ("builds", "more", "told"),
    [
        ([DRAWN, {**PHOTOS, "name": "drawn"}], {}, "Expected names"),
        ([DRAWN, {**PHOTOS, "name": "files"}], {}, "Expected names"),
        ([DRAWN, {**PHOTOS, "name": "a/b"}], {}, "name"),
        ([PHOTOS, DRAWN], {}, "Expected the first of the builds"),
        ([DRAWN], {"build": "builds/drawn"}, "Expected either build or builds"),
        ([], {}, "Expected either build or builds"),
    ],
)
def test_what_is_wrong_with_several_builds_is_told(tmp_path: Path, builds, more, told):
    with pytest.raises(MmsidError, match=told):
        read_space(several(tmp_path, *builds, **more))


@pytest.mark.slow
def test_the_page_is_built_without_torch(build: Path):
    code = (
        "import sys; from pathlib import Path; from mmsid.ui import make_page, read_space;"
        f"page = make_page(read_space(Path({str(ROOT / 'space.yaml')!r})), Path({str(build)!r}));"
        "assert page.loading is not None;"
        "assert not {'torch', 'transformers', 'open_clip', 'faiss', 'sklearn'} & set(sys.modules), 'too heavy'"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_app_py_listens_where_it_is_told(tiny_build: Path):
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "MMSID_BUILD": str(tiny_build)}
    running = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        for _ in range(3000):  # five minutes, for a machine that has other things to do
            assert running.poll() is None
            try:
                page = httpx.get(f"http://127.0.0.1:{port}/", timeout=60).text
                break
            except httpx.TransportError:
                time.sleep(0.1)
        assert space().card.title in page
    finally:
        running.terminate()
        running.wait()
