"""First codebooks of more rows than k-means looks at, and passes over a whole catalogue in blocks."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import torch

from mmsid.quantizer import HierarchicalQuantizer, QuantizerConfig
from mmsid.quantizer.codebooks import first_codebooks, place_codebooks, revive_unused
from tests.quantizer.worlds import hierarchy
from tests.tiny import tiny_seed


def test_a_sample_finds_clusters_that_lie_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []
    monkeypatch.setattr("mmsid.quantizer.codebooks.ROWS_PER_CODEWORD", 20)
    from sklearn.cluster import KMeans

    fit = KMeans.fit
    monkeypatch.setattr(KMeans, "fit", lambda self, rows: looked_at.append(len(rows)) or fit(self, rows))
    centres = 10 * np.eye(4)
    random = np.random.default_rng(tiny_seed())
    of = np.repeat(np.arange(4), 100)
    rows = centres[of] + 0.1 * random.normal(size=(400, 4))
    first, second = first_codebooks(rows, (4, 3), restarts=3, seed=tiny_seed())
    assert looked_at == [80, 60]
    order = first.argmax(axis=1)
    assert sorted(order.tolist()) == [0, 1, 2, 3]
    np.testing.assert_allclose(first, centres[order], atol=0.15)
    left = rows - first[[order.tolist().index(code) for code in of]]  # every row, drawn or not, goes on from its own
    assert np.abs(second).max() <= np.abs(left).max() + 1e-9


def test_up_to_so_many_rows_all_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = hierarchy().fused
    whole = first_codebooks(rows, (5, 4), restarts=2, seed=tiny_seed())
    monkeypatch.setattr("mmsid.quantizer.codebooks.ROWS_PER_CODEWORD", len(rows) // 4)
    for one, other in zip(whole, first_codebooks(rows, (5, 4), restarts=2, seed=tiny_seed()), strict=True):
        assert (one == other).all()


def test_blocks_give_what_the_whole_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    world = hierarchy()
    rows = torch.as_tensor(world.fused)

    def trained(block: int) -> tuple[HierarchicalQuantizer, list[np.ndarray]]:
        monkeypatch.setattr("mmsid.quantizer.model._BLOCK", block)
        config = QuantizerConfig(codebook_sizes=(6, 5, 4), hidden=8, seed=tiny_seed())
        model = HierarchicalQuantizer(rows.shape[1], config)
        start = first_codebooks(world.fused, (6, 5, 4), restarts=1, seed=tiny_seed())
        start[0][4:] = 50.0  # far from every row, in the first level and in the last
        start[2][3:] = -50.0
        place_codebooks(model, start)
        return model, revive_unused(model, rows, np.random.default_rng(tiny_seed()))

    (whole, revived), (parted, again) = trained(10_000), trained(7)
    assert [level.tolist() for level in revived] == [level.tolist() for level in again]
    assert revived[0].tolist() == [4, 5] and revived[2].tolist() == [3]
    for one, other in zip(whole.codebooks, parted.codebooks, strict=True):
        torch.testing.assert_close(one, other, atol=1e-5, rtol=0)


def test_nothing_is_passed_again_where_every_code_is_used() -> None:
    """A pass over the catalogue costs what everything else of a round costs together."""
    world = hierarchy()
    rows = torch.as_tensor(world.fused)
    model = HierarchicalQuantizer(rows.shape[1], QuantizerConfig(codebook_sizes=(4, 3, 3), hidden=8, seed=tiny_seed()))
    place_codebooks(model, first_codebooks(world.fused, (4, 3, 3), restarts=2, seed=tiny_seed()))
    passes: list[int] = []
    model.register_forward_hook(lambda *_: passes.append(1))
    assert [len(level) for level in revive_unused(model, rows, np.random.default_rng(0))] == [0, 0, 0]
    assert len(passes) == 1
    assert all(left.shape == right.shape for left, right in pairwise(model.codebooks[1:]))
