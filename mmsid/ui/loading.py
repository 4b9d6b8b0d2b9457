"""Loads the model while the page is already up, and gives the shop as one visitor sees it.

In: a build folder; out: the loaded shop, to whoever waits for it. Loading happens once, in one thread; a failure is
kept and told to everyone who asks. The rule: nothing of a visitor stays here. Their shop and what they see in it are
made anew for every question, and go with its answer.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from mmsid.errors import MmsidError
from mmsid.ui import zero_gpu
from mmsid.ui.contract import ShopQuestion
from mmsid.ui.contract.recommend import SHOWN

if TYPE_CHECKING:
    from mmsid.explain import Scenario
    from mmsid.records import Answer, Item
    from mmsid.shop import MMSID

logger = logging.getLogger(__name__)


ENCODER_LATER_SECONDS = 2.0
"""CLIP is loaded so long after the rest, so that it does not slow the first visitor's first answer down."""

_STILL_LOADING = "The model is still loading; ask again in a minute."

_ONE_AT_A_TIME = threading.Lock()
"""While it builds a model, transformers changes torch's default device for all threads: two loads would mix it up."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain question: what comes next?

    Attributes:
        shop: tells the visitor's shop.
        history: item ids, oldest first.
        k: how many products.
    """

    shop: ShopQuestion
    history: tuple[str, ...]
    k: int = SHOWN


class LoadingState(StrEnum):
    """How far the model is."""

    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


class LoadingShop:
    """A shop that is being loaded."""

    def __init__(
        self,
        build: Path,
        *,
        items: Sequence[Item] | None = None,
        warm_up: Sequence[str] = (),
        patience_seconds: float = 180,
        afterwards: Callable[[], object] = lambda: None,
    ) -> None:
        """Nothing happens before `start`.

        Args:
            build: the build folder.
            items: of its catalogue, where the page has read them already.
            warm_up: a history to recommend for once, so that the first visitor does not pay for the first call.
            patience_seconds: how long `wait` waits.
            afterwards: is done when everything is loaded, so that whoever asks for it first need not wait for it.
        """
        self._build, self._warm_up, self._patience = build, tuple(warm_up), patience_seconds
        self._items = items
        self._afterwards = afterwards
        self._done = threading.Event()
        self._shop: MMSID | None = None
        self._failure = ""
        self.seconds = 0.0
        self.parameters = 0
        """Of the language model, once it is loaded."""
        self._is_on_gpu = False

    def start(self) -> None:
        """Starts loading in the background."""
        threading.Thread(target=self._load, name="load the model", daemon=True).start()

    @property
    def state(self) -> LoadingState:
        """Loading, ready or failed."""
        if not self._done.is_set():
            return LoadingState.LOADING
        return LoadingState.READY if self._shop is not None else LoadingState.FAILED

    @property
    def problem(self) -> str:
        """Why nothing can be asked, or not yet, in one sentence; empty where it can."""
        return {
            LoadingState.LOADING: _STILL_LOADING,
            LoadingState.READY: "",
            LoadingState.FAILED: self._failure,
        }[self.state]

    def wait(self) -> MMSID:
        """Returns the loaded shop.

        Raises:
            MmsidError: if loading failed, or is not finished after `patience_seconds`.
        """
        if not self._done.wait(self._patience):
            raise MmsidError(_STILL_LOADING)
        if self._shop is None:
            raise MmsidError(self._failure)
        return self._shop

    def move_to_gpu(self) -> None:
        """Loads the shop for the GPU; meant for a process that was forked for one, where no other thread is."""
        if not self._is_on_gpu:
            from mmsid.shop import MMSID

            self._shop = MMSID.load(self._build, items=self._items, device="cuda")
            self._shop.records_searches = False
            self._is_on_gpu = True

    def visited(self, asked: ShopQuestion) -> MMSID:
        """The shop as one visitor sees it: with the products that they added, which come with every question.

        Raises:
            MmsidError: as `wait`, or if one of the products cannot be of this build.
        """
        shop = self.wait()
        if not asked.added:
            return shop
        from mmsid.shop import unpack

        return shop.with_items(unpack(shop, asked.added), boost=asked.boost)

    def answer(self, shop: MMSID, scenario: Scenario) -> Answer:
        """The recommendations that a page shows, with their trace.

        Args:
            shop: of a visitor.
            scenario: what is recommended for.

        Raises:
            MmsidError: if the scenario cannot be answered.
        """
        from mmsid.explain import run

        return run(shop, scenario, SHOWN)

    def answers(self, asked: Sequence[Plain]) -> list[tuple[MMSID, Answer] | MmsidError]:
        """The shops and recommendations of visitors who wait at the same time; those in one shop are decoded together.

        Args:
            asked: their questions.

        Returns:
            per question the visitor's shop and the answer, or why there is none.

        Raises:
            MmsidError: as `wait`.
        """
        from mmsid.shop.answering import recommend_together

        self.wait()
        said: dict[int, tuple[MMSID, Answer] | MmsidError] = {}
        shops: dict[int, MMSID] = {}
        for place, one in enumerate(asked):
            try:
                shops[place] = self.visited(one.shop)
            except MmsidError as error:
                said[place] = error
        for shop in {id(shop): shop for shop in shops.values()}.values():
            places = [place for place, own in shops.items() if own is shop]
            answers = recommend_together(shop, [(asked[place].history, asked[place].k) for place in places])
            for place, answer in zip(places, answers, strict=True):
                said[place] = answer if isinstance(answer, MmsidError) else (shop, answer)
        return [said[place] for place in range(len(asked))]

    def _load(self) -> None:
        started = time.perf_counter()
        try:
            from mmsid.shop import MMSID

            with _ONE_AT_A_TIME:
                shop = MMSID.load(self._build, items=self._items, device="cpu" if zero_gpu.is_here() else "")
            if self._warm_up and shop.models.recommender is not None:
                shop.recommend(self._warm_up)
            if zero_gpu.is_here():
                self._warm_encoder(shop)
            if shop.models.recommender is not None:
                self.parameters = shop.models.recommender.model.num_parameters()
            self._shop = shop
        except MmsidError as error:
            self._failure = str(error)
        except Exception:
            logger.exception("Loading %s failed", self._build)
            self._failure = f"The model in {self._build} could not be loaded; the program's log says why."
        self.seconds = time.perf_counter() - started
        self._done.set()
        if self._shop is not None and not zero_gpu.is_here():
            time.sleep(ENCODER_LATER_SECONDS)
            self._warm_encoder(self._shop)
        try:
            self._afterwards()
        except Exception:
            logger.exception("Making what is asked for later failed")

    @staticmethod
    def _warm_encoder(shop: MMSID) -> None:
        """Loads CLIP and the word index, which the first answer does not need."""
        try:
            shop.search("warm up", 1)
        except MmsidError:
            pass  # A catalogue with embeddings of its own has no encoder; who searches is told so.
        except Exception:
            logger.exception("Warming the encoder up failed")
