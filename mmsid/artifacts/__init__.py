"""The build folder: stages with fingerprints, and a manifest that is written last.

Layout: one folder per stage, each with a `stage.json` (configuration, fingerprints of the inputs, files with sizes
and hashes) written after its files; `manifest.json` after the last stage. A folder without a manifest is not a
build; a stage whose configuration and inputs are unchanged is not run again; `state/` inside a stage holds what an
interrupted training needs to go on, and is gone when the stage is complete. `records.py` says what the two files
hold, `stage.py` writes a stage, `manifest.py` declares a build complete and opens it.
"""

from mmsid.artifacts.evaluation import (
    CASES,
    METRICS,
    SASREC,
    check_cases,
    check_evaluation,
    kept_evaluation,
    merge_metrics,
    rewriting,
    write_metrics,
)
from mmsid.artifacts.files import file_entries, file_hash, fingerprint, whole_file, write_json
from mmsid.artifacts.holding import held
from mmsid.artifacts.manifest import (
    check_catalogue,
    check_light,
    check_stages,
    open_build,
    read_manifest,
    write_manifest,
)
from mmsid.artifacts.model_sizes import check_sizes
from mmsid.artifacts.records import (
    FORMAT,
    STAGES,
    CatalogueRecord,
    DateOrder,
    FileEntry,
    Manifest,
    Reading,
    Split,
    SplitKind,
    StageRecord,
    StageSummary,
    build_fingerprint,
)
from mmsid.artifacts.stage import Stage

__all__ = [
    "CASES",
    "FORMAT",
    "METRICS",
    "SASREC",
    "STAGES",
    "CatalogueRecord",
    "DateOrder",
    "FileEntry",
    "Manifest",
    "Reading",
    "Split",
    "SplitKind",
    "Stage",
    "StageRecord",
    "StageSummary",
    "build_fingerprint",
    "check_cases",
    "check_catalogue",
    "check_evaluation",
    "check_light",
    "check_sizes",
    "check_stages",
    "file_entries",
    "file_hash",
    "fingerprint",
    "held",
    "kept_evaluation",
    "merge_metrics",
    "open_build",
    "read_manifest",
    "rewriting",
    "whole_file",
    "write_json",
    "write_manifest",
    "write_metrics",
]
