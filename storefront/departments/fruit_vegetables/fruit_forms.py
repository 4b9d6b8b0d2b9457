"""Profiles of fruits and marks that follow them, shared by apples, citrus fruit and tomatoes."""

from __future__ import annotations

import numpy as np

from storefront.departments.fruit_vegetables.fruit_shapes import (
    Body,
    Skin,
)
from storefront.drawing.outline import curve

_THETA = np.linspace(0, np.pi, 44)
WOOD = Skin(0.46, 0.055, 62, 0.1)
LEAF = Skin(0.50, 0.115, 138, 0.3)
VINE = Skin(0.56, 0.125, 132, 0.3)


def profile(stem: float, blossom: float, taper: float, tall: float, power: float = 0.92) -> np.ndarray:
    """A fruit's profile: a ball with a dip of given depth at either end, wider above by `taper`, `tall` high."""
    half = np.sin(_THETA) ** power * (1 + taper * np.cos(_THETA))
    up = (
        tall * np.cos(_THETA)
        - stem * np.exp(-((_THETA / 0.42) ** 2))
        + blossom * np.exp(-(((np.pi - _THETA) / 0.36) ** 2))
    )
    return np.stack([half, up], axis=1)


def oval(tall: float, nipple: float, neck: float) -> np.ndarray:
    """A lemon's profile: an oval with a nipple at the blossom's end and a small neck at the stem's."""
    half = np.sin(_THETA) ** 1.04
    up = tall * np.cos(_THETA)
    up = up - nipple * 1.5 * np.exp(-(((np.pi - _THETA) / 0.24) ** 2)) + neck * np.exp(-((_THETA / 0.24) ** 2))
    half = half * (1 - 0.20 * np.exp(-(((np.pi - _THETA - 0.30) / 0.22) ** 2)) * (nipple > 0.1))
    return np.stack([half, up], axis=1) * 0.86


def streak(body: Body, angle: float, start: float, end: float, width: float) -> str:
    """A streak along a meridian, thin at both ends; empty where it turns away."""
    shares = np.linspace(start, end, 7)
    spread = width * np.sin(np.linspace(0.12, np.pi - 0.05, 7))
    one, two = body.project(shares, angle - spread), body.project(shares, angle + spread)
    seen = (one[:, 2] > 0.0) & (two[:, 2] > 0.0)
    if seen.sum() < 4:
        return ""
    return curve([*map(tuple, one[seen, :2]), *map(tuple, two[seen, :2][::-1])], tension=0.3).d
