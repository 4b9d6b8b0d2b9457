"""The named endpoints: plain functions with type hints, over HTTP, `gradio_client` and MCP.

Their names, arguments and answers are stable and stand in docs/api.md, which is made of them. Arguments are checked by
the contract's questions, answers are its models, and each endpoint waits in the lanes that its work belongs to. A
problem that the caller can mend comes back as the one sentence of its `MmsidError`; anything else as a sentence without
a trace, and the trace goes to the log.
"""

from __future__ import annotations

import functools
import inspect
import logging
from collections.abc import Awaitable, Callable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, get_type_hints

import gradio as gr
from gradio_client.utils import python_type_to_json_schema

from mmsid.errors import MmsidError, described_name
from mmsid.records import Role, level_roles, parse_code
from mmsid.ui.answers.codes import code_meaning, composition
from mmsid.ui.answers.explain import explanation
from mmsid.ui.answers.new_item import new_item_fields, robustness
from mmsid.ui.answers.products import full_item
from mmsid.ui.answers.recommend import recommendations, search_result
from mmsid.ui.contract import Answer, read_question
from mmsid.ui.contract.base import ShopQuestion
from mmsid.ui.contract.codes import CodeMeaning, CodeRequest, ComposeRequest, Composition, ItemRequest
from mmsid.ui.contract.explain import ExplainRequest, Explanation
from mmsid.ui.contract.files import bytes_of_address
from mmsid.ui.contract.new_item import TokenizedItem, TokenizeRequest
from mmsid.ui.contract.products import FullItem
from mmsid.ui.contract.recommend import (
    Recommendations,
    RecommendRequest,
    SearchRequest,
    SearchResult,
)
from mmsid.ui.contract.schema import typed_dict
from mmsid.ui.loading import LoadingShop, Plain
from mmsid.ui.serving.fair_queue import FairQueue
from mmsid.ui.serving.log import log_failure
from mmsid.ui.serving.replies import BUG
from mmsid.ui.serving.server import Server
from mmsid.ui.serving.visitors import ASKING, visitor_of
from mmsid.ui.uploads import check_history

if TYPE_CHECKING:
    from mmsid.shop import MMSID, NewProduct
    from mmsid.ui.serving.uploads import Uploads

logger = logging.getLogger(__name__)

Endpoint = Callable[..., Awaitable[Answer]]


def add_endpoints(loading: LoadingShop, server: Server) -> None:
    """Adds the named API to the Blocks that are being built."""
    for endpoint in endpoints(loading, server):
        guarded = _as_json(endpoint, server)
        if endpoint.__name__ == "tokenize":
            _add_with_file(guarded, answer_model(endpoint))
        else:
            gr.api(guarded, api_name=endpoint.__name__, queue=False, concurrency_limit=None)


def endpoints(loading: LoadingShop, server: Server) -> list[Endpoint]:
    """The endpoints, by their function's name.

    Args:
        loading: the shop; an endpoint waits for it.
        server: whose lanes they wait in.
    """
    return [*_about_shoppers(loading, server), *_about_products(loading, server), *_about_codes(loading, server)]


def lanes_of_endpoints(server: Server) -> dict[str, FairQueue]:
    """The lane in which each endpoint waits longest, by its name."""
    lanes = server.lanes
    long = {"recommend": lanes.model, "tokenize": lanes.model, "explain": lanes.explanations}
    return {**dict.fromkeys(("search", "item", "code", "compose"), lanes.lookups), **long}


def answer_model(endpoint: Endpoint) -> type[Answer]:
    """The model of what an endpoint answers."""
    model: type[Answer] = get_type_hints(endpoint)["return"]
    return model


def _about_shoppers(loading: LoadingShop, server: Server) -> list[Endpoint]:
    async def recommend(history: list[str], k: int = 10) -> Recommendations:
        """Recommends the products that a shopper will want next.

        Args:
            history: ids of the products that the shopper looked at, oldest first.
            k: how many products to recommend, 1 to 100.
        """
        asked = read_question(RecommendRequest, {"history": history, "k": k})
        ids = check_history(asked.history, server.limits)
        plain = Plain(ShopQuestion(), tuple(ids), asked.k)
        shop, answer = await server.lanes.model.run_together(loading.answers, plain, kind="recommend")
        return recommendations(shop, answer)

    async def explain(history: list[str], item_id: str) -> Explanation:
        """Tells how much each product of a history spoke for a product, per level of its semantic ID, and why in words.

        Args:
            history: ids of the products that the shopper looked at, oldest first.
            item_id: the recommended product.
        """
        asked = read_question(ExplainRequest, {"history": history, "item_id": item_id})
        ids = check_history(asked.history, server.limits)
        return await server.lanes.explanations.run(lambda: _explained(loading, ids, asked.item_id), kind="explain")

    return [recommend, explain]


def _explained(loading: LoadingShop, history: list[str], item_id: str) -> Explanation:
    shop = loading.wait()
    from mmsid.explain import Scenario, deletion_curve, evidence, joint_removal, leave_one_out

    joint = joint_removal(shop, history, item_id)
    answer = loading.answer(shop, Scenario(tuple(history)))
    recommended = item_id in {line.item.item_id for line in answer}
    words = evidence(shop, answer, joint, deletion_curve(shop, joint)) if recommended else []
    return explanation(shop, leave_one_out(shop, history, item_id), joint, words)


def _about_products(loading: LoadingShop, server: Server) -> list[Endpoint]:
    async def search(text: str, k: int = 10) -> SearchResult:
        """Finds the products that a text describes; words and CLIP are blended.

        Args:
            text: a few words.
            k: how many products to find, 1 to 100.
        """
        asked = read_question(SearchRequest, {"text": text, "k": k})

        def found() -> SearchResult:
            shop = loading.wait()
            return search_result(shop, shop.search(asked.text, asked.k))

        return await server.lanes.lookups.run(found, kind="search")

    async def item(item_id: str) -> FullItem:
        """Tells all about one product of the shop.

        Args:
            item_id: the product's id.
        """
        asked = read_question(ItemRequest, {"item_id": item_id})
        return await server.lanes.lookups.run(lambda: full_item(loading.wait(), asked.item_id), kind="item")

    async def tokenize(image: str | None = None, title: str = "", description: str = "") -> TokenizedItem:
        """Gives a product that nobody has seen its semantic ID, from its picture and its text alone.

        Also tells how many products share its first codes, what picture and text would say alone, how robust the codes
        are, and how near the product is to the catalogue.

        Args:
            image: a picture, or nothing.
            title: the product's title, or nothing.
            description: the product's description, or nothing.
        """
        asked = read_question(TokenizeRequest, {"image": image, "title": title, "description": description})
        lanes = server.lanes
        product = await lanes.files.run(lambda: _read_product(asked, server.uploads), kind="picture")
        return await lanes.model.run(lambda: _tokenized(loading, product), kind="tokenize")

    return [search, item, tokenize]


def _read_product(asked: TokenizeRequest, uploads: Uploads) -> NewProduct:
    from mmsid.shop import read_product

    if asked.image is None:
        return read_product(None, asked.title, asked.description)
    if isinstance(asked.image, str):
        return read_product(bytes_of_address(asked.image), asked.title, asked.description)
    content, name = uploads.take(asked.image.path), asked.image.orig_name or PurePosixPath(asked.image.path).name
    return read_product(content, asked.title, asked.description, name=described_name(name))


def _tokenized(loading: LoadingShop, product: NewProduct) -> TokenizedItem:
    shop = loading.wait()
    from mmsid.explain import by_modality
    from mmsid.explain import robustness as vary

    found, varied = by_modality(shop, product), vary(shop, product)
    return TokenizedItem(
        **new_item_fields(shop, found),
        robustness=robustness(shop, found.both, varied) if varied else None,
    )


def _about_codes(loading: LoadingShop, server: Server) -> list[Endpoint]:
    async def code(code: str) -> CodeMeaning:
        """Tells what a code of the semantic IDs means, wherever it stands, and reads its page.

        Args:
            code: a level's letter and a number, such as a12 or c30, or a prefix, such as "a12 b7", whose page holds the
                products of this shelf alone. A code of the last level has a page only with all codes before it.
        """
        name = read_question(CodeRequest, {"code": code}).code.strip()
        return await server.lanes.lookups.run(lambda: _meaning(loading, name), kind="code")

    async def compose(codes: str) -> Composition:
        """Adds up the codewords of any codes and names the products nearest to the sum.

        Args:
            codes: from level a on, such as "a12 b7 c30"; no product need have them.
        """
        asked = read_question(ComposeRequest, {"codes": codes})
        return await server.lanes.lookups.run(lambda: _composed(loading, asked.codes), kind="compose")

    return [code, compose]


def _meaning(loading: LoadingShop, name: str) -> CodeMeaning:
    shop = loading.wait()
    from mmsid.explain import page_of

    if len(name.split()) == 1 and _tells_apart(shop, name):
        return code_meaning(shop, shop.code(name), None)  # which one of what is not said
    page = page_of(shop, name)
    return code_meaning(shop, shop.code(page.names[-1]), page)


def _tells_apart(shop: MMSID, name: str) -> bool:
    """Whether a code is of a level whose codes have no meaning of their own; `shop.code` refuses one of no level."""
    level = parse_code(name)[0]
    return level_roles(len(shop.codebook_sizes))[level:][:1] == (Role.ONE,)


def _composed(loading: LoadingShop, codes: str) -> Composition:
    shop = loading.wait()
    from mmsid.explain import compose, parse_prefix

    return composition(shop, compose(shop, parse_prefix(shop, codes)))


def _add_with_file(guarded: Callable[..., Any], answered: type[Answer]) -> None:
    """Adds an endpoint by way of invisible components: only those are known to take an uploaded file."""
    answer = gr.JSON(visible=False)
    schema = python_type_to_json_schema(typed_dict(answered))  # as `gr.api` makes it of a type hint
    answer.api_info = lambda: schema  # Gradio asks a component for its schema; one that holds any JSON knows none
    picture = gr.File(label="image", visible=False)
    example = {"path": "mug.jpg", "orig_name": "mug.jpg", "meta": {"_type": "gradio.FileData"}}
    picture.example_payload = lambda: example  # Gradio's own is a PDF on another host
    gr.Button(visible=False).click(
        guarded,
        [
            picture,
            gr.Textbox("", label="title", visible=False),
            gr.Textbox("", label="description", visible=False),
        ],
        answer,
        api_name=guarded.__name__,
        queue=False,
        concurrency_limit=None,
    )


def _as_json(endpoint: Endpoint, server: Server) -> Callable[..., Awaitable[dict[str, Any]]]:
    """The endpoint as Gradio wants it: its answer as typed JSON, and its errors as a caller may see them."""

    @functools.wraps(endpoint)
    async def guarded(request: gr.Request, *args: Any, **kwargs: Any) -> dict[str, Any]:
        ASKING.set(visitor_of(request, server.listeners))
        try:
            return (await endpoint(*args, **kwargs)).model_dump(mode="json")
        except MmsidError as error:
            raise gr.Error(str(error), print_exception=False) from None
        except Exception:
            log_failure(logger, f"Answering /{endpoint.__name__}")
            raise gr.Error(BUG, print_exception=False) from None

    signature, answered = inspect.signature(endpoint), typed_dict(answer_model(endpoint))
    first = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD)  # Gradio gives it, no caller does
    guarded.__annotations__ = {"request": gr.Request, **get_type_hints(endpoint), "return": answered}
    guarded.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=[first, *signature.parameters.values()], return_annotation=answered
    )
    return guarded
