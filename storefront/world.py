"""The world of the simulated shoppers: every parameter of the process, sampled from a seed and the products' traits.

The process, with finite latent states (a taste z and a mission m), so that its posterior is exact (`oracle.py`):

    z ~ taste_prior, once                    m_1 ~ mission_prior,  m_k+1 ~ switch[m_k]
    C_k = products launched by the time of event k that are not in the history yet
    with probability noise, or if no type of the mission has a product in C_k:
        item ∝ popularity[i]                                    over C_k
    otherwise:
        type t ∝ chain[m_k, type of event k-1, t]               over types that have a product in C_k
        item ∝ popularity[i] · exp(affinity[z, i])              over C_k of type t

Times do not depend on z and m. A history ends early only if C_k is empty. Every probability is renormalised exactly.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from mmsid.config import StageConfig
from mmsid.errors import MmsidError
from storefront.missions import Mission, sample_missions
from storefront.tastes import Liking, Taste, affinities, sample_tastes
from storefront.traits import ItemTraits

FORMAT = 1
DAY = 86_400
"""Seconds in a day; all times are integer Unix seconds."""

LARGEST = 1e9
"""A product's popularity, and what a taste multiplies it with, stay below."""


class ShopperConfig(StageConfig):
    """How the world is sampled; the defaults are calibrated (see docs/LOG.md) for 16 to 80 types.

    Attributes:
        colour_senses, style_senses: their product is the number of taste classes.
        missions: number of missions (fewer where there are less than three types for each).
        noise: probability of an event that only popularity explains.
        followers: probabilities of a type's first, second, … follower in a mission; the rest spreads over its types.
        stay: probability that a mission goes on; otherwise a mission is drawn anew.
        taste_strengths: log-odds for a liked first attribute, a liked second one, and a liked price or brand.
        popularity_exponent: a of the popularity (rank + popularity_shift · n)^-a.
        popularity_shift: flattens the head of that law; a share of the catalogue.
        niche_share: share of the products, the last by that rank, that hardly anybody comes across.
        niche_factor: what their popularity is multiplied with.
        min_length, mean_length, max_length: of a history.
        visit_share: probability that the next event comes in a later visit rather than within a few minutes.
        days_between_visits: mean of that exponential gap.
        clock_start: Unix seconds at which the global clock starts (1735689600 is 2025-01-01 UTC).
        clock_days: length of the global clock.
        late_share: share of the warm products that are launched during the first 80 % of the events.
        cold_share: share of the products that are launched after these, so that no training history has them.
        train_share, validation_share: the time splits, as quantiles of all events' times; the rest is the test.
    """

    colour_senses: int = 4
    style_senses: int = 4
    missions: int = 12
    noise: float = 0.12
    followers: tuple[float, ...] = (0.30, 0.21, 0.15)
    stay: float = 0.92
    taste_strengths: tuple[float, float, float] = (2.7, 0.9, 0.2)
    popularity_exponent: float = 0.4
    popularity_shift: float = 0.05
    niche_share: float = 0.38
    niche_factor: float = 0.05
    min_length: int = 5
    mean_length: float = 18.0
    max_length: int = 40
    visit_share: float = 0.25
    days_between_visits: float = 2.5
    clock_start: int = 1_735_689_600
    clock_days: float = 365.0
    late_share: float = 0.3
    cold_share: float = 0.08
    train_share: float = 0.8
    validation_share: float = 0.1


@dataclass(frozen=True)
class World:
    """The process' parameters for `n` items, `T` types, `Z` tastes and `M` missions.

    Attributes:
        config: what it was sampled with.
        item_ids: `n` names.
        type_names, type_departments: `T` names each.
        item_types: int64 `(n,)`.
        popularity: float64 `(n,)`, mean 1.
        affinity: float64 `(Z, n)`, logarithmic.
        launch_times: int64 `(n,)`, Unix seconds; a product can be picked at that second and later.
        cold: bool `(n,)`: launched after the training period.
        tastes: what the rows of `affinity` like, for people.
        missions: `M` missions.
        taste_prior: float64 `(Z,)`.
        mission_prior: float64 `(M,)`.
        switch: float64 `(M, M)`, rows sum to 1.
    """

    config: ShopperConfig
    item_ids: tuple[str, ...]
    type_names: tuple[str, ...]
    type_departments: tuple[str, ...]
    item_types: np.ndarray
    popularity: np.ndarray
    affinity: np.ndarray
    launch_times: np.ndarray
    cold: np.ndarray
    tastes: tuple[Taste, ...]
    missions: tuple[Mission, ...]
    taste_prior: np.ndarray
    mission_prior: np.ndarray
    switch: np.ndarray

    @property
    def launch_day(self) -> np.ndarray:
        """Days from the clock's start to each launch: float64 `(n,)`, negative if it was there before."""
        return (self.launch_times - self.config.clock_start) / DAY

    @cached_property
    def item_index(self) -> dict[str, int]:
        """The position of every item id."""
        return {name: position for position, name in enumerate(self.item_ids)}

    @cached_property
    def chain(self) -> np.ndarray:
        """`P(type | mission, previous type)`: float64 `(M, T + 1, T)`; the last row stands for no previous type."""
        count = len(self.type_names)
        chain = np.zeros((len(self.missions), count + 1, count))
        for rows, mission in zip(chain, self.missions, strict=True):
            types = list(mission.types)
            rows[:, types] = mission.entry
            rows[np.ix_(types, types)] = mission.chain
        return chain

    @cached_property
    def slots(self) -> np.ndarray:
        """Items by type: int64 `(T, W)`, padded with -1; `W` is the size of the largest type."""
        members = [np.flatnonzero(self.item_types == t) for t in range(len(self.type_names))]
        slots = np.full((len(members), max(map(len, members))), -1)
        for row, items in zip(slots, members, strict=True):
            row[: len(items)] = items
        return slots

    @cached_property
    def item_slots(self) -> np.ndarray:
        """The place of every item in `slots.ravel()`: int64 `(n,)`."""
        places = np.empty(len(self.item_ids), dtype=np.int64)
        flat = self.slots.ravel()
        places[flat[flat >= 0]] = np.flatnonzero(flat >= 0)
        return places

    def in_slots(self, values: np.ndarray, fill: float) -> np.ndarray:
        """Spreads `(…, n)` item values over the slots: `(…, T, W)`, `fill` on the padding."""
        return np.where(self.slots >= 0, values[..., np.maximum(self.slots, 0)], fill)

    @cached_property
    def launch_slots(self) -> np.ndarray:
        """`launch_times` over the slots: int64 `(T, W)`; the padding is never launched."""
        return self.in_slots(self.launch_times, np.iinfo(np.int64).max).astype(np.int64)

    @cached_property
    def weight_slots(self) -> np.ndarray:
        """`popularity · exp(affinity)` over the slots: float64 `(Z, T, W)`, 0 on the padding."""
        return self.in_slots(self.popularity * np.exp(self.affinity), 0.0)

    def to_json(self) -> str:
        """Writes the world; numbers are written so that they read back unchanged."""
        fields = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        values = {key: value.tolist() if isinstance(value, np.ndarray) else value for key, value in fields.items()}
        values["config"] = self.config.model_dump(mode="json")
        values["missions"] = [dataclasses.asdict(mission) for mission in self.missions]
        values["tastes"] = [[dataclasses.asdict(liking) for liking in taste] for taste in self.tastes]
        return json.dumps({"format": FORMAT, **values}, separators=(",", ":"), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> World:
        """Reads what `to_json` wrote.

        Raises:
            MmsidError: if the text is no world, or one of another format.
        """
        try:
            values: dict[str, Any] = json.loads(text)
            if values.pop("format") != FORMAT:
                raise KeyError("format")
            arrays = ("item_types", "popularity", "affinity", "launch_times", "cold", "taste_prior", "mission_prior")
            values.update({key: np.array(values[key]) for key in (*arrays, "switch")})
            values.update({key: tuple(values[key]) for key in ("item_ids", "type_names", "type_departments")})
            values["config"] = ShopperConfig.parse(values["config"], source="the world's configuration")
            values["missions"] = tuple(Mission(**_tuples(mission)) for mission in values["missions"])
            values["tastes"] = tuple(tuple(_liking(liking) for liking in taste) for taste in values["tastes"])
            world = cls(**values)
            fits = world._fits()
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
            fits = False
        if not fits:
            raise MmsidError(f"Expected a world of format {FORMAT}, but the text is none; make it again.")
        return world

    @classmethod
    def read(cls, path: Path, *, remedy: str) -> World:
        """Reads the file that the storefront wrote.

        Args:
            path: of the file.
            remedy: what to do where it is damaged.

        Raises:
            MmsidError: naming the file, if it holds no world, or one of another format.
        """
        try:
            return cls.from_json(path.read_text(encoding="utf-8"))
        except (MmsidError, OSError, UnicodeDecodeError):
            raise MmsidError(
                f"Expected a storefront's world of format {FORMAT} in {path}, but it cannot be read as one; {remedy}."
            ) from None

    def _fits(self) -> bool:
        """Whether every part has the size and the kind of numbers that the others ask for."""
        items, types, tastes, missions = map(len, (self.item_ids, self.type_names, self.tastes, self.missions))
        names = (*self.item_ids, *self.type_names, *self.type_departments)
        integers = ((self.item_types, (items,)), (self.launch_times, (items,)))
        shares = ((self.taste_prior, (tastes,)), (self.mission_prior, (missions,)), (self.switch, (missions, missions)))
        floats = ((self.popularity, (items,)), (self.affinity, (tastes, items)), *shares)
        chosen = [np.array(mission.types) for mission in self.missions]
        chains = [
            (np.array(values), (len(mission.types),) * (1 + place))
            for mission in self.missions
            for place, values in enumerate((mission.entry, mission.chain))
        ]
        return (
            min(items, types, tastes, missions) > 0
            and len(self.type_departments) == types
            and all(isinstance(name, str) for name in names)
            and all(values.dtype == np.int64 and values.shape == shape for values, shape in integers)
            and all(values.dtype == np.float64 and values.shape == shape for values, shape in (*floats, *chains))
            and (self.cold.dtype, self.cold.shape) == (np.dtype(bool), (items,))
            and all(
                values.dtype == np.int64 and values.min() >= 0 and values.max() < types
                for values in (self.item_types, *chosen)
            )
            and all(bool(np.all((values >= 0) & (values <= 1 + 1e-9))) for values, _ in (*shares, *chains))
            and all(bool(np.allclose(values.sum(axis=-1), 1)) for values, _ in shares)
            and bool(np.all((self.popularity > 0) & (self.popularity < LARGEST)))
            and bool(np.all(np.abs(self.affinity) < np.log(LARGEST)))
            and 0 <= self.config.noise <= 1
        )


def make_world(traits: ItemTraits, seed: int, config: ShopperConfig | None = None) -> World:
    """Samples a world for a catalogue.

    The same traits, seed and config give the same world. Launch times are chosen against the quantiles of the
    simulated events' times: the first `train_share` of the events can contain no cold product as long as some
    thousand shoppers are simulated; about one cold one in seven is launched in the validation period, the others
    in the first quarter of the test period.
    """
    config = config or ShopperConfig()
    rng = np.random.default_rng(seed)
    tastes = sample_tastes(traits, (config.colour_senses, config.style_senses), rng)
    missions = sample_missions(
        traits.type_names, traits.type_departments, config.missions, rng, followers=config.followers
    )
    count = len(missions)
    mission_prior = rng.dirichlet(np.full(count, 8.0))
    cold = _choose_cold(traits.item_types, config.cold_share, rng)
    return World(
        config=config,
        item_ids=traits.item_id,
        type_names=traits.type_names,
        type_departments=traits.type_departments,
        item_types=traits.item_types,
        popularity=_popularity(cold, config, rng),
        affinity=affinities(tastes, traits, config.taste_strengths),
        launch_times=_launch_times(cold, config, rng),
        cold=cold,
        tastes=tastes,
        missions=missions,
        taste_prior=rng.dirichlet(np.full(len(tastes), 8.0)),
        mission_prior=mission_prior,
        switch=config.stay * np.eye(count) + (1 - config.stay) * mission_prior,
    )


def sample_times(config: ShopperConfig, shoppers: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draws when everybody shops; independent of what they want.

    Shopper k arrives in the k-th of `shoppers` equal slices of the clock, so that the quantiles of all times hardly
    vary from seed to seed; every history fits into the clock.

    Returns:
        lengths int64 `(shoppers,)`, and Unix seconds int64 `(shoppers, max_length)`, strictly increasing along a row
        (what lies beyond a row's length is meaningless).
    """
    extra = rng.gamma(2.0, (config.mean_length - config.min_length) / 2 + 0.25, size=shoppers)
    lengths = np.minimum(config.min_length + extra.astype(np.int64), config.max_length)
    shape = (shoppers, config.max_length - 1)
    later = rng.exponential(config.days_between_visits * DAY, size=shape)
    soon = rng.lognormal(np.log(90.0), 0.8, size=shape)
    gaps = 1 + np.where(rng.random(shape) < config.visit_share, later, soon).astype(np.int64)
    since = np.concatenate([np.zeros((shoppers, 1), dtype=np.int64), gaps.cumsum(axis=1)], axis=1)
    clock = int(config.clock_days * DAY)
    lengths = np.minimum(lengths, (since < clock * 9 // 10).sum(axis=1))
    room = clock - since[np.arange(shoppers), lengths - 1]
    starts = (np.arange(shoppers) + rng.random(shoppers)) / shoppers * room
    return lengths, config.clock_start + starts.astype(np.int64)[:, None] + since


def _choose_cold(item_types: np.ndarray, share: float, rng: np.random.Generator) -> np.ndarray:
    """Cold products, spread over the types; a type keeps at least half of its products warm."""
    cold = np.zeros(len(item_types), dtype=bool)
    order = rng.permutation(len(item_types))
    place = np.empty(len(item_types))
    for t in np.unique(item_types):
        members = order[item_types[order] == t]
        place[members] = (np.arange(len(members)) + rng.random()) / len(members)
    chosen = np.argsort(place, kind="stable")[: round(share * len(item_types))]
    cold[chosen] = place[chosen] <= 0.5
    return cold


def _popularity(cold: np.ndarray, config: ShopperConfig, rng: np.random.Generator) -> np.ndarray:
    """Zipf-Mandelbrot popularity in random order; cold products come with a campaign, between ranks 15 % and 55 %."""
    count = len(cold)
    ranks = np.empty(count)
    middle = np.arange(round(0.15 * count), max(round(0.55 * count), round(0.15 * count) + cold.sum()))
    ranks[cold] = rng.permutation(middle)[: cold.sum()]
    ranks[~cold] = rng.permutation(np.setdiff1d(np.arange(count), ranks[cold]))
    popularity = (1 + ranks + config.popularity_shift * count) ** -config.popularity_exponent
    popularity[ranks >= (1 - config.niche_share) * count] *= config.niche_factor
    return np.array([float(f"{value:.6g}") for value in popularity / popularity.mean()])


def _launch_times(cold: np.ndarray, config: ShopperConfig, rng: np.random.Generator) -> np.ndarray:
    lengths, times = sample_times(config, 20_000, np.random.default_rng(0))
    observed = times[np.arange(config.max_length) < lengths[:, None]]
    splits = (config.train_share, config.train_share + config.validation_share)
    train_end, validation_end, last = np.quantile(observed, (*splits, 0.75 * splits[1] + 0.25))
    margin = 0.01 * config.clock_days * DAY
    launches = np.full(len(cold), config.clock_start - 30 * DAY, dtype=np.int64)
    late = ~cold & (rng.random(len(cold)) < config.late_share)
    launches[late] = rng.uniform(config.clock_start, train_end - margin, size=late.sum()).astype(np.int64)
    early = rng.random(cold.sum()) < 0.15
    first, last = np.where(early, train_end + margin, validation_end), np.where(early, validation_end, last)
    launches[cold] = rng.uniform(first, last).astype(np.int64)
    return launches


def _tuples(mission: dict[str, Any]) -> dict[str, Any]:
    chain = tuple(tuple(row) for row in mission["chain"])
    return {**mission, "types": tuple(mission["types"]), "entry": tuple(mission["entry"]), "chain": chain}


def _liking(values: dict[str, Any]) -> Liking:
    liked = {name: tuple(words) for name, words in values["values"].items()}
    return Liking(tuple(values["departments"]), values["first"], values["second"], liked)
