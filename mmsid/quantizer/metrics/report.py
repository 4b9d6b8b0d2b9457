"""The reports that a build keeps of its codes, read and checked.

In: `quantizer/health.json`, as `codebook_metrics` made it, and the recommender's `report.json`; out: the same values,
of which the figures can rely on every one that they use. The rule: what else a report holds is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from mmsid.config import read_checked

Number = Annotated[float, Field(ge=-1e12, le=1e12)]
Count = Annotated[int, Field(ge=0, le=2**40)]
Share = Annotated[float, Field(ge=-1e-6, le=1 + 1e-6)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, allow_inf_nan=False)


class _Ids(_Part):
    collisions_before: Count
    collisions_after: Count
    moved: Count
    moved_share: Share
    moved_cost: Number


class _Level(_Part):
    level: Annotated[str, Field(max_length=1)]
    size: Count
    used_before: Count
    used: Count
    dead: Count
    perplexity: Number
    perplexity_share: Share
    residual_share: Number


class _Fidelity(_Part):
    cosine: Number
    self_nearest: Share
    neighbour_overlap: Share
    kendall_tau: Number
    compared: Count | None = None  # of a build from before: all


class _BothFidelities(_Part):
    before: _Fidelity
    after: _Fidelity


class _Meaning(_Part):
    department_homogeneity: Number
    nmi_department: list[Number]
    nmi_type: list[Number]
    items_under_two_codes: Number
    type_share_under_two_codes: Share


class _Modality(_Part):
    items: Count
    same_prefix: list[Share]
    meaning: _Meaning | None


class _Report(_Part):
    items: Count
    codebook_sizes: Annotated[list[Count], Field(min_length=1)]
    ids: _Ids
    levels: Annotated[list[_Level], Field(min_length=1)]
    fidelity: _BothFidelities
    meaning: _Meaning | None
    modalities: dict[str, _Modality]


class _Forgetting(_Part):
    before: list[Number | None]
    after: list[Number | None]
    random: list[Number | None]


class _Tuned(_Part):
    kendall_tau: _Forgetting


def read_report(path: Path) -> dict[str, Any]:
    """What `codebook_metrics` returned, from where the quantiser's stage wrote it.

    Raises:
        MmsidError: if it is missing or holds anything else.
    """
    return read_checked(path, _Report).model_dump()


def read_forgetting(path: Path) -> Mapping[str, Sequence[float | None]] | None:
    """What the tuned language model kept of the codebooks; None where there is no such report, for there is no model.

    Raises:
        MmsidError: if it holds anything else.
    """
    return read_checked(path, _Tuned).kendall_tau.model_dump() if path.is_file() else None
