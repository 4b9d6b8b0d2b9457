"""What a build works on: its configuration, the catalogue, and further material to learn from."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from mmsid.artifacts import Reading, Split, SplitKind, file_hash
from mmsid.catalogue import Catalogue, split_kind
from mmsid.config import StageConfig
from mmsid.encoder import EncoderConfig
from mmsid.encoder.model import WEIGHTS, shipped_encoder
from mmsid.progress import Progress, silent
from mmsid.quantizer import QuantizerConfig
from mmsid.recommender import RecommenderConfig

COLLABORATIVE = "collaborative"
"""Name of the modality that is made from training events."""


class IndexConfig(StageConfig):
    """Configuration of the index stage: an exact index has none."""


class ViewsConfig(StageConfig):
    """What is computed for the interface.

    Attributes:
        examples: example shoppers whose first answers are kept, at most.
        recommendations: products in each of them.
        map_points: products on the map at most; of a larger catalogue a sample is drawn.
        map_neighbours: UMAP's number of neighbours: more show the whole, fewer the details.
        seed: of the map.
    """

    examples: int = Field(3, ge=0)
    recommendations: int = Field(10, ge=1)
    map_points: int = Field(20_000, ge=1)
    map_neighbours: int = Field(15, ge=2)
    seed: int = Field(0, ge=0)


class BuildConfig(StageConfig):
    """The configuration of every stage, and how the catalogue is read and its events are split.

    Attributes:
        reading: of the catalogue's files.
        split: by one global clock, or leave-one-out, as benchmarks do; by default by time, and leave-one-out where the
            events have an order and no times.
        train_share, validation_share: of the events, in order of time; the rest is the test.
    """

    encoder: EncoderConfig = EncoderConfig()
    quantizer: QuantizerConfig = QuantizerConfig()
    recommender: RecommenderConfig = RecommenderConfig()
    index: IndexConfig = IndexConfig()
    views: ViewsConfig = ViewsConfig()
    reading: Reading = Reading()
    split: SplitKind | None = None
    train_share: float = Field(0.8, gt=0, lt=1)
    validation_share: float = Field(0.1, ge=0, lt=1)

    def decided_for(self, catalogue: Catalogue) -> Self:
        """The same with what the catalogue decides: whether IDs have a tree, and how the language model is trained."""
        quantizer = self.quantizer
        if quantizer.tree is None:
            is_seen = catalogue.has_words or catalogue.has_pictures
            quantizer = quantizer.model_copy(update={"tree": is_seen})
        recommender = self.recommender.tuned_for(has_words=catalogue.has_words)
        return self.model_copy(update={"quantizer": quantizer, "recommender": recommender})

    @model_validator(mode="after")
    def _leaves_a_test(self) -> Self:
        share = self.train_share + self.validation_share
        if share >= 1:
            raise ValueError(
                f"train_share and validation_share should leave events for the test, but come to {share:g}"
            )
        return self


@dataclass(frozen=True)
class ExtraTrainingData:
    """What the models learn from besides the catalogue.

    Attributes:
        pairs: parquet files of drawn views (`title`, `description`, `category`, `image`).
        photos: parquet files of labelled photos (`label`, `category`, `image`).
    """

    pairs: tuple[Path, ...] = ()
    photos: tuple[Path, ...] = ()

    def hashes(self) -> dict[str, str]:
        """Their content, for the stages' inputs."""
        return {path.name: file_hash(path)[:16] for path in (*self.pairs, *self.photos)}


@dataclass(frozen=True)
class BuildContext:
    """What a stage is given.

    Attributes:
        build: the build folder.
        catalogue: as loaded.
        config: of all stages.
        extra_data: further pictures and texts.
        progress: told how far it is.
    """

    build: Path
    catalogue: Catalogue
    config: BuildConfig
    extra_data: ExtraTrainingData = field(default_factory=ExtraTrainingData)
    progress: Progress = silent

    @property
    def split(self) -> Split:
        """How the catalogue's events are split.

        Raises:
            MmsidError: if a split by time is wanted of events without times.
        """
        kind = split_kind(self.catalogue.interactions, self.config.split)
        return Split(train=self.config.train_share, validation=self.config.validation_share, kind=kind)

    @property
    def embeds_collaborative(self) -> bool:
        """Whether the item embedding gets a further modality, made from training events.

        None where there are no events, or the catalogue brings one of that name.
        """
        wanted, catalogue = self.config.encoder.collaborative, self.catalogue
        given = catalogue.embeddings
        if catalogue.interactions is None or (given is not None and COLLABORATIVE in given):
            return False
        return given is not None if wanted is None else wanted

    @property
    def start_of_encoder(self) -> dict[str, str]:
        """Fingerprint of the encoder that this build's is tuned from, where there is one, for the stage's inputs."""
        shipped = shipped_encoder() if self.config.encoder.model == "shipped" else None
        if shipped is None or self.catalogue.embeddings is not None:
            return {}
        return {"start": file_hash(shipped / WEIGHTS)[:16]}

    def folder(self, stage: str) -> Path:
        """A stage's folder."""
        return self.build / stage
