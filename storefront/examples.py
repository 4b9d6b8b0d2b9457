"""A few simulated shoppers with a first name, for the demo.

In: a world and its simulation. Out: short histories from the test period, each with one line that says what the
shopper likes and is after. The line is read from the latent states that made the history, so it is true by
construction; no model sees these states.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

from mmsid.errors import MmsidError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storefront.shoppers import Simulation
    from storefront.tastes import Liking
    from storefront.traits import ItemTraits
    from storefront.world import World

NAMES = ("Ava", "Jonas", "Mei", "Samuel", "Leila", "Tomasz", "Ines", "Kofi", "Nora", "Ravi", "Elif", "Hugo")
SHORTEST, LONGEST = 4, 8
"""Items in an example's history."""

SHOWN_VALUES = 3
"""So many liked values of an attribute are named at most."""


def example_shoppers(world: World, simulation: Simulation, traits: ItemTraits, n: int = 3) -> list[dict[str, Any]]:
    """Picks shoppers of the test period who differ in taste and mission.

    A history is the beginning of a shopper's events: 4 to 8 of one mission, none of them noise, all in the test
    period. Among the shoppers with such a beginning, those come first who show their taste most clearly.

    Args:
        world: the process.
        simulation: drawn from it.
        traits: of the world's items.
        n: 1 to 12.

    Returns:
        At most `n` of `{"name", "description", "history"}`, the history as item ids, oldest first; fewer where fewer
        differ. The same arguments give the same shoppers.
    """
    if not 1 <= n <= len(NAMES):
        raise MmsidError(f"Expected 1 to {len(NAMES)} example shoppers, but {n} were asked for; choose fewer.")
    shares = world.config.train_share + world.config.validation_share
    test_start = np.quantile(simulation.timestamps, shares)
    candidates = []
    for user, (start, end) in enumerate(zip(simulation.starts[:-1], simulation.starts[1:], strict=True)):
        length = _clean_length(simulation, int(start), int(end))
        if length >= SHORTEST and simulation.timestamps[start] >= test_start:
            items = simulation.items[start : start + length]
            clarity = world.affinity[simulation.tastes[user], items] - world.affinity[:, items].mean(axis=0)
            candidates.append((-float(clarity.mean()), user, int(start), length))
    chosen: list[dict[str, Any]] = []
    taken: set[tuple[str, int]] = set()
    for _, user, start, length in sorted(candidates):
        taste, mission = int(simulation.tastes[user]), int(simulation.missions[start])
        marks = {("taste", taste), ("mission", mission)}
        if len(chosen) < n and not marks & taken:
            taken |= marks
            items = simulation.items[start : start + length]
            chosen.append(
                {
                    "name": NAMES[len(chosen)],
                    "description": describe(world, traits, taste, mission, items),
                    "history": [world.item_ids[item] for item in items],
                }
            )
    return chosen


def describe(world: World, traits: ItemTraits, taste: int, mission: int, items: Sequence[int] | np.ndarray) -> str:
    """One line: what the shopper is after, and what they like in the department that most of `items` are of.

    Of what they like, that is named which `items` show; else the line would be true and yet look wrong.
    """
    departments = [world.type_departments[world.item_types[item]] for item in items]
    main = max(dict.fromkeys(departments), key=departments.count)
    liking = next((liking for liking in world.tastes[taste] if main in liking.departments), None)
    likes = (
        _likes(liking, traits, [item for item in items if traits.department[item] in liking.departments])
        if liking
        else ""
    )
    after = world.missions[mission].name
    return f"{after[0].upper()}{after[1:]}; goes for {likes}." if likes else f"{after[0].upper()}{after[1:]}."


def _clean_length(simulation: Simulation, start: int, end: int) -> int:
    """How many events from the first one on share its mission and are no noise, at most `LONGEST`."""
    length = 0
    for event in range(start, min(end, start + LONGEST)):
        if simulation.noise[event] or simulation.missions[event] != simulation.missions[start]:
            break
        length += 1
    return length


def _likes(liking: Liking, traits: ItemTraits, items: Sequence[int]) -> str:
    """What the stronger of a liking's two attributes is about: `navy, cobalt or denim blue`."""
    words = {"price": "{} prices", "brand": "the brands {}"}
    column = traits.column(liking.first)
    liked = liking.values[liking.first]
    shown = Counter(column[i] for i in items if traits.department[i] in liking.departments and column[i] in liked)
    values = [value for value, _ in shown.most_common(SHOWN_VALUES)] or liked[:SHOWN_VALUES]
    return words.get(liking.first, "{}").format(_join(values, "or"))


def _join(words: Sequence[str], last: str) -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else words[0]
