"""The trained parts of a build, also of one from before there was a choice, and of two builds put together."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from mmsid import MmsidError
from mmsid.catalogue import load_picture
from mmsid.encoder import EncoderConfig
from mmsid.quantizer.collisions import id_keys
from mmsid.semantic_ids import SemanticIds
from mmsid.shop.models import Models, check_fit


@pytest.fixture
def build(tiny_build, tmp_path) -> Path:
    """A copy whose files may be changed."""
    return Path(shutil.copytree(tiny_build, tmp_path / "build"))


def edit(path: Path, **changes: object) -> None:
    """Sets keys of a JSON file; those that are None are removed."""
    saved = {**json.loads(path.read_text()), **changes}
    path.write_text(json.dumps({key: value for key, value in saved.items() if value is not None}))


def test_pictures_are_embedded_as_the_build_did(tiny, tiny_build, build):
    """With the mirror image as the default says; a build that says nothing of it was made without."""
    assert EncoderConfig.read(tiny_build / "encoder" / "config.json").mirrored
    picture = load_picture(tiny.item("bag-red-0").image)
    now = Models.load(tiny_build, device="cpu").encoder
    edit(build / "encoder" / "config.json", mirrored=None)
    before = Models.load(build, device="cpu")
    assert not before.encoder_config.mirrored
    assert not before.encoder.mirrored
    flipped = picture.transpose(0)
    plain = before.encoder.embed_images([picture, flipped])
    np.testing.assert_allclose(now.embed_images([picture]), now.embed_images([flipped]), atol=1e-5)
    mean = plain.sum(axis=0)
    np.testing.assert_allclose(now.embed_images([picture])[0], mean / np.linalg.norm(mean), atol=1e-4)


def test_ids_and_quantiser_of_the_tiny_build_share_one_tree(tiny):
    parents = tiny.models.quantizer.parents
    assert parents == tiny.ids.parents
    assert len(parents) == tiny.codebook_sizes[1]
    assert all(parents[second] == first for first, second in tiny.ids.codes[:, :2].tolist())
    assert len(np.unique(id_keys(tiny.ids.codes, tiny.codebook_sizes))) == len(tiny.items)


def test_ids_of_another_tree_are_refused(tiny, tiny_build):
    without = SemanticIds(tiny.ids.codes, tiny.codebook_sizes)
    check_fit(tiny_build, tiny.models, tiny.ids, tiny.index, items=len(tiny.items))
    with pytest.raises(MmsidError, match="other parents of the second codes") as caught:
        check_fit(tiny_build, tiny.models, without, tiny.index, items=len(tiny.items))
    assert len(str(caught.value).splitlines()) == 1
