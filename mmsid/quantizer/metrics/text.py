"""The codebook metrics for a person: every figure with its target and one sentence on how to read it.

In: what `codebook_metrics` returned. Out: a text for the terminal and, as `Figure` rows, for the interface. The rule:
a figure without a target says so instead of inventing one.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report.

    Attributes:
        name: what is measured.
        value: written out.
        target: written out; empty where there is none.
        met: whether the target is met; None where there is none.
        reading: one sentence.
    """

    name: str
    value: str
    target: str
    met: bool | None
    reading: str


def codebook_figures(
    report: Mapping[str, Any], *, forgetting: Mapping[str, Sequence[float | None]] | None = None
) -> list[Figure]:
    """The figures of a report, from uniqueness to meaning.

    Args:
        report: what `codebook_metrics` returned.
        forgetting: per level, Kendall's tau `before` and `after` the language model's tuning and for `random` rows;
            None where there is no language model.
    """
    return [
        *_id_figures(report),
        *_level_figures(report),
        *_fidelity_figures(report),
        *_meaning_figures(report),
        *(_forgetting_figures(forgetting) if forgetting else ()),
    ]


def format_codebook_metrics(
    report: Mapping[str, Any], *, forgetting: Mapping[str, Sequence[float | None]] | None = None
) -> str:
    """Writes a report for the terminal: one figure a line, what it means below it; arguments as `codebook_figures`."""
    sizes = " x ".join(str(size) for size in report["codebook_sizes"])
    lines = [f"Semantic IDs of {report['items']:,} items, codebooks {sizes}", ""]
    marks = {True: "ok  ", False: "MISS", None: "    "}
    for figure in codebook_figures(report, forgetting=forgetting):
        target = f"  (target: {figure.target})" if figure.target else ""
        lines.append(f"{marks[figure.met]}  {figure.name}: {figure.value}{target}")
        lines.extend(textwrap.wrap(figure.reading, 110, initial_indent=" " * 8, subsequent_indent=" " * 8))
    return "\n".join(lines)


def _id_figures(report: Mapping[str, Any]) -> Iterator[Figure]:
    ids = report["ids"]
    yield Figure(
        "Collisions",
        f"{ids['collisions_after']} ({ids['collisions_before']} before items were moved)",
        "0",
        ids["collisions_after"] == 0,
        "Items beyond the first on an ID; none may be left, or the model could not name one product.",
    )
    yield Figure(
        "Items moved to a free ID",
        f"{ids['moved']} ({_percent(ids['moved_share'])}), squared error {ids['moved_cost']:+.3f} each",
        "",
        None,
        "Items whose ID is not quite the one the quantiser chose. The error says how much worse the moved ones fit: a "
        "whole embedding has squared length 1, so a hundredth is little.",
    )


def _level_figures(report: Mapping[str, Any]) -> Iterator[Figure]:
    for index, level in enumerate(report["levels"]):
        yield Figure(
            f"Level {level['level']}",
            f"{level['used']} of {level['size']} codes used ({level['used_before']} before moving), "
            f"perplexity {level['perplexity']:.1f} ({_percent(level['perplexity_share'])} of the size), "
            f"{_percent(level['residual_share'])} of the embedding's length left",
            "every code used" + (", perplexity at least 80 % of the size" if index == 0 else ""),
            level["dead"] == 0 and (index > 0 or level["perplexity_share"] >= 0.8),
            "Perplexity is how many codes would do if all were used alike; what is left falls level by level.",
        )


def _fidelity_figures(report: Mapping[str, Any]) -> Iterator[Figure]:
    before, after = report["fidelity"]["before"], report["fidelity"]["after"]
    yield Figure(
        "Codeword sum's nearest product is the product itself",
        f"{_percent(after['self_nearest'])} ({_percent(before['self_nearest'])} before moving)",
        "at least 90 % of the items, before and after",
        min(before["self_nearest"], after["self_nearest"]) >= 0.9,
        "An ID stands for its product: whoever only has the codes finds it again among all embeddings.",
    )
    yield Figure(
        "Cosine of embedding and codeword sum",
        f"{after['cosine']:.3f} ({before['cosine']:.3f} before moving)",
        "",
        None,
        "1 is a perfect reconstruction; the more, the better an ID alone stands for its product.",
    )
    yield Figure(
        "Kendall's tau of distances",
        f"{after['kendall_tau']:.3f} ({before['kendall_tau']:.3f} before moving)",
        "",
        None,
        "Rank correlation of the pairwise cosines before and after quantisation: 1 keeps every order, 0 none; more is "
        "better.",
    )
    yield Figure(
        "Neighbours kept",
        f"{_percent(after['neighbour_overlap'])} ({_percent(before['neighbour_overlap'])} before moving)",
        "",
        None,
        "Share of a product's ten nearest that are still among its ten nearest by codeword sums; the more, the better.",
    )


def _meaning_figures(report: Mapping[str, Any]) -> Iterator[Figure]:
    if report["meaning"]:
        yield from _category_figures(report["meaning"], "")
    else:
        yield Figure("Meaning", "not measured", "", None, "The catalogue has no categories to compare the codes with.")
    for name, part in report["modalities"].items():
        if not part["items"]:
            continue
        yield Figure(
            f"Same codes from {name} alone",
            " / ".join(_percent(share) for share in part["same_prefix"]) + " for 1, 2, … codes",
            "",
            None,
            f"How often the {name} alone leads to the same first codes as the fused embedding; more is better "
            "for products that have nothing else.",
        )
        if part["meaning"]:
            yield from _category_figures(part["meaning"], f", {name} alone")


def _category_figures(meaning: Mapping[str, Any], suffix: str) -> Iterator[Figure]:
    yield Figure(
        f"Departments kept apart by the first code{suffix}",
        f"homogeneity {meaning['department_homogeneity']:.3f}",
        "at least 0.9",
        meaning["department_homogeneity"] >= 0.9,
        "1 where no first code mixes products of two departments.",
    )
    yield Figure(
        f"Products under two codes{suffix}",
        f"{meaning['items_under_two_codes']:.1f} on average, "
        f"{_percent(meaning['type_share_under_two_codes'])} of one type",
        "at least 4, and 85 % of one type",
        meaning["items_under_two_codes"] >= 4 and meaning["type_share_under_two_codes"] >= 0.85,
        "Two codes should name a shelf: several products, nearly all of the same type.",
    )
    yield Figure(
        f"Mutual information of prefixes with departments{suffix}",
        " / ".join(f"{value:.2f}" for value in meaning["nmi_department"]),
        "",
        None,
        "Normalised, for 1, 2, … codes: 1 where they say the same; falls where prefixes are finer than departments.",
    )
    yield Figure(
        f"Mutual information of prefixes with types{suffix}",
        " / ".join(f"{value:.2f}" for value in meaning["nmi_type"]),
        "",
        None,
        "Normalised, for 1, 2, … codes; highest at the length that matches the catalogue's types best.",
    )


def _forgetting_figures(forgetting: Mapping[str, Sequence[float | None]]) -> Iterator[Figure]:
    def written(taus: Sequence[float | None]) -> str:
        return " / ".join("–" if tau is None else f"{tau:.2f}" for tau in taus)

    yield Figure(
        "What the language model kept of the codebooks",
        f"Kendall's tau {written(forgetting['after'])} (before its tuning {written(forgetting['before'])}, "
        f"random rows {written(forgetting['random'])})",
        "",
        None,
        "Rank correlation, per level, of distances between codewords and between the model's own rows for the codes: 1 "
        "forgot nothing, 0 all. The paper reports 0.37 after tuning, and 0.06 for rows that started at random.",
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
