"""SASRec with a full softmax, the rival that is hard to beat: trained once on a build's histories, and kept.

It knows nothing of pictures and texts, so an item without training events is only noise to it. The collaborative voice
is the same network, whose item rows content takes part in.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, JsonValue

from mmsid.artifacts import fingerprint, write_json
from mmsid.collaborative import SasRec, SasRecConfig
from mmsid.collaborative.sasrec import SasRecScorer
from mmsid.config import read_checked
from mmsid.progress import Progress, silent
from mmsid.records import Case
from mmsid.training.collaborative import SequenceData, fit_sasrec

History = Sequence[str]


class _Saved(BaseModel):
    """What `sasrec.json` has to say when it is read again."""

    made_from: str
    curve: dict[str, JsonValue] = {}


def fitted_sasrec(
    folder: Path,
    histories: Sequence[History],
    item_ids: Sequence[str],
    validation: Sequence[Case] = (),
    config: SasRecConfig | None = None,
    *,
    progress: Progress = silent,
) -> SasRecScorer:
    """The model for these histories: read from `folder` if it was made from them, otherwise trained and saved there.

    Args:
        folder: where it is kept; a training that was interrupted goes on from there.
        histories: training histories, item ids oldest first.
        item_ids: the catalogue, in the order of the scores.
        validation: cases that decide how long it is trained.
        config: size and training.
        progress: told after every few steps.

    Raises:
        MmsidError: if the saved weights are damaged.
    """
    config = config or SasRecConfig()
    questions = [(list(case.history), case.target) for case in validation]
    made_from = fingerprint(
        [list(item_ids), [list(history) for history in histories], questions, config.model_dump(mode="json")]
    )
    record = folder / "sasrec.json"
    remedy = "delete the folder to train it again"
    if record.is_file() and read_checked(record, _Saved, remedy=remedy).made_from == made_from:
        return SasRecScorer(SasRec.load(folder, config, remedy=remedy), item_ids)
    rows = {item_id: row for row, item_id in enumerate(item_ids)}
    data = SequenceData(
        [[rows[item] for item in history if item in rows] for history in histories],
        [([rows[i] for i in history if i in rows], rows[target]) for history, target in questions if target in rows],
    )
    model = SasRec(len(item_ids), config.sized_for(sum(map(len, data.histories)), len(item_ids)))
    curve = fit_sasrec(model, data, state=folder / f"state-{made_from}", progress=progress)
    model.save(folder)
    write_json(record, {"made_from": made_from, "curve": curve.model_dump(mode="json")})
    for leftover in folder.glob("state-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    return SasRecScorer(SasRec.load(folder, config, remedy=remedy), item_ids)
