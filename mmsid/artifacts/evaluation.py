"""What `evaluate` writes into a finished build: `metrics.json`, the answered cases, a rival's weights in `baselines/`.

In: a build and what was measured; out: the files, with an entry in the manifest for each. The rule: an evaluation that
is interrupted, or that finds the disk full, leaves a build that opens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mmsid.artifacts.files import damage, file_entries, listed, whole_file, write_json
from mmsid.artifacts.records import MANIFEST, FileEntry, Manifest, signed
from mmsid.config import read_checked, read_json
from mmsid.errors import MmsidError

METRICS = "metrics.json"
CASES = "cases.parquet"
SASREC = ("baselines/sasrec.json", "baselines/sasrec.safetensors")


def write_metrics(build: Path, figures: Mapping[str, Any]) -> None:
    """Writes `metrics.json` and its entry: both are written beside their places first, then moved there."""
    with whole_file(build / METRICS) as partial:
        write_json(partial, figures)
        entry = file_entries(build, [partial.name])[partial.name]
        _replace_entries(build, lambda entries: {**entries, METRICS: entry})


def merge_metrics(build: Path, fingerprint: str, figures: Mapping[str, Any]) -> None:
    """Writes figures beside those that `metrics.json` has of this very build; those of another one are given up.

    Args:
        build: the folder.
        fingerprint: of the build.
        figures: by key.
    """
    kept = read_json(build / METRICS) if _measured(build / METRICS) == fingerprint else {}
    write_metrics(build, {**kept, "build": fingerprint, **figures})


@contextmanager
def rewriting(build: Path, names: Iterable[str]) -> Iterator[None]:
    """While a build's files may be written anew, the manifest does not answer for them; afterwards it does again."""
    wanted = set(names)
    _replace_entries(build, lambda entries: {name: entries[name] for name in entries if name not in wanted})
    yield
    written = file_entries(build, (name for name in wanted if (build / name).is_file()))
    _replace_entries(build, lambda entries: {**entries, **written})


def kept_evaluation(
    build: Path, fingerprint: str, before: Manifest | None, report: Callable[[str], None]
) -> dict[str, FileEntry]:
    """The entries of an evaluation that outlives another run of the build; what does not is deleted.

    Args:
        build: all of whose stages are complete.
        fingerprint: of the build that these make.
        before: the manifest before that run, if there was one.
        report: told what is deleted.

    Returns:
        of the figures and the cases, if they are of this very build, and the rival's weights, which say themselves
        what of.
    """
    kept = {}
    written = (name for name in (METRICS, CASES, *SASREC) if (build / name).is_file())
    for name, entry in file_entries(build, written).items():
        recorded = before.evaluation.get(name, entry) if before else entry
        if entry == recorded and (name in SASREC or _measured_build(build / name, before) == fingerprint):
            kept[name] = entry
        else:
            (build / name).unlink()
            report(f"{name} is not of this build and was deleted; `evaluate` makes it anew")
    return kept


def check_evaluation(build: Path, manifest: Manifest) -> None:
    """Checks what `evaluate` wrote; a build of format 1 does not know it.

    Raises:
        MmsidError: naming what is missing, damaged or of another build.
    """
    if manifest.format == 1:
        return
    lines = damage(build, manifest.evaluation)
    if METRICS not in manifest.evaluation and (build / METRICS).is_file():
        lines.append(f"{METRICS} is not in the manifest")
    if lines:
        raise MmsidError(
            f"The build {build} has an evaluation that is not its own: {listed(lines)}; "
            f"run `python -m mmsid evaluate {build}` again, or restore it."
        )


def check_cases(build: Path, manifest: Manifest) -> None:
    """Checks the file of answered cases alone.

    Raises:
        MmsidError: if it is missing or damaged.
    """
    lines = damage(build, {name: entry for name, entry in manifest.evaluation.items() if name == CASES})
    if lines:
        raise MmsidError(
            f"The build {build} has answered cases that are not its own: {listed(lines)}; "
            f"run `python -m mmsid evaluate {build} --cases-out` again, or restore them."
        )


def _replace_entries(build: Path, change: Callable[[dict[str, FileEntry]], dict[str, FileEntry]]) -> None:
    """Replaces the manifest as a whole, if the entries change; one of format 1 has none."""
    manifest = read_checked(build / MANIFEST, Manifest)
    entries = change(dict(manifest.evaluation))
    if manifest.format == 1 or entries == manifest.evaluation:
        return
    values = {name: getattr(manifest, name) for name in type(manifest).model_fields if name != "checksum"}
    changed = signed(**{**values, "evaluation": dict(sorted(entries.items()))})
    write_json(build / MANIFEST, changed.to_json())


def _measured_build(path: Path, before: Manifest | None) -> str:
    """Fingerprint of the build that a file is of: the figures say it, the cases came with the manifest before."""
    if path.name == METRICS:
        return _measured(path)
    return before.fingerprint if before else ""


def _measured(path: Path) -> str:
    """Fingerprint of the build that figures are of; empty where that cannot be read."""
    try:
        figures = read_json(path)
    except MmsidError:
        return ""
    return str(figures.get("build", "")) if isinstance(figures, dict) else ""
