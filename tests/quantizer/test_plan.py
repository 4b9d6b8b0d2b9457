"""What the levels stand for, and the training that follows it, at many sizes and for many kinds of catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from mmsid.errors import MmsidError
from mmsid.quantizer import HierarchicalQuantizer, QuantizerConfig, fit
from mmsid.quantizer.codebooks import first_codebooks, place_codebooks
from mmsid.quantizer.collisions import resolve_collisions
from mmsid.quantizer.config import choose_flat_sizes
from mmsid.quantizer.kinds import UNKNOWN
from mmsid.quantizer.objective import Batch, batch_loss
from mmsid.quantizer.plan import CodePlan, plan_codes
from mmsid.quantizer.shape import IdShape
from tests.quantizer.test_training import SMALL, StopError, one_thread, parameters, stop_at
from tests.quantizer.worlds import World, hierarchy, unit
from tests.tiny import tiny_seed

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.training
__all__ = ["one_thread"]
COLOURS = ("black", "blue", "green", "red", "white")


def coloured(items: int = 20) -> tuple[World, list[str]]:
    """The planted hierarchy with a colour on every item, which both modalities show."""
    world = hierarchy(items=items, size=32)
    colours = np.random.default_rng(9).integers(0, len(COLOURS), len(world.fused))
    shown = 0.6 * np.linalg.qr(np.random.default_rng(3).normal(size=(32, 32)))[0][colours]
    views = {name: unit(view + shown).astype(np.float32) for name, view in world.modalities.items()}
    fused = unit(sum(views.values())).astype(np.float32)
    return world._replace(fused=fused, modalities=views), [COLOURS[colour] for colour in colours]


def check_plan(plan: CodePlan, n: int) -> None:
    """Sizes, tree and labels fit each other, and there are IDs enough."""
    shape = IdShape(plan.sizes, plan.parents)
    assert shape.capacity() >= n
    assert plan.labels.shape == (n, len(plan.sizes))
    assert plan.config.codebook_sizes == plan.sizes
    for level, size in enumerate(plan.sizes):
        known = plan.labels[:, level][plan.labels[:, level] != UNKNOWN]
        assert len(known) == 0 or set(known.tolist()) == set(range(size))
    if plan.parents:
        assert all(plan.parents[b] == a for a, b in plan.labels[:, :2].tolist() if b != UNKNOWN)
        for code in range(plan.sizes[1]):
            inside = int((plan.labels[:, 1] == code).sum())
            assert shape.capacity((plan.parents[code], code)) >= inside  # nobody has to leave its kind


@pytest.mark.parametrize("has_categories", [True, False])
@pytest.mark.parametrize("n", [1, 2, 3, 8, 20, 24, 81, 500])
def test_every_number_of_items_gets_a_plan_and_ids_of_its_own(n: int, *, has_categories: bool) -> None:
    world = hierarchy(items=42)
    rows, views = world.fused[:n], {name: view[:n] for name, view in world.modalities.items()}
    config = QuantizerConfig(**{**SMALL, "steps": 20})
    plan = plan_codes(rows, config, world.categories[:n] if has_categories else None)
    check_plan(plan, n)
    assert len(plan.sizes) in (4, 5)
    model = fit(rows, plan, modalities=views)
    assert (model.parents, model.codebook_sizes) == (plan.parents, plan.sizes)
    codes = model.encode(rows).codes
    result = resolve_collisions(codes, rows, model.codewords, model.parents)
    assert len(np.unique(result.codes, axis=0)) == n
    assert all(model.parents[second] == first for first, second in result.codes[:, :2].tolist())
    for level, size in enumerate(plan.sizes):
        if n >= 20:
            assert len(np.unique(codes[:, level])) == size, f"level {level} of {plan.sizes}"


@pytest.mark.parametrize(
    ("sizes", "has_tree"), [((200,), False), ((20, 16), False), ((4, 12, 40), True), ((3, 9, 6, 12), True)]
)
def test_explicit_sizes_are_kept(sizes: tuple[int, ...], *, has_tree: bool) -> None:
    world = hierarchy(items=10)
    plan = plan_codes(world.fused, QuantizerConfig(codebook_sizes=sizes), world.categories)
    check_plan(plan, 120)
    assert plan.sizes == sizes
    assert bool(plan.parents) == has_tree
    from_categories = sizes[:2] == (4, 12)
    if has_tree:
        assert any("level of the categories" in note for note in plan.notes) == from_categories
        assert any("asks for others" in note for note in plan.notes) != from_categories
    else:
        assert (plan.labels == UNKNOWN).all()


@pytest.mark.parametrize("n", [1, 2, 3, 8, 20, 81, 500])
def test_ids_without_a_tree_are_three_levels_of_one_size_with_room_for_all(n: int) -> None:
    world = hierarchy(items=42)
    plan = plan_codes(world.fused[:n], QuantizerConfig(tree=False), world.categories[:n])
    check_plan(plan, n)
    assert len(plan.sizes) == 3 and len(set(plan.sizes)) == 1 and not plan.parents
    assert (plan.labels == UNKNOWN).all()


def test_sizes_without_a_tree_grow_with_the_cube_root_of_the_items() -> None:
    assert choose_flat_sizes(12_101) == (256, 256, 256)  # 1,000 · 12,101 = 229.6³
    assert choose_flat_sizes(1_000_000) == (1024, 1024, 1024)
    assert choose_flat_sizes(20) == (10, 10, 10)  # half of the items at most


def test_fewer_second_codes_than_first_ones_are_one_sentence() -> None:
    with pytest.raises(MmsidError, match=r"at least 4 second codes.*got codebook_sizes \[4, 3, 50\]"):
        plan_codes(hierarchy(items=5).fused, QuantizerConfig(codebook_sizes=(4, 3, 50)))
    with pytest.raises(MmsidError, match="give 48 IDs for 60 items"):  # of which 144 if any kind stood under each
        plan_codes(hierarchy(items=5).fused, QuantizerConfig(codebook_sizes=(3, 6, 8)))


def test_categories_and_attributes_can_be_left_out() -> None:
    world, colours = coloured()
    whole = plan_codes(world.fused, QuantizerConfig(), world.categories, {"colour": colours})
    assert whole.sizes[:3] == (4, 12, 5)
    assert whole.labels[:, 2].tolist() == [COLOURS.index(colour) for colour in colours]
    without = QuantizerConfig(categories=False, attributes=False)
    plan = plan_codes(world.fused, without, world.categories, {"colour": colours})
    assert (plan.labels[:, 2:] == UNKNOWN).all()
    assert "clusters of the embeddings" in plan.notes[0]


@pytest.mark.parametrize(("asked", "labelled"), [(5, True), (3, True), (8, False)])
def test_looks_of_explicit_sizes(asked: int, *, labelled: bool) -> None:
    world, colours = coloured()
    config = QuantizerConfig(codebook_sizes=(4, 12, asked, 20))
    plan = plan_codes(world.fused, config, world.categories, {"colour": colours})
    check_plan(plan, len(colours))
    assert plan.sizes[2] == asked
    assert (plan.labels[:, 2] != UNKNOWN).all() == labelled
    assert any(f"asks for {asked} looks, and there are 5" in note for note in plan.notes) != labelled


def test_labelled_levels_choose_the_class_from_both_modalities_and_from_each_alone() -> None:
    world, colours = coloured()
    plan = plan_codes(world.fused, QuantizerConfig(**{**SMALL, "steps": 120}), world.categories, {"colour": colours})
    model = fit(world.fused, plan, modalities=world.modalities)
    for rows in (world.fused, *world.modalities.values()):
        right = (model.encode(rows).codes == plan.labels)[:, :3]
        assert right.mean(axis=0) == pytest.approx([1, 1, 1], abs=0.01)


def test_the_training_with_labels_teaches_what_class_means_do_not() -> None:
    """The picture is rotated: untrained, its own codeword is not the nearest; trained, it is."""
    world, colours = coloured()
    rotation = np.linalg.qr(np.random.default_rng(5).normal(size=(32, 32)))[0]
    image = (world.modalities["image"] @ rotation).astype(np.float32)

    def right(steps: int) -> np.ndarray:
        config = QuantizerConfig(learning_rate=1e-2, **{**SMALL, "steps": steps})
        plan = plan_codes(world.fused, config, world.categories, {"colour": colours})
        model = fit(world.fused, plan, modalities={"image": image})
        return (model.encode(image).codes == plan.labels)[:, :3].mean(axis=0)

    assert (right(0) < 0.7).all()
    assert (right(150) > 0.95).all()


def test_the_first_codewords_of_labelled_levels_are_class_means_of_what_is_left() -> None:
    world, colours = coloured(items=5)
    plan = plan_codes(world.fused, QuantizerConfig(), world.categories, {"colour": colours})
    codebooks = first_codebooks(world.fused, plan.sizes, plan.labels, restarts=2, seed=tiny_seed())
    left = world.fused.astype(np.float64)
    for level, codebook in enumerate(codebooks[:3]):
        own = plan.labels[:, level]
        for code, codeword in enumerate(codebook):
            np.testing.assert_allclose(codeword, left[own == code].mean(axis=0), atol=1e-12)
        left = left - codebook[own]


def labels_by_hand(model: HierarchicalQuantizer, views: list[torch.Tensor], labels: np.ndarray) -> float:
    """The term as its docstring says it: soft choices among the children, along the labels, with the items' scales."""
    paths = [model(view, torch.tensor(labels)) for view in views]
    total = 0.0
    for level, codebook in enumerate(model.codewords):
        own = torch.tensor(codebook)[labels[:, level]]
        scale = model.config.choice_temperature * float(((paths[0].inputs[level] - own) ** 2).sum(1).mean())
        for path in paths:
            losses = []
            for row, (inputs, label) in enumerate(
                zip(path.inputs[level].detach().numpy(), labels[:, level], strict=True)
            ):
                valid = [c for c in range(len(codebook)) if model.shape.allows((*labels[row, :level], c))]
                logits = {c: -float(((inputs - codebook[c]) ** 2).sum()) / scale for c in valid}
                losses.append(np.log(sum(np.exp(logit - logits[label]) for logit in logits.values())))
            total += float(np.mean(losses)) / len(paths)
    return total


@pytest.mark.parametrize("moved", [False, True])
def test_the_labels_term_equals_its_sum_by_hand(*, moved: bool) -> None:
    """Also where an item had to move under another parent, so that along its own ID its class could not be chosen."""
    random = np.random.default_rng(tiny_seed())
    model = HierarchicalQuantizer(6, QuantizerConfig(codebook_sizes=(2, 4, 3), hidden=4), (0, 1, 1, 0)).double()
    labels = np.array([[0, 0, 1], [0, 3, 2], [1, 1, 0], [1, 2, 1]])
    codes = labels.copy()
    if moved:
        codes[0] = [1, 1, 2]
    rows = [torch.tensor(unit(random.normal(size=(4, 6)))) for _ in range(2)]
    batch = Batch(rows[0], torch.tensor(codes), {"image": rows[1]}, torch.tensor(labels))
    total, terms = batch_loss(model, batch, 1.0)
    assert torch.isfinite(total)
    if not moved:  # the scale is that of the items' own IDs
        assert float(terms["labels"].detach()) == pytest.approx(labels_by_hand(model, rows, labels), rel=1e-6)


def test_kinds_that_are_too_full_do_not_break_the_training() -> None:
    """Every kind has more items than IDs, so some move under another parent."""
    world = hierarchy(departments=2, types=2, items=20)
    crowded = np.concatenate([np.flatnonzero(world.types == 0), np.flatnonzero(world.types != 0)[:10]])
    rows, categories = world.fused[crowded], [world.categories[row] for row in crowded]
    plan = plan_codes(rows, QuantizerConfig(codebook_sizes=(2, 4, 2, 4), **SMALL), categories)
    model = fit(rows, plan, modalities={name: view[crowded] for name, view in world.modalities.items()})
    assert np.isfinite(parameters(model)).all()
    result = resolve_collisions(model.encode(rows).codes, rows, model.codewords, model.parents)
    assert len(np.unique(result.codes, axis=0)) == len(rows)


def test_resuming_with_labels_equals_an_uninterrupted_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mmsid.quantizer.training.SAVE_EVERY_SECONDS", 0.0)
    world, colours = coloured(items=10)
    config = QuantizerConfig(batch=32, **SMALL)
    plan = plan_codes(world.fused, config, world.categories, {"colour": colours})
    whole = fit(world.fused, plan, modalities=world.modalities)
    for step in (13, 27):
        with pytest.raises(StopError):
            fit(world.fused, plan, modalities=world.modalities, progress=stop_at(step), state_folder=tmp_path)
    resumed = fit(world.fused, plan, modalities=world.modalities, state_folder=tmp_path)
    for name, folder in (("whole", tmp_path / "a"), ("resumed", tmp_path / "b")):
        {"whole": whole, "resumed": resumed}[name].save(folder)
    for file in ("quantizer.safetensors", "config.json"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_a_state_of_other_labels_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mmsid.quantizer.training.SAVE_EVERY_SECONDS", 0.0)
    world, colours = coloured(items=10)
    config = QuantizerConfig(**SMALL)
    one, other = (plan_codes(world.fused, config, world.categories, {"colour": c}) for c in (colours, colours[::-1]))
    assert plan_codes(world.fused, config, world.categories).sizes != one.sizes
    with pytest.raises(StopError):
        fit(world.fused, one, progress=stop_at(25), state_folder=tmp_path)
    assert (parameters(fit(world.fused, other, state_folder=tmp_path)) == parameters(fit(world.fused, other))).all()


def test_codewords_of_labelled_levels_are_revived_on_items_of_their_own_class() -> None:
    from mmsid.quantizer.codebooks import revive_unused

    world, colours = coloured(items=10)
    plan = plan_codes(world.fused, QuantizerConfig(hidden=4), world.categories, {"colour": colours})
    model = HierarchicalQuantizer(32, plan.config, plan.parents)
    codebooks = first_codebooks(world.fused, plan.sizes, plan.labels, restarts=2, seed=tiny_seed())
    for level, code in ((0, 1), (1, 5), (2, 3)):
        codebooks[level][code] += 100
    place_codebooks(model, codebooks)
    rows = torch.tensor(world.fused)
    revived = revive_unused(model, rows, np.random.default_rng(tiny_seed()), plan.labels)
    path = model(rows)
    for level in range(3):
        for code in revived[level].tolist():
            distances = (path.inputs[level] - model.codebooks[level][code]).norm(dim=1)
            row = int(distances.argmin())
            assert float(distances[row].detach()) < 1e-5
            assert plan.labels[row, level] == code
    assert 1 in revived[0].tolist()
