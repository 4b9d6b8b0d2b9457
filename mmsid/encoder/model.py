"""CLIP through open_clip's own factory and transforms.

In: pictures (PIL) and texts; out: unit-length embeddings `(n, d)` float32 in one space, a row of NaN where the
picture or the text is missing, which is a normal case. Any open_clip name works; our small CLIP is a folder in
open_clip's `local-dir` form (`open_clip_config.json`, `open_clip_model.safetensors`, the tokenizer's files).
"""

from __future__ import annotations

import json
import os
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from mmsid.artifacts import check_sizes
from mmsid.catalogue.pictures import load_picture
from mmsid.config import REMEDY, read_json
from mmsid.encoder.config import EncoderConfig
from mmsid.encoder.fusion import unit_rows
from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent, without_warnings
from mmsid.records import Item

if TYPE_CHECKING:
    import torch
    from PIL.Image import Image

WEIGHTS = "open_clip_model.safetensors"

GIVEN_FILE = "given.json"
"""In the encoder's folder of a build whose catalogue brought its embeddings: the modalities that it gave."""

_IN_THE_FOLDER = ("small", "shipped")
"""Models that lie in the folder of the encoder, if one made the embeddings."""

SHIPPED = Path(__file__).parents[2] / "checkpoints" / "storefront"
"""The build whose encoder others are tuned from; an installed package has none."""

_READ = 4_000
"""Letters of a text that the tokenizer is given: several times what fills a context of 77 tokens, and few enough that
no text takes long to bring into a normal form, which may take a time that grows with the square of its length."""

CLIPS_VOCABULARY = 49_408
"""Tokens of the model where its configuration does not say how many."""


class Encoder:
    """A CLIP model with its transform and tokenizer; knows nothing about catalogues' categories."""

    def __init__(
        self, model: Any, preprocess: Any, tokenizer: Any, *, device: str = "cpu", mirrored: bool = False
    ) -> None:
        """Takes what open_clip's factory made; use `load` to make it.

        Args:
            model: of open_clip.
            preprocess: its transform.
            tokenizer: its tokenizer.
            device: torch's name.
            mirrored: whether a picture's embedding is the mean of its own and its mirror image's.
        """
        self.model = model.to(device).eval()
        self.preprocess = preprocess
        self.tokenizer = tokenizer
        self.device = device
        self.mirrored = mirrored

    @classmethod
    def load(cls, source: str | Path, pretrained: str = "", *, device: str = "cpu", mirrored: bool = False) -> Encoder:
        """Loads a folder in open_clip's local form, a build's encoder, or an open_clip name.

        Raises:
            MmsidError: if the name is unknown, or the weights are missing, damaged or cannot be fetched.
        """
        import open_clip

        folder = encoder_folder(Path(source))
        name = f"local-dir:{folder}" if folder else str(source)
        if folder:
            check_sizes(folder / "open_clip_config.json")
        try:
            model, _, preprocess = open_clip.create_model_and_transforms(
                name, pretrained=None if folder else pretrained or None, require_pretrained=bool(folder or pretrained)
            )
            tokenizer = open_clip.get_tokenizer(name)
            tokenizer(["a"])  # what is wrong with its settings is noticed when it is asked
        except Exception as error:  # whatever open_clip's file, hub and torch layers raise
            reason = " ".join(str(error).split())[:200]
            raise MmsidError(
                f"Expected a folder with a CLIP model or an open_clip name, but {source!s} could not be loaded "
                f"({reason}); check the name, the weights' tag and the connection."
            ) from error
        if folder:
            _check_tokenizer(tokenizer, folder)
        return cls(model, preprocess, tokenizer, device=device, mirrored=mirrored)

    @property
    def size(self) -> int:
        """Length d of the embeddings."""
        return int(self.embed_texts(["a"]).shape[1])

    @property
    def picture_side(self) -> int:
        """Side of the pictures that the model takes, in pixels, as its transform makes them."""
        from PIL import Image

        return int(self.preprocess(Image.new("RGB", (32, 32))).shape[-1])

    def embed_images(self, pictures: Sequence[Image | None], *, batch: int = 64) -> np.ndarray:
        """Embeds pictures.

        Returns:
            `(n, d)` float32 unit rows; NaN where the picture is None.
        """
        present = [i for i, picture in enumerate(pictures) if picture is not None]
        blocks = _made_ahead(self.preprocess, [pictures[i] for i in present], batch)
        return self._embed(blocks, self._encode_image, present, len(pictures))

    def embed_texts(self, texts: Sequence[str], *, batch: int = 256) -> np.ndarray:
        """Embeds texts.

        Returns:
            `(n, d)` float32 unit rows; NaN where the text is empty.
        """
        present = [i for i, text in enumerate(texts) if text.strip()]
        blocks = [self.tokenizer(block) for block in _blocks((texts[i][:_READ] for i in present), batch)]
        return self._embed(blocks, self.model.encode_text, present, len(texts))

    def words_unread(self, text: str) -> int:
        """How many words at the end of a text are not read, because the words before them fill the context."""
        words = text.split()

        def tokens(count: int) -> list[int]:
            return list(self.tokenizer([" ".join(words[:count])[:_READ]])[0].tolist())

        whole = tokens(len(words))
        if not words or tokens(len(words) - 1) != whole:  # as with nearly all texts
            return 0
        return len(words) - bisect_left(range(len(words)), x=True, key=lambda count: tokens(count) == whole)

    def embed_items(self, items: Sequence[Item], *, progress: Progress = silent) -> dict[str, np.ndarray]:
        """Embeds the pictures and texts of a catalogue.

        Returns:
            `{"image": (n, d), "text": (n, d)}`, NaN rows where an item lacks that modality.
        """
        present = [row for row, item in enumerate(items) if item.image is not None]

        def pixels(row: int) -> torch.Tensor:
            image = items[row].image
            assert image is not None
            return self.preprocess(load_picture(image))  # type: ignore[no-any-return]

        def blocks() -> Iterator[torch.Tensor]:
            for done, block in enumerate(_made_ahead(pixels, present, 64)):
                progress(done * 64, len(present), "Embedding products")
                yield block
            progress(len(present), len(present), "Embedding products")

        images = self._embed(blocks(), self._encode_image, present, len(items))
        return {"image": images, "text": self.embed_texts([item.text for item in items])}

    def save(self, folder: Path) -> None:
        """Writes the half-precision weights of a model that was loaded from (or made in) a local folder."""
        from safetensors.torch import save_file

        state = {name: value.half() if value.is_floating_point() else value for name, value in self._state().items()}
        save_file(state, folder / WEIGHTS)

    def _state(self) -> dict[str, torch.Tensor]:
        return {name: value.detach().cpu().contiguous() for name, value in self.model.state_dict().items()}

    def _encode_image(self, block: torch.Tensor) -> torch.Tensor:
        """Features of pictures `(B, 3, S, S)`, unit rows, before a mean is scaled to length 1 again."""
        views = (block, block.flip(-1)) if self.mirrored else (block,)
        return sum(self.model.encode_image(view, normalize=True).float() for view in views) / len(views)

    def _embed(self, blocks: Iterable[torch.Tensor], encode: Any, rows: list[int], n: int) -> np.ndarray:
        import torch

        with torch.inference_mode():
            parts = [encode(block.to(self.device)).float().cpu() for block in blocks]
        if not parts:
            return np.full((n, self.size), np.nan, dtype=np.float32)
        found = torch.cat(parts).numpy()
        out = np.full((n, found.shape[1]), np.nan, dtype=np.float32)
        out[rows] = unit_rows(found)
        return out


def _check_tokenizer(tokenizer: Any, folder: Path) -> None:
    """Refuses a tokenizer with tokens for which the model has no row."""
    rows = read_json(folder / "open_clip_config.json")["model_cfg"]["text_cfg"].get("vocab_size", CLIPS_VOCABULARY)
    known = getattr(tokenizer, "tokenizer", None)
    highest = max(known.get_vocab().values(), default=0) if known is not None else tokenizer.vocab_size - 1
    if highest >= rows:
        raise MmsidError(
            f"Expected a tokenizer of {rows:,} tokens in {folder}, as open_clip_config.json says, but got more; "
            f"{REMEDY}."
        )


def write_small_clip(folder: Path, config: EncoderConfig, texts: Sequence[str]) -> None:
    """Writes the configuration and tokenizer of our small CLIP, so that `create_small_clip` can make it.

    Args:
        folder: of the encoder; created.
        config: sizes of the towers.
        texts: what the byte-level BPE is trained on.
    """
    from mmsid.encoder.tokenizer import train_bpe

    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = train_bpe(texts, config.vocabulary, first=("<pad>", "<start>"), last="<end>", frame=True)
    tokenizer.save_pretrained(folder)
    model = {
        "embed_dim": config.embedding_size,
        "vision_cfg": {
            "timm_model_name": config.image_tower,
            "timm_model_pretrained": False,
            "timm_pool": "avg",
            "timm_proj": "",  # the tower's own head projects: its hidden layer is part of the 2.6 M parameters
            "image_size": config.image_size,
        },
        "text_cfg": {
            "context_length": config.context_length,
            "vocab_size": len(tokenizer),
            "width": config.text_width,
            "heads": config.text_heads,
            "layers": config.text_layers,
            "hf_tokenizer_name": ".",  # open_clip reads the tokenizer from the folder itself
        },
    }
    preprocess = {"mean": [0.5] * 3, "std": [0.5] * 3, "interpolation": "bicubic", "resize_mode": "shortest"}
    document = {"model_cfg": model, "preprocess_cfg": preprocess}
    (folder / "open_clip_config.json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def create_small_clip(folder: Path, *, device: str = "cpu", seed: int = 0) -> Encoder:
    """Makes the model that `write_small_clip` described, with seeded random weights."""
    import open_clip
    import torch

    torch.manual_seed(seed)
    name = f"local-dir:{folder}"
    try:
        with without_warnings():  # that its weights are random is what is wanted
            model, _, preprocess = open_clip.create_model_and_transforms(name, load_weights=False)
    except RuntimeError as error:  # timm's, of a tower that it does not know
        reason = " ".join(str(error).split())[:200]
        raise MmsidError(
            f"Expected sizes and an image_tower of which timm can make an encoder, but got '{reason}'; choose others."
        ) from error
    return Encoder(model, preprocess, open_clip.get_tokenizer(name), device=device)


def encoder_folder(path: Path) -> Path | None:
    """The folder that holds a CLIP model in open_clip's local form: `path` itself, or a build's encoder.

    Raises:
        MmsidError: if it is there but has no weights, or a path was given and nothing is there.
    """
    for candidate in (path, path / "encoder"):
        if (candidate / "open_clip_config.json").is_file():
            if not (candidate / WEIGHTS).is_file():
                raise MmsidError(f"Expected weights in {candidate / WEIGHTS}, but the file is missing; restore it.")
            return candidate
    if os.sep in str(path) and not path.exists():
        raise MmsidError(f"Expected a folder with a CLIP model at {path}, but there is none; check the path.")
    return None


def has_encoder(folder: Path, model: str) -> bool:
    """Whether there is an encoder for new pictures and texts; not where the catalogue brought its own embeddings.

    Args:
        folder: of a build's encoder.
        model: that its configuration names.
    """
    if (folder / GIVEN_FILE).is_file():
        return False
    return (folder / "open_clip_config.json").is_file() or model not in _IN_THE_FOLDER


def shipped_encoder() -> Path | None:
    """Folder of the encoder that this project ships; None where it is not there, as beside an installed package."""
    for build in (SHIPPED, Path("checkpoints") / "storefront"):
        folder = build / "encoder"
        if (folder / "open_clip_config.json").is_file() and (folder / WEIGHTS).is_file():
            return folder
    return None


def _made_ahead(make: Callable[[Any], torch.Tensor], sources: Sequence[Any], size: int) -> Iterator[torch.Tensor]:
    """Batches of what is made of each source, in order; threads make the next one while one is in use."""
    import torch

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        coming: Iterator[torch.Tensor] = iter(())
        for start in range(0, len(sources), size):
            made, coming = coming, pool.map(make, sources[start : start + size])
            if start:
                yield torch.stack(list(made))
        if sources:
            yield torch.stack(list(coming))


def _blocks(values: Any, size: int) -> list[list[Any]]:
    out: list[list[Any]] = []
    for value in values:
        if not out or len(out[-1]) == size:
            out.append([])
        out[-1].append(value)
    return out
