"""The encoder against open_clip used by hand, on our small CLIP and on a standard architecture with random weights."""

import numpy as np
import open_clip
import pytest
import torch
from PIL import Image

from mmsid.encoder import Encoder, EncoderConfig
from mmsid.encoder.model import create_small_clip, write_small_clip
from mmsid.encoder.tokenizer import train_bpe
from mmsid.errors import MmsidError
from tests.tiny import tiny_seed

TEXTS = ["A red mug for the first coffee", "Blue trainers with white soles", "a striped tee"] * 20
CONFIG = EncoderConfig(
    image_size=64, vocabulary=350, text_width=64, text_layers=1, context_length=16, embedding_size=32
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("clip")
    write_small_clip(path, CONFIG, TEXTS)
    create_small_clip(path, seed=tiny_seed()).save(path)
    return path


@pytest.fixture(scope="module")
def pictures():
    rng = np.random.default_rng(0)
    return [Image.fromarray(rng.integers(0, 255, (80, 120, 3), dtype=np.uint8)) for _ in range(3)]


def test_embeddings_are_open_clips_own_scaled_to_length_one(folder, pictures):
    encoder = Encoder.load(folder)
    model, _, preprocess = open_clip.create_model_and_transforms(f"local-dir:{folder}")
    tokenizer = open_clip.get_tokenizer(f"local-dir:{folder}")
    model.eval()
    with torch.no_grad():
        image = model.encode_image(torch.stack([preprocess(p) for p in pictures]), normalize=True).numpy()
        text = model.encode_text(tokenizer(TEXTS[:2]), normalize=True).numpy()
    np.testing.assert_allclose(encoder.embed_images(pictures), image, atol=1e-5)
    np.testing.assert_allclose(encoder.embed_texts(TEXTS[:2]), text, atol=1e-5)


def test_missing_pictures_and_texts_are_rows_of_nan(folder, pictures):
    encoder = Encoder.load(folder)
    images = encoder.embed_images([None, pictures[0], None])
    assert np.isnan(images).all(axis=1).tolist() == [True, False, True]
    np.testing.assert_allclose(images[1], encoder.embed_images(pictures[:1])[0], atol=1e-5)
    assert np.isnan(encoder.embed_texts(["", "  ", "mug"])).all(axis=1).tolist() == [True, True, False]
    assert encoder.embed_images([None, None]).shape == (2, 32)


def test_pictures_of_several_batches_keep_their_order_and_few_are_prepared_ahead():
    prepared, ahead = [], []

    class Model(torch.nn.Module):
        def encode_image(self, block: torch.Tensor, *, normalize: bool) -> torch.Tensor:
            ahead.append(len(prepared))
            assert normalize
            return torch.stack([block[:, 0], torch.ones(len(block))], dim=1)

    def preprocess(picture: Image.Image) -> torch.Tensor:
        prepared.append(picture)
        return torch.tensor([float(picture.width)])

    pictures = [Image.new("RGB", (width, 4)) for width in range(1, 24)]
    rows = Encoder(Model(), preprocess, None).embed_images([None, *pictures], batch=5)
    np.testing.assert_allclose(rows[1:, 0] / rows[1:, 1], range(1, 24), rtol=1e-5)
    assert np.isnan(rows[0]).all() and len(ahead) == 5
    assert all(count <= 5 * (place + 2) for place, count in enumerate(ahead))  # the batch in use, and the next


def test_the_vocabulary_ends_with_the_token_that_the_text_tower_pools_at(folder):
    tokenizer = open_clip.get_tokenizer(f"local-dir:{folder}")
    long, short = tokenizer(["mug " * 50, "mug"])
    end = tokenizer.tokenizer.eos_token_id
    assert end == len(tokenizer.tokenizer) - 1 and tokenizer.tokenizer.pad_token_id == 0
    assert long.max() == end and short.max() == end and long[-1] == end


def test_bpe_round_trips_text():
    tokenizer = train_bpe(TEXTS, 350, first=("<pad>", "<start>"), last="<end>", frame=True)
    ids = tokenizer("blue trainers, 100 % wool – naïve").input_ids
    assert tokenizer.decode(ids, skip_special_tokens=True) == "blue trainers, 100 % wool – naïve"


@pytest.mark.slow
def test_a_standard_open_clip_architecture_loads_by_file(tmp_path, pictures):
    model = open_clip.create_model("RN50")
    torch.save(model.state_dict(), tmp_path / "weights.pt")
    encoder = Encoder.load("RN50", str(tmp_path / "weights.pt"))
    expected = model.eval().encode_text(open_clip.get_tokenizer("RN50")(["a mug"]), normalize=True).detach().numpy()
    np.testing.assert_allclose(encoder.embed_texts(["a mug"]), expected, atol=1e-5)
    assert encoder.embed_images(pictures[:1]).shape == (1, 1024)


@pytest.mark.parametrize(
    ("name", "pretrained"), [("ViT-B-99", ""), ("/nowhere/at/all", ""), ("ViT-B-32", "no-such-tag")]
)
def test_an_encoder_that_cannot_be_had_is_one_sentence(name, pretrained):
    with pytest.raises(MmsidError) as caught:
        Encoder.load(name, pretrained)
    assert "\n" not in str(caught.value) and name in str(caught.value)


def test_damaged_weights_are_one_sentence(folder, tmp_path):
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "open_clip_model.safetensors").write_bytes(b"12345678 not weights")
    with pytest.raises(MmsidError):
        Encoder.load(tmp_path)
    (tmp_path / "open_clip_model.safetensors").unlink()
    with pytest.raises(MmsidError, match="missing"):
        Encoder.load(tmp_path)


@pytest.mark.parametrize("words", [1, 17, 60, 200])
def test_words_that_are_not_read_are_those_without_which_the_embedding_is_the_same(folder, words):
    encoder = Encoder.load(folder)
    text = [f"cup{place % 7}" for place in range(words)]
    unread = encoder.words_unread(" ".join(text))
    whole, read, fewer = (
        encoder.embed_texts([" ".join(part)])
        for part in (text, text[: words - unread], text[: words - unread - 1] or ["x"])
    )
    np.testing.assert_array_equal(whole, read)
    assert not np.array_equal(whole, fewer)
    assert (unread > 0) == (words > CONFIG.context_length)
    assert encoder.words_unread("") == 0


def test_a_text_of_any_length_is_read_as_its_beginning_and_costs_no_more():
    """The normal form of a letter with 100,000 marks takes half a minute; nobody reads so far."""

    class Tokenizer:
        longest = 0

        def __call__(self, texts: list[str]) -> torch.Tensor:
            self.longest = max(self.longest, *map(len, texts))
            words = [[hash(word) % 1000 for word in text.split()][:64] for text in texts]
            return torch.tensor([row + [0] * (64 - len(row)) for row in words])

    class Model(torch.nn.Module):
        def encode_text(self, tokens: torch.Tensor) -> torch.Tensor:
            return tokens.float() + 1

    tokenizer = Tokenizer()
    encoder = Encoder(Model(), None, tokenizer)
    assert encoder.words_unread("a" + "\u0300\u0323" * 50_000) == 0
    ordinary = " ".join(f"mug{n}" for n in range(200))
    assert encoder.words_unread(ordinary) == 136
    assert encoder.words_unread(ordinary * 100) == len((ordinary * 100).split()) - 64
    whole, beginning = encoder.embed_texts([ordinary * 100, ordinary])
    assert (whole == beginning).all()
    assert tokenizer.longest <= 4_000


def test_mirrored_embeddings_are_the_mean_of_a_picture_and_its_mirror_image(folder, pictures):
    plain, mirrored = Encoder.load(folder), Encoder.load(folder, mirrored=True)
    square = [picture.resize((64, 64)) for picture in pictures]  # as the transform leaves it, so flips commute with it
    others = [picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT) for picture in square]
    mean = (plain.embed_images(square) + plain.embed_images(others)) / 2
    expected = mean / np.linalg.norm(mean, axis=1, keepdims=True)
    np.testing.assert_allclose(mirrored.embed_images(square), expected, atol=1e-5)
    np.testing.assert_allclose(mirrored.embed_images(others), mirrored.embed_images(square), atol=1e-5)
    assert np.abs(plain.embed_images(others) - plain.embed_images(square)).max() > 1e-3
    np.testing.assert_array_equal(mirrored.embed_texts(TEXTS[:2]), plain.embed_texts(TEXTS[:2]))


def test_a_picture_that_is_its_own_mirror_image_is_embedded_alike(folder, pictures):
    half = np.asarray(pictures[0].resize((32, 64)))
    symmetric = [Image.fromarray(np.concatenate([half, half[:, ::-1]], axis=1))]
    one, other = (Encoder.load(folder, mirrored=mirrored).embed_images(symmetric) for mirrored in (True, False))
    np.testing.assert_allclose(one, other, atol=1e-5)
