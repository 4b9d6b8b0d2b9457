"""What comes next after a history, and the paths that the decoder considered."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from mmsid.captions import Caption, ItemCaption
from mmsid.records import Codes, Item, code_names
from mmsid.ui.answers.products import chip_fields, item_chips, neighbours, product_fields
from mmsid.ui.contract.recommend import (
    PathTree,
    RecommendAnswer,
    Recommendation,
    Recommendations,
    SearchResult,
    TreeLevel,
    TreeNode,
)

if TYPE_CHECKING:
    from mmsid.explain import PathTree as TreeRecord
    from mmsid.records import Answer
    from mmsid.records import Neighbour as NeighbourRecord
    from mmsid.shop import MMSID


def stored_recommendation(
    item: Item, *, rank: int, log_prob: float, codes: Codes, captions: Sequence[ItemCaption]
) -> Recommendation:
    """One line of an answer, of which the build holds no more than that."""
    return Recommendation(
        **product_fields(item),
        rank=rank,
        log_prob=log_prob,
        probability=math.exp(log_prob),
        probability_left=None,
        voice_shares=None,
        semantic_id=list(code_names(codes)),
        codes=item_chips(codes, captions),
    )


def recommendations(shop: MMSID, answer: Answer, forced: Codes = ()) -> Recommendations:
    """An answer, with the fingerprint of the build that gave it; `forced` are the codes that it had to begin with."""
    from mmsid.explain import probabilities_left

    left = probabilities_left(answer, forced) if forced else [None] * len(answer)
    lines = [
        stored_recommendation(
            one.item,
            rank=one.rank,
            log_prob=one.log_prob,
            codes=shop.codes(one.item.item_id),
            captions=shop.item_captions(one.item.item_id),
        ).model_copy(update={"probability_left": among, "voice_shares": list(one.voice_shares)})
        for one, among in zip(answer, left, strict=True)
    ]
    return Recommendations(
        items=lines,
        note=answer.note,
        fingerprint=shop.fingerprint,
        has_voice=answer.has_voice,
        seconds=answer.trace.seconds,
    )


def recommend_answer(shop: MMSID, answer: Answer, tree: TreeRecord) -> RecommendAnswer:
    """An answer and the tree of its trace."""
    found = recommendations(shop, answer)
    return RecommendAnswer(
        items=found.items,
        note=found.note,
        fingerprint=found.fingerprint,
        has_voice=found.has_voice,
        seconds=found.seconds,
        tree=path_tree(shop, tree),
    )


def path_tree(shop: MMSID, tree: TreeRecord, opened: Sequence[Collection[Codes]] = ()) -> PathTree:
    """The path tree of an answer.

    Args:
        shop: that answered.
        tree: of the answer's trace.
        opened: per level, prefixes that are marked as opened.
    """
    levels: list[TreeLevel] = []
    places: dict[Codes, int] = {(): -1}
    for depth, level in enumerate(tree.levels):
        marked = set(opened[depth]) if opened else set()
        nodes = [
            TreeNode(
                **chip_fields(node.codes, _on_tree(shop, node.codes)),
                prefix=list(code_names(node.codes)),
                products=node.count,
                parent=places[node.codes[:-1]],
                probability=node.probability,
                valid_probability=node.valid_probability,
                path_probability=node.path_probability,
                kept=node.kept,
                ranks=list(node.ranks),
                items=list(node.item_ids),
                valid_mass=tree.valid_mass.get(node.codes),
                opened=node.codes in marked,
            )
            for node in level.nodes
        ]
        places = {node.codes: place for place, node in enumerate(level.nodes)}
        levels.append(TreeLevel(nodes=nodes, hidden=level.hidden, hidden_probability=level.hidden_probability))
    return PathTree(levels=levels, valid_mass=tree.valid_mass.get(()), beam_width=tree.beam_width)


def _on_tree(shop: MMSID, prefix: Codes) -> Caption | ItemCaption:
    """A branch means what its code does; a leaf stands on the product that it leads to."""
    row = shop.ids.row(prefix)
    return shop.caption(prefix) if row is None else shop.item_captions(shop.items[row].item_id)[-1]


def search_result(shop: MMSID, found: Sequence[NeighbourRecord]) -> SearchResult:
    """Products that a text describes, best first."""
    return SearchResult(items=neighbours(shop, found), fingerprint=shop.fingerprint)
