"""The best possible predictors of the simulated shoppers: exact posteriors under the process of a `World`.

`Oracle` sees a history (items and their times) and the time of the next event, and returns the exact probability of
every item. With alpha[z, m] = P(taste z, mission m of the next event | history) it filters event by event

    alpha  <-  (alpha[z, m] · P(item | z, m, previous type, candidates)) / total  @  switch
    P(i | z, m, p, C) = (1 - noise) · A[m, p, t(i)] / D[m] · u[z, i] / S[z, t(i)]  +  noise · pop[i] / P

with u = pop · exp(affinity), D, S, P the sums over what is still a candidate (launched by then, not in the history),
and the second term alone where D[m] = 0. The oracle knows the process and with it the launch dates; the other models
rank the full catalogue without the history and are not told them. `LastItemOracle` is the best that one can do with
the last item in place of the history, and shows that histories matter.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent
from storefront.shoppers import Simulation, simulate

if TYPE_CHECKING:
    from storefront.world import World

BATCH = 256
"""Histories that are scored side by side."""

History = Sequence[str]


class _Predictor(ABC):
    """Scoring of single and many histories, on top of a subclass's belief about taste and mission."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._chain = world.chain.transpose(1, 0, 2)  # (T + 1, M, T)
        self._weights = world.weight_slots.transpose(1, 0, 2).copy()  # (T, Z, W)
        self._popularity = world.in_slots(world.popularity, 0.0)  # (T, W)
        self._width = world.slots.shape[1]

    def log_probs(
        self, history: History, timestamp: int, *, history_timestamps: Sequence[int] | None = None
    ) -> np.ndarray:
        """Log-probability of every item to come next.

        Args:
            history: item ids, oldest first; may be empty.
            timestamp: Unix seconds of the next event.
            history_timestamps: Unix seconds of the history's events. They matter a little, for what was on sale then;
                without them it is taken to be what is on sale at `timestamp`.

        Returns:
            float64 `(n,)`; its exponentials sum to 1; -inf for items of the history and those not launched yet.
        """
        times = None if history_timestamps is None else [history_timestamps]
        return self.log_probs_of([history], [timestamp], history_timestamps=times)[0]

    def log_probs_of(
        self,
        histories: Sequence[History],
        timestamps: Sequence[int],
        *,
        history_timestamps: Sequence[Sequence[int]] | None = None,
    ) -> np.ndarray:
        """The same for `B` histories: float64 `(B, n)`."""
        scores = np.empty((len(histories), len(self.world.item_ids)))
        for rows, log_probs in self._batches(histories, timestamps, history_timestamps):
            scores[rows] = log_probs
        return scores

    def rank(
        self,
        histories: Sequence[History],
        timestamps: Sequence[int],
        k: int,
        *,
        history_timestamps: Sequence[Sequence[int]] | None = None,
    ) -> tuple[np.ndarray, np.ndarray]:
        """The `k` most probable items of `B` histories, best first; ties go to the item that comes first.

        Returns:
            item indices int64 `(B, k)` and log-probabilities float64 `(B, k)`, which are -inf where fewer than `k`
            items are candidates; `k` is cut to the catalogue's size.
        """
        k = min(k, len(self.world.item_ids))
        items = np.empty((len(histories), k), dtype=np.int64)
        best = np.empty((len(histories), k))
        for rows, log_probs in self._batches(histories, timestamps, history_timestamps):
            items[rows] = np.argsort(-log_probs, axis=1, kind="stable")[:, :k]
            best[rows] = np.take_along_axis(log_probs, items[rows], axis=1)
        return items, best

    def _batches(
        self,
        histories: Sequence[History],
        timestamps: Sequence[int],
        history_timestamps: Sequence[Sequence[int]] | None,
    ) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Yields rows and their log-probabilities; histories of similar length share a batch."""
        lengths = np.array([len(history) for history in histories], dtype=np.int64)
        order = np.argsort(-lengths, kind="stable")
        for first in range(0, len(order), BATCH):
            rows = order[first : first + BATCH]
            items = np.zeros((len(rows), lengths[rows[0]]), dtype=np.int64)
            now = np.array([timestamps[row] for row in rows], dtype=np.int64)
            times = np.repeat(now[:, None], items.shape[1], axis=1)
            for place, row in enumerate(rows):
                items[place, : lengths[row]] = self._indices(histories[row])
                if history_timestamps is not None:
                    times[place, : lengths[row]] = history_timestamps[row]
            yield rows, self._score(items, times, lengths[rows], now)

    def _indices(self, history: History) -> list[int]:
        try:
            return [self.world.item_index[item_id] for item_id in history]
        except KeyError as error:
            raise MmsidError(f"Expected items of the simulated world, but {error} is not one; leave it out.") from None

    def _score(self, items: np.ndarray, times: np.ndarray, lengths: np.ndarray, now: np.ndarray) -> np.ndarray:
        seen = np.zeros((len(items), *self.world.slots.shape), dtype=bool)
        inside = np.arange(items.shape[1]) < lengths[:, None]
        rows, _ = np.nonzero(inside)
        seen.reshape(len(items), -1)[rows, self.world.item_slots[items[inside]]] = True
        previous = np.full(len(items), len(self.world.type_names))
        some = lengths > 0
        previous[some] = self.world.item_types[items[some, lengths[some] - 1]]
        candidates = (self.world.launch_slots <= now[:, None, None]) & ~seen
        return self._predict(self.beliefs(items, times, lengths), previous, candidates)

    @abstractmethod
    def beliefs(self, items: np.ndarray, times: np.ndarray, lengths: np.ndarray) -> np.ndarray:
        """`P(taste, mission of the next event | what the predictor uses)`: float64 `(B, Z, M)`.

        Args:
            items: int64 `(B, L)` item indices, rows sorted by descending length; anything beyond the length.
            times: int64 `(B, L)` Unix seconds of these events.
            lengths: int64 `(B,)`.
        """

    def _predict(self, beliefs: np.ndarray, previous: np.ndarray, candidates: np.ndarray) -> np.ndarray:
        """Mixes the predictions of all states: `(B, Z, M)`, `(B,)`, bool `(B, T, W)` to log-probabilities `(B, n)`."""
        count, noise = len(beliefs), self.world.config.noise
        types, stuck = self._types(previous, candidates)
        by_type = candidates.transpose(1, 0, 2).astype(np.float64)  # (T, B, W)
        sums = by_type @ self._weights.transpose(0, 2, 1)  # (T, B, Z)
        shares = (beliefs @ types).transpose(2, 0, 1)  # (T, B, Z)
        shares = np.divide(shares, sums, out=np.zeros_like(shares), where=sums > 0)
        wanted = (1 - noise) * (shares @ self._weights)  # (T, B, W)
        total = candidates.reshape(count, -1) @ self._popularity.ravel()
        back = (beliefs.sum(axis=1) * np.where(stuck, 1.0, noise)).sum(axis=1)
        back = np.divide(back, total, out=np.zeros_like(back), where=total > 0)
        probs = (wanted + back[:, None] * self._popularity[:, None]) * by_type
        with np.errstate(divide="ignore"):
            return np.log(probs.transpose(1, 0, 2).reshape(count, -1)[:, self.world.item_slots])

    def _types(self, previous: np.ndarray, candidates: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """`P(type | mission)` among types with candidates `(B, M, T)`, and where there is none, bool `(B, M)`."""
        stocked: np.ndarray = np.any(candidates, axis=2)
        types = self._chain[previous] * stocked[:, None, :]
        totals: np.ndarray = types.sum(axis=2)
        return np.divide(types, totals[..., None], out=types, where=totals[..., None] > 0), totals <= 0


class Oracle(_Predictor):
    """The exact predictor from the whole history; see the module's docstring for the formulas."""

    def beliefs(self, items: np.ndarray, times: np.ndarray, lengths: np.ndarray) -> np.ndarray:
        """The exact posterior; arguments as in the base class."""
        world = self.world
        belief = np.tile(world.taste_prior[:, None] * world.mission_prior, (len(items), 1, 1))
        seen = np.zeros((len(items), *world.slots.shape), dtype=bool)
        previous = np.full(len(items), len(world.type_names))
        for step in range(int(lengths.max(initial=0))):
            count = int((lengths > step).sum())
            rows, item = np.arange(count), items[:count, step]
            candidates = (world.launch_slots <= times[:count, step, None, None]) & ~seen[:count]
            posterior = belief[:count] * self._likelihoods(item, previous[:count], candidates)
            totals = posterior.sum(axis=(1, 2), keepdims=True)
            # A history that the process cannot make (an item twice, or before its launch) leaves the belief as it is.
            posterior = np.divide(posterior, totals, out=belief[:count].copy(), where=totals > 0)
            belief[:count] = posterior @ world.switch
            seen.reshape(len(items), -1)[rows, world.item_slots[item]] = True
            previous[:count] = world.item_types[item]
        return belief

    def _likelihoods(self, items: np.ndarray, previous: np.ndarray, candidates: np.ndarray) -> np.ndarray:
        """`P(item | taste, mission, …)` of the items that came: float64 `(B, Z, M)`."""
        rows, noise = np.arange(len(items)), self.world.config.noise
        types, stuck = self._types(previous, candidates)
        slots = self.world.item_slots[items]
        chosen, places = slots // self._width, slots % self._width
        weights = self._weights[chosen]  # (B, Z, W)
        open_here = candidates[rows, chosen]  # (B, W)
        sums = (weights @ open_here[:, :, None].astype(np.float64))[..., 0]  # (B, Z)
        likes = np.divide(weights[rows, :, places], sums, out=np.zeros_like(sums), where=sums > 0)
        total = candidates.reshape(len(items), -1) @ self._popularity.ravel()
        back = np.divide(self.world.popularity[items], total, out=np.zeros_like(total), where=total > 0)
        wanted = (1 - noise) * likes[:, :, None] * types[rows, :, chosen][:, None, :]
        likelihoods = wanted + (np.where(stuck, 1.0, noise) * back[:, None])[:, None, :]
        return likelihoods * open_here[rows, places][:, None, None]


class LastItemOracle(_Predictor):
    """The best predictor from the last item alone (and the same candidates).

    `P(z, m | last item)` is estimated from the latent states of a large simulation of its own, with each item's
    counts smoothed by the product of its marginals; given z and m the prediction is exact, so what is estimated is
    only the `n × Z × M` table. Without any item it is the prior.
    """

    def __init__(
        self, world: World, *, shoppers: int = 60_000, seed: int = 1_000_003, progress: Progress = silent
    ) -> None:
        """Simulates `shoppers` to learn the table; the seed should not be that of the data under test."""
        super().__init__(world)
        self._prior = world.taste_prior[:, None] * world.mission_prior
        self._table = _state_table(world, simulate(world, shoppers=shoppers, seed=seed, progress=progress))

    def beliefs(self, items: np.ndarray, times: np.ndarray, lengths: np.ndarray) -> np.ndarray:
        """Looks the last item up; arguments as in the base class."""
        last = np.maximum(lengths - 1, 0)
        some = lengths > 0
        belief = np.tile(self._prior, (len(items), 1, 1))
        belief[some] = self._table[items[some, last[some]]] @ self.world.switch
        return belief


def _state_table(world: World, simulation: Simulation, pseudo_count: float = 20.0) -> np.ndarray:
    """`P(taste, mission | item)` from simulated latent states: float64 `(n, Z, M)`."""
    shape = (len(world.item_ids), len(world.taste_prior), len(world.missions))
    cells = np.ravel_multi_index((simulation.items, simulation.tastes[simulation.users], simulation.missions), shape)
    counts = np.bincount(cells, minlength=int(np.prod(shape))).reshape(shape).astype(np.float64)
    tastes = counts.sum(axis=2) + world.taste_prior
    missions = counts.sum(axis=1) + world.mission_prior
    tastes /= tastes.sum(axis=1, keepdims=True)
    missions /= missions.sum(axis=1, keepdims=True)
    table = counts + pseudo_count * tastes[:, :, None] * missions[:, None, :]
    return table / table.sum(axis=(1, 2), keepdims=True)
