"""The shape of a shoe in space, and how the camera sees it.

A `Last` is what a shoemaker's last is: profiles of height and width along the foot, x from the heel (0) to the toe
(300). Everything on the upper is placed by `(x, s)`: s is 0 at the sole and 1 at the top edge or the ridge of the
instep. A `Pose` projects both sides of it, so that one shape gives side views, three-quarter views and pairs. What a
whole piece covers on the picture is found from its level curves (`envelope`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storefront.drawing.outline import CORNER, Outline, curve

if TYPE_CHECKING:
    from collections.abc import Sequence

LENGTH = 300.0
NEAR, FAR = 1.0, -1.0

Profile = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Last:
    """Measures of a shoe; profiles are `(x, value)` with rising x.

    Attributes:
        bottom: height of the sole's underside (toe spring).
        sole: height at which the upper leaves the sole.
        top: height of the collar behind `throat` and of the instep's ridge before it.
        width: half width of the upper's foot.
        throat: x where the lacing ends and the collar begins.
        vamp: x where the lacing begins.
        lip: how far the sole stands out around the upper.
        lean: how much narrower the collar is than the foot, as a share.
    """

    bottom: Profile
    sole: Profile
    top: Profile
    width: Profile
    throat: float
    vamp: float
    lip: float = 4.0
    lean: float = 0.3


@dataclass(frozen=True, slots=True)
class Pose:
    """How the camera sees a shoe.

    Attributes:
        yaw: degrees by which the toe is turned towards the camera.
        pitch: degrees by which the camera looks down.
        scale: canvas units per unit of the last.
        centre: canvas point of the middle of the sole.
        left: whether the toe points to the left.
        ahead: shift along the foot.
        aside: shift towards the camera.
    """

    yaw: float
    pitch: float
    scale: float
    centre: tuple[float, float]
    left: bool = False
    ahead: float = 0.0
    aside: float = 0.0

    def project(self, space: np.ndarray) -> np.ndarray:
        """Canvas points `(n, 2)` of points in space `(n, 3)`: along, towards the camera, up."""
        yaw, pitch = np.deg2rad(self.yaw), np.deg2rad(self.pitch)
        along, aside, up = space[:, 0] - LENGTH / 2 + self.ahead, space[:, 1] + self.aside, space[:, 2]
        across = along * np.cos(yaw) - aside * np.sin(yaw)
        depth = along * np.sin(yaw) + aside * np.cos(yaw)
        down = depth * np.sin(pitch) - up * np.cos(pitch)
        return np.stack([across * (-1 if self.left else 1), down], axis=1) * self.scale + np.array(self.centre)

    @property
    def towards(self) -> np.ndarray:
        """The direction to the camera, float64 `(3,)`."""
        yaw, pitch = np.deg2rad(self.yaw), np.deg2rad(self.pitch)
        return np.array([np.sin(yaw) * np.cos(pitch), np.cos(yaw) * np.cos(pitch), np.sin(pitch)])


def _along(steps: int = 36) -> np.ndarray:
    """Places along the foot, dense at both ends where it is round."""
    return LENGTH * (1 - np.cos(np.linspace(0, np.pi, steps))) / 2


def _smooth(places: Sequence[Sequence[object]], *, closed: bool = False, steps: int) -> np.ndarray:
    """Points of a smooth curve through places `(x, s)`; in between, s is stretched to the size of x."""
    tall = 100.0
    knots = [(place[0], float(place[1]) * tall, *place[2:]) for place in places]  # type: ignore[arg-type]
    return curve(knots, closed=closed).sample(steps) / [1.0, tall]


class Shoe:
    """A last in a pose: turns places on the shoe into outlines on the canvas."""

    def __init__(self, last: Last, pose: Pose) -> None:
        """Smooths the last's profiles."""
        self.last, self.pose = last, pose
        self._profiles = {
            name: curve(getattr(last, name), closed=False).sample(14) for name in ("bottom", "sole", "top", "width")
        }

    def profile(self, name: str, x: np.ndarray | float) -> np.ndarray:
        """A profile's value at places along the foot."""
        points = self._profiles[name]
        return np.interp(x, points[:, 0], points[:, 1])

    def surface(self, x: np.ndarray, s: np.ndarray, side: float) -> np.ndarray:
        """Points in space of places on the upper, float64 `(n, 3)`."""
        x, s = np.broadcast_arrays(np.asarray(x, float), np.asarray(s, float))
        low, high = self.profile("sole", x), self.profile("top", x)
        open_ = np.clip((self.last.vamp - x) / (self.last.vamp - self.last.throat), 0, 1)
        open_ = open_ * open_ * (3 - 2 * open_)
        clipped = np.clip(s, 0, 1)
        arch = np.sqrt(np.maximum(1 - clipped**2.5, 0))
        share = arch * (1 - open_) + open_ * (1 - self.last.lean * clipped**1.5)
        z = low + s * (high - low)
        heel = np.clip(1 - x / 70, 0, 1) * 6 * np.sin(np.pi * np.clip((z - 20) / 75, 0, 1.25))
        return np.stack([x - heel, side * self._rounded(x) * share, z], axis=1)

    def _rounded(self, x: np.ndarray) -> np.ndarray:
        toe, heel = 58.0, 34.0
        ends = np.sqrt(np.maximum(1 - np.clip((x - LENGTH + toe) / toe, 0, 1) ** 2.2, 0))
        ends = ends * np.sqrt(np.maximum(1 - np.clip((heel - x) / heel, 0, 1) ** 2, 0))
        return self.profile("width", x) * ends

    def points(self, places: Sequence[Sequence[float]], side: float = NEAR) -> list[tuple[float, float]]:
        """Canvas points of places `(x, s)`."""
        array = np.array(places, float)
        return [tuple(p) for p in self.pose.project(self.surface(array[:, 0], array[:, 1], side)).tolist()]

    def lift(self, along: float, aside: float, up: float) -> tuple[float, float]:
        """The canvas point of a point in space."""
        x, y = self.pose.project(np.array([[along, aside, up]]))[0]
        return float(x), float(y)

    def area(self, places: Sequence[Sequence[object]], side: float = NEAR) -> Outline:
        """A panel on one side, through places `(x, s)` or `(x, s, CORNER)`."""
        flat = _smooth(places, closed=True, steps=5)[:-1]
        return curve(self.points(flat.tolist(), side), tension=0.33)

    def run(self, places: Sequence[Sequence[object]], side: float = NEAR) -> Outline:
        """A line on one side, through places `(x, s)`."""
        return curve(self.points(_smooth(places, steps=5).tolist(), side), closed=False, tension=0.33)

    def over(self, places: Sequence[Sequence[object]]) -> Outline:
        """A line up the near side and down the far side, as far as the camera sees it."""
        flat = _smooth(places, steps=6)
        near, back = self.points(flat.tolist()), flat[::-1]
        step = 0.5
        here = self.surface(back[:, 0], back[:, 1], FAR)
        across = self.surface(back[:, 0] + step, back[:, 1], FAR) - here
        upward = here - self.surface(back[:, 0], back[:, 1] - 0.02, FAR)
        seen = np.cross(across, upward) @ self.pose.towards > 0
        count = int(np.argmin(seen[1:])) if not seen[1:].all() else len(seen) - 1
        far = self.points(back[1 : 1 + count].tolist(), FAR) if count else []
        return curve(near + far, closed=False, tension=0.33)

    def collar(self) -> Outline:
        """The opening for the foot: the top edge of both sides behind the throat."""
        x = _along(40)
        x = x[x < self.last.throat + 1]
        return self._loop(x, 1.0)

    def lacing(self) -> Outline:
        """The gap between both rows of eyelets, where the tongue shows."""
        return self._loop(np.linspace(self.last.throat - 4, self.last.vamp - 4, 14), 1.0)

    def _loop(self, x: np.ndarray, s: float) -> Outline:
        near, far = (self.pose.project(self.surface(x, np.full_like(x, s), side)) for side in (NEAR, FAR))
        return curve([tuple(p) for p in np.concatenate([near, far[::-1]]).tolist()], tension=0.33)

    def upper(self, *, whole: bool = False) -> Outline:
        """What the upper covers: all of it, or only its outer surface without the far half of the collar."""
        x, lines = _along(), []
        front = x[x > self.last.throat] if not whole else x
        for s in np.linspace(0, 1, 10):
            near = self.pose.project(self.surface(x, s, NEAR))
            lines.append(np.concatenate([near, self.pose.project(self.surface(front[::-1], s, FAR))]))
        return envelope(lines)

    def cap(self, edge: Sequence[Sequence[object]]) -> Outline:
        """Everything before an edge that runs up the near side: to be drawn within the upper."""
        line_ = self.over(edge).segments[:, 0].tolist()
        ahead = -40.0 if self.pose.left else 40.0
        toe = self.lift(LENGTH, 0, 0)[0] + 2 * ahead
        (x1, y1), (x2, y2) = line_[0], line_[-1]
        around = [(x2, y2 - 40), (toe, y2 - 40), (toe, y1 + 60), (x1, y1 + 60)]
        return curve(
            [(*line_[0], CORNER), *line_[1:-1], (*line_[-1], CORNER), *[(*p, CORNER) for p in around]], tension=0.33
        )

    def ground(self) -> Outline:
        """What the sole covers, with its upper ledge."""
        x = _along()
        bottom, sole = self.profile("bottom", x), self.profile("sole", x)
        edges = [self._edge(x, bottom + share * (sole - bottom), share) for share in (0.0, 0.35, 0.7, 1.0)]
        return envelope([self.pose.project(edge) for edge in edges])

    def band(self, low: float, high: float) -> Outline:
        """A layer of the visible wall of the sole, between two shares of its height."""
        first, second = (self.welt(share).segments[:, 0].tolist() for share in (low, high))
        return curve([tuple(p) for p in first + second[::-1]], tension=0.3)

    def _edge(self, x: np.ndarray, z: np.ndarray, share: float) -> np.ndarray:
        out = 1 + (self.last.lip * (0.55 + 0.45 * share)) / 40
        along = (x - LENGTH / 2) * (1 + self.last.lip / LENGTH * 1.6) + LENGTH / 2
        half = self._rounded(x) * out
        near, far = (np.stack([along, side * half, z], axis=1) for side in (NEAR, FAR))
        return np.concatenate([near, far[::-1]])

    def welt(self, share: float) -> Outline:
        """A line around the visible wall of the sole, at a share of its height."""
        x = _along(40)
        bottom, sole = self.profile("bottom", x), self.profile("sole", x)
        loop = self._edge(x, bottom + share * (sole - bottom), share)
        points, half = self.pose.project(loop), len(x)
        ends = (int(np.argmin(points[:, 0])), int(np.argmax(points[:, 0])))
        first, last = sorted(ends)
        kept = points[first : last + 1]
        if first < half * 0.5 < last or np.mean(kept[:, 1]) >= np.mean(points[:, 1]):
            return curve([tuple(p) for p in kept.tolist()], closed=False, tension=0.33)
        rest = np.concatenate([points[last:], points[: first + 1]])
        return curve([tuple(p) for p in rest.tolist()], closed=False, tension=0.33)


def envelope(lines: Sequence[np.ndarray], columns: int = 60) -> Outline:
    """The outline around several lines `(n, 2)`: in every column of the picture from the highest to the lowest one."""
    left, right = min(line[:, 0].min() for line in lines), max(line[:, 0].max() for line in lines)
    at = left + (right - left) * (1 - np.cos(np.linspace(0.035, np.pi - 0.035, columns))) / 2
    top, bottom = np.full(columns, np.inf), np.full(columns, -np.inf)
    for line in lines:
        start, end = line[:-1], line[1:]
        low, high = np.minimum(start[:, 0], end[:, 0])[:, None], np.maximum(start[:, 0], end[:, 0])[:, None]
        run = end[:, 0] - start[:, 0]
        share = (at[None, :] - start[:, 0][:, None]) / np.where(np.abs(run) < 1e-9, 1e-9, run)[:, None]
        y = start[:, 1][:, None] + share * (end[:, 1] - start[:, 1])[:, None]
        inside = (at[None, :] >= low) & (at[None, :] <= high)
        top = np.minimum(top, np.where(inside, y, np.inf).min(axis=0))
        bottom = np.maximum(bottom, np.where(inside, y, -np.inf).max(axis=0))
    known = np.isfinite(top)
    at, top, bottom = at[known], top[known], bottom[known]
    upper = list(zip(at.tolist(), top.tolist(), strict=True))
    lower = list(zip(at[::-1].tolist(), bottom[::-1].tolist(), strict=True))
    return curve([*upper, *lower], tension=0.30)


__all__ = ["CORNER", "FAR", "LENGTH", "NEAR", "Last", "Pose", "Shoe", "envelope"]
