"""Training: what it improves, what it repeats exactly, and the sizes at which it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import safetensors
import safetensors.torch
import torch
from sklearn.metrics import homogeneity_score

from mmsid.errors import MmsidError
from mmsid.quantizer import HierarchicalQuantizer, LossWeights, QuantizerConfig, fit
from mmsid.quantizer.codebooks import first_codebooks, place_codebooks, revive_unused
from mmsid.quantizer.collisions import resolve_collisions
from mmsid.quantizer.losses import median_distance
from mmsid.quantizer.objective import Batch, batch_loss
from mmsid.quantizer.plan import plan_codes
from mmsid.quantizer.training import State, batch_rows, train
from tests.quantizer.worlds import hierarchy
from tests.tiny import tiny_seed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.training
SMALL = {"hidden": 16, "steps": 40, "restarts": 3, "settle_every": 10, "seed": tiny_seed()}
SIZES = (4, 8, 24)


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Small tensors are slower on several threads."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def parameters(model: HierarchicalQuantizer) -> np.ndarray:
    """All parameters in one vector."""
    return torch.cat([p.detach().flatten().double() for p in model.parameters()]).numpy()


def test_training_recovers_a_planted_hierarchy() -> None:
    world = hierarchy(departments=4, types=3, items=20)
    config = QuantizerConfig(codebook_sizes=(4, 12, 6, 6), **SMALL)
    codes = fit(world.fused, config, modalities=world.modalities).encode(world.fused).codes
    assert homogeneity_score(world.departments, codes[:, 0]) == pytest.approx(1.0)
    assert homogeneity_score(codes[:, 0], world.departments) == pytest.approx(1.0)
    assert all(len(np.unique(codes[:, level])) == size for level, size in enumerate((4, 12, 6, 6)))


def test_training_reduces_the_loss() -> None:
    """Measured on all items with the same IDs, before and after."""
    world = hierarchy(items=10)
    rows = torch.tensor(world.fused)
    config = QuantizerConfig(codebook_sizes=(4, 12, 24), batch=1000, **SMALL)
    plan = plan_codes(world.fused, config, world.categories)
    model = HierarchicalQuantizer(24, plan.config, plan.parents)
    place_codebooks(model, first_codebooks(world.fused, plan.sizes, plan.labels, restarts=3, seed=tiny_seed()))
    labels = torch.tensor(plan.labels)
    views = {name: torch.tensor(view) for name, view in world.modalities.items()}

    def loss() -> tuple[float, dict[str, float]]:
        codes = model(rows, labels).codes.numpy()
        own = resolve_collisions(codes, world.fused, model.codewords, model.parents).codes
        total, terms = batch_loss(model, Batch(rows, torch.tensor(own), views, labels), median_distance(rows))
        return float(total.detach()), {name: float(term.detach()) for name, term in terms.items()}

    before, losses, after = loss(), train(model, rows, views, labels=plan.labels), loss()
    assert len(losses) == SMALL["steps"]
    assert np.mean(losses[-5:]) < np.mean(losses[:5])
    assert after[0] < before[0]
    assert after[1].keys() == set(LossWeights.model_fields)
    assert after[1]["distinction"] < before[1]["distinction"]
    assert after[1]["consistency"] < before[1]["consistency"]


def test_terms_of_weight_zero_change_nothing() -> None:
    world = hierarchy(items=5)
    off = LossWeights(distinction=0, choice=0, distribution=0, consistency=0, alignment=0)
    model = HierarchicalQuantizer(24, QuantizerConfig(codebook_sizes=(4, 4, 8), weights=off))
    batch = Batch(torch.tensor(world.fused), torch.zeros(60, 3, dtype=torch.long), {})
    total, terms = batch_loss(model, batch, 1.0)
    assert set(terms) == {"reconstruction", "codebook", "commitment"}
    values = {name: float(term.detach()) for name, term in terms.items()}
    expected = values["reconstruction"] + values["codebook"] + 0.25 * values["commitment"]
    assert float(total.detach()) == pytest.approx(expected)


def test_dead_codes_are_revived() -> None:
    world = hierarchy()
    rows, sizes = torch.tensor(world.fused), (8, 6, 8)
    model = HierarchicalQuantizer(24, QuantizerConfig(codebook_sizes=sizes, **SMALL))
    codebooks = first_codebooks(world.fused, sizes, restarts=2, seed=tiny_seed())
    for codebook in codebooks:
        codebook[len(codebook) // 2 :] += 100
    place_codebooks(model, codebooks)
    assert [len(np.unique(level)) for level in model(rows).codes.numpy().T] == [4, 3, 4]
    train(model, rows, {})
    assert [len(np.unique(level)) for level in model.freeze().encode(world.fused).codes.T] == list(sizes)


def test_revived_codewords_lie_on_inputs_and_used_ones_stay() -> None:
    world = hierarchy()
    rows = torch.tensor(world.fused)
    model = HierarchicalQuantizer(24, QuantizerConfig(codebook_sizes=(6, 4), hidden=4))
    codebooks = first_codebooks(world.fused, (6, 4), restarts=2, seed=tiny_seed())
    codebooks[0][4:] += 100
    place_codebooks(model, codebooks)
    revived = revive_unused(model, rows, np.random.default_rng(0))
    assert revived[0].tolist() == [4, 5]
    for code in (4, 5):
        assert (np.abs(world.fused - model.codewords[0][code]).max(axis=1) < 1e-6).any()
    np.testing.assert_allclose(model.codewords[0][:4], codebooks[0][:4], atol=1e-6)


def test_image_alone_learns_the_fused_codes() -> None:
    """The image view is rotated: untrained, its level-1 codes differ; trained, they are those of the fused items."""
    world = hierarchy(items=10)
    rotation = np.linalg.qr(np.random.default_rng(5).normal(size=(24, 24)))[0]
    image = (world.modalities["image"] @ rotation).astype(np.float32)

    def agreement(steps: int) -> float:
        config = QuantizerConfig(codebook_sizes=(4, 12, 24), learning_rate=1e-2, **{**SMALL, "steps": steps})
        model = fit(world.fused, config, modalities={"image": image})
        return float((model.encode(image).codes[:, 0] == model.encode(world.fused).codes[:, 0]).mean())

    assert agreement(0) < 0.9
    assert agreement(120) > 0.97


def test_the_seed_decides_everything() -> None:
    world = hierarchy(items=10)
    config = QuantizerConfig(codebook_sizes=SIZES, batch=32, **SMALL)
    one, two = (fit(world.fused, config, modalities=world.modalities) for _ in range(2))
    other = fit(world.fused, config.model_copy(update={"seed": config.seed + 1}), modalities=world.modalities)
    assert (parameters(one) == parameters(two)).all()
    assert (parameters(one) != parameters(other)).any()


class StopError(Exception):
    """Interrupts a training."""


def stop_at(step: int):
    def progress(done: float, _total: float, _task: str, /) -> None:
        if done == step:
            raise StopError

    return progress


def test_resuming_equals_an_uninterrupted_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mmsid.quantizer.training.SAVE_EVERY_SECONDS", 0.0)
    world = hierarchy(items=10)
    config = QuantizerConfig(codebook_sizes=SIZES, batch=32, **SMALL)
    whole = fit(world.fused, config, modalities=world.modalities)
    for step in (13, 27, 38):
        with pytest.raises(StopError):
            fit(world.fused, config, modalities=world.modalities, progress=stop_at(step), state_folder=tmp_path)
    done: list[float] = []
    resumed = fit(
        world.fused,
        config,
        modalities=world.modalities,
        progress=lambda step, _total, _task: done.append(step),
        state_folder=tmp_path,
    )
    assert done[0] == 31
    assert (parameters(resumed) == parameters(whole)).all()


def test_states_of_other_work_and_damaged_ones_are_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mmsid.quantizer.training.SAVE_EVERY_SECONDS", 0.0)
    world = hierarchy(items=10)
    config = QuantizerConfig(codebook_sizes=SIZES, **SMALL)
    with pytest.raises(StopError):
        fit(world.fused, config, progress=stop_at(25), state_folder=tmp_path)
    other = config.model_copy(update={"seed": config.seed + 3})
    assert (parameters(fit(world.fused, other, state_folder=tmp_path)) == parameters(fit(world.fused, other))).all()
    state = next(tmp_path.iterdir())
    state.write_bytes(state.read_bytes()[:50])
    assert not State(tmp_path, "any").exists
    assert (parameters(fit(world.fused, config, state_folder=tmp_path)) == parameters(fit(world.fused, config))).all()


def test_a_state_of_this_work_that_lacks_something_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mmsid.quantizer.training.SAVE_EVERY_SECONDS", 0.0)
    world = hierarchy(items=10)
    config = QuantizerConfig(codebook_sizes=SIZES, **SMALL)
    with pytest.raises(StopError):
        fit(world.fused, config, progress=stop_at(25), state_folder=tmp_path)
    state = next(tmp_path.iterdir())
    with safetensors.safe_open(state, framework="pt") as file:
        said = file.metadata()
    for metadata in ({**said, "step": "many"}, {"fingerprint": said["fingerprint"]}, said):
        safetensors.torch.save_file({"x": torch.zeros(1)}, state, metadata=metadata)
        with pytest.raises(MmsidError, match=f"saved training in {state}") as caught:
            fit(world.fused, config, state_folder=tmp_path)
        assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("n", [1, 2, 3, 20, 81])
def test_small_catalogues(n: int) -> None:
    world = hierarchy(items=7)
    rows, views = world.fused[:n], {name: view[:n].copy() for name, view in world.modalities.items()}
    views["image"][::2] = np.nan
    model = fit(rows, QuantizerConfig(**SMALL), modalities=views)
    encoding = model.encode(rows)
    assert max(model.codebook_sizes) <= max(2, n // 2)
    result = resolve_collisions(encoding.codes, rows, model.codewords, model.parents)
    assert len(np.unique(result.codes, axis=0)) == n
    assert all(model.parents[second] == first for first, second in result.codes[:, :2].tolist())
    if n >= 20:
        assert [len(np.unique(level)) for level in encoding.codes.T] == list(model.codebook_sizes)


def test_identical_items_and_an_absent_modality_work() -> None:
    rows = np.repeat(hierarchy().fused[:1], 30, axis=0)
    views = {"image": np.full_like(rows, np.nan), "text": rows}
    model = fit(rows, QuantizerConfig(**SMALL), modalities=views)
    result = resolve_collisions(model.encode(rows).codes, rows, model.codewords, model.parents)
    assert len(np.unique(result.codes, axis=0)) == 30
    assert np.isfinite(parameters(model)).all()


def test_batches_are_epochs_without_repetition() -> None:
    assert batch_rows(5, 8, 0, 3).tolist() == [0, 1, 2, 3, 4]
    epochs = [np.concatenate([batch_rows(10, 3, 0, 3 * epoch + place) for place in range(3)]) for epoch in range(4)]
    assert all(len(set(epoch.tolist())) == 9 for epoch in epochs)
    assert any((epochs[0] != epoch).any() for epoch in epochs[1:])


def test_bad_input_raises() -> None:
    rows = hierarchy(items=5).fused
    with pytest.raises(MmsidError, match="at least one item"):
        fit(rows[:0], QuantizerConfig())
    with pytest.raises(MmsidError, match="image embeddings of shape"):
        fit(rows, QuantizerConfig(), modalities={"image": rows[:3]})
    with pytest.raises(MmsidError, match="give 4 IDs for 60 items"):
        fit(rows, QuantizerConfig(codebook_sizes=(2, 2)))
    with pytest.raises(MmsidError, match="1 of 60 rows"):
        fit(np.where(np.arange(60)[:, None] == 3, np.nan, rows), QuantizerConfig())
