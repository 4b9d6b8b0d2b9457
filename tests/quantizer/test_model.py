"""The quantiser's encoding and decoding against independent NumPy loops."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from scipy.special import erf

from mmsid.errors import MmsidError
from mmsid.quantizer import HierarchicalQuantizer, QuantizerConfig
from mmsid.quantizer.codebooks import first_codebooks, place_codebooks
from tests.quantizer.worlds import hierarchy
from tests.tiny import tiny_seed

if TYPE_CHECKING:
    from pathlib import Path

SIZES = (5, 4, 6)


def make_quantizer(
    sizes: tuple[int, ...] = SIZES, parents: tuple[int, ...] = (), *, trained: bool = True
) -> HierarchicalQuantizer:
    """Random codebooks and, where `trained`, networks that are not zero any more."""
    model = HierarchicalQuantizer(24, QuantizerConfig(codebook_sizes=sizes, hidden=16, seed=tiny_seed()), parents)
    if trained:
        generator = torch.Generator().manual_seed(tiny_seed())
        for network in model.networks:
            torch.nn.init.normal_(network[-1].weight, std=0.2, generator=generator)
            torch.nn.init.normal_(network[-1].bias, std=0.2, generator=generator)
    return model.freeze()


def encode_by_hand(model: HierarchicalQuantizer, row: np.ndarray) -> tuple[list[int], list[np.ndarray], list[float]]:
    """Codes, inputs and residual norms of one embedding, from the weights alone."""
    weights = {name: tensor.numpy() for name, tensor in model.state_dict().items()}
    residual = row.astype(np.float64)
    codes, inputs, norms = [], [], [float(np.linalg.norm(residual))]
    for level in range(len(model.codebook_sizes)):
        hidden = weights[f"networks.{level}.0.weight"] @ residual + weights[f"networks.{level}.0.bias"]
        hidden = hidden * 0.5 * (1 + erf(hidden / np.sqrt(2)))
        wanted = residual + weights[f"networks.{level}.2.weight"] @ hidden + weights[f"networks.{level}.2.bias"]
        codebook = weights[f"codebooks.{level}"]
        valid = [index for index in range(len(codebook)) if model.shape.allows((*codes, index))]
        code = min(valid, key=lambda index: float(((wanted - codebook[index]) ** 2).sum()))
        residual = residual - codebook[code]
        codes.append(code)
        inputs.append(wanted)
        norms.append(float(np.linalg.norm(residual)))
    return codes, inputs, norms


def test_encode_equals_brute_force() -> None:
    model, rows = make_quantizer(), hierarchy().fused
    encoding = model.encode(rows)
    for index in range(0, len(rows), 7):
        codes, inputs, norms = encode_by_hand(model, rows[index])
        assert encoding.codes[index].tolist() == codes
        np.testing.assert_allclose(encoding.inputs[index], inputs, atol=1e-9)
        np.testing.assert_allclose(encoding.residual_norms[index], norms, atol=1e-9)
        np.testing.assert_allclose(encoding.explained[index], 1 - (np.array(norms[1:]) / norms[0]) ** 2, atol=1e-9)
        for level, codebook in enumerate(model.codewords):
            expected = np.linalg.norm(inputs[level] - codebook, axis=1)
            np.testing.assert_allclose(encoding.distances[level][index], expected, atol=1e-7)


def test_decode_is_the_sum_of_the_codewords() -> None:
    model, rows = make_quantizer(), hierarchy().fused
    codes = model.encode(rows).codes
    decoded, codebooks = model.decode(codes), model.codewords
    for index in range(len(rows)):
        expected = codebooks[0][codes[index, 0]] + codebooks[1][codes[index, 1]] + codebooks[2][codes[index, 2]]
        np.testing.assert_allclose(decoded[index], expected, atol=1e-12)
    np.testing.assert_allclose(model.decode(codes[:, :1]), codebooks[0][codes[:, 0]])
    left = np.linalg.norm(rows - decoded, axis=1)
    np.testing.assert_allclose(left, model.encode(rows).residual_norms[:, -1], atol=1e-9)


def test_untrained_is_plain_residual_quantisation() -> None:
    rows = hierarchy().fused
    model = make_quantizer(trained=False)
    codebooks = first_codebooks(rows, SIZES, restarts=2, seed=tiny_seed())
    place_codebooks(model, codebooks)
    codes = model.encode(rows).codes
    for row, found in zip(rows.astype(np.float64), codes, strict=True):
        left = row
        for codebook, code in zip(codebooks, found, strict=True):
            assert code == np.argmin([np.linalg.norm(left - codeword) for codeword in codebook])
            left = left - codebook[code]


def test_codebooks_of_kmeans_are_means_of_residuals() -> None:
    rows = hierarchy().fused.astype(np.float64)
    residuals = rows.copy()
    for codebook in first_codebooks(rows, SIZES, restarts=3, seed=tiny_seed()):
        nearest = np.argmin([[((row - c) ** 2).sum() for c in codebook] for row in residuals], axis=1)
        for code in range(len(codebook)):
            np.testing.assert_allclose(codebook[code], residuals[nearest == code].mean(axis=0), atol=1e-6)
        residuals -= codebook[nearest]


def test_an_item_gets_the_same_codes_alone_and_in_a_batch() -> None:
    model, rows = make_quantizer(), hierarchy(items=40).fused
    batch = model.encode(rows)
    for index in range(0, len(rows), 11):
        alone = model.encode(rows[index : index + 1])
        assert (alone.codes[0] == batch.codes[index]).all()
    assert model.encode(rows[:0]).codes.shape == (0, 3)


def test_choosing_is_encoding_without_what_it_was_chosen_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mmsid.quantizer.model._CHUNK", 7)
    model, rows = make_quantizer(parents=(0, 1, 2, 3, 4, 0, 1), sizes=(5, 7, 6)), hierarchy().fused
    encoding, choice = model.encode(rows), model.choose(rows)
    assert (choice.codes == encoding.codes).all() and (choice.residual_norms == encoding.residual_norms).all()
    assert (choice.explained == encoding.explained).all()
    assert not hasattr(choice, "distances") and not hasattr(choice, "inputs")


def test_gradients_are_straight_through() -> None:
    """The gradient of the sum of codewords reaches each chosen codeword and, as if it were the sum, each input."""
    model = make_quantizer().float().requires_grad_(True)
    rows = torch.tensor(hierarchy().fused[:1])
    path = model(rows)
    for level_input in path.inputs:
        level_input.retain_grad()
    direction = torch.arange(24, dtype=torch.float32)
    (path.reconstruction() @ direction).sum().backward()
    for level, codebook in enumerate(model.codebooks):
        expected = torch.zeros_like(codebook)
        expected[path.codes[0, level]] = direction
        torch.testing.assert_close(codebook.grad, expected)
        torch.testing.assert_close(path.inputs[level].grad[0], direction)
    model.zero_grad()
    (model(rows).reconstruction(trained_from=2) @ direction).sum().backward()
    grads = [0.0 if codebook.grad is None else float(codebook.grad.abs().sum()) for codebook in model.codebooks]
    assert grads[:2] == [0.0, 0.0]
    assert grads[2] > 0


def test_codes_can_be_forced() -> None:
    model, rows = make_quantizer(), torch.tensor(hierarchy().fused[:3]).double()
    codes = torch.tensor([[0, 1, 2], [4, 3, 5], [2, 2, 2]])
    path = model(rows, codes)
    np.testing.assert_allclose(path.reconstruction().numpy(), model.decode(codes.numpy()), atol=1e-12)


def test_save_and_load_are_equal(tmp_path: Path) -> None:
    model, rows = make_quantizer(), hierarchy().fused
    model.save(tmp_path / "quantizer")
    loaded = HierarchicalQuantizer.load(tmp_path / "quantizer")
    assert loaded.config == model.config
    before, after = model.encode(rows), loaded.encode(rows)
    assert (before.codes == after.codes).all()
    assert (before.inputs == after.inputs).all()
    assert all((a == b).all() for a, b in zip(before.distances, after.distances, strict=True))


def test_damaged_folders_raise(tmp_path: Path) -> None:
    make_quantizer().save(tmp_path)
    config, weights = tmp_path / "config.json", tmp_path / "quantizer.safetensors"
    good_config, good_weights = config.read_text(), weights.read_bytes()
    for text in ("{", "[]", "{}", '{"dimension": 24, "config": {"size": 3}}', '{"dimension": 24, "config": {}}'):
        config.write_text(text)
        with pytest.raises(MmsidError):
            HierarchicalQuantizer.load(tmp_path)
    other = json.loads(good_config)
    other["config"]["codebook_sizes"] = [5, 4, 7]
    config.write_text(json.dumps(other))
    with pytest.raises(MmsidError, match="damaged"):
        HierarchicalQuantizer.load(tmp_path)
    config.write_text(good_config)
    for content in (b"", good_weights[:100], good_weights[:-10]):
        weights.write_bytes(content)
        with pytest.raises(MmsidError, match="damaged"):
            HierarchicalQuantizer.load(tmp_path)
    weights.unlink()
    with pytest.raises(MmsidError, match="damaged"):
        HierarchicalQuantizer.load(tmp_path)
    with pytest.raises(MmsidError, match="missing"):
        HierarchicalQuantizer.load(tmp_path / "nowhere")


def test_bad_input_raises() -> None:
    model = make_quantizer()
    with pytest.raises(MmsidError, match="width 24"):
        model.encode(np.zeros((2, 23)))
    with pytest.raises(MmsidError, match="1 of 2 rows"):
        model.encode(np.array([[np.nan] * 24, [0.0] * 24]))
    for codes in ([[5, 0, 0]], [[0, -1, 0]], [[0, 0, 0, 0]]):
        with pytest.raises(MmsidError, match="codebook sizes"):
            model.decode(np.array(codes))


def test_a_row_of_zeros_has_codes_and_nothing_explained() -> None:
    encoding = make_quantizer().encode(np.zeros((1, 24)))
    assert encoding.explained.tolist() == [[0.0, 0.0, 0.0]]


TREE_SIZES, PARENTS = (3, 7, 4, 5), (2, 0, 1, 1, 0, 2, 0)


def test_only_children_are_chosen_and_the_nearest_of_them() -> None:
    model, rows = make_quantizer(TREE_SIZES, PARENTS), hierarchy().fused
    encoding = model.encode(rows)
    assert all(PARENTS[second] == first for first, second in encoding.codes[:, :2].tolist())
    others = np.array(PARENTS)[None] != encoding.codes[:, :1]
    assert (np.isinf(encoding.distances[1]) == others).all()
    for index in range(0, len(rows), 7):
        codes, inputs, _ = encode_by_hand(model, rows[index])
        assert encoding.codes[index].tolist() == codes
        np.testing.assert_allclose(encoding.inputs[index], inputs, atol=1e-9)
    unbound = np.stack([np.linalg.norm(encoding.inputs[:, 1] - word, axis=1) for word in model.codewords[1]], axis=1)
    assert (unbound.argmin(axis=1) != encoding.codes[:, 1]).any()  # else the tree would not have been needed


def test_save_and_load_keep_the_tree(tmp_path: Path) -> None:
    model, rows = make_quantizer(TREE_SIZES, PARENTS), hierarchy().fused
    model.save(tmp_path)
    loaded = HierarchicalQuantizer.load(tmp_path)
    assert loaded.parents == PARENTS
    assert (loaded.encode(rows).codes == model.encode(rows).codes).all()


@pytest.mark.parametrize(
    "parents", [[2, 0, 1, 1, 0, 2], [2, 0, 1, 1, 0, 3, 0], [0] * 7, [2, 0, 1, 1, 0, 2, "0"], "tree", None, [True] * 7]
)
def test_damaged_parents_are_one_sentence(tmp_path: Path, parents: object) -> None:
    make_quantizer(TREE_SIZES, PARENTS).save(tmp_path)
    saved = json.loads((tmp_path / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps(saved | {"parents": parents}))
    with pytest.raises(MmsidError) as caught:
        HierarchicalQuantizer.load(tmp_path)
    assert len(str(caught.value).splitlines()) == 1


def test_a_quantiser_of_before_there_was_a_tree_has_none(tmp_path: Path) -> None:
    make_quantizer().save(tmp_path)
    saved = json.loads((tmp_path / "config.json").read_text())
    del saved["parents"]
    (tmp_path / "config.json").write_text(json.dumps(saved))
    assert HierarchicalQuantizer.load(tmp_path).parents == ()
