"""A loaded build, and the questions one can ask it."""

from mmsid.shop.models import FUSION_FILE, UNTRAINED_FILE, Models, load_embeddings, load_fusion
from mmsid.shop.packing import pack, unpack
from mmsid.shop.shop import MMSID, Mode
from mmsid.shop.tokenizing import NewProduct, read_product

__all__ = [
    "FUSION_FILE",
    "MMSID",
    "UNTRAINED_FILE",
    "Mode",
    "Models",
    "NewProduct",
    "load_embeddings",
    "load_fusion",
    "pack",
    "read_product",
    "unpack",
]
