"""Configuration of the encoder stage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import Field

from mmsid.config import StageConfig

PASSES = 60
"""How often the contrastive training sees every picture, where the number of steps is not given."""

MIN_STEPS, MAX_STEPS = 100, 3000


class EncoderConfig(StageConfig):
    """Which CLIP embeds the products, and how the small one is trained.

    Attributes:
        model: `"small"` for the CLIP that this project trains itself, a folder that holds one (`open_clip_config.json`
            with weights), a build whose encoder is taken over, or any open_clip name such as `ViT-B-32`.
        pretrained: open_clip's tag or file of weights for a named model, `laion2b_s34b_b79k` for example.
        mirrored: whether a picture's embedding is the mean of its own and its mirror image's: a thing is the same from
            both sides, and what the mean keeps is surer. It takes twice the time.
        image_weight: share of the picture in the fused embedding, 0 to 1; the text has the rest.
        collaborative: whether the embedding has a third modality, from what shoppers wanted after what in the training
            events; left out, where a catalogue brings its own embeddings, so that no ID has to be found from picture
            and text alone.
        image_tower: timm name of the small model's image tower.
        image_size: side of its input, pixels.
        embedding_size: of the space shared by pictures and texts.
        text_width, text_layers, text_heads: of its text transformer.
        context_length: longest text, tokens.
        vocabulary: size of its byte-level BPE.
        steps, batch, learning_rate, weight_decay: of the contrastive training (AdamW, cosine schedule); steps left out
            follow from the number of pictures.
        name_weight: of the loss that asks every named picture and text what the thing is called, beside the contrast.
        look_weight: of the same loss about its colour, its pattern and its material, where they are known.
        name_scale: inverse temperature of these questions. The contrast learns its own, which grows until small angles
            suffice; a low one here makes different kinds of things differ by large angles, so that the coarse codes of
            a semantic ID, which explain what varies most, tell kinds apart.
        seed: of everything random in the stage.
    """

    ADDED: ClassVar[Mapping[str, Any]] = {"collaborative": None}

    model: str = "small"
    pretrained: str = ""
    mirrored: bool = True
    image_weight: float = Field(0.5, ge=0, le=1)
    collaborative: bool | None = None
    image_tower: str = "mobilenetv4_conv_small"
    image_size: int = Field(96, ge=32)
    embedding_size: int = Field(128, ge=8)
    text_width: int = 192
    text_layers: int = 3
    text_heads: int = 4
    context_length: int = 64
    vocabulary: int = Field(4096, ge=300, le=8192)
    steps: int | None = Field(None, ge=0)
    batch: int = Field(256, ge=2)
    learning_rate: float = 1e-3
    weight_decay: float = 0.05
    name_weight: float = Field(3.0, ge=0)
    look_weight: float = Field(0.55, ge=0)
    name_scale: float = Field(8.0, gt=0)
    seed: int = Field(0, ge=0, lt=2**63)

    def steps_for(self, pictures: int) -> int:
        """Steps of the contrastive training on so many pictures."""
        if self.steps is not None:
            return self.steps
        return min(max(round(PASSES * pictures / self.batch), MIN_STEPS), MAX_STEPS)
