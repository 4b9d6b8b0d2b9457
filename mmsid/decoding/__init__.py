"""Constrained decoding: from a prompt to ranked semantic IDs, under a trie."""

from mmsid.decoding.beam import Beam
from mmsid.decoding.decoder import Decoder
from mmsid.decoding.device_trie import DeviceTrie
from mmsid.decoding.mixture import Mixture, Voice
from mmsid.decoding.prompt_tree import PromptTree
from mmsid.decoding.transfers import Transfer

__all__ = ["Beam", "Decoder", "DeviceTrie", "Mixture", "PromptTree", "Transfer", "Voice"]
