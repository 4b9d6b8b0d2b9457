"""The named endpoints: plain functions with type hints, over HTTP, `gradio_client` and MCP.

Their names, arguments and answers are stable and stand in the README. A problem that the caller can mend comes back
as the one sentence of its `MmsidError`; anything else as a sentence without a trace, and the trace goes to the log.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from typing import Any

import gradio as gr

from mmsid.errors import MmsidError
from mmsid.records import LEVEL_LETTERS, code_names
from mmsid.ui import answers, new_item_answers
from mmsid.ui.component import BUG
from mmsid.ui.loading import LoadingShop
from mmsid.ui.space import Limits

logger = logging.getLogger(__name__)

MODEL = "model"
"""The endpoints' place in Gradio's queue: one question at a time, so that none slows another down."""

SHOWN = 10
"""Products in an answer of the page; a product among them is explained in words, too."""


def add_endpoints(loading: LoadingShop, limits: Limits) -> None:
    """Adds the named API to the Blocks that are being built."""
    for endpoint in _endpoints(loading, limits):
        gr.api(_in_one_sentence(endpoint), api_name=endpoint.__name__, concurrency_id=MODEL, concurrency_limit=1)
    _add_tokenize(loading)


def _add_tokenize(loading: LoadingShop) -> None:
    """Adds `/tokenize` by way of invisible components: only those check, fetch and type an uploaded file."""

    def tokenize(image: str | None = None, title: str = "", description: str = "") -> dict:
        """Gives a product that nobody has seen its semantic ID, from its picture and its text alone.

        Also tells how many products share its first codes, what picture and text would say alone, how firm the codes
        are, and how near the product is to the catalogue.

        Args:
            image: a picture, or nothing.
            title: the product's title, or nothing.
            description: the product's description, or nothing.
        """
        shop = loading.wait()
        from mmsid.explain import by_modality, robustness

        found = by_modality(shop, image, title, description)
        robust = robustness(shop, image, title, description)
        return {
            **new_item_answers.new_item_lines(shop, found),
            "stability": robust and new_item_answers.robustness_lines(shop, found.both.codes, robust),
        }

    gr.Button(visible=False).click(
        _in_one_sentence(tokenize),
        [
            gr.File(label="image", visible=False),
            gr.Textbox("", label="title", visible=False),
            gr.Textbox("", label="description", visible=False),
        ],
        gr.JSON(visible=False),
        api_name="tokenize",
        concurrency_id=MODEL,
        concurrency_limit=1,
    )


def _endpoints(loading: LoadingShop, limits: Limits) -> list[Callable[..., dict]]:
    def recommend(history: list[str], k: int = 10) -> dict:
        """Recommends the products that a shopper will want next.

        Args:
            history: ids of the products that the shopper looked at, oldest first.
            k: how many products to recommend.
        """
        ids = checked_history(history, limits)
        shop = loading.wait()
        return answers.answer_lines(shop, shop.recommend(ids, k))

    def explain(history: list[str], item_id: str) -> dict:
        """Tells how much each product of a history spoke for a product, per level of its semantic ID, and why in words.

        Args:
            history: ids of the products that the shopper looked at, oldest first.
            item_id: the recommended product.
        """
        ids = checked_history(history, limits)
        shop = loading.wait()
        from mmsid.explain import deletion_curve, evidence, joint_removal, leave_one_out

        joint = joint_removal(shop, ids, item_id)
        answer = shop.recommend(ids, SHOWN)
        recommended = item_id in {line.item.item_id for line in answer}
        return {
            **answers.attribution_lines(shop, leave_one_out(shop, ids, item_id)),
            "joint_effects": joint.effects.tolist(),
            "evidence": evidence(shop, answer, joint, deletion_curve(shop, joint)) if recommended else [],
        }

    def search(text: str, k: int = 10) -> dict:
        """Finds the products that a text describes; words and CLIP are blended.

        Args:
            text: a few words.
            k: how many products to find.
        """
        shop = loading.wait()
        return {
            "items": answers.neighbour_lines(shop, shop.search(_text(text, "text"), k)),
            "fingerprint": shop.fingerprint,
        }

    def item(item_id: str) -> dict:
        """Tells all about one product of the shop.

        Args:
            item_id: the product's id.
        """
        return answers.full_item_lines(loading.wait(), item_id)

    def code(code: str) -> dict:
        """Tells what a code of the semantic IDs means, under every parent under which it occurs, and reads its page.

        Args:
            code: a level's letter and a number, such as a12, or a prefix, such as "a12 b7". The page, with typical
                products, those at the border and what is around, needs a prefix from level 1 on.
        """
        shop = loading.wait()
        from mmsid.explain import code_page, parse_prefix

        name = _text(code, "code").strip()
        if len(name.split()) == 1 and not name.startswith(LEVEL_LETTERS[0]):
            return {**answers.code_lines(shop, shop.code(name)), "page": None}
        prefix = parse_prefix(shop, name)
        summary = shop.code(code_names(prefix)[-1])
        return {**answers.code_lines(shop, summary), "page": answers.page_lines(shop, code_page(shop, prefix))}

    def compose(codes: str) -> dict:
        """Adds up the codewords of any codes and names the products nearest to the sum.

        Args:
            codes: from level 1 on, such as "a12 b7 c30"; no product need have them.
        """
        shop = loading.wait()
        from mmsid.explain import compose as add_up
        from mmsid.explain import parse_prefix

        return answers.composition_lines(shop, add_up(shop, parse_prefix(shop, _text(codes, "codes"))))

    return [recommend, explain, search, item, code, compose]


def checked_history(history: Any, limits: Limits) -> list[str]:
    """Refuses what is no history, before anything waits for the model.

    Returns:
        the history.

    Raises:
        MmsidError: if it is no list of ids, empty, or longer than the Space allows.
    """
    if not isinstance(history, list) or not history:
        raise MmsidError("Expected a list of at least one product id as history, but got none; add a product.")
    if not all(isinstance(item_id, str) for item_id in history):
        raise MmsidError("Expected product ids as text in the history, but got something else; write them as strings.")
    if len(history) > limits.history:
        raise MmsidError(
            f"Expected a history of at most {limits.history} products, but got {len(history)}; leave the oldest out."
        )
    return history


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise MmsidError(f"Expected the {name} as text, but got {type(value).__name__}; write it as a string.")
    return value


def _in_one_sentence(endpoint: Callable[..., dict]) -> Callable[..., dict]:
    """Turns what an endpoint raises into an error that a caller may see."""

    @functools.wraps(endpoint)
    def guarded(*args: Any, **kwargs: Any) -> dict:
        try:
            return endpoint(*args, **kwargs)
        except MmsidError as error:
            raise gr.Error(str(error), print_exception=False) from None
        except Exception:
            logger.exception("The endpoint %s failed", endpoint.__name__)
            raise gr.Error(BUG, print_exception=False) from None

    return guarded
