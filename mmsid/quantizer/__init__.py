"""The quantiser: item embeddings become semantic IDs, coarse to fine, and codes become vectors again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mmsid.quantizer.config import LossWeights, QuantizerConfig, choose_codebook_sizes

if TYPE_CHECKING:
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


def __getattr__(name: str) -> Any:
    """Imports torch only when the model is asked for: the page shows a build's figures before that."""
    if name in ("Encoding", "HierarchicalQuantizer"):
        from mmsid.quantizer import model

        return getattr(model, name)
    if name == "fit":
        from mmsid.quantizer.training import fit

        return fit
    raise AttributeError(f"module 'mmsid.quantizer' has no attribute {name!r}")
