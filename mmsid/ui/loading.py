"""Loads the model while the page is already up, and gives the shop as one visitor sees it.

In: a build folder; out: the loaded shop, to whoever waits for it. Loading happens once, in one thread; a failure is
kept and told to everyone who asks. A visitor's shop and the answers given in it are kept for a moment, by their
content, so that what explains an answer reads it instead of decoding it again.
"""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from mmsid.errors import MmsidError
from mmsid.ui.contract import ShopQuestion
from mmsid.ui.contract.recommend import SHOWN
from mmsid.ui.recent import Recent

if TYPE_CHECKING:
    from mmsid.explain import Scenario
    from mmsid.records import Answer
    from mmsid.shop import MMSID

logger = logging.getLogger(__name__)


ENCODER_LATER_SECONDS = 2.0
"""CLIP is loaded so long after the rest, so that it does not slow the first visitor's first answer down."""

KEPT_SHOPS, KEPT_ANSWERS, KEPT_SECONDS = 16, 64, 120.0
"""Shops with a visitor's own products, and answers, that are kept at most, and for how long after the last question."""

_ONE_AT_A_TIME = threading.Lock()
"""While it builds a model, transformers changes torch's default device for all threads: two loads would mix it up."""


class LoadingState(StrEnum):
    """How far the model is."""

    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


class LoadingShop:
    """A shop that is being loaded."""

    def __init__(self, build: Path, *, warm_up: Sequence[str] = (), patience_seconds: float = 180) -> None:
        """Nothing happens before `start`.

        Args:
            build: the build folder.
            warm_up: a history to recommend for once, so that the first visitor does not pay for the first call.
            patience_seconds: how long `wait` waits.
        """
        self._build, self._warm_up, self._patience = build, tuple(warm_up), patience_seconds
        self._done = threading.Event()
        self._shop: MMSID | None = None
        self._failure = ""
        self._shops: Recent[str, MMSID] = Recent(KEPT_SHOPS, KEPT_SECONDS)
        self._answers: Recent[str, Answer] = Recent(KEPT_ANSWERS, KEPT_SECONDS)
        self.seconds = 0.0

    def start(self) -> None:
        """Starts loading in the background."""
        threading.Thread(target=self._load, name="load the model", daemon=True).start()

    @property
    def state(self) -> LoadingState:
        """Loading, ready or failed."""
        if not self._done.is_set():
            return LoadingState.LOADING
        return LoadingState.READY if self._shop is not None else LoadingState.FAILED

    def wait(self) -> MMSID:
        """Returns the loaded shop.

        Raises:
            MmsidError: if loading failed, or is not finished after `patience_seconds`.
        """
        if not self._done.wait(self._patience):
            raise MmsidError("The model is still loading; ask again in a minute.")
        if self._shop is None:
            raise MmsidError(self._failure)
        return self._shop

    def visited(self, asked: ShopQuestion) -> MMSID:
        """The shop as one visitor sees it: with the products that they added, which come with every question.

        Raises:
            MmsidError: as `wait`, or if one of the products cannot be of this build.
        """
        shop = self.wait()
        if not asked.added:
            return shop
        from mmsid.shop import unpack

        return self._shops.get(_key(asked), lambda: shop.with_items(unpack(shop, asked.added), boost=asked.boost))

    def answer(self, asked: ShopQuestion, scenario: Scenario) -> Answer:
        """The recommendations that a page shows, with their trace: decoded once, and read by what explains them.

        Args:
            asked: tells the visitor's shop.
            scenario: what is recommended for.

        Raises:
            MmsidError: as `visited`, or if the scenario cannot be answered.
        """
        shop = self.visited(asked)
        from mmsid.explain import run

        return self._answers.get(_key(asked, scenario), lambda: run(shop, scenario, SHOWN))

    def _load(self) -> None:
        started = time.perf_counter()
        try:
            from mmsid.shop import MMSID

            with _ONE_AT_A_TIME:
                shop = MMSID.load(self._build)
            if self._warm_up and shop.models.recommender is not None:
                shop.recommend(self._warm_up)
            self._shop = shop
        except MmsidError as error:
            self._failure = str(error)
        except Exception:
            logger.exception("Loading %s failed", self._build)
            self._failure = f"The model in {self._build} could not be loaded; the program's log says why."
        self.seconds = time.perf_counter() - started
        self._done.set()
        if self._shop is not None:
            time.sleep(ENCODER_LATER_SECONDS)
            self._warm_encoder(self._shop)

    @staticmethod
    def _warm_encoder(shop: MMSID) -> None:
        """Loads CLIP and the word index, which the first answer does not need."""
        try:
            shop.search("warm up", 1)
        except MmsidError:
            pass  # A catalogue with embeddings of its own has no encoder; who searches is told so.
        except Exception:
            logger.exception("Warming the encoder up failed")


def _key(asked: ShopQuestion, scenario: Scenario | None = None) -> str:
    """Identifies a visitor's shop, and what is asked in it, by their content, and tells nothing of it."""
    parts = [*(item.model_dump_json() for item in asked.added), repr(asked.boost), repr(scenario)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
