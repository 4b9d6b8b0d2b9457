"""Tokenising many products against tokenising each, and a product's record against what was given."""

import io
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from PIL import Image

from mmsid.errors import MmsidError
from mmsid.shop import tokenizing
from mmsid.shop.tokenizing import read_product


def test_a_batch_gives_what_each_product_gets_alone(tiny):
    given = [
        (tiny.item("mug-red-0").image, "", ""),
        (None, "Blue hat", "For cold days."),
        (tiny.item("bag-green-1").image, "Green bag", ""),
    ]
    together = tiny.tokenize_many([read_product(*one) for one in given])
    for one, new in zip(given, together, strict=True):
        alone = tiny.tokenize(*one)
        assert (new.codes, new.item, new.made_from) == (alone.codes, alone.item, alone.made_from)
        np.testing.assert_allclose(new.embedding, alone.embedding, atol=1e-5)
        assert [n.item for n in new.neighbours] == [n.item for n in alone.neighbours]
    assert [new.made_from for new in together] == [("image",), ("text",), ("image", "text")]
    assert tiny.tokenize_many([]) == []


def test_the_nearest_codeword_of_every_level_is_taken(tiny):
    new = tiny.tokenize(title="Black bag")
    residual = new.embedding.astype(np.float64)
    encoding = tiny.models.quantizer.encode(new.embedding[None])
    for choice, codebook in zip(new.levels, tiny.models.quantizer.codewords, strict=True):
        distances = np.linalg.norm(codebook - encoding.inputs[0, choice.level], axis=1)
        if choice.level == 1:  # among the children of the first code alone
            belong = [parent == new.codes[0] for parent in tiny.ids.parents]
            distances = np.where(belong, distances, np.inf)
        nearest = np.sort(distances[np.isfinite(distances)])
        assert choice.code == distances.argmin()
        assert [code for code, _ in choice.alternatives] == np.argsort(distances)[: len(nearest)][:6].tolist()
        assert choice.margin == pytest.approx(nearest[1] - nearest[0] if len(nearest) > 1 else 0, abs=1e-6)
        residual = residual - codebook[choice.code]
        assert choice.explained == pytest.approx(1 - residual @ residual, abs=1e-5)


def test_a_products_id_follows_from_its_content_alone():
    picture = Image.new("RGB", (40, 40), "red")
    first, again = (read_product(picture, " Mug ", "") for _ in range(2))
    assert first.item == again.item and first.item.title == "Mug" and first.text == "Mug"
    assert read_product(picture, "Cup", "").item.item_id != first.item.item_id
    nameless = read_product(picture, "", "")
    assert (nameless.item.title, nameless.text) == ("Untitled product", "")


def test_large_photos_are_decoded_no_larger_than_an_encoder_needs():
    photo = io.BytesIO()
    Image.new("RGB", (4000, 3000), "green").save(photo, "JPEG")
    picture = read_product(photo.getvalue(), "", "").picture
    assert 512 <= min(picture.size) < 1024
    sizes = {(3000, 4000): (600, 800), (1023, 900): (1023, 900), (100, 30_000): (8, 2143)}
    for size, expected in sizes.items():
        assert read_product(Image.new("RGB", size), "", "").picture.size == expected


def test_a_picture_that_shows_nothing_is_said_so(tiny):
    assert tiny.tokenize(Image.new("RGB", (80, 80), "white"), "A mug").picture_fault == "blank"
    assert tiny.tokenize(tiny.item("mug-red-0").image).picture_fault == ""


def test_pictures_are_decoded_one_at_a_time(monkeypatch):
    decoding, most = [], []

    def load(_image, *, name):
        decoding.append(1)
        time.sleep(0.002)  # a moment in which another one would begin
        most.append(len(decoding))
        decoding.pop()
        return Image.new("RGB", (8, 8))

    monkeypatch.setattr(tokenizing, "load_strange_picture", load)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: read_product(b"a picture", str(n), ""), range(32)))
    assert most == [1] * 32


def test_a_picture_that_cannot_be_read_does_not_stop_the_next_one():
    for _ in range(2):
        with pytest.raises(MmsidError, match="cannot be read as one"):
            read_product(b"no picture", "", "")
    assert read_product(Image.new("RGB", (8, 8)), "", "").picture.size == (8, 8)
