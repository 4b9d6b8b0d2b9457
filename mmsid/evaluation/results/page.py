"""docs/results.md: everything that was measured, on one page.

In: what was measured on each build, and ablations; out: Markdown. The rules: the same figures give the same bytes; a
table stands with the split, the seeds, the machine and the versions that it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mmsid.evaluation.comparison import OURS, is_rival, p_text
from mmsid.evaluation.results.markdown import figure, table
from mmsid.evaluation.results.measured import Comparison, Measured
from mmsid.evaluation.results.protocol_text import MODELS_TEXT, PROTOCOL
from mmsid.evaluation.results.published import BEAUTY, data_set_of, published_on
from mmsid.evaluation.results.training import training_lines
from mmsid.evaluation.tables import ALL, cutoffs_of, mark

OWN_ROWS = ("last-item", "sasrec", "mmsid-alone", "mmsid")
"""Rows of this run that stand under published ones."""

DAY_TIES = (
    "The times in this data set have a day's resolution, and of the 22,363 shoppers 6,554 get another last event if a "
    "day's events are put into another order; here it is the order of the published file."
)


def results_page(measured: Mapping[str, Measured], *, command: str, ablations: Sequence[str] = ()) -> str:
    """Writes the page.

    Args:
        measured: heading to what was measured.
        command: that writes this page.
        ablations: Markdown of their tables.
    """
    opening = [
        "# Results",
        f"Written by `{command}`; the same files give the same bytes, so do not edit it. "
        "What was tried and did not help is in [LOG.md](LOG.md).",
    ]
    parts = [*opening, PROTOCOL.rstrip()]
    for heading, one in measured.items():
        parts += [f"## {heading}", *_section(one)]
    return "\n\n".join([*parts, *ablations]) + "\n"


def _section(measured: Measured) -> list[str]:
    compared = [text for one in measured.comparisons for text in _comparison(one)]
    return [
        _facts(measured),
        _whole(measured),
        *_slices(measured),
        *compared,
        *_published(measured),
        *training_lines(measured.training),
        _settings(measured),
    ]


def _facts(measured: Measured) -> str:
    data = measured.catalogue
    drawn = "all" if measured.n == measured.events else f"{measured.n:,} of them, drawn by seed {measured.seed},"
    versions = ", ".join(f"{name} {version}" for name, version in measured.versions.items())
    seeds = ", ".join(f"{stage} {seed}" for stage, seed in measured.seeds.items())
    history = "compete, too" if measured.keep_history else "are left out"
    return "\n".join(
        [
            f"- **Data**: `{data.name}`, {data.items:,} products, {data.shoppers:,} shoppers with "
            f"{data.training_events:,} training events; item embeddings from {_listed(data.modalities)}.",
            f"- **Split**: {measured.split or 'not said'}. **Cases**: {measured.events:,} test events, {drawn} asked. "
            f"Products of the history {history}.",
            f"- **Seeds**: {seeds}; of the intervals {measured.seed}. **Build**: `{measured.build}`.",
            f"- **Machine**: {measured.machine}. **Versions**: {versions}.",
        ]
    )


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names) if names else "what the catalogue brought"


def _whole(measured: Measured) -> str:
    k = measured.k
    cutoffs = cutoffs_of(next(iter(measured.results.values())).get(ALL, {}))
    names = [f"{name}@{one}" for name in ("recall", "ndcg") for one in cutoffs]
    rows = [
        [
            _named(model),
            *(figure(slices[ALL], name, interval=name.startswith("recall")) for name in names),
            figure(slices[ALL], f"coverage@{k}"),
            MODELS_TEXT.get(model, ""),
        ]
        for model, slices in measured.results.items()
    ]
    heads = [name.replace("recall", "R").replace("ndcg", "N") for name in names]
    return table(["model", *heads, f"coverage@{k}", "what it is"], rows)


def _slices(measured: Measured) -> list[str]:
    results, k = measured.results, measured.k
    parts = [part for part in next(iter(results.values())) if part != ALL]
    if not parts:
        return []
    sizes = {part: int(next(iter(results.values()))[part]["n"] or 0) for part in parts}  # type: ignore[arg-type]
    heads = [f"{part} ({sizes[part]:,}){mark(sizes[part])}" for part in parts]
    rows = [
        [
            _named(model),
            *(
                f"{figure(slices.get(part), f'recall@{k}', interval=True)} / {figure(slices.get(part), f'ndcg@{k}')}"
                if sizes[part]
                else "–"
                for part in parts
            ),
        ]
        for model, slices in results.items()
    ]
    rules = "; ".join(f"*{part}*: {measured.slices[part]}" for part in parts if part in measured.slices)
    return [f"By slice, Recall@{k} / NDCG@{k}. {rules[:1]}{rules[1:]}.", table([f"R@{k} / N@{k}", *heads], rows)]


def _comparison(compared: Comparison) -> list[str]:
    rows = []
    for part, found in compared.slices.items():
        low, high = found.interval
        rows.append(
            [
                f"{part}{mark(found.n)}",
                f"{found.n:,}",
                f"{found.gained:,}",
                f"{found.lost:,}",
                f"{found.difference:+.4f}",
                f"{low:+.4f} to {high:+.4f}",
                p_text(found.p_value).removeprefix("= "),
            ]
        )
    heads = ["slice", "cases", "gained", "lost", f"difference of R@{compared.k}", "95 % interval", "p"]
    opening = f"`{compared.model}` against the best rival of this run, `{compared.rival}`, case by case:"
    return [opening, table(heads, rows)]


def _published(measured: Measured) -> list[str]:
    data_set = data_set_of(measured)
    if data_set is None:
        return []
    rows = [
        [one.model, *(_quoted(value) for value in row), one.reads, one.source] for one, row in published_on(data_set)
    ]
    names = ("recall@5", "ndcg@5", "recall@10", "ndcg@10")
    rows += [
        [_named(model), *(figure(measured.results[model][ALL], name) for name in names), *_own(model, measured)]
        for model in OWN_ROWS
        if model in measured.results
    ]
    heads = ["model", "R@5", "N@5", "R@10", "N@10", "reads", "source"]
    opening = f"Published on {data_set}, leave-one-out, full catalogue, beside this run:"
    return [opening, table(heads, rows), _differs(measured, data_set)]


def _differs(measured: Measured, data_set: str) -> str:
    """What a reader has to know before holding this run's rows against the published ones."""
    modalities = measured.catalogue.modalities
    unread = "" if "text" in modalities else ", and not from the titles, brands and descriptions that others read"
    sentences = [
        f"What differs from the published rows: our item embeddings are made from {_listed(modalities)}{unread}; "
        "attributes are the numbers that come with the published sequences.",
        "Item numbers are permuted before anything is learnt, because numbering by first appearance leaks the order.",
        *([DAY_TIES] if data_set == BEAUTY else []),
        "Published models were tuned by their authors, each in its own code; how much that leaves open, reruns of "
        "TIGER by others show, with a Recall@10 of .0559 to .0721 on Beauty where the paper has .0648.",
    ]
    return " ".join(sentences)


def _own(model: str, measured: Measured) -> tuple[str, str]:
    source = f"this run, {measured.n:,} cases"
    if is_rival(model):
        return "item numbers", source
    voice = ", and a collaborative voice" if model == OURS and "mmsid-alone" in measured.results else ""
    return f"semantic IDs from {_listed(measured.catalogue.modalities)}{voice}", source


def _quoted(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"


def _named(model: str) -> str:
    return f"**{model}**" if model in ("mmsid", "mmsid-alone") else model


def _settings(measured: Measured) -> str:
    lines = [
        f"{name} ({', '.join(f'{key} {_plain(value)}' for key, value in found.items() if value is not None)})"
        for name, found in measured.settings.items()
    ]
    return f"Settings of the rivals: {'; '.join(lines)}." if lines else "The rivals have no settings."


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
