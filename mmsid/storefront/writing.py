"""Stub until written."""

from mmsid.storefront.types import Design, ProductType


def write(design: Design, kind: ProductType) -> tuple[str, str]:
    return design.item_id, ""
