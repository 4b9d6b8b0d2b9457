"""A loaded build, and the questions one can ask it."""

from mmsid.shop.models import Models, load_embeddings
from mmsid.shop.packing import pack, unpack
from mmsid.shop.shop import MMSID, Mode

__all__ = ["MMSID", "Mode", "Models", "load_embeddings", "pack", "unpack"]
