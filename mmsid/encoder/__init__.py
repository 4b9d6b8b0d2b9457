"""CLIP: pictures and texts become embeddings, the modalities one item embedding."""

from mmsid.encoder.config import EncoderConfig
from mmsid.encoder.fusion import Fusion
from mmsid.encoder.model import Encoder

__all__ = ["Encoder", "EncoderConfig", "Fusion"]
