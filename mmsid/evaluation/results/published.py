"""Published figures of data sets that others measured on, too, and what differs in what their models read.

In: what was measured; out: the data set that it is, if it is a known one. The rule: a figure stands here with where it
was read; what nobody printed is None. All are leave-one-out on the 5-core sequences of the Amazon reviews of 2014
(McAuley et al. 2015), the full catalogue ranked.
"""

from __future__ import annotations

from dataclasses import dataclass

from mmsid.evaluation.results.measured import Measured

Row = tuple[float | None, float | None, float | None, float | None]
"""Recall@5, NDCG@5, Recall@10, NDCG@10."""


@dataclass(frozen=True, slots=True)
class Published:
    """One model's published figures.

    Attributes:
        model: its name.
        reads: what it knows of items.
        source: where the figures were read.
        figures: data set to its row.
    """

    model: str
    reads: str
    source: str
    figures: dict[str, Row]


DATA_SETS = {12_101: "Amazon Beauty", 18_357: "Amazon Sports and Outdoors", 11_924: "Amazon Toys and Games"}
"""Known data sets by their number of items, which no other catalogue split by leave-one-out is likely to have."""

BEAUTY, SPORTS, TOYS = DATA_SETS.values()

PUBLISHED = (
    Published(
        "SASRec, binary loss",
        "item numbers",
        "Zhou et al. 2020 (S3-Rec), authors' repository",
        {
            BEAUTY: (0.0387, 0.0249, 0.0605, 0.0318),
            SPORTS: (0.0233, 0.0154, 0.0350, 0.0192),
            TOYS: (0.0463, 0.0306, 0.0675, 0.0374),
        },
    ),
    Published(
        "S3-Rec",
        "item numbers, attributes",
        "Zhou et al. 2020, authors' repository",
        {
            BEAUTY: (0.0387, 0.0244, 0.0647, 0.0327),
            SPORTS: (0.0251, 0.0161, 0.0385, 0.0204),
            TOYS: (0.0443, 0.0294, 0.0700, 0.0376),
        },
    ),
    Published(
        "TIGER",
        "texts (title, price, brand, category)",
        "Rajput et al. 2023, as phonism/genrec quotes it",
        {
            BEAUTY: (0.0454, 0.0321, 0.0648, 0.0384),
            SPORTS: (0.0264, 0.0181, 0.0400, 0.0225),
            TOYS: (0.0521, 0.0371, 0.0712, 0.0432),
        },
    ),
    Published(
        "ActionPiece",
        "item features",
        "as others quote it (CLAIRO, blondered/transformer_benchmark)",
        {BEAUTY: (0.0511, 0.0340, 0.0775, 0.0424), SPORTS: (0.0316, 0.0205, 0.0500, 0.0264)},
    ),
    Published(
        "RPG",
        "texts",
        "KDD 2025, facebookresearch/RPG_KDD2025",
        {
            BEAUTY: (0.0550, 0.0381, 0.0809, 0.0464),
            SPORTS: (0.0314, 0.0216, 0.0463, 0.0263),
            TOYS: (0.0592, 0.0401, 0.0869, 0.0490),
        },
    ),
    Published(
        "GRAM",
        "texts",
        "ACL 2025, computed from the results file of LIME-Rec",
        {
            BEAUTY: (0.0641, 0.0451, 0.0890, 0.0531),
            SPORTS: (None, None, 0.0554, 0.0314),
            TOYS: (None, None, 0.0987, 0.0603),
        },
    ),
    Published(
        "SASRec, sampled softmax",
        "item numbers",
        "eSASRec (RecSys 2025), blondered/transformer_benchmark",
        {
            BEAUTY: (None, None, 0.0921, 0.0531),
            SPORTS: (None, None, 0.0569, 0.0314),
            TOYS: (None, None, 0.0970, 0.0580),
        },
    ),
    Published(
        "eSASRec",
        "item numbers",
        "RecSys 2025, blondered/transformer_benchmark",
        {
            BEAUTY: (None, None, 0.0928, 0.0523),
            SPORTS: (None, None, 0.0560, 0.0323),
            TOYS: (None, None, 0.0939, 0.0538),
        },
    ),
    Published(
        "MARIUS-COSETTE",
        "texts, item numbers",
        "arXiv 2508.14910, as others quote it; a rerun of MARIUS over 5 seeds has .0817 / .0440 on Beauty",
        {BEAUTY: (0.0658, 0.0435, 0.1002, 0.0546), SPORTS: (0.0431, 0.0283, 0.0672, 0.0362)},
    ),
    Published(
        "LIME-Rec",
        "item numbers, co-occurrence, texts",
        "Double-wk/LIME-Rec, 3 seeds",
        {
            BEAUTY: (0.0699, 0.0491, 0.0996, 0.0587),
            SPORTS: (0.0407, 0.0281, 0.0593, 0.0341),
            TOYS: (0.0786, 0.0561, 0.1105, 0.0664),
        },
    ),
)


def data_set_of(measured: Measured) -> str | None:
    """The known data set that was measured on, if it is one and was split as in the publications."""
    return DATA_SETS.get(measured.catalogue.items) if measured.split.startswith("leave-one-out") else None


def published_on(data_set: str) -> list[tuple[Published, Row]]:
    """Who published figures of a data set, the lowest Recall@10 first."""
    found = [(one, one.figures[data_set]) for one in PUBLISHED if data_set in one.figures]
    return sorted(found, key=lambda pair: pair[1][2] or 0.0)
