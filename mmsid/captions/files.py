"""Captions as the file `views/captions.json`.

In: `Captions`; out: JSON, and back. The rule: what is read is what was written, or an error that names the file.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from mmsid.captions.records import Captions, Meaning, Part
from mmsid.config import REMEDY, read_checked
from mmsid.errors import MmsidError


class _Saved(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)


class _SavedPart(_Saved):
    category: bool
    alternatives: Annotated[list[Annotated[str, Field(min_length=1)]], Field(min_length=1, max_length=3)]


class _SavedMeaning(_Saved):
    text: Annotated[str, Field(min_length=1)]
    parts: list[_SavedPart]
    share: Annotated[float, Field(ge=0, le=1)]
    count: Annotated[int, Field(ge=1, le=2**40)]


class _SavedCaptions(_Saved):
    meanings: list[list[_SavedMeaning | None]]
    which: list[str]
    function_words: list[str]
    counts: Annotated[list[list[Annotated[int, Field(ge=0, le=2**40)]]], Field(min_length=1)]


def captions_to_json(captions: Captions) -> dict[str, Any]:
    """As a file holds them."""
    return {
        "meanings": [[_meaning_to_json(one) if one else None for one in level] for level in captions.meanings],
        "which": list(captions.which),
        "function_words": sorted(captions.function_words),
        "counts": [list(level) for level in captions.counts],
    }


def read_captions(path: Path) -> Captions:
    """Reads what `captions_to_json` gave, from a file.

    Raises:
        MmsidError: if it is missing, or holds anything else.
    """
    saved = read_checked(path, _SavedCaptions)
    meanings = tuple(tuple(_meaning(one) if one else None for one in level) for level in saved.meanings)
    counts = tuple(map(tuple, saved.counts))
    told = tuple(tuple(one.count if one else 0 for one in level) for level in meanings)
    if told != counts[: len(told)] or any(sum(level) != len(saved.which) for level in counts):
        raise MmsidError(f"{path} counts other products than it has captions for; {REMEDY}.")
    return Captions(meanings, tuple(saved.which), frozenset(saved.function_words), counts)


def _meaning_to_json(meaning: Meaning) -> dict[str, Any]:
    parts = [{"category": part.category, "alternatives": list(part.alternatives)} for part in meaning.parts]
    return {"text": meaning.text, "parts": parts, "share": meaning.share, "count": meaning.count}


def _meaning(saved: _SavedMeaning) -> Meaning:
    parts = tuple(Part(tuple(part.alternatives), part.category) for part in saved.parts)
    plain = Meaning(parts, saved.share, saved.count)
    return plain if plain.text == saved.text else replace(plain, name=saved.text)
