"""The same catalogue and configuration give the same build, byte by byte, and no build says on which machine."""

import json
import os
import re
import site
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import pytest

from mmsid.artifacts import STAGES, open_build
from mmsid.training.tuning import write_canonically
from tests.tiny import write_shop
from tests.ui.running import ROOT, SHIPPED

WITH_SECONDS = {f"{stage}/stage.json" for stage in STAGES}
"""The only files that say how long something took."""

BUILD = "import sys; from pathlib import Path; from tests.tiny import build_shop; build_shop(*map(Path, sys.argv[1:]))"


def built(folder: Path, seed: int) -> Path:
    """The tiny build by a process of its own, with its own order of sets and its own folder for passing files."""
    write_shop(folder / "shop")
    passing = folder / f"passing-{seed}"
    passing.mkdir()
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "TMPDIR": str(passing), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", BUILD, str(folder / "shop"), str(folder / "build")]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return folder / "build"


def contents(build: Path) -> dict[str, bytes]:
    """Every file, by its name; how long a stage took is left out."""
    found = {path.relative_to(build).as_posix(): path.read_bytes() for path in build.rglob("*") if path.is_file()}
    for name in WITH_SECONDS:
        record = json.loads(found[name])
        del record["seconds"]
        found[name] = json.dumps(record).encode()
    return found


def places_of_this_machine(*folders: Path) -> set[bytes]:
    """What no file of a build may hold."""
    places = {*folders, ROOT, Path.home(), Path(tempfile.gettempdir()), Path(sysconfig.get_path("purelib"))}
    places |= {Path(path) for path in site.getsitepackages()}
    return {str(place).encode() for place in places if len(place.parts) > 1} | {b"site-packages"}


def told(files: dict[str, bytes], places: set[bytes]) -> list[tuple[str, bytes]]:
    """Which file holds which place; a place of a few letters can stand among weights by chance."""
    return [
        (name, place)
        for name, content in files.items()
        for place in places
        if re.search(re.escape(place) + rb"[/\"]", content) and (len(place) > 8 or name.endswith(".json"))
    ]


@pytest.fixture(scope="module")
def builds(tmp_path_factory):
    return [built(tmp_path_factory.mktemp(name), seed) for name, seed in (("one", 1), ("another-place", 77))]


def test_the_same_inputs_give_the_same_bytes(builds):
    one, other = map(contents, builds)
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    assert open_build(builds[0]) == open_build(builds[1])


def test_a_build_does_not_say_where_it_was_made(builds):
    for build in builds:
        places = places_of_this_machine(build, build.parent / "shop", build.parent)
        assert told(contents(build), places) == []


@pytest.mark.skipif(not (SHIPPED / "manifest.json").is_file(), reason="no build is shipped")
def test_the_shipped_build_does_not_say_where_it_was_made():
    assert told(contents(SHIPPED), places_of_this_machine(SHIPPED)) == []
    adapter = json.loads((SHIPPED / "recommender" / "adapter" / "adapter_config.json").read_text(encoding="utf-8"))
    assert adapter["base_model_name_or_path"] is None
    assert adapter["target_modules"] == sorted(adapter["target_modules"])


@pytest.mark.parametrize(
    ("base", "kept"), [("/home/somebody/base", None), (".", None), ("Qwen/Qwen3-0.6B", "Qwen/Qwen3-0.6B"), (None, None)]
)
def test_an_adapter_names_its_base_only_where_everybody_finds_it(tmp_path, base, kept):
    path = tmp_path / "adapter_config.json"
    path.write_text(json.dumps({"target_modules": ["v", "k"], "base_model_name_or_path": base, "rows": {"e": [3, 1]}}))
    write_canonically(path)
    said = json.loads(path.read_text())
    assert said == {"base_model_name_or_path": kept, "rows": {"e": [3, 1]}, "target_modules": ["k", "v"]}
    assert list(said) == sorted(said)
