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
    assert read_space(tmp_path / "space.yaml").build == tmp_path / "checkpoints" / "storefront"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text + "\nmisspelt: 1\n", "misspelt"),
        (lambda text: text.replace("waiting: 64", "waiting: -1"), "limits.waiting"),
        (lambda text: text.replace("build:", "built:"), "built"),
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
