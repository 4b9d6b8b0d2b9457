"""How shoes are put before the camera: one or a pair, from the side or three-quarters, filling the picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from storefront.departments.shoes_accessories.last import Pose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storefront.drawing.outline import Shape


@dataclass(frozen=True, slots=True)
class Views:
    """The views that suit a kind of shoe.

    Attributes:
        yaws: degrees by which the toes may be turned towards the camera.
        pitch: least and largest degrees by which the camera looks down.
        gap: least and largest half distance between the shoes of a pair.
        ahead: least and largest half lead of one shoe of a pair.
        pairs: the share of pairs.
    """

    yaws: tuple[float, ...] = (4.0, 14.0, 26.0, 37.0)
    pitch: tuple[float, float] = (13.0, 24.0)
    gap: tuple[float, float] = (50.0, 62.0)
    ahead: tuple[float, float] = (14.0, 46.0)
    pairs: float = 0.55


def poses(rng: np.random.Generator, views: Views) -> list[Pose]:
    """One pose, or two from back to front."""
    left, yaw = bool(rng.random() < 0.5), float(rng.choice(views.yaws))
    first = Pose(yaw, float(rng.uniform(*views.pitch)), 1.0, (256.0, 352.0), left)
    if rng.random() >= views.pairs:
        return [first]
    gap, lead = float(rng.uniform(*views.gap)), float(rng.uniform(*views.ahead))
    ahead = lead * (1.0 if yaw > 18 else float(rng.choice([-1.0, 1.0])))
    far = replace(first, ahead=ahead, aside=-gap, yaw=yaw - float(rng.uniform(0, 8)))
    return [far, replace(first, ahead=-ahead, aside=gap)]


def fitted(
    found: Sequence[Pose],
    covers: Callable[[Pose], list[Shape]],
    *,
    size: tuple[float, float] = (440.0, 356.0),
    middle: float = 274.0,
) -> list[Pose]:
    """The same poses, moved and scaled together so that what they cover fills the picture."""
    boxes = np.array([shape.box for pose in found for shape in covers(pose)])
    (left, top), (right, bottom) = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    grow = float(min(size[0] / (right - left), size[1] / (bottom - top)))
    x, y = found[0].centre
    centre = (256 + (x - (left + right) / 2) * grow, middle + (y - (top + bottom) / 2) * grow)
    return [replace(pose, scale=pose.scale * grow, centre=centre) for pose in found]
