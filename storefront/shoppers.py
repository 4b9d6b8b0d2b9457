"""Simulates shoppers: histories drawn from the process of a `World`, many shoppers at a time.

In: a world, a number of shoppers, a seed. Out: a `Simulation`, events sorted by shopper and time, together with the
latent states behind them (for tests and for telling the truth about example shoppers; no model ever sees them). The
draws follow the formulas of `world.py` one by one; nothing of the oracle is used here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mmsid.progress import Progress, silent
from storefront.world import World, sample_times

if TYPE_CHECKING:
    import pandas as pd

BLOCK = 4096
"""Shoppers that are simulated side by side."""


@dataclass(frozen=True)
class Simulation:
    """`E` events of `N` shoppers, sorted by shopper and then by time.

    Attributes:
        item_ids: names of the world's items.
        users: int64 `(E,)`, 0 to N - 1, in the order of arrival.
        items: int64 `(E,)`, indices into `item_ids`.
        timestamps: int64 `(E,)`, Unix seconds, strictly increasing within a shopper.
        missions: int64 `(E,)`, latent: the mission of each event.
        noise: bool `(E,)`, latent: whether only popularity chose the item.
        tastes: int64 `(N,)`, latent: the taste of each shopper.
    """

    item_ids: tuple[str, ...]
    users: np.ndarray
    items: np.ndarray
    timestamps: np.ndarray
    missions: np.ndarray
    noise: np.ndarray
    tastes: np.ndarray

    def __len__(self) -> int:
        return len(self.users)

    @property
    def starts(self) -> np.ndarray:
        """Position of each shopper's first event, and `E` at the end: int64 `(N + 1,)`."""
        return np.searchsorted(self.users, np.arange(len(self.tastes) + 1))

    @property
    def user_id(self) -> np.ndarray:
        """A name for the shopper of every event: `(E,)` strings such as `shopper-00042`."""
        return np.array([f"shopper-{user:05d}" for user in range(len(self.tastes))])[self.users]

    @property
    def item_id(self) -> np.ndarray:
        """The item of every event: `(E,)` strings."""
        return np.array(self.item_ids)[self.items]

    def frame(self) -> pd.DataFrame:
        """The observed part as a table with the columns user_id, item_id and timestamp."""
        import pandas as pd

        return pd.DataFrame({"user_id": self.user_id, "item_id": self.item_id, "timestamp": self.timestamps})


def simulate(world: World, *, shoppers: int = 24_000, seed: int, progress: Progress = silent) -> Simulation:
    """Draws histories. The same world, number and seed give the same events.

    Args:
        world: the process.
        shoppers: how many; they spread over the whole clock.
        seed: of the draws; the world has a seed of its own.
        progress: told once per block of shoppers.
    """
    rng = np.random.default_rng(seed)
    lengths, times = sample_times(world.config, shoppers, rng)
    tastes = rng.choice(len(world.taste_prior), size=shoppers, p=world.taste_prior)
    blocks = []
    for first in range(0, shoppers, BLOCK):
        rows = slice(first, min(first + BLOCK, shoppers))
        blocks.append(_simulate_block(world, tastes[rows], lengths[rows], times[rows], rng))
        progress(rows.stop, shoppers, "simulate shoppers")
    items, missions, noise = (np.concatenate(parts) for parts in zip(*blocks, strict=True))
    users, places = np.nonzero(items >= 0)
    return Simulation(
        item_ids=world.item_ids,
        users=users,
        items=items[users, places],
        timestamps=times[users, places],
        missions=missions[users, places],
        noise=noise[users, places],
        tastes=tastes,
    )


def _simulate_block(
    world: World, tastes: np.ndarray, lengths: np.ndarray, times: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Simulates shoppers side by side, event by event.

    Returns:
        items (-1 after the end of a history), missions and noise, each `(shoppers, max_length)`.
    """
    count, longest = len(tastes), times.shape[1]
    items = np.full((count, longest), -1)
    missions = np.zeros((count, longest), dtype=np.int64)
    noise = np.zeros((count, longest), dtype=bool)
    seen = np.zeros((count, *world.slots.shape), dtype=bool)
    previous = np.full(count, len(world.type_names))
    mission = rng.choice(len(world.missions), size=count, p=world.mission_prior)
    for step in range(int(lengths.max())):
        if step:
            mission = pick(world.switch[mission], rng)
        candidates = (world.launch_slots <= times[:, step, None, None]) & ~seen
        rows = np.flatnonzero((lengths > step) & candidates.any(axis=(1, 2)))
        lengths = np.where(np.isin(np.arange(count), rows), lengths, np.minimum(lengths, step))
        slots, is_noise = _pick_slots(world, tastes[rows], mission[rows], previous[rows], candidates[rows], rng)
        seen.reshape(count, -1)[rows, slots] = True
        previous[rows] = slots // world.slots.shape[1]
        items[rows, step] = world.slots.ravel()[slots]
        noise[rows, step] = is_noise
        missions[:, step] = mission
    return items, missions, noise


def _pick_slots(
    world: World,
    tastes: np.ndarray,
    missions: np.ndarray,
    previous: np.ndarray,
    candidates: np.ndarray,
    rng: np.random.Generator,
) -> tuple[np.ndarray, np.ndarray]:
    """One event for each of `R` shoppers, who all have candidates (bool `(R, T, W)`).

    Returns:
        places in `world.slots.ravel()`, int64 `(R,)`, and whether it was noise, bool `(R,)`.
    """
    types = world.chain[missions, previous] * candidates.any(axis=2)
    is_noise = (rng.random(len(tastes)) < world.config.noise) | (types.sum(axis=1) <= 0)
    slots = np.empty(len(tastes), dtype=np.int64)
    popularity = world.in_slots(world.popularity, 0.0).ravel()
    slots[is_noise] = pick(popularity * candidates[is_noise].reshape(-1, popularity.size), rng)
    wanted = np.flatnonzero(~is_noise)
    chosen = pick(types[wanted], rng)
    weights = world.weight_slots[tastes[wanted], chosen] * candidates[wanted, chosen]
    slots[wanted] = chosen * world.slots.shape[1] + pick(weights, rng)
    return slots, is_noise


def pick(weights: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Draws a column per row with probability proportional to `weights` `(R, C)`: int64 `(R,)`."""
    reached = weights.cumsum(axis=1)
    aims = (1 - rng.random((len(weights), 1))) * reached[:, -1:] if weights.size else np.empty((len(weights), 1))
    return (reached >= aims).argmax(axis=1)
