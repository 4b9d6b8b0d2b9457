"""Contrastive training against a hand-worked loss, and on a toy in which pictures must find their texts."""

import io

import numpy as np
import pyarrow
import pyarrow.parquet
import pytest
import torch
from PIL import Image

from mmsid.encoder import EncoderConfig
from mmsid.encoder.model import create_small_clip, write_small_clip
from mmsid.errors import MmsidError
from mmsid.storefront.names import NAMES
from mmsid.training.contrastive import Captioned, Named, augment, contrastive_loss, name_loss, train_clip
from mmsid.training.pairs import Pairs, item_captions, join_pairs, parquet_pairs
from mmsid.training.photos import NAMES as PHOTO_NAMES
from mmsid.training.photos import photo_captions, photo_names
from tests.tiny import tiny_seed

COLOURS = {"red": (220, 30, 30), "green": (30, 170, 60), "blue": (40, 60, 220), "white": (245, 245, 245)}


def test_the_loss_of_two_pairs_is_what_one_works_out_by_hand():
    images, texts = torch.tensor([[1.0, 0.0], [0.0, 1.0]]), torch.tensor([[1.0, 0.0], [0.6, 0.8]])
    # logits [[2, 1.2], [0, 1.6]]; rows: ln(1 + e^-0.8), ln(1 + e^-1.6); columns: ln(1 + e^-2), ln(1 + e^-0.4)
    rows = (np.log1p(np.exp(-0.8)) + np.log1p(np.exp(-1.6))) / 2
    columns = (np.log1p(np.exp(-2)) + np.log1p(np.exp(-0.4))) / 2
    loss = contrastive_loss(images, texts, torch.eye(2, dtype=torch.bool), torch.tensor(2.0))
    assert float(loss) == pytest.approx((rows + columns) / 2, rel=1e-5)


def test_texts_that_fit_share_a_pictures_mass_and_the_other_way_round():
    logits = torch.tensor([[1.0, 0.0], [0.6, 0.8]])  # the texts are the axes, the scale is 1
    fits = torch.tensor([[True, True], [False, True]])
    rows = (np.log1p(np.exp(-1)) + np.log1p(np.exp(1))) / 4 + np.log1p(np.exp(-0.2)) / 2
    columns = np.log1p(np.exp(-0.4)) / 2 + (np.log1p(np.exp(0.8)) + np.log1p(np.exp(-0.8))) / 4
    loss = contrastive_loss(logits, torch.eye(2), fits, torch.tensor(1.0))
    assert float(loss) == pytest.approx((rows + columns) / 2, rel=1e-5)


def test_pairs_that_all_fit_share_the_mass():
    vectors = torch.nn.functional.normalize(torch.randn(4, 8, generator=torch.Generator().manual_seed(0)))
    everything = torch.ones(4, 4, dtype=torch.bool)
    expected = -torch.log_softmax(vectors @ vectors.T, dim=1).mean()
    assert float(contrastive_loss(vectors, vectors, everything, torch.tensor(1.0))) == pytest.approx(float(expected))


def test_a_drawn_text_fits_every_picture_that_has_it_among_its_captions():
    captions = Captioned.of([("mug", "red mug"), ("mug", "blue mug"), ("pear",), ("mug", "red mug")])
    rows = np.arange(4)
    texts = np.array([captions.texts.index(text) for text in ("mug", "mug", "pear", "red mug")])
    mugs, red_mugs = [True, True, False, True], [True, False, False, True]
    wanted = np.array([mugs, mugs, [False, False, True, False], red_mugs]).T  # picture by text
    assert (captions.fits(rows, texts) == wanted).all()
    drawn = {(row, captions.texts[captions.drawn(np.array([row]), np.random.default_rng(s))[0]])
             for row in range(4) for s in range(20)}  # fmt: skip
    assert drawn == {(0, "mug"), (0, "red mug"), (1, "mug"), (1, "blue mug"), (2, "pear"), (3, "mug"), (3, "red mug")}


def test_names_are_asked_for_as_one_works_out_by_hand():
    rows, names = torch.tensor([[1.0, 0.0], [0.6, 0.8], [0.0, 1.0]]), torch.tensor([[1.0, 0.0], [0.0, 1.0], [0.6, 0.8]])
    called = torch.tensor([[True, False, False], [False, True, True], [False, False, False]])
    first = -np.log(np.exp(2) / (np.exp(2) + 1 + np.exp(1.2)))
    total = np.log(np.exp(1.2) + np.exp(1.6) + np.exp(2))
    second = (total - 1.6 + total - 2) / 2
    loss = name_loss(rows, names, called, 2.0)
    assert float(loss) == pytest.approx((first + second) / 2, rel=1e-5)
    assert float(name_loss(rows[2:], names, called[2:], 2.0)) == 0


def test_names_are_numbered():
    named = Named.of([("mug", "cup"), (), ("cup",)])
    assert named.texts == ("mug", "cup")
    assert named.called.tolist() == [[True, True], [False, False], [False, True]]


def test_an_augmented_view_is_normalised_and_keeps_the_colour():
    images = torch.zeros(64, 3, 40, 40)
    images[:, 0] = 0.8
    views = augment(images, 32)
    assert views.shape == (64, 3, 32, 32) and views.min() >= -1 and views.max() <= 1
    means = views.mean(dim=(0, 2, 3))
    assert means[0] > means[1] + 0.8 and means[0] > means[2] + 0.8


def test_training_brings_pictures_to_their_texts(tmp_path):
    rng = np.random.default_rng(0)
    pictures, captions = [], []
    for name, rgb in COLOURS.items():
        for _ in range(6):
            picture = np.full((72, 72, 3), 120, dtype=np.uint8)
            x, y = rng.integers(0, 30, 2)
            picture[y : y + 40, x : x + 40] = rgb
            pictures.append(picture)
            captions.append((f"a {name} square", name))
    pairs = Pairs(np.array(pictures), tuple(captions), {})
    config = EncoderConfig(
        image_size=64, vocabulary=320, text_width=32, text_layers=1, context_length=12, embedding_size=16,
        steps=60, batch=24, seed=tiny_seed(), learning_rate=2e-3,
    )  # fmt: skip
    write_small_clip(tmp_path, config, [text for texts in captions for text in texts] * 5)
    encoder = create_small_clip(tmp_path, seed=tiny_seed())
    losses = train_clip(encoder, [(pairs, 1.0)], config)
    assert len(losses) == 60 and np.mean(losses[-5:]) < 0.7 * np.mean(losses[:5])
    images = encoder.embed_images([Image.fromarray(picture) for picture in pictures])
    found = (images @ encoder.embed_texts(list(COLOURS)).T).argmax(axis=1)
    assert (found == np.repeat(np.arange(4), 6)).mean() > 0.8


def test_questions_are_learnt_without_any_caption_that_answers_them(tmp_path):
    rng = np.random.default_rng(1)
    pictures = rng.integers(90, 150, (24, 72, 72, 3), dtype=np.uint8)
    colours = [name for name in COLOURS for _ in range(6)]
    for picture, name in zip(pictures, colours, strict=True):
        picture[20:60, 20:60] = COLOURS[name]
    pairs = Pairs(pictures, (("a thing",),) * 24, {"colour": tuple((name,) for name in colours)})
    config = EncoderConfig(
        image_size=64, vocabulary=320, text_width=32, text_layers=1, context_length=12, embedding_size=16,
        steps=60, batch=24, seed=tiny_seed(), learning_rate=2e-3, look_weight=3.0,
    )  # fmt: skip
    write_small_clip(tmp_path, config, ["a thing", *COLOURS] * 20)
    encoder = create_small_clip(tmp_path, seed=tiny_seed())
    train_clip(encoder, [(pairs, 1.0)], config)
    images = encoder.embed_images([Image.fromarray(picture) for picture in pictures])
    found = (images @ encoder.embed_texts(list(COLOURS)).T).argmax(axis=1)
    assert (found == np.repeat(np.arange(4), 6)).mean() > 0.8


def picture_bytes(colour):
    buffer = io.BytesIO()
    Image.new("RGB", (20, 20), colour).save(buffer, "PNG")
    return buffer.getvalue()


def test_both_parquet_forms_are_read(tmp_path):
    drawn = {"title": ["Red mug", ""], "description": ["For tea.", ""], "names": [["mug", "kitchenware"], ["cup"]],
             "colour": ["red", None],
             "image": [picture_bytes("red"), picture_bytes("blue")]}  # fmt: skip
    photos = {"label": ["royal gala"], "category": ["apple"], "image": [picture_bytes("green")]}
    for name, columns in (("drawn", drawn), ("photos", photos)):
        pyarrow.parquet.write_table(pyarrow.table(columns), tmp_path / f"{name}.parquet")
    both = join_pairs(parquet_pairs(tmp_path / f"{name}.parquet", 16) for name in ("drawn", "photos"))
    assert both.pictures[:, 8, 8].tolist() == [[255, 0, 0], [0, 0, 255], [0, 128, 0]]
    assert set(both.captions[0]) == {
        *item_captions("Red mug", "For tea."),
        "mug",
    }  # a general name fits too many others
    assert both.captions[1] == ("cup",)
    assert both.answers["name"] == (("mug", "kitchenware"), ("cup",), ("apple", "fruit", "fresh produce"))
    assert both.answers["colour"] == (("red",), (), ()) and both.answers["pattern"] == ((), (), ())
    assert both.captions[2] == photo_captions("royal gala", "apple")
    with pytest.raises(MmsidError, match="rename"):
        pyarrow.parquet.write_table(pyarrow.table({"x": [1]}), tmp_path / "other.parquet")
        parquet_pairs(tmp_path / "other.parquet", 16)


def test_a_photos_captions_say_what_it_shows():
    assert photo_captions("royal gala", "apple") == ("apple", "a photo of apple", "royal gala", "apple: royal gala")
    assert photo_captions("outwear", "clothing") == (
        "outerwear",
        "a photo of outerwear",
        "outwear",
        "outerwear: outwear",
    )
    assert photo_names("hat", "clothing") == ("hat", "accessories")
    assert photo_names("Door-handle", "") == ("door handle",)


def test_photos_and_drawn_views_call_things_by_the_same_names():
    drawn = {name for names in NAMES.values() for name in names}
    assert {name for names in PHOTO_NAMES.values() for name in names} <= drawn
