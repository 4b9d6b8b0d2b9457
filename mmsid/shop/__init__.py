"""A loaded build, and the questions one can ask it."""

from mmsid.shop.models import FUSION_FILE, Models, load_embeddings, load_fusion
from mmsid.shop.packing import pack, unpack
from mmsid.shop.shop import MMSID, Mode

__all__ = ["FUSION_FILE", "MMSID", "Mode", "Models", "load_embeddings", "load_fusion", "pack", "unpack"]
