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


def of_two_widths(n=40):
    """A modality of 6 numbers, one of 4 and one of 3; the first three items lack one each, the fourth has none."""
    rng = np.random.default_rng(2)
    given = {
        name: rng.standard_normal((n, size)).astype(np.float32)
        for name, size in (("text", 6), ("collaborative", 4), ("attributes", 3))
    }
    for row, name in enumerate(given):
        given[name][[row, 3]] = np.nan
    return given


def test_a_cosine_is_the_mean_of_the_cosines_of_spaces_of_their_own():
    """Of any names and widths; what an item lacks counts as a cosine of 0, and the rest is scaled up."""
    given = of_two_widths()
    fusion = Fusion.fit(given, image_weight=0.9)
    assert dict(fusion.weights) == dict.fromkeys(given, 1 / 3)
    assert fusion.size == 13
    fused = fusion.fuse(given)
    assert (fused[3] == 0).all() and fused.dtype == np.float32
    parts = {}
    for name, rows in given.items():
        centred = rows - np.nanmean(rows, axis=0)
        parts[name] = np.nan_to_num(centred / np.linalg.norm(centred, axis=1, keepdims=True))
    similar = sum(rows @ rows.T for rows in parts.values()) / 3
    lengths = np.sqrt(np.maximum(np.diag(similar), 1e-12))
    np.testing.assert_allclose(fused @ fused.T, similar / np.outer(lengths, lengths), atol=1e-5)


def test_one_modality_alone_lies_in_its_own_block():
    given = of_two_widths()
    fusion = Fusion.fit(given, image_weight=0.5)
    for name, rows in given.items():
        alone = fusion.centred(name, rows)
        assert alone.shape == (40, 13)
        np.testing.assert_allclose(np.nan_to_num(alone), fusion.fuse({name: rows}), atol=1e-6)
        assert np.isnan(alone).any(axis=1).tolist() == np.isnan(rows).any(axis=1).tolist()
        for other in given.keys() - {name}:
            np.testing.assert_array_equal(
                np.nan_to_num(alone) @ np.nan_to_num(fusion.centred(other, given[other])).T, 0
            )


def test_picture_and_text_share_a_space_beside_others_where_they_have_one_width():
    """Two thirds for the two of them, parted by the weight; of two widths, each has a block of its own."""
    rng = np.random.default_rng(3)
    given = {name: rng.standard_normal((30, 5)).astype(np.float32) for name in ("image", "text", "collaborative")}
    fusion = Fusion.fit(given, image_weight=0.75)
    assert dict(fusion.weights) == pytest.approx({"image": 0.5, "text": 1 / 6, "collaborative": 1 / 3})
    both = {name: given[name] for name in ("image", "text")}
    content, other = Fusion.fit(both, 0.75).fuse(both), fusion.centred("collaborative", given["collaborative"])[:, 5:]
    cosines = fusion.fuse(given) @ fusion.fuse(given).T
    np.testing.assert_allclose(cosines, 2 / 3 * content @ content.T + 1 / 3 * other @ other.T, atol=1e-5)
    given["text"] = given["text"][:, :3]
    assert [*Fusion.fit(given, 0.75).blocks] == [("collaborative",), ("image",), ("text",)]


def test_a_modality_alone_is_itself_whatever_it_is_called():
    rows = np.random.default_rng(4).standard_normal((10, 3)).astype(np.float32)
    for name in ("text", "collaborative"):
        fusion = Fusion.fit({name: rows}, image_weight=1.0)
        np.testing.assert_allclose(fusion.fuse({name: rows}), fusion.centred(name, rows), atol=1e-6)


def test_a_modality_that_was_not_fitted_is_a_bug():
    with pytest.raises(ValueError, match="Expected the modalities text, got image, too"):
        Fusion.fit({"text": embeddings()["text"]}, 0.5).fuse(embeddings())


def test_a_saved_fusion_fuses_bit_for_bit_the_same(tmp_path):
    rng = np.random.default_rng(1)
    both = {name: rng.standard_normal((20, 8)).astype(np.float32) for name in ("image", "text")}
    fusion = Fusion.fit(both, 0.3)
    fusion.save(tmp_path / "fusion.safetensors")
    np.testing.assert_array_equal(Fusion.load(tmp_path / "fusion.safetensors").fuse(both), fusion.fuse(both))
    given = of_two_widths()
    fusion = Fusion.fit(given, 0.3)
    fusion.save(tmp_path / "fusion.safetensors")
    loaded = Fusion.load(tmp_path / "fusion.safetensors")
    assert loaded.blocks == fusion.blocks
    np.testing.assert_array_equal(loaded.fuse(given), fusion.fuse(given))


def test_a_missing_or_damaged_fusion_is_named(tmp_path):
    with pytest.raises(MmsidError, match=r"fusion\.safetensors.*build it again"):
        Fusion.load(tmp_path / "fusion.safetensors")
    (tmp_path / "fusion.safetensors").write_bytes(b"\x08")
    with pytest.raises(MmsidError, match="could not be read"):
        Fusion.load(tmp_path / "fusion.safetensors")
