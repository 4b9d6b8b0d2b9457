"""Configuration of the encoder stage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from pydantic import Field, model_validator

from mmsid.config import StageConfig

PASSES = 60
"""How often the contrastive training sees every picture, where the number of steps is not given."""

MIN_STEPS, MAX_STEPS = 100, 3000


class EncoderConfig(StageConfig):
    """Which CLIP embeds the products, and how the small one is trained.

    Attributes:
        model: `"shipped"` for the one that this project ships, tuned on the catalogue's own pictures and texts (as for
            `"small"` where it is not there), `"small"` for a CLIP that is trained from nothing, a folder that holds one
            (`open_clip_config.json` with weights), a build whose encoder is taken over as it is, or any open_clip name
            such as `ViT-B-32`.
        pretrained: open_clip's tag or file of weights for a named model, `laion2b_s34b_b79k` for example.
        mirrored: whether a picture's embedding is the mean of its own and its mirror image's: a thing is the same from
            both sides, and what the mean keeps is surer. It takes twice the time.
        image_weight: share of the picture in the fused embedding, 0 to 1; the text has the rest.
        collaborative: whether the embedding has a third modality, from what shoppers wanted after what in the training
            events; left out, where a catalogue brings its own embeddings, so that no ID has to be found from picture
            and text alone.
        minutes: that tuning the shipped encoder may take at most; left out, it follows from the number of products.
        tuning_rate: learning rate of that.
        image_tower: timm name of the small model's image tower.
        image_size: side of its input, pixels.
        embedding_size: of the space shared by pictures and texts.
        text_width, text_layers, text_heads: of its text transformer.
        context_length: longest text, tokens.
        vocabulary: size of its byte-level BPE.
        steps, batch, learning_rate, weight_decay: of the contrastive training (AdamW, cosine schedule); steps left out
            follow from the number of pictures. Steps bound the tuning of the shipped encoder, too.
        name_weight: of the loss that asks every named picture and text what the thing is called, beside the contrast.
        look_weight: of the same loss about its colour, its pattern and its material, where they are known.
        name_scale: inverse temperature of these questions. The contrast learns its own, which grows until small angles
            suffice; a low one here makes different kinds of things differ by large angles, so that the coarse codes of
            a semantic ID, which explain what varies most, tell kinds apart.
        seed: of everything random in the stage.
    """

    ADDED: ClassVar[Mapping[str, Any]] = {"collaborative": None, "minutes": None, "tuning_rate": 1e-4}

    model: str = Field("shipped", min_length=1)
    pretrained: str = ""
    mirrored: bool = True
    image_weight: float = Field(0.5, ge=0, le=1)
    collaborative: bool | None = None
    minutes: float | None = Field(None, gt=0)
    tuning_rate: float = Field(1e-4, gt=0)
    image_tower: str = "mobilenetv4_conv_small"
    image_size: int = Field(96, ge=32)
    embedding_size: int = Field(128, ge=8)
    text_width: int = Field(192, ge=1)
    text_layers: int = Field(3, ge=1)
    text_heads: int = Field(4, ge=1)
    context_length: int = Field(64, ge=4)
    vocabulary: int = Field(4096, ge=300, le=8192)
    steps: int | None = Field(None, ge=0)
    batch: int = Field(256, ge=2)
    learning_rate: float = Field(1e-3, gt=0)
    weight_decay: float = Field(0.05, ge=0)
    name_weight: float = Field(3.0, ge=0)
    look_weight: float = Field(0.55, ge=0)
    name_scale: float = Field(8.0, gt=0)
    seed: int = Field(0, ge=0, lt=2**63)

    @model_validator(mode="after")
    def _can_be_made(self) -> Self:
        if self.text_width % self.text_heads:
            raise ValueError(
                f"text_width should be a multiple of text_heads, but {self.text_width} is none of {self.text_heads}"
            )
        return self

    def steps_for(self, pictures: int) -> int:
        """Steps of the contrastive training on so many pictures."""
        if self.steps is not None:
            return self.steps
        return min(max(round(PASSES * pictures / self.batch), MIN_STEPS), MAX_STEPS)
