"""The quantiser: item embeddings become semantic IDs, coarse to fine, and codes become vectors again."""

from mmsid.quantizer.config import LossWeights, QuantizerConfig, choose_codebook_sizes
from mmsid.quantizer.model import Encoding, HierarchicalQuantizer
from mmsid.quantizer.training import fit

__all__ = [
    "Encoding",
    "HierarchicalQuantizer",
    "LossWeights",
    "QuantizerConfig",
    "choose_codebook_sizes",
    "fit",
]
