"""The collaborative voice: what shoppers want next, told from what other shoppers did and not from codes."""

from mmsid.collaborative.config import CollaborativeConfig, SasRecConfig
from mmsid.collaborative.gate import FrequencyGate, ValidationAnswers, Voices, fit_gate
from mmsid.collaborative.sasrec import SasRec
from mmsid.collaborative.voice import CollaborativeVoice

__all__ = [
    "CollaborativeConfig",
    "CollaborativeVoice",
    "FrequencyGate",
    "SasRec",
    "SasRecConfig",
    "ValidationAnswers",
    "Voices",
    "fit_gate",
]
