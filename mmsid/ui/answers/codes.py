"""What codes mean and what they add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mmsid.records import CodeSummary, code_names
from mmsid.ui.answers.products import chip, chips, item_chips, near_code, neighbours, product_fields
from mmsid.ui.contract.codes import (
    CategoryCount,
    CodeElsewhere,
    CodeMeaning,
    CodePage,
    CodeUse,
    Composition,
    LedShopper,
    Member,
)
from mmsid.ui.contract.products import Chip, ItemTitle

if TYPE_CHECKING:
    from mmsid.explain import CodePage as PageRecord
    from mmsid.explain import Composition as CompositionRecord
    from mmsid.explain import Member as MemberRecord
    from mmsid.shop import MMSID

EXAMPLES = 4
"""Products that stand for a code on another shelf."""


def code_meaning(shop: MMSID, summary: CodeSummary, page: PageRecord | None) -> CodeMeaning:
    """What a code means, and the products that have it, by what stands before it.

    Args:
        shop: of the code.
        summary: of the code.
        page: of its prefix, where that is known.
    """
    return CodeMeaning(
        code=summary.name,
        level=summary.level + 1,
        caption=summary.caption,
        share=summary.share,
        count=summary.count,
        uses=[
            CodeUse(
                prefix=list(code_names(use.prefix)),
                count=len(use.items),
                items=[ItemTitle(item_id=item.item_id, title=item.name) for item in use.items],
            )
            for use in summary.uses
        ],
        fingerprint=shop.fingerprint,
        page=code_page(shop, page) if page else None,
    )


def code_page(shop: MMSID, page: PageRecord) -> CodePage:
    """The page of a code, on one shelf or wherever it stands."""
    parent = page.prefix[:-1] if page.prefix else (0,) * page.level  # a caption is the same under every prefix

    def member(one: MemberRecord) -> Member:
        rival = chip((*parent, one.rival), shop.caption)
        return Member(**product_fields(one.item), distance=one.distance, margin=one.margin, rival=rival)

    return CodePage(
        prefix=list(page.names),
        codes=chips(page.prefix, shop.caption) if page.prefix else [chip((*parent, page.code), shop.caption)],
        count=len(page.items),
        items=[item.item_id for item in page.items],
        typical=[member(one) for one in page.typical],
        border=[member(one) for one in page.border],
        categories=[CategoryCount(category=category, count=count) for category, count in page.categories],
        next=_following(page),
        nearest=[near_code((*parent, code), distance, caption) for code, distance, caption in page.nearest],
        elsewhere=[
            CodeElsewhere(
                prefix=list(code_names(use.prefix)),
                codes=chips(use.prefix, shop.caption),
                count=len(use.items),
                items=[item.item_id for item in use.items[:EXAMPLES]],
            )
            for use in page.elsewhere
        ],
        shoppers=[LedShopper(name=name, ranks=list(ranks)) for name, ranks in page.shoppers],
        fingerprint=shop.fingerprint,
    )


def composition(shop: MMSID, found: CompositionRecord) -> Composition:
    """What codes add up to: the product that has them, if there is one, and the products nearest to the sum."""
    return Composition(
        prefix=list(code_names(found.codes)),
        codes=item_chips(found.codes, shop.item_captions(found.owner))
        if found.owner
        else chips(found.codes, shop.caption),
        owner=found.owner,
        nearest=neighbours(shop, found.nearest),
        fingerprint=shop.fingerprint,
    )


def _following(page: PageRecord) -> list[Chip]:
    """The codes that come next, with the captions that the page found."""
    captions = {(*page.prefix, code): caption for code, caption in page.following}
    return [chip(prefix, captions.__getitem__) for prefix in captions]
