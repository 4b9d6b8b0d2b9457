"""A build that two processes make together is the one that one process makes: same IDs, same curves, one manifest."""

import json
import shutil

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mmsid import MMSID, processes
from mmsid.catalogue import load_catalogue
from tests.launched import ended_well, launched
from tests.tiny import small_settings

STEADY = {
    "quantizer": {"steps": 4},
    "recommender": {
        "pretrain_steps": 3,
        "steps": 24,
        "lora_dropout": 0.0,
        "collaborative": {"width": 16, "blocks": 1, "heads": 1, "max_passes": 6, "dropout": 0.0},
    },
    "views": {"examples": 1},
}
"""Short, and without dropout, which is another one in every process."""


@pytest.fixture(scope="module")
def builds(tiny_shop, tmp_path_factory):
    """Two builds of one catalogue that brings its own embeddings, by one process and by two, and what these printed."""
    folder = tmp_path_factory.mktemp("processes")
    shutil.copytree(tiny_shop, folder / "shop")
    item_ids = [item.item_id for item in load_catalogue(folder / "shop").items]
    vectors = np.random.default_rng(0).standard_normal((len(item_ids), 8))
    pq.write_table(pa.table({"item_id": item_ids, "text": vectors.tolist()}), folder / "shop" / "embeddings.parquet")
    (folder / "config.json").write_text(json.dumps(small_settings(STEADY)))
    running = [
        launched("mmsid", "build", folder / "shop", "--out", folder / str(count), "--config", folder / "config.json",
                 "--cases", "10", count=count)
        for count in (1, 2)
    ]  # fmt: skip
    return [folder / str(count) for count in (1, 2)], [ended_well(process) for process in running]


def test_products_have_the_same_ids(builds):
    one, two = (json.loads((build / "quantizer" / "semantic_ids.json").read_text()) for build in builds[0])
    assert one == two


def test_the_curves_are_the_same_up_to_rounding(builds):
    one, two = (json.loads((build / "recommender" / "report.json").read_text())["curves"] for build in builds[0])
    for training in ("collaborative", "language_model"):
        assert np.array(two[training]["readings"]) == pytest.approx(np.array(one[training]["readings"]), rel=1e-3)
        assert two[training]["reason"] == one[training]["reason"]


def test_what_two_processes_wrote_is_whole_and_answers_alike(builds):
    one, two = (MMSID.load(build, device="cpu") for build in builds[0])
    history = [item.item_id for item in one.items[:3]]
    answers = [{r.item.item_id: r.log_prob for r in shop.recommend(history, 24)} for shop in (one, two)]
    assert answers[1] == pytest.approx(answers[0], abs=0.05)
    assert not list(builds[0][1].rglob("state")) and (builds[0][1] / "cases.parquet").is_file()


def test_one_of_them_reports(builds):
    for told in builds[1]:
        assert told.count("recommender: starting") == told.count("is complete, fingerprint") == 1
        assert told.count("Health of this build") == told.count("cases: 10 answered") == 1


def test_what_is_wrong_with_a_catalogue_is_said_once(tmp_path):
    process = launched("mmsid", "build", tmp_path / "nothing", "--out", tmp_path / "build")
    _, errors = process.communicate()
    assert process.returncode != 0
    assert len([line for line in errors.splitlines() if line.startswith("mmsid: ")]) == 1
    assert "mmsid/build/build.py" not in errors


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({}, False),
        ({"ACCELERATE_MIXED_PRECISION": "no"}, False),
        ({"ACCELERATE_MIXED_PRECISION": "no", "MASTER_ADDR": "127.0.0.1"}, True),
        ({"ACCELERATE_MIXED_PRECISION": "no", "MASTER_ADDR": "127.0.0.1", "WORLD_SIZE": "2"}, False),
    ],
)
def test_a_launcher_that_starts_one_process_instead_of_several_is_told_of(monkeypatch, environment, says):
    for name in ("ACCELERATE_MIXED_PRECISION", "MASTER_ADDR", "WORLD_SIZE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("torchrun" in processes.unlaunched()) == says


def test_without_a_launcher_there_is_one_process_and_it_does_everything():
    assert (processes.count(), processes.place(), processes.is_main()) == (1, 0, True)
    assert processes.by_main(lambda: 7) == 7
    with pytest.raises(KeyError), processes.ending_together():
        raise KeyError
