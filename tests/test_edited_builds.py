"""A build that was edited by hand, with all its hashes made anew: it answers, or says in one sentence what is wrong."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import faiss
import numpy as np
import pytest
import safetensors
from safetensors.numpy import load_file, save_file

from mmsid import MMSID, MmsidError
from mmsid.ui.build_summary import BuildSummary
from tests.mutations import edits
from tests.rehashed import rehash, rename_examples

pytestmark = pytest.mark.slow

OTHERS = (None, [], {}, "nonsense", 10**400, 10**30, -7, float("nan"))

LIGHT = (
    "index/items.json",
    "quantizer/config.json",
    "quantizer/health.json",
    "quantizer/semantic_ids.json",
    "recommender/collaborative/mixture.json",
    "recommender/config.json",
    "recommender/report.json",
    "views/captions.json",
    "views/examples.json",
    "views/map.json",
)
"""Files that are read in a moment, of which many edits can be tried, and those of models."""

HEAVY = (
    "encoder/config.json",
    "encoder/open_clip_config.json",
    "encoder/tokenizer.json",
    "encoder/tokenizer_config.json",
    "recommender/adapter/adapter_config.json",
    "recommender/base/config.json",
    "recommender/base/generation_config.json",
    "recommender/base/tokenizer.json",
    "recommender/base/tokenizer_config.json",
)

TRIED = dict.fromkeys(LIGHT, 12) | {name: 3 if name.endswith("tokenizer.json") else 6 for name in HEAVY}


@pytest.fixture(scope="module")
def folder(tiny_build, tiny_shop, tmp_path_factory) -> Path:
    """A build and its catalogue, edited by one test after the other."""
    folder = tmp_path_factory.mktemp("edited")
    shutil.copytree(tiny_shop, folder / "shop")
    shutil.copytree(tiny_build, folder / "build")
    return folder / "build"


@pytest.fixture
def edited(folder, request):
    """The build; what a test writes into one file is undone afterwards."""
    kept = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    yield folder
    for path, content in kept.items():
        if path.read_bytes() != content:
            path.write_bytes(content)


def ask(build: Path) -> None:
    """What the page shows, and a question to every part of a build."""
    BuildSummary.open(build)
    shop = MMSID.load(build, device="cpu")
    assert shop.recommend(["mug-red-0"], 3).trace.levels
    new = shop.tokenize(title="Red mug")
    assert len(shop.with_items([new]).recommend(["mug-red-0"], 3)) == 3
    assert shop.code("a0").uses and shop.caption((0,)).text


def told(build: Path, name: str) -> str:
    """What a build with an edited file says; empty where it answers."""
    if name != "views/examples.json":
        rename_examples(build)
    rehash(build)
    try:
        ask(build)
    except MmsidError as error:
        assert len(str(error).splitlines()) == 1
        return str(error)
    return ""


def every(count: int, found: list) -> list:
    """So many of a list, evenly spread, the same ones every time."""
    return found[:: max(1, len(found) // count)]


def test_every_json_of_a_build_is_edited(tiny_build):
    found = {path.relative_to(tiny_build).as_posix() for path in tiny_build.rglob("*.json")}
    unread = {"views/health.json", "quantizer/plan.json"}  # for people
    unread |= {"encoder/content.json"}  # for `update`, which reads it after its hash was checked
    hashed = {"manifest.json", "pictures.json", *(name for name in found if name.endswith("stage.json"))}
    assert found - unread - hashed == {*LIGHT, *HEAVY}


@pytest.mark.parametrize("name", TRIED)
def test_edited_json_is_one_sentence_or_answers(edited, name):
    path = edited / name
    for change, values in every(TRIED[name], list(edits(json.loads(path.read_text()), per_list=1, others=OTHERS))):
        path.write_text(json.dumps(values))
        sentence = told(edited, name)
        where = (str(path), str(path.parent), "catalogue now holds", "come from another build", name, path.name)
        assert not sentence or any(place in sentence for place in where), (change, sentence)


@pytest.mark.parametrize("name", [name for name in TRIED if name != "recommender/base/generation_config.json"])
def test_truncated_json_is_one_sentence(edited, name):
    """transformers takes a `generation_config.json` that it cannot read for none, and ours is set by the program."""
    path = edited / name
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    sentence = told(edited, name)
    assert any(place in sentence for place in (str(path), str(path.parent), "catalogue now holds"))


def not_finite(values: np.ndarray) -> np.ndarray:
    return np.full_like(values, np.nan)


def too_narrow(values: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(values[..., :-1])


def change_tensors(change: Callable[[np.ndarray], np.ndarray]) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        with safetensors.safe_open(path, framework="numpy") as file:
            metadata = file.metadata()
        save_file(
            {name: change(values) if values.ndim else values for name, values in load_file(path).items()},
            path,
            metadata,
        )

    return run


def change_index(rows: int, width: int, value: float) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        index = faiss.IndexFlatIP(width)
        index.add(np.full((rows, width), value, dtype=np.float32))
        faiss.write_index(index, str(path))

    return run


def halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        *((name, halve) for name in ("quantizer/quantizer.safetensors", "encoder/fusion.safetensors")),
        *((name, halve) for name in ("index/items.faiss", "encoder/open_clip_model.safetensors")),
        *(
            (name, halve)
            for name in ("recommender/base/model.safetensors", "recommender/adapter/adapter_model.safetensors")
        ),
        ("quantizer/quantizer.safetensors", change_tensors(not_finite)),
        ("quantizer/quantizer.safetensors", change_tensors(too_narrow)),
        ("encoder/fusion.safetensors", change_tensors(not_finite)),
        ("encoder/fusion.safetensors", change_tensors(too_narrow)),
        ("encoder/open_clip_model.safetensors", change_tensors(too_narrow)),
        ("index/items.faiss", change_index(24, 32, np.nan)),
        ("index/items.faiss", change_index(23, 32, 1.0)),
        ("index/items.faiss", change_index(24, 31, 1.0)),
    ],
)
def test_weights_that_cannot_be_are_one_sentence(edited, name, damage):
    damage(edited / name)
    sentence = told(edited, name)
    assert name in sentence or str((edited / name).parent) in sentence
