"""The trained parts of a build, loaded once and shared by all views of a shop.

In: a build folder whose files were checked; out: `Models`. The encoder is loaded when it is first needed, because
recommending from known products needs none.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from mmsid.encoder import Encoder, EncoderConfig, Fusion
from mmsid.encoder.model import has_encoder
from mmsid.errors import MmsidError
from mmsid.index import EmbeddingIndex
from mmsid.quantizer import HierarchicalQuantizer
from mmsid.recommender import Recommender
from mmsid.semantic_ids import SemanticIds

FUSION_FILE = "fusion.safetensors"
"""In the encoder's folder of a build."""

UNTRAINED_FILE = "untrained.json"
"""In the recommender's folder of a build that followed its catalogue: ids of the products that it never learnt from."""

NO_ENCODER = (
    "Expected an encoder for new pictures and texts, but this catalogue brought its own embeddings, so nothing new can "
    "be given a semantic ID; add the product and its embedding to the catalogue, or build without embeddings.parquet."
)


@dataclass(frozen=True)
class Models:
    """The trained parts.

    Attributes:
        folder: of the build.
        quantizer: embeddings → codes.
        recommender: histories → codes; None where the catalogue came without interactions.
        fusion: modalities → item embedding.
        encoder_config: which encoder made the embeddings.
    """

    folder: Path
    quantizer: HierarchicalQuantizer
    recommender: Recommender | None
    fusion: Fusion
    encoder_config: EncoderConfig
    _encoders: list[Encoder] = field(default_factory=list, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @classmethod
    def load(cls, folder: Path, *, device: str = "") -> Models:
        """Loads all parts but the encoder.

        Args:
            folder: a build whose stages up to `index` are complete.
            device: for the language model; the best one by default.

        Raises:
            MmsidError: if a part is missing or damaged.
        """
        quantizer = HierarchicalQuantizer.load(folder / "quantizer")
        config = EncoderConfig.read(folder / "encoder" / "config.json")
        if "mirrored" not in config.model_fields_set:  # a build from before there was a choice
            config = config.model_copy(update={"mirrored": False})
        recommender = None
        if (folder / "recommender" / "config.json").is_file():
            recommender = Recommender.load(folder / "recommender", quantizer.codewords, device=device)
        return cls(folder, quantizer, recommender, load_fusion(folder, config.image_weight), config)

    @property
    def has_encoder(self) -> bool:
        """Whether pictures and texts can be embedded; not where the catalogue brought its own embeddings."""
        return bool(self._encoders) or has_encoder(self.folder / "encoder", self.encoder_config.model)

    @property
    def encoder(self) -> Encoder:
        """CLIP, loaded on first use, once, also when two visitors ask at the same time.

        Raises:
            MmsidError: if the catalogue brought its own embeddings, or the encoder cannot be loaded.
        """
        if not self.has_encoder:
            raise MmsidError(NO_ENCODER)
        with self._lock:
            if not self._encoders:
                own = (self.folder / "encoder" / "open_clip_config.json").is_file()
                source = str(self.folder / "encoder") if own else self.encoder_config.model
                tag = "" if own else self.encoder_config.pretrained
                self._encoders.append(Encoder.load(source, tag, mirrored=self.encoder_config.mirrored))
        return self._encoders[0]


def check_fit(folder: Path, models: Models, ids: SemanticIds, index: EmbeddingIndex, *, items: int) -> None:
    """Refuses parts of different builds.

    Raises:
        MmsidError: naming the files that do not fit each other.
    """
    remedy = "restore it or build it again"
    if not len(ids) == len(index) == items:
        raise MmsidError(
            f"The build {folder} has {len(ids):,} semantic IDs in quantizer/semantic_ids.json and {len(index):,} "
            f"embeddings in index/items.faiss for {items:,} products; {remedy}."
        )
    if not index.size == models.fusion.size == models.quantizer.dimension:
        raise MmsidError(
            f"The build {folder} has embeddings of {index.size} numbers in index/items.faiss, of "
            f"{models.fusion.size} in encoder/{FUSION_FILE} and of {models.quantizer.dimension} in "
            f"quantizer/config.json; {remedy}."
        )
    if models.quantizer.codebook_sizes != ids.codebook_sizes:
        raise MmsidError(
            f"The build {folder} has other codebook sizes in quantizer/config.json than in "
            f"quantizer/semantic_ids.json; {remedy}."
        )
    if models.quantizer.parents != ids.parents:
        raise MmsidError(
            f"The build {folder} has other parents of the second codes in quantizer/config.json than in "
            f"quantizer/semantic_ids.json; {remedy}."
        )


def load_fusion(folder: Path, image_weight: float) -> Fusion:
    """The fusion that a build was made with.

    Args:
        folder: of the build.
        image_weight: by which the fusion is fitted afresh where the build is of a version that did not save it.

    Raises:
        MmsidError: if it cannot be read.
    """
    saved = folder / "encoder" / FUSION_FILE
    if saved.is_file():
        return Fusion.load(saved)
    return Fusion.fit(load_embeddings(folder / "encoder" / "embeddings.safetensors"), image_weight)


def load_embeddings(path: Path) -> dict[str, np.ndarray]:
    """The catalogue's embeddings per modality, `(n, d)` float32, NaN rows where one is missing.

    Raises:
        MmsidError: if the file is missing or damaged.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        return {name: rows.astype(np.float32) for name, rows in load_file(path).items()}
    except (OSError, SafetensorError) as error:
        raise MmsidError(
            f"Expected embeddings in {path}, but it could not be read ({error}); build it again."
        ) from None
