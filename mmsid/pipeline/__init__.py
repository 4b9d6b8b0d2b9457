"""A loaded build, and the questions one can ask it."""

from mmsid.pipeline.carrier import pack, unpack
from mmsid.pipeline.models import Models, load_embeddings
from mmsid.pipeline.shop import MMSID, Mode

__all__ = ["MMSID", "Mode", "Models", "load_embeddings", "pack", "unpack"]
