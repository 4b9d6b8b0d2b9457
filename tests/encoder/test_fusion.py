import numpy as np
import pytest

from mmsid import MmsidError
from mmsid.encoder import Fusion


def embeddings():
    nan = np.nan
    return {
        "image": np.array([[1, 0], [0, 1], [nan, nan]], dtype=np.float32),
        "text": np.array([[0, 1], [nan, nan], [1, 0]], dtype=np.float32),
    }


def test_values_worked_out_by_hand():
    fusion = Fusion.fit(embeddings(), image_weight=0.75)
    # image mean (½, ½): row 0 centred is (½, −½), length 1 → (√½, −√½); the text mean is (½, ½), too
    half = np.sqrt(0.5)
    fused = fusion.fuse(embeddings())
    np.testing.assert_allclose(fused[0], [half, -half], atol=1e-6)  # 0.75·(√½, −√½) + 0.25·(−√½, √½), scaled
    np.testing.assert_allclose(fused[1], [-half, half], atol=1e-6)  # picture alone
    np.testing.assert_allclose(fused[2], [half, -half], atol=1e-6)  # text alone


def test_rows_are_unit_and_weights_decide_between_modalities():
    rng = np.random.default_rng(0)
    both = {name: rng.standard_normal((50, 8)).astype(np.float32) for name in ("image", "text")}
    for weight in (0.0, 0.5, 1.0):
        fused = Fusion.fit(both, weight).fuse(both)
        np.testing.assert_allclose(np.linalg.norm(fused, axis=1), 1, atol=1e-6)
    only_image = Fusion.fit(both, 1.0)
    np.testing.assert_allclose(only_image.fuse(both), only_image.centred("image", both["image"]), atol=1e-6)


@pytest.mark.parametrize("weight", [0.0, 1.0])
def test_a_single_modality_counts_even_where_its_weight_is_zero(weight):
    fused = Fusion.fit(embeddings(), weight).fuse(embeddings())
    np.testing.assert_allclose(np.linalg.norm(fused, axis=1), 1, atol=1e-6)


def test_an_item_with_nothing_is_a_row_of_zeros():
    nothing = {name: np.vstack([rows, np.full((1, 2), np.nan)]) for name, rows in embeddings().items()}
    assert (Fusion.fit(nothing, 0.5).fuse(nothing)[3] == 0).all()


def test_a_saved_fusion_fuses_bit_for_bit_the_same(tmp_path):
    rng = np.random.default_rng(1)
    both = {name: rng.standard_normal((20, 8)).astype(np.float32) for name in ("image", "text")}
    fusion = Fusion.fit(both, 0.3)
    fusion.save(tmp_path / "fusion.safetensors")
    np.testing.assert_array_equal(Fusion.load(tmp_path / "fusion.safetensors").fuse(both), fusion.fuse(both))


def test_a_missing_or_damaged_fusion_is_named(tmp_path):
    with pytest.raises(MmsidError, match=r"fusion\.safetensors.*build it again"):
        Fusion.load(tmp_path / "fusion.safetensors")
    (tmp_path / "fusion.safetensors").write_bytes(b"\x08")
    with pytest.raises(MmsidError, match="could not be read"):
        Fusion.load(tmp_path / "fusion.safetensors")
