"""Semantic IDs as a data structure: which item has which codes, and the trie that the decoder walks."""

from mmsid.quantizer.collisions import Resolution, resolve_collisions
from mmsid.semantic_ids.ids import SemanticIds
from mmsid.semantic_ids.trie import Trie

__all__ = ["Resolution", "SemanticIds", "Trie", "resolve_collisions"]
