"""MMSID: recommendations by semantic IDs, explained.

from mmsid import MMSID
shop = MMSID.load("checkpoints/storefront")
for recommendation in shop.recommend(["dresses-0001", "sneakers-0004"], k=5):
print(recommendation.item.title, recommendation.semantic_id)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mmsid.errors import MmsidError

if TYPE_CHECKING:
    from mmsid.shop import MMSID, Mode

__version__ = "0.1.0"
__all__ = ["MMSID", "MmsidError", "Mode", "__version__"]


def __getattr__(name: str) -> Any:
    """Imports torch and the models only when they are asked for, so that `import mmsid` is quick."""
    if name in ("MMSID", "Mode"):
        import mmsid.shop

        return getattr(mmsid.shop, name)
    raise AttributeError(f"module 'mmsid' has no attribute {name!r}")
