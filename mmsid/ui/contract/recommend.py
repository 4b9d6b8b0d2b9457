"""The Recommend panel and `/recommend`, `/search`: what comes next after a history, and what a text finds."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mmsid.records import MAX_COUNT
from mmsid.ui.contract.base import MAX_QUERY_LENGTH, Answer, History, HistoryQuestion, Question, Share, ShopQuestion
from mmsid.ui.contract.products import Chip, Neighbour, Product
from mmsid.ui.contract.sentences import wanted

SHOWN = 10
"""Products in an answer of the page; a product among them is explained in words, too."""

Query = Annotated[
    str,
    Field(max_length=MAX_QUERY_LENGTH),
    wanted(f"the text as text of at most {MAX_QUERY_LENGTH:,} letters", "write it as a string"),
]
"""Words to search for."""

CategoryName = Annotated[
    str,
    Field(max_length=MAX_QUERY_LENGTH),
    wanted(f"a category as text of at most {MAX_QUERY_LENGTH:,} letters", "choose one of the catalogue's"),
]
"""Of a catalogue's categories."""

FOUND = 100
"""Products that a search of the page finds."""

Count = Annotated[
    int,
    Field(ge=1, le=MAX_COUNT),
    wanted(f"the number of products as a whole number from 1 to {MAX_COUNT}", "choose another"),
]
"""How many products; where the shop has fewer, all of them are given."""


class RecommendQuestion(HistoryQuestion):
    """What comes next after a history?"""


class RecommendRequest(Question):
    """`/recommend`.

    Attributes:
        history: ids of the products that the shopper looked at, oldest first.
        k: how many products to recommend.
    """

    history: History
    k: Count = 10


class SearchQuestion(ShopQuestion):
    """Which products does a text describe?

    Attributes:
        text: a few words.
        department: of the products, their coarsest category; any where it is empty.
        type: the finest of several categories; any where it is empty.
    """

    text: Query
    department: CategoryName = ""
    type: CategoryName = ""


class SearchRequest(Question):
    """`/search`.

    Attributes:
        text: a few words.
        k: how many products to find.
    """

    text: Query
    k: Count = 10


class Recommendation(Product):
    """One line of an answer.

    Attributes:
        rank: from 1.
        log_prob: of the whole semantic ID under the full vocabulary, in nats.
        probability: `exp(log_prob)`.
        probability_left: where codes were forced, the same among what is left: divided by the probability that these
            codes have; else null.
        voice_shares: per level, how much of the probability of the ID up to this code is the collaborative voice's
            (what other shoppers did); the rest is the language model's. The last is that of the whole ID. Zeros
            without such a voice, null in an answer that stands in the build.
        semantic_id: written codes, coarse to fine.
        codes: the same, captioned.
    """

    rank: int
    log_prob: float
    probability: Share
    probability_left: Share | None
    voice_shares: list[Share] | None
    semantic_id: list[str]
    codes: list[Chip]


class StoredRecommendations(Answer):
    """An answer as the build holds it.

    Attributes:
        items: best first.
        note: one sentence where it differs from what was asked for (fewer items than k, …), else empty.
        fingerprint: of the build that gave it.
    """

    items: list[Recommendation]
    note: str
    fingerprint: str


class Recommendations(StoredRecommendations):
    """An answer of the recommender.

    Attributes:
        has_voice: whether the collaborative voice took part in it; else the language model alone answered.
        seconds: wall-clock time of the decode.
    """

    has_voice: bool
    seconds: float


class TreeNode(Chip):
    """A prefix that the decoder considered.

    Attributes:
        prefix: written codes; the last one was considered after those before it.
        products: whose IDs begin with it.
        parent: its parent's place among the nodes of the level before, from 0; -1 on the first level.
        probability: of the code after the codes before it, under the full vocabulary.
        valid_probability: the same among the codes that lead to a product.
        path_probability: of the whole prefix, under the full vocabulary.
        kept: whether it stayed in the beam.
        ranks: of the answers that run through it, from 1.
        items: ids of a few products below it; those that were answered first.
        valid_mass: share of the next code's probability that lay on codes which lead to a product; null where the
            prefix was not continued.
        opened: whether a what-if run kept it and the run before did not.
    """

    prefix: list[str]
    products: int
    parent: int
    probability: Share
    valid_probability: float
    path_probability: Share
    kept: bool
    ranks: list[int]
    items: list[str]
    valid_mass: float | None
    opened: bool


class TreeLevel(Answer):
    """One level of the path tree.

    Attributes:
        nodes: that are shown, the most probable path first.
        hidden: nodes that were considered and are not shown.
        hidden_probability: sum of their path probabilities.
    """

    nodes: list[TreeNode]
    hidden: int
    hidden_probability: float


class PathTree(Answer):
    """What the decoder considered while it made an answer.

    Attributes:
        levels: coarse to fine.
        valid_mass: as a node's, of the first code.
        beam_width: prefixes that it kept per level, at most.
    """

    levels: list[TreeLevel]
    valid_mass: float | None
    beam_width: int


class RecommendAnswer(Recommendations):
    """An answer with the paths that led to it.

    Attributes:
        tree: those paths.
    """

    tree: PathTree


class SearchAnswer(Answer):
    """The products that the text describes best, best first.

    Attributes:
        rows: their places in the catalogue, from 0; what the visitor added comes after it, in their order.
    """

    rows: list[int]


class SearchResult(Answer):
    """What `/search` found.

    Attributes:
        items: best first; the cosine is that with the text.
        fingerprint: of the build.
    """

    items: list[Neighbour]
    fingerprint: str
