"""Named colours, brands and departments' shared vocabulary of looks.

Every colour is given in OKLCH (Ottosson 2020: perceptual lightness 0 to 1, chroma, hue in degrees), so that its
shade and its light are the same step apart to the eye whatever the hue. `tones("navy")` gives the hex values that a
drawing needs. Colours are families on purpose: a design varies its base a little (see `Tones.varied`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

COLOURS: dict[str, tuple[float, float, float]] = {
    "white": (0.965, 0.004, 90),
    "ivory": (0.945, 0.022, 92),
    "cream": (0.915, 0.042, 88),
    "beige": (0.845, 0.040, 78),
    "sand": (0.780, 0.052, 76),
    "camel": (0.665, 0.085, 66),
    "tan": (0.590, 0.090, 56),
    "brown": (0.450, 0.070, 50),
    "chocolate": (0.335, 0.045, 42),
    "black": (0.215, 0.006, 270),
    "charcoal": (0.345, 0.010, 262),
    "grey": (0.610, 0.010, 258),
    "silver": (0.800, 0.008, 250),
    "navy": (0.310, 0.085, 264),
    "denim blue": (0.475, 0.085, 254),
    "cobalt": (0.460, 0.190, 262),
    "blue": (0.560, 0.155, 252),
    "sky blue": (0.780, 0.085, 234),
    "turquoise": (0.730, 0.110, 196),
    "teal": (0.485, 0.085, 200),
    "forest green": (0.395, 0.080, 152),
    "green": (0.560, 0.140, 148),
    "olive": (0.505, 0.080, 115),
    "sage": (0.720, 0.050, 140),
    "mint": (0.870, 0.070, 165),
    "lime": (0.820, 0.185, 122),
    "yellow": (0.875, 0.165, 95),
    "mustard": (0.735, 0.140, 82),
    "apricot": (0.815, 0.100, 62),
    "orange": (0.720, 0.175, 52),
    "rust": (0.540, 0.130, 42),
    "coral": (0.710, 0.155, 27),
    "red": (0.545, 0.205, 27),
    "burgundy": (0.385, 0.120, 17),
    "blush": (0.865, 0.048, 18),
    "pink": (0.790, 0.110, 0),
    "fuchsia": (0.610, 0.220, 355),
    "lilac": (0.775, 0.085, 308),
    "purple": (0.480, 0.155, 300),
    "plum": (0.385, 0.105, 330),
}
"""Every named colour as OKLCH (lightness, chroma, hue in degrees)."""

FABRIC_COLOURS = tuple(name for name in COLOURS if name not in ("silver", "lime", "apricot"))
NEUTRALS = ("white", "ivory", "cream", "beige", "sand", "camel", "brown", "black", "charcoal", "grey", "navy")

BRANDS = (
    "Halden & Rowe", "Mirabel", "Northlight", "Oskar Field", "Petit Quai", "Tamarind", "Ostrava", "Kite & Loom",
    "Fennimore", "Luma Nord", "Arroyo", "Bellweather", "Saltmarsh", "Juniper Lane", "Varga", "Plain Goods",
    "Tilia", "Corvo", "Hearthside", "Odessa Works", "Maple & Finch", "Brightwater", "Koto", "Rosa Verde",
    "Amberley", "Skarv", "Dunmore", "Elio", "Wildrose", "Morrow",
)  # fmt: skip
"""Invented makers; each type sells about a third of them."""


@dataclass(frozen=True, slots=True)
class Tones:
    """One colour as a drawing needs it, all hex.

    Attributes:
        base: the colour itself.
        shade: in half shadow.
        deep: in full shadow, for seams and openings.
        light: turned to the light.
        oklch: of the base.
    """

    base: str
    shade: str
    deep: str
    light: str
    oklch: tuple[float, float, float]

    @property
    def is_dark(self) -> bool:
        """Whether white details show better on it than black ones."""
        return self.oklch[0] < 0.55


def tones(name: str, rng: np.random.Generator | None = None) -> Tones:
    """The tones of a named colour; with `rng`, of a neighbour that a person would still call by that name."""
    lightness, chroma, hue = COLOURS[name]
    if rng is not None:
        dl, dc, dh = rng.uniform(-1, 1, 3)
        lightness, chroma, hue = lightness + 0.018 * dl, chroma * (1 + 0.12 * dc), hue + 4 * dh
    return tones_of(lightness, chroma, hue)


def tones_of(lightness: float, chroma: float, hue: float) -> Tones:
    """The tones of any OKLCH colour. Shadows turn a little to blue, lights a little to yellow."""
    return Tones(
        base=oklch_hex(lightness, chroma, hue),
        shade=oklch_hex(lightness * 0.80, chroma * 1.02, _toward(hue, 270, 6)),
        deep=oklch_hex(lightness * 0.56, chroma * 0.85, _toward(hue, 270, 10)),
        light=oklch_hex(lightness + (1 - lightness) * 0.42, chroma * 0.72, _toward(hue, 90, 6)),
        oklch=(lightness, chroma, hue),
    )


def _toward(hue: float, target: float, most: float) -> float:
    difference = (target - hue + 180) % 360 - 180
    return hue + max(-most, min(most, difference * 0.25))


def oklch_hex(lightness: float, chroma: float, hue: float) -> str:
    """The nearest sRGB colour `#rrggbb`; chroma is lowered until it fits the gamut."""
    lightness = min(max(lightness, 0.0), 1.0)
    for _ in range(24):
        channels = _linear(lightness, chroma, hue)
        if all(-1e-4 <= channel <= 1.0001 for channel in channels):
            break
        chroma *= 0.92
    return "#" + "".join(f"{round(255 * _gamma(channel)):02x}" for channel in channels)


def _linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _gamma(channel: float) -> float:
    channel = min(max(channel, 0.0), 1.0)
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def contrasting(name: str, rng: np.random.Generator, among: tuple[str, ...] | None = None) -> str:
    """A second colour that goes with the first: apart in lightness, and near in hue, neutral or opposite."""
    lightness, chroma, hue = COLOURS[name]
    names, weights = [], []
    for other in among or tuple(COLOURS):
        other_lightness, other_chroma, other_hue = COLOURS[other]
        gap = abs(lightness - other_lightness)
        if other == name or gap < 0.16:
            continue
        apart = abs((hue - other_hue + 180) % 360 - 180)
        neutral = other_chroma < 0.05 or chroma < 0.05
        harmony = 2.2 if neutral else 1.0 if apart < 45 else 0.7 if apart > 140 else 0.2
        names.append(other)
        weights.append(harmony * min(gap, 0.45))
    shares = np.array(weights) / sum(weights)
    return str(names[int(rng.choice(len(names), p=shares))])
