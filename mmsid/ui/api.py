"""The named endpoints: plain functions with type hints, over HTTP, `gradio_client` and MCP.

Their names, arguments and answers are stable and stand in docs/api.md, which is made of them. Arguments are checked by
the contract's questions, answers are its models. A problem that the caller can mend comes back as the one sentence of
its `MmsidError`; anything else as a sentence without a trace, and the trace goes to the log.
"""

from __future__ import annotations

import functools
import inspect
import logging
from collections.abc import Callable
from typing import Any, get_type_hints

import gradio as gr
from gradio_client.utils import python_type_to_json_schema

from mmsid.errors import MmsidError
from mmsid.records import LEVEL_LETTERS, code_names
from mmsid.ui.answers.codes import code_meaning, composition
from mmsid.ui.answers.explain import explanation
from mmsid.ui.answers.new_item import new_item_fields, robustness
from mmsid.ui.answers.products import full_item
from mmsid.ui.answers.recommend import recommendations, search_result
from mmsid.ui.component import BUG
from mmsid.ui.contract import Answer, read_question
from mmsid.ui.contract.base import ShopQuestion
from mmsid.ui.contract.codes import CodeMeaning, CodeRequest, ComposeRequest, Composition, ItemRequest
from mmsid.ui.contract.explain import ExplainRequest, Explanation
from mmsid.ui.contract.new_item import TokenizedItem, TokenizeRequest
from mmsid.ui.contract.products import FullItem
from mmsid.ui.contract.recommend import (
    Recommendations,
    RecommendRequest,
    SearchRequest,
    SearchResult,
)
from mmsid.ui.contract.schema import typed_dict
from mmsid.ui.loading import LoadingShop
from mmsid.ui.space import Limits
from mmsid.ui.uploads import check_history

logger = logging.getLogger(__name__)

Endpoint = Callable[..., Answer]

MODEL = "model"
"""The endpoints' place in Gradio's queue: one question at a time, so that none slows another down."""


def add_endpoints(loading: LoadingShop, limits: Limits) -> None:
    """Adds the named API to the Blocks that are being built."""
    for endpoint in endpoints(loading, limits):
        if endpoint.__name__ == "tokenize":
            _add_with_file(endpoint)
        else:
            gr.api(_as_json(endpoint), api_name=endpoint.__name__, concurrency_id=MODEL, concurrency_limit=1)


def endpoints(loading: LoadingShop, limits: Limits) -> list[Endpoint]:
    """The endpoints, by their function's name.

    Args:
        loading: the shop; an endpoint waits for it.
        limits: of one caller.
    """
    return [*_about_shoppers(loading, limits), *_about_products(loading), *_about_codes(loading)]


def answer_model(endpoint: Endpoint) -> type[Answer]:
    """The model of what an endpoint answers."""
    model: type[Answer] = get_type_hints(endpoint)["return"]
    return model


def _about_shoppers(loading: LoadingShop, limits: Limits) -> list[Endpoint]:
    def recommend(history: list[str], k: int = 10) -> Recommendations:
        """Recommends the products that a shopper will want next.

        Args:
            history: ids of the products that the shopper looked at, oldest first.
            k: how many products to recommend.
        """
        asked = read_question(RecommendRequest, {"history": history, "k": k})
        ids = check_history(asked.history, limits)
        shop = loading.wait()
        return recommendations(shop, shop.recommend(ids, asked.k))

    def explain(history: list[str], item_id: str) -> Explanation:
        """Tells how much each product of a history spoke for a product, per level of its semantic ID, and why in words.

        Args:
            history: ids of the products that the shopper looked at, oldest first.
            item_id: the recommended product.
        """
        asked = read_question(ExplainRequest, {"history": history, "item_id": item_id})
        ids = check_history(asked.history, limits)
        shop = loading.wait()
        from mmsid.explain import Scenario, deletion_curve, evidence, joint_removal, leave_one_out

        joint = joint_removal(shop, ids, asked.item_id)
        answer = loading.answer(ShopQuestion(), Scenario(tuple(ids)))
        recommended = asked.item_id in {line.item.item_id for line in answer}
        words = evidence(shop, answer, joint, deletion_curve(shop, joint)) if recommended else []
        return explanation(shop, leave_one_out(shop, ids, asked.item_id), joint, words)

    return [recommend, explain]


def _about_products(loading: LoadingShop) -> list[Endpoint]:
    def search(text: str, k: int = 10) -> SearchResult:
        """Finds the products that a text describes; words and CLIP are blended.

        Args:
            text: a few words.
            k: how many products to find.
        """
        asked = read_question(SearchRequest, {"text": text, "k": k})
        shop = loading.wait()
        return search_result(shop, shop.search(asked.text, asked.k))

    def item(item_id: str) -> FullItem:
        """Tells all about one product of the shop.

        Args:
            item_id: the product's id.
        """
        asked = read_question(ItemRequest, {"item_id": item_id})
        return full_item(loading.wait(), asked.item_id)

    def tokenize(image: str | None = None, title: str = "", description: str = "") -> TokenizedItem:
        """Gives a product that nobody has seen its semantic ID, from its picture and its text alone.

        Also tells how many products share its first codes, what picture and text would say alone, how robust the codes
        are, and how near the product is to the catalogue.

        Args:
            image: a picture, or nothing.
            title: the product's title, or nothing.
            description: the product's description, or nothing.
        """
        asked = read_question(TokenizeRequest, {"title": title, "description": description})
        shop = loading.wait()
        from mmsid.explain import by_modality
        from mmsid.explain import robustness as vary
        from mmsid.shop import read_product

        product = read_product(image, asked.title, asked.description)
        found, varied = by_modality(shop, product), vary(shop, product)
        return TokenizedItem(
            **new_item_fields(shop, found),
            robustness=robustness(shop, found.both.codes, varied) if varied else None,
        )

    return [search, item, tokenize]


def _about_codes(loading: LoadingShop) -> list[Endpoint]:
    def code(code: str) -> CodeMeaning:
        """Tells what a code of the semantic IDs means, under every parent under which it occurs, and reads its page.

        Args:
            code: a level's letter and a number, such as a12, or a prefix, such as "a12 b7". The page, with typical
                products, those at the border and what is around, needs a prefix from level 1 on.
        """
        name = read_question(CodeRequest, {"code": code}).code.strip()
        shop = loading.wait()
        from mmsid.explain import code_page, parse_prefix

        if len(name.split()) == 1 and not name.startswith(LEVEL_LETTERS[0]):
            return code_meaning(shop, shop.code(name), None)
        prefix = parse_prefix(shop, name)
        return code_meaning(shop, shop.code(code_names(prefix)[-1]), code_page(shop, prefix))

    def compose(codes: str) -> Composition:
        """Adds up the codewords of any codes and names the products nearest to the sum.

        Args:
            codes: from level 1 on, such as "a12 b7 c30"; no product need have them.
        """
        asked = read_question(ComposeRequest, {"codes": codes})
        shop = loading.wait()
        from mmsid.explain import compose as add_up
        from mmsid.explain import parse_prefix

        return composition(shop, add_up(shop, parse_prefix(shop, asked.codes)))

    return [code, compose]


def _add_with_file(endpoint: Endpoint) -> None:
    """Adds an endpoint by way of invisible components: only those check, fetch and type an uploaded file."""
    answer = gr.JSON(visible=False)
    schema = python_type_to_json_schema(typed_dict(answer_model(endpoint)))  # as `gr.api` makes it of a type hint
    answer.api_info = lambda: schema  # Gradio asks a component for its schema; one that holds any JSON knows none
    gr.Button(visible=False).click(
        _as_json(endpoint),
        [
            gr.File(label="image", visible=False),
            gr.Textbox("", label="title", visible=False),
            gr.Textbox("", label="description", visible=False),
        ],
        answer,
        api_name=endpoint.__name__,
        concurrency_id=MODEL,
        concurrency_limit=1,
    )


def _as_json(endpoint: Endpoint) -> Callable[..., dict[str, Any]]:
    """The endpoint as Gradio wants it: its answer as typed JSON, and its errors as a caller may see them."""

    @functools.wraps(endpoint)
    def guarded(*args: Any, **kwargs: Any) -> dict[str, Any]:
        try:
            return endpoint(*args, **kwargs).model_dump(mode="json")
        except MmsidError as error:
            raise gr.Error(str(error), print_exception=False) from None
        except Exception:
            logger.exception("The endpoint %s failed", endpoint.__name__)
            raise gr.Error(BUG, print_exception=False) from None

    answered = typed_dict(answer_model(endpoint))
    guarded.__annotations__ = {**get_type_hints(endpoint), "return": answered}
    guarded.__signature__ = inspect.signature(endpoint).replace(return_annotation=answered)  # type: ignore[attr-defined]
    return guarded
