"""What all questions and answers have in common, and the kinds of texts and lists that they are made of.

In: what a page or a caller sent, which is a stranger's; out: a checked question (`read_question`). The rule: a question
that cannot be read is told in one `MmsidError` sentence, by `wanted` where the field has words of its own; a list of
objects is read up to the first that is wrong (`FailFast`), as only that one is told.
"""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, FailFast, Field, ValidationError

from mmsid.errors import MmsidError
from mmsid.records import (
    LEVEL_LETTERS,
    MAX_ADDED,
    MAX_GIVEN_DESCRIPTION_LENGTH,
    MAX_GIVEN_TITLE_LENGTH,
    MAX_HISTORY,
    MAX_ID_LENGTH,
    MAX_UPLOAD_MEGABYTES,
    PackedItem,
)
from mmsid.ui.contract.sentences import sentence, wanted

MAX_BOOST = 4
"""How much more than to other new products may be transferred to a visitor's own."""

MAX_NAME_LENGTH, MAX_QUERY_LENGTH = 200, 1_000
"""Letters of a product's id, of a file's or column's name, and of a search."""


def _product_ids(value: Any) -> Any:
    """The sentences of a list that is no history."""
    if not isinstance(value, list) or not value:
        raise MmsidError("Expected a list of at least one product id as history, but got none; add a product.")
    if not all(isinstance(item_id, str) for item_id in value):
        raise MmsidError("Expected product ids as text in the history, but got something else; write them as strings.")
    return value


ItemId = Annotated[str, Field(max_length=MAX_ID_LENGTH)]
"""A product's id."""

History = Annotated[list[ItemId], Field(min_length=1, max_length=MAX_HISTORY), BeforeValidator(_product_ids)]
"""Products that a shopper looked at, oldest first."""

Title = Annotated[
    str,
    Field(max_length=MAX_GIVEN_TITLE_LENGTH),
    wanted(f"a title as text of at most {MAX_GIVEN_TITLE_LENGTH:,} letters", "shorten it"),
]
"""May be empty."""

Description = Annotated[
    str,
    Field(max_length=MAX_GIVEN_DESCRIPTION_LENGTH),
    wanted(f"a description as text of at most {MAX_GIVEN_DESCRIPTION_LENGTH:,} letters", "shorten it"),
]
"""May be empty."""

Name = Annotated[str, Field(max_length=MAX_NAME_LENGTH)]
"""Of a file, or of a table's column."""

CodeName = Annotated[str, Field(max_length=12)]
"""A written code: a level's letter and a number, such as a12."""

CodeNames = Annotated[list[CodeName], Field(max_length=len(LEVEL_LETTERS))]
"""Written codes from level a on."""

Base64 = Annotated[str, Field(max_length=MAX_UPLOAD_MEGABYTES * 1_400_000)]
"""A file's bytes; each place says for itself how many it takes."""

Share = float
"""From 0 to 1, give or take a rounding of sums."""


class Question(BaseModel):
    """What a page or a caller asks: immutable, strict about types and about unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Answer(BaseModel):
    """What the server says: immutable, every key there, no number that JSON cannot carry."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, json_schema_serialization_defaults_required=True
    )


class ShopQuestion(Question):
    """A question about the shop as one visitor sees it, with the products that they added.

    Attributes:
        added: the products, as the server packed them, oldest first.
        boost: how much more is transferred to them than to other new products, 0 to `MAX_BOOST`.
    """

    added: Annotated[
        list[PackedItem],
        Field(max_length=MAX_ADDED),
        FailFast(),
        wanted(f"a list of at most {MAX_ADDED} new products", "remove some"),
    ] = Field([])
    boost: Annotated[float, Field(ge=0, le=MAX_BOOST), wanted(f"a boost from 0 to {MAX_BOOST}", "choose it again")] = 1


class HistoryQuestion(ShopQuestion):
    """A question about a shopper.

    Attributes:
        history: item ids, oldest first.
    """

    history: History


class ItemQuestion(ShopQuestion):
    """A question about one product.

    Attributes:
        item_id: of the catalogue, or of one that the visitor added.
    """

    item_id: ItemId


Q = TypeVar("Q", bound=Question)


def read_question(model: type[Q], values: object) -> Q:
    """Reads what a stranger sent.

    Args:
        model: the question that it should be.
        values: keys and values.

    Raises:
        MmsidError: one sentence with what was expected, what came and what to do.
    """
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise MmsidError(sentence(error)) from None
