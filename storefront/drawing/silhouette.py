"""Silhouettes: the one outline around a body of which only lines on its surface are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from storefront.drawing.outline import Outline, Point, curve

if TYPE_CHECKING:
    from collections.abc import Sequence


def around(lines: Sequence[np.ndarray], centre: Point, *, step: float = 7.0) -> Outline:
    """The outline around lines `(n, 2)` as rays from a point find it: what is farthest in every direction."""
    start = np.concatenate([line[:-1] for line in lines]) - centre
    way = np.concatenate([np.diff(line, axis=0) for line in lines])
    angles = np.linspace(0, 2 * np.pi, 541)[:-1]
    ray = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    cross = ray[:, None, 0] * way[None, :, 1] - ray[:, None, 1] * way[None, :, 0]
    cross = np.where(np.abs(cross) < 1e-9, 1e-9, cross)
    reach = (start[:, 0] * way[:, 1] - start[:, 1] * way[:, 0])[None, :] / cross
    share = (start[None, :, 0] * ray[:, None, 1] - start[None, :, 1] * ray[:, None, 0]) / cross
    radius = np.where((share >= 0) & (share <= 1) & (reach > 0), reach, 0.0).max(axis=1)
    found = ray[radius > 0] * radius[radius > 0, None] + centre
    found = np.concatenate([found, found[:1]])
    length = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(found, axis=0), axis=1))])
    marks = np.linspace(0, length[-1], max(24, int(length[-1] / step)))[:-1]
    return curve([(float(np.interp(m, length, found[:, 0])), float(np.interp(m, length, found[:, 1]))) for m in marks])
