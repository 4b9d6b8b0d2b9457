"""Are the explanations true? Over many test events: does taking away what they name hurt the recommendation most?

In: a build and its test events; out: how much the log-probability of the model's own first recommendation falls when a
fifth or two fifths of the history are taken out together, chosen by attribution, by chance, as the most recent and as
the most similar products. The recommended path of codes is held fixed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from mmsid.artifacts import open_build
from mmsid.catalogue import load_catalogue
from mmsid.errors import MmsidError
from mmsid.evaluation.metrics import bootstrap_interval
from mmsid.evaluation.quality import held_out_tasks
from mmsid.explain.attribution import Explainer, history_codes, joint_removal, path_log_probs
from mmsid.progress import Progress, silent
from mmsid.records import Attribution, Case
from mmsid.shop import MMSID

SHARES = (0.2, 0.4)
"""Of the history that is taken out."""

SHORTEST = 5
"""Histories with fewer products are left out: there a fifth is nothing."""

RANDOM_DRAWS = 5


def explanation_report(
    shop: MMSID,
    cases: Sequence[Case],
    *,
    explainer: Explainer = joint_removal,
    seed: int = 0,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Measures the faithfulness of an explainer by joint deletion.

    Args:
        shop: a loaded build with a recommender.
        cases: test events; those with fewer than `SHORTEST` products in the history are left out.
        explainer: that is judged.
        seed: of the random choices and the intervals.
        progress: told how many cases are done.

    Returns:
        per share and way of choosing, the mean `drop` in nats and its 95 % `interval`; `ratio` to random, and `n`.

    Raises:
        MmsidError: if no case is long enough.
    """
    longest = shop.recommender.config.max_history
    histories = [case.history[-longest:] for case in cases if len(case.history) >= SHORTEST]
    if not histories:
        raise MmsidError(f"Expected test events with at least {SHORTEST} products in the history, but there are none.")
    embeddings = shop.index.embeddings
    drops: dict[str, list[np.ndarray]] = {name: [] for name in ("attribution", "random", "recent", "similar")}
    for number, history in enumerate(histories):
        target = shop.recommend(history, 1)[0].item.item_id
        attribution = explainer(shop, history, target)
        cosines = embeddings([shop.row(item_id) for item_id in history]) @ embeddings([shop.row(target)])[0]
        rng = np.random.default_rng((seed, number))
        orders = {
            "attribution": [np.argsort(-attribution.totals, kind="stable")],
            "recent": [np.arange(len(history))[::-1]],
            "similar": [np.argsort(-cosines, kind="stable")],
            "random": [rng.permutation(len(history)) for _ in range(RANDOM_DRAWS)],
        }
        fallen = _drops(shop, history, attribution, [order for ways in orders.values() for order in ways])
        for name, ways in orders.items():
            drops[name].append(fallen[: len(ways)].mean(axis=0))
            fallen = fallen[len(ways) :]
        progress(number + 1, len(histories), "Questioning the explanations")
    return {
        "n": len(histories),
        "shares": {
            str(share): {
                name: _figures(np.array(rows)[:, place], np.array(drops["random"])[:, place], seed)
                for name, rows in drops.items()
            }
            for place, share in enumerate(SHARES)
        },
    }


def explain_test_events(
    build: Path, *, limit: int, explainer: Explainer = joint_removal, seed: int = 0, progress: Progress = silent
) -> dict[str, Any]:
    """The report on a build's own test events.

    Args:
        build: the folder.
        limit: test events at most, drawn by `seed`.
        explainer: that is judged.
        seed: of the choice of events, the random choices and the intervals.
        progress: told how many cases are done.

    Raises:
        MmsidError: if the build is damaged, its catalogue has no test events, or their histories are too short.
    """
    manifest = open_build(build)
    catalogue = load_catalogue(manifest.catalogue_folder(build), reading=manifest.catalogue.reading)
    task, _, _ = held_out_tasks(catalogue, manifest.catalogue.split, limit, seed, keep_history=False)
    return explanation_report(
        MMSID.opened(build, manifest), task.cases, explainer=explainer, seed=seed, progress=progress
    )


def format_explanations(report: dict[str, Any]) -> str:
    """A line per share and way of choosing."""
    words = {"attribution": "by attribution", "random": "at random", "recent": "most recent", "similar": "most similar"}
    lines = [f"Fall of the first recommendation's log-probability, {report['n']:,} test events:"]
    for share, ways in report["shares"].items():
        lines.append(f"  {float(share):.0%} of the history taken out")
        for name, figures in ways.items():
            low, high = figures["interval"]
            lines.append(
                f"    {words[name]:15s} {figures['drop']:6.3f}  ({low:.3f} to {high:.3f}), "
                f"{figures['ratio']:.2f} times random"
            )
    return "\n".join(lines)


def _drops(shop: MMSID, history: Sequence[str], attribution: Attribution, orders: Sequence[np.ndarray]) -> np.ndarray:
    """`(orders, shares)` nats by which the target's log-probability falls."""
    codes = history_codes(shop, history)
    gone = [set(order[: math.ceil(share * len(codes))].tolist()) for order in orders for share in SHARES]
    left = [[code for place, code in enumerate(codes) if place not in places] for places in gone]
    scores = path_log_probs(shop, left, shop.codes(attribution.target), codes).sum(axis=1)
    return (attribution.log_prob - scores).reshape(len(orders), len(SHARES))


def _figures(drops: np.ndarray, random: np.ndarray, seed: int) -> dict[str, Any]:
    return {
        "drop": float(drops.mean()),
        "interval": list(bootstrap_interval(drops, seed=seed)),
        "ratio": float(drops.mean() / random.mean()) if random.mean() else math.inf,
    }
