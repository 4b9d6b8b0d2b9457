"""ZeroGPU: a Space's GPU that is lent for seconds, to one function in a process of its own.

In: a function that answers a question; out: the same function where there is no ZeroGPU, otherwise one that answers on
the lent GPU if that is worth it, and on the CPU with a word to the visitor where none is lent. The rules, which follow
from how the package `spaces` works: it is imported before torch, and says that CUDA is there, so every model is loaded
for the CPU by name; its processes are forked, so nothing is asked before all loading has ended, for a lock that another
thread holds stays shut in a fork; the model is put on the GPU in the fork alone.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import gradio as gr
from gradio.context import LocalContext
from starlette.requests import Request
from starlette.types import Scope

from mmsid.errors import MmsidError
from mmsid.ui.contract import Answer

if TYPE_CHECKING:
    from mmsid.ui.loading import LoadingShop

logger = logging.getLogger(__name__)

Q = TypeVar("Q")
A = TypeVar("A", bound=Answer)

WORTH_IT = 50_000_000
"""Parameters of a language model from which on a GPU is asked for: a smaller one explains in a second on two cores, and
being lent a GPU takes about as long and uses up the visitor's share of it."""

FELL_BACK = "No GPU was lent for this answer, so it was worked out on the CPU, which takes longer; it is the same."


@dataclass(frozen=True, slots=True)
class Aside(Generic[A]):
    """An answer with a word about how it came about.

    Attributes:
        answer: as ever.
        word: one sentence to the visitor.
    """

    answer: A
    word: str


def is_here() -> bool:
    """Whether this is a Space on ZeroGPU."""
    return os.environ.get("SPACES_ZERO_GPU", "").lower() in ("1", "t", "true")


def prepare() -> None:
    """What has to be done before torch is imported; nothing where there is no ZeroGPU."""
    if is_here():
        import spaces  # noqa: F401  Importing it is what prepares.


def note_visitor(scope: Scope) -> None:
    """Lets the hub know whose share of a GPU a question uses; nothing where there is no ZeroGPU."""
    if is_here():
        LocalContext.request.set(gr.Request(Request(scope)))


def on_gpu(answer: Callable[[Q], A], loading: LoadingShop, *, seconds: int) -> Callable[[Q], A | Aside[A]]:
    """A function that answers on a lent GPU.

    Args:
        answer: answers a question from the shop that is loaded.
        loading: that shop.
        seconds: that a GPU is asked for; the fewer, the sooner it is lent.
    """
    if not is_here():
        return answer
    import spaces

    def in_a_process_of_its_own(asked: Q) -> A:
        loading.move_to_gpu()
        return answer(asked)

    lent = spaces.GPU(in_a_process_of_its_own, duration=seconds)

    def answered(asked: Q) -> A | Aside[A]:
        if loading.parameters < WORTH_IT:
            return answer(asked)
        try:
            return lent(asked)
        except MmsidError:
            raise
        except (
            Exception
        ) as error:  # quota, no GPU within a minute, a process that ended: the package has no class for it
            logger.warning("No GPU for an answer: %s", " ".join(str(error).split())[:200])
            return Aside(answer(asked), FELL_BACK)

    return answered
