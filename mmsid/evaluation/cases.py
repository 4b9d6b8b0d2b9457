"""Answers the test events as the app does, and finds out of each miss why it is one.

In: a build; out: `AnsweredCase`s, which `evaluate --cases-out` and `build` write into it (`cases.parquet`). The rules:
what is answered is the beam's, as on the page; ranks are over the full catalogue without the history; a cause is the
first whose test says yes (`error_analysis/causes.py`), and every figure that it rests on is kept beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mmsid.artifacts import (
    CASES,
    Manifest,
    check_catalogue,
    check_stages,
    read_manifest,
    rewriting,
    whole_file,
)
from mmsid.catalogue import Catalogue, cases, load_catalogue, split_events
from mmsid.error_analysis import AnsweredCase, CaseFile
from mmsid.error_analysis.causes import NEAREST, Evidence, K, cause_of
from mmsid.error_analysis.files import About, write_cases
from mmsid.evaluation.baselines import LastItemCooccurrence, Popularity
from mmsid.evaluation.decoded_cases import Decoded, Ranks, decode_cases
from mmsid.evaluation.metrics import NOT_RANKED
from mmsid.evaluation.oracle import oracle_of
from mmsid.evaluation.protocol import Scorer, Task, rank_cases
from mmsid.evaluation.quality import rival_sasrec, test_task
from mmsid.progress import Progress, silent
from mmsid.records import LEVEL_LETTERS, Case, Codes, Item, Role, code_name, level_roles
from mmsid.shop import MMSID, load_embeddings


def answer_test_events(
    build: Path, *, limit: int = 2000, seed: int = 0, progress: Progress = silent
) -> CaseFile | None:
    """Answers the test events of a build's own catalogue and writes them into it.

    Args:
        build: the folder.
        limit: test events at most, drawn by `seed`.
        seed: of the draw.
        progress: told how far it is.

    Returns:
        what was written (without cases where the catalogue has no test events); None without interactions.

    Raises:
        MmsidError: if the build or its catalogue is damaged.
    """
    manifest = read_manifest(build)  # not `open_build`, which refuses an evaluation that is to be made anew
    check_stages(build, manifest)
    check_catalogue(build, manifest)
    catalogue = load_catalogue(manifest.catalogue_folder(build), reading=manifest.catalogue.reading)
    if catalogue.interactions is None:
        return None
    split = split_events(catalogue.interactions, manifest.catalogue.split)
    events = len(cases(catalogue.interactions, split.test))
    about = About(build=manifest.fingerprint, events=events, seed=seed)
    answered: tuple[AnsweredCase, ...] = ()
    if events:
        answered = _answer(build, manifest, catalogue, (limit, seed), progress)
    with rewriting(build, [CASES]), whole_file(build / CASES) as partial:
        write_cases(partial, answered, about)
    return CaseFile(answered, about)


def _answer(
    build: Path, manifest: Manifest, catalogue: Catalogue, draw: tuple[int, int], progress: Progress
) -> tuple[AnsweredCase, ...]:
    task, histories = test_task(catalogue, manifest.catalogue.split, *draw)
    rivals: dict[str, Scorer] = {
        "popularity": Popularity(task.training_counts),
        "last_item": LastItemCooccurrence(histories, task.item_ids),
    }
    rivals["sasrec"] = rival_sasrec(build, catalogue, manifest.catalogue.split, progress=progress)
    exact = oracle_of(manifest.catalogue_folder(build), task.item_ids)
    if exact is not None:
        rivals["oracle"] = exact
    ranks = {name: _ranks(model, task, name, progress) for name, model in rivals.items()}
    shop = MMSID.opened(build, manifest)
    return answered_cases(shop, task, ranks, _picture_rows(build, shop), progress=progress)


def answered_cases(
    shop: MMSID,
    task: Task,
    ranks: Mapping[str, Ranks],
    pictures: NDArray[np.float32],
    *,
    progress: Progress = silent,
) -> tuple[AnsweredCase, ...]:
    """Answers cases and finds the causes of the misses.

    Args:
        shop: that answers.
        task: the cases, and how often each product was seen.
        ranks: of the targets by the rivals `oracle`, `sasrec`, `last_item`, `popularity`; those that are missing have
            none.
        pictures: `(items, d)` unit rows that tell how alike two pictures are, NaN where there is none.
        progress: told how many cases are done.
    """
    places = neighbours_kept(shop, task.targets)
    decoded = decode_cases(shop, task.cases, progress)
    by_row = dict(zip(task.targets.tolist(), places.tolist(), strict=True))
    found = []
    for number, case in enumerate(task.cases):
        row = int(task.targets[number])
        seen = _Seen(shop, case, row, int(task.training_counts[row]), decoded[number])
        rivals = {name: ranks[name][number] if name in ranks else None for name in RIVALS}
        kept = by_row[row]
        found.append(seen.case(number + 1, rivals, None if np.isnan(kept) else kept, pictures))
    return tuple(found)


RIVALS = ("oracle", "sasrec", "last_item", "popularity")
"""Whose ranks stand in a case."""


def neighbours_kept(shop: MMSID, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """How many of a product's nearest have its first code, of those that could.

    Args:
        shop: whose products they are.
        rows: `(m,)` of the products.

    Returns:
        `(m,)` shares of the `NEAREST` nearest, or of all others with its first code where these are fewer; NaN where it
        is the only one with it.
    """
    firsts = shop.ids.codes[:, 0]
    nearest, _ = shop.index.nearest(shop.index.embeddings(rows.tolist()), NEAREST + 1)
    own = nearest == rows[:, None]
    own[~own.any(axis=1), -1] = True  # equal embeddings may crowd a product out of its own list
    others = nearest[~own].reshape(len(rows), -1)
    same = (firsts[others] == firsts[rows][:, None]).sum(axis=1)
    possible = np.minimum(others.shape[1], np.bincount(firsts)[firsts[rows]] - 1)
    return np.where(possible > 0, same / np.maximum(possible, 1), np.nan)


@dataclass(frozen=True, eq=False)
class _Seen:
    """One case, what the model said of it, and what follows."""

    shop: MMSID
    case_asked: Case
    row: int
    events: int
    decoded: Decoded

    def case(
        self, number: int, rivals: Mapping[str, int | None], kept: float | None, pictures: NDArray[np.float32]
    ) -> AnsweredCase:
        shop, decoded, asked = self.shop, self.decoded, self.case_asked
        codes = shop.codes(asked.target)
        own = tuple(float(level[code]) for level, code in zip(decoded.levels, codes, strict=True))
        hit = bool((decoded.rows == self.row).any())
        level, rival, margin = self._branch(codes)
        twin, twin_margin = self._twin(codes, sum(own))
        cause, figure = cause_of(
            Evidence(
                answered=hit,
                reachable=shop.ids.row(codes) == self.row,
                rank=decoded.rank,
                oracle_rank=rivals["oracle"],
                events=self.events,
                twin_margin=twin_margin,
                neighbours_kept=kept,
                branch_level=level,
                branch_margin=margin,
            )
        )
        items = [shop.items[row] for row in decoded.rows.tolist()]
        return AnsweredCase(
            case=number,
            user_id=asked.user_id,
            timestamp=asked.timestamp,
            history=asked.history,
            target=asked.target,
            answered=tuple(item.item_id for item in items),
            log_probs=tuple(decoded.log_probs.tolist()),
            hit=hit,
            rank=decoded.rank,
            oracle_rank=rivals["oracle"],
            sasrec_rank=rivals["sasrec"],
            last_item_rank=rivals["last_item"],
            popularity_rank=rivals["popularity"],
            events=self.events,
            cause=cause,
            cause_figure=figure,
            left_at=_left_at(codes, shop.codes(items[0].item_id)) if items else LEVEL_LETTERS[0],
            code_log_probs=own,
            branch_level=LEVEL_LETTERS[level],
            branch_code="" if rival is None else code_name(level, rival),
            branch_margin=None if rival is None else margin,
            twin=twin,
            twin_margin=twin_margin,
            neighbours_kept=kept,
            **self._how_wrong(items[0] if items else None, pictures),  # type: ignore[arg-type]
        )

    def _branch(self, codes: Codes) -> tuple[int, int | None, float]:
        """The first level at which another valid code is more probable than the target's, that code, and by how much.

        Where none is, the level at which the target's lead is smallest; codes that lead to products of the history
        alone do not count.
        """
        leads = [self._rival(codes, level) for level in range(len(codes))]
        ahead = next((level for level, (_, margin) in enumerate(leads) if margin > 0), None)
        level = max(range(len(codes)), key=lambda one: leads[one][1]) if ahead is None else ahead
        rival, margin = leads[level]
        return level, rival, margin

    def _rival(self, codes: Codes, level: int) -> tuple[int | None, float]:
        """The most probable other code after the target's own codes before it, and the nats that it is ahead."""
        trie, said = self.shop.trie, self.decoded.levels[level]
        node = trie.node(codes[:level])
        if node < 0:
            return None, -np.inf
        siblings, nodes = trie.children(level, node)
        left = trie.count(level + 1, nodes) - self._excluded(codes[:level], siblings)
        open_codes = siblings[(siblings != codes[level]) & (left > 0)]
        if not len(open_codes):
            return None, -np.inf
        best = int(open_codes[np.argmax(said[open_codes])])
        return best, float(said[best] - said[codes[level]])

    def _excluded(self, prefix: Codes, siblings: NDArray[np.int64]) -> NDArray[np.int64]:
        """Per code after a prefix, how many products of the history are below it."""
        depth = len(prefix)
        rows = [self.shop.row(one) for one in dict.fromkeys(self.case_asked.history)]
        written = self.shop.ids.codes[rows]
        below = written[(written[:, :depth] == np.array(prefix, dtype=written.dtype)).all(axis=1)][:, depth]
        return (below[None, :] == siblings[:, None]).sum(axis=1)

    def _twin(self, codes: Codes, log_prob: float) -> tuple[str, float | None]:
        """The answered product with the same codes up to the last level that is nearest in log-probability."""
        rows, said = self.decoded.rows, self.decoded.log_probs
        alike = (self.shop.ids.codes[rows][:, :-1] == np.array(codes[:-1])).all(axis=1) & (rows != self.row)
        if not alike.any():
            return "", None
        margins = said[alike] - log_prob
        best = int(np.argmin(np.abs(margins)))
        return self.shop.items[int(rows[alike][best])].item_id, float(margins[best])

    def _how_wrong(self, first: Item | None, pictures: NDArray[np.float32]) -> dict[str, bool | float | None]:
        target = self.shop.items[self.row]
        if first is None:
            return dict.fromkeys(("same_type", "same_department", "same_look", "price_difference", "picture_cosine"))
        known = bool(target.category and first.category)
        roles = level_roles(len(self.shop.codebook_sizes))
        look = roles.index(Role.LOOK) if Role.LOOK in roles else None
        codes = [self.shop.ids.codes[row] for row in (self.row, self.shop.row(first.item_id))]
        cosine = float(pictures[self.row] @ pictures[self.shop.row(first.item_id)])
        priced = target.price is not None and first.price is not None
        return {
            "same_type": target.category == first.category if known else None,
            "same_department": target.department == first.department if known else None,
            "same_look": None if look is None else bool(codes[0][look] == codes[1][look]),
            "price_difference": first.price - target.price if priced else None,  # type: ignore[operator]
            "picture_cosine": None if np.isnan(cosine) else cosine,
        }


def _left_at(codes: Codes, answered: Codes) -> str:
    """The letter of the first level at which two IDs differ; empty if none does."""
    pairs = zip(LEVEL_LETTERS, codes, answered, strict=False)
    return next((letter for letter, own, other in pairs if own != other), "")


def _ranks(model: Scorer, task: Task, name: str, progress: Progress) -> Ranks:
    ranks, _ = rank_cases(model, task, k=K, name=name, progress=progress)
    return [None if rank == NOT_RANKED else int(rank) for rank in ranks.tolist()]


def _picture_rows(build: Path, shop: MMSID) -> NDArray[np.float32]:
    """Unit rows of the pictures' embeddings; of the item embeddings where the build knows no pictures."""
    modalities = load_embeddings(build / "encoder" / "embeddings.safetensors")
    rows = modalities.get("image")
    if rows is None:
        return shop.index.embeddings(range(len(shop.items)))
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, np.nan), dtype=np.float32)
