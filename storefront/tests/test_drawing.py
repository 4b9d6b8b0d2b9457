"""The storefront's drawings and texts, held against what a picture must show and a catalogue must keep.

Drawing is what takes the time: each thing is drawn once, small, and whatever is asked about it is asked of that
picture. A rule for all product types is one test that names every offender.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from mmsid.errors import MmsidError
from storefront import catalogue, palette
from storefront import render as rendering
from storefront.assortment import PRODUCT_TYPES, product_type
from storefront.drawing.materials import MATERIALS
from storefront.drawing.outline import curve, ellipse, parse, polygon
from storefront.drawing.patterns import PATTERNS
from storefront.drawing.studio import random_staging, staging_of
from storefront.phrases import COLOUR_WORDS
from storefront.product import sample_designs
from storefront.render import draw_svg, render, webp

if TYPE_CHECKING:
    from storefront.types import Design, ProductType

pytestmark = pytest.mark.drawing
CLOTHES = ("T-shirts", "Shirts", "Dresses")
ALIKE = 25.0
"""Steps of CIELAB within which one calls two colours by the same name under a lamp."""
SHOWN = 0.03
"""Least share of a product that shows the colour it is called by: a knife's handle, a pot below its plant."""
SEED, PER_TYPE = 5, 3
"""Of the products that are drawn as they were sampled."""


@pytest.fixture(autouse=True)
def _coarse_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small pictures are drawn at their own size: a quarter of the time, and enough for these questions."""
    monkeypatch.setattr(rendering, "MIN_RESOLUTION", 64)


def designs_of(kind: ProductType, seed: int = 7, count: int = 3) -> list[Design]:
    return sample_designs(seed, count, (kind.name,))


def pixels(design: Design, *, empty: bool = False, size: int = 64) -> np.ndarray:
    """The picture without shadows, so that what differs from the empty studio is the product."""
    return _drawn(design, empty, size)


@cache
def _drawn(design: Design, empty: bool, size: int) -> np.ndarray:
    staging = replace(staging_of(design, product_type(design.type)), shadow=0.0)
    picture = np.asarray(render(design, size, staging, empty=empty), dtype=np.float32)
    picture.flags.writeable = False
    return picture


def mask_of(design: Design, size: int = 64) -> np.ndarray:
    return np.abs(pixels(design, size=size) - pixels(design, empty=True, size=size)).max(axis=2) > 10


def plain(kind: ProductType, silhouette: str) -> Design:
    """The type's first design in another silhouette, in the first material that this one is made of."""
    material = kind.made_of.get(silhouette, kind.materials)[0]
    return replace(designs_of(kind, count=1)[0], silhouette=silhouette, pattern="plain", material=material)


def variants(kind: ProductType) -> list[Design]:
    """The type's first design in every silhouette and every material; its patterns and colours take turns."""
    patterns = ("plain", *sorted(set(kind.patterns)))
    found = []
    for step in range(max(len(kind.silhouettes), len(set(kind.materials)))):
        design = plain(kind, kind.silhouettes[step % len(kind.silhouettes)])
        materials = tuple(dict.fromkeys(kind.made_of.get(design.silhouette, kind.materials)))
        colours = tuple(dict.fromkeys(kind.colours_of(design.silhouette)))
        colour = colours[step % len(colours)]
        accent = palette.contrasting(colour, np.random.default_rng(step), kind.accents)
        pattern, material = patterns[step % len(patterns)], materials[step % len(materials)]
        found.append(replace(design, pattern=pattern, material=material, colour=colour, accent=accent))
    return found


def on_cloth(pattern: str) -> Design:
    """A navy T-shirt with a pattern in ivory."""
    design = sample_designs(1, 1, ("T-shirts",))[0]
    return replace(design, colour="navy", accent="ivory", material="cotton", pattern=pattern)


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIELAB (D65) of sRGB values 0 to 255, by the CIE's own formulas."""
    channels = rgb / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    matrix = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = linear @ matrix.T / np.array([0.9505, 1.0, 1.089])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], axis=-1)


def share_of_colour(design: Design) -> float:
    """Share of the product's pixels that look like the named colour, between its shade and its light."""
    seen = lab(pixels(design)[mask_of(design)])
    made = palette.tones(design.colour)
    along = lab(np.array([hex_rgb(tone) for tone in (made.shade, made.base, made.light)]))
    distances = []
    for start, end in pairwise(along):
        way = end - start
        place = np.clip((seen - start) @ way / (way @ way), 0, 1)[:, None]
        distances.append(np.linalg.norm(seen - (start + place * way), axis=1))
    return float((np.min(distances, axis=0) < ALIKE).mean())


def hex_rgb(colour: str) -> np.ndarray:
    return np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)], dtype=float)


class TestSampling:
    def test_the_same_seed_gives_the_same_designs(self) -> None:
        assert sample_designs(3, 4) == sample_designs(3, 4)

    def test_another_seed_gives_other_designs(self) -> None:
        mine, others = sample_designs(3, 8), sample_designs(4, 8)
        assert sum(a.seed == b.seed for a, b in zip(mine, others, strict=True)) == 0
        assert np.mean([a.colour == b.colour for a, b in zip(mine, others, strict=True)]) < 0.3

    def test_a_product_does_not_depend_on_how_many_are_sampled_with_it(self) -> None:
        alone = sample_designs(3, 2, (PRODUCT_TYPES[-1].name,))
        assert alone == [d for d in sample_designs(3, 5) if d.type == PRODUCT_TYPES[-1].name][:2]

    def test_every_attribute_is_one_the_type_comes_in(self) -> None:
        designs = [(kind, design) for kind in PRODUCT_TYPES for design in designs_of(kind, count=24)]
        checks = {
            "silhouette": lambda kind, design: design.silhouette in kind.silhouettes,
            "colour": lambda kind, design: design.colour in kind.colours_of(design.silhouette),
            "pattern": lambda kind, design: design.pattern in ("plain", *kind.patterns),
            "material": lambda kind, design: design.material in kind.made_of.get(design.silhouette, kind.materials),
            "price": lambda kind, design: kind.prices[0] * 0.7 <= design.price <= kind.prices[1] * 1.3,
            "category": lambda kind, design: design.category == f"{kind.department} > {kind.name}",
        }
        wrong = [
            (design.item_id, name, getattr(design, name))
            for kind, design in designs
            for name, holds in checks.items()
            if not holds(kind, design)
        ]
        assert wrong == []

    def test_a_type_names_only_what_exists(self) -> None:
        wrong = []
        for kind in PRODUCT_TYPES:
            materials = {name for names in kind.made_of.values() for name in names} | set(kind.materials)
            unknown = {
                "colours": set(kind.colours) - set(palette.COLOURS),
                "accents": set(kind.accents or ()) - set(palette.COLOURS),
                "patterns": set(kind.patterns) - set(PATTERNS),
                "materials": materials - set(MATERIALS),
                "silhouettes": {*kind.made_of, *kind.never_in} - set(kind.silhouettes),
                "left-out colours": {one for names in kind.never_in.values() for one in names} - set(kind.colours),
            }
            wrong += [(kind.name, what, sorted(names)) for what, names in unknown.items() if names]
            if not len(set(kind.silhouettes)) == len(kind.silhouettes) >= 3:
                wrong.append((kind.name, "three different silhouettes", kind.silhouettes))
        assert wrong == []

    def test_names_and_ids_are_unique(self) -> None:
        assert len({kind.name for kind in PRODUCT_TYPES}) == len(PRODUCT_TYPES)
        ids = [design.item_id for design in sample_designs(0, 3)]
        assert len(set(ids)) == len(ids)
        assert sample_designs(0, 8, ("Dresses",))[7].item_id == "dresses-0007"

    def test_an_unknown_type_is_named_with_the_known_ones(self) -> None:
        with pytest.raises(MmsidError, match=r"T-shirts.*'Teapot wigs'"):
            product_type("Teapot wigs")


class TestDrawing:
    def test_a_design_is_drawn_the_same_every_time_and_another_one_differently(self) -> None:
        wrong = []
        for kind in PRODUCT_TYPES:
            design = designs_of(kind, count=1)[0]
            drawn = draw_svg(design)
            if draw_svg(design) != drawn:
                wrong.append((kind.name, "differs from time to time"))
            if draw_svg(replace(design, seed=design.seed + 1)) == drawn:
                wrong.append((kind.name, "another seed gives the same"))
            if len({pixels(one).tobytes() for one in designs_of(kind, SEED, PER_TYPE)}) < PER_TYPE:
                wrong.append((kind.name, "different designs look the same"))
        assert wrong == []

    def test_every_silhouette_and_material_is_drawn(self) -> None:
        unseen = [
            (kind.name, design.silhouette, design.pattern, design.material)
            for kind in PRODUCT_TYPES
            for design in variants(kind)
            if mask_of(design).mean() < 0.03
        ]
        assert unseen == []

    def test_the_product_fills_a_good_part_of_the_frame_and_stays_in_it(self) -> None:
        wrong = []
        for design in sample_designs(SEED, PER_TYPE):
            mask = mask_of(design)
            edge = np.concatenate([mask[0], mask[-1], mask[:, 0], mask[:, -1]])
            if not (0.08 < mask.mean() < 0.85 and edge.mean() < 0.05):
                wrong.append((design.item_id, float(mask.mean()), float(edge.mean()), design))
        assert wrong == []

    def test_plain_clothes_have_the_colour_that_the_design_names(self) -> None:
        names = ("red", "navy", "white", "mustard", "sage", "black", "lilac", "rust")
        named = np.array([lab(hex_rgb(palette.tones(name).base)) for name in names])
        wrong = []
        for kind in map(product_type, CLOTHES):
            for k, (colour, base) in enumerate(zip(names, designs_of(kind, count=8), strict=True)):
                design = replace(base, colour=colour, accent="beige", pattern="plain", material=kind.materials[0])
                seen = np.median(lab(pixels(design)[mask_of(design)]), axis=0)
                distances = np.linalg.norm(named - seen, axis=1)
                if names[int(distances.argmin())] != colour or distances[k] >= 24:
                    wrong.append((kind.name, colour, names[int(distances.argmin())], seen))
        assert wrong == []

    def test_every_type_shows_the_colour_that_it_is_called_by(self) -> None:
        designs = [design for kind in PRODUCT_TYPES for design in variants(kind)]
        hidden = {
            (design.type, design.silhouette, design.material, design.pattern, design.colour): round(share, 3)
            for design in designs
            if (share := share_of_colour(design)) < SHOWN
        }
        assert hidden == {}

    def test_silhouettes_look_different(self) -> None:
        alike = []
        for kind in PRODUCT_TYPES:
            first, second = (pixels(plain(kind, name)) for name in kind.silhouettes[:2])
            if (np.abs(first - second).max(axis=2) > 24).mean() <= 0.01:
                alike.append((kind.name, *kind.silhouettes[:2]))
        assert alike == []

    def test_a_pattern_shows(self) -> None:
        ground, striped = on_cloth("plain"), on_cloth("stripes")
        changed = np.abs(pixels(ground, size=96) - pixels(striped, size=96)).max(axis=2) > 60
        assert 0.05 < changed.mean() < 0.4
        product = mask_of(ground, 96) | mask_of(striped, 96)  # an ivory stripe's edge may look like the backdrop
        assert not (changed & ~product).any()

    def test_every_pattern_shows_on_cloth(self) -> None:
        ground = pixels(on_cloth("plain"), size=96)
        changed = {
            name: (np.abs(ground - pixels(on_cloth(name), size=96)).max(axis=2) > 40).mean() for name in PATTERNS
        }
        assert {name: share for name, share in changed.items() if share <= 0.01} == {}

    def test_another_staging_moves_the_product_but_draws_the_same_one(self) -> None:
        design = sample_designs(1, 1, ("Dresses",))[0]
        kind = product_type(design.type)
        other = random_staging(np.random.default_rng(0), kind)
        assert other != staging_of(design, kind)
        moved = np.asarray(render(design, 64, other), dtype=float)
        assert np.abs(moved - pixels(design)).mean() > 4

    def test_a_picture_is_a_small_file(self) -> None:
        data = webp(render(sample_designs(1, 1, ("T-shirts",))[0]))
        assert len(data) < 20_000
        assert Image.open(io.BytesIO(data)).size == (512, 512)

    def test_pixels_alone_do_not_give_the_type_away(self) -> None:
        designs = sample_designs(SEED, PER_TYPE)
        pictures = (Image.fromarray(pixels(design).astype(np.uint8)) for design in designs)
        thumbs = np.array([np.asarray(picture.resize((24, 24)), dtype=float).ravel() for picture in pictures])
        distances = ((thumbs[:, None] - thumbs[None]) ** 2).sum(axis=2)
        np.fill_diagonal(distances, np.inf)
        types = np.array([d.type for d in designs])
        assert (types[distances.argmin(axis=1)] == types).mean() <= 0.6


class TestOutline:
    def test_path_data_is_read_as_it_was_written(self) -> None:
        outline = parse("M10 10L30 10C40 10 40 20 40 30V60H10Z")
        assert parse(outline.d).d == outline.d

    def test_an_ellipse_has_its_box_and_its_points_lie_on_it(self) -> None:
        outline = ellipse(100, 80, 30, 20)
        assert outline.box == pytest.approx((70, 60, 130, 100), abs=0.05)
        x, y = outline.sample(50).T
        assert ((x - 100) / 30) ** 2 + ((y - 80) / 20) ** 2 == pytest.approx(1, abs=2e-3)

    def test_a_curve_goes_through_its_points(self) -> None:
        points = [(0.0, 0.0), (40.0, 10.0), (50.0, 60.0), (-10.0, 40.0)]
        assert curve(points).segments[:, 0] == pytest.approx(np.array(points))

    def test_lengths_and_turns_of_a_square(self) -> None:
        square = polygon([(0, 0), (10, 0), (10, 10), (0, 10)])
        assert square.at(0.25) == pytest.approx((10, 0), abs=0.2)
        assert square.turned(45).box == pytest.approx((5 - 50**0.5, 5 - 50**0.5, 5 + 50**0.5, 5 + 50**0.5))
        assert square.mirrored(5).box == pytest.approx((0, 0, 10, 10))
        assert square.clockwise().d == square.d
        assert square.reversed().clockwise().d == square.d


class TestPalette:
    def test_colours_keep_their_lightness_when_written(self) -> None:
        """OKLab's L of the hex value (Ottosson 2020) is the one that was asked for."""
        for name, (lightness, _, _) in palette.COLOURS.items():
            channels = hex_rgb(palette.tones(name).base) / 255
            linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
            cone = np.cbrt(
                np.array([[0.4122, 0.5363, 0.0514], [0.2119, 0.6807, 0.1074], [0.0883, 0.2817, 0.6300]]) @ linear
            )
            assert np.array([0.2105, 0.7936, -0.0041]) @ cone == pytest.approx(lightness, abs=0.02), name

    def test_shade_is_darker_and_light_is_lighter(self) -> None:
        for name in palette.COLOURS:
            tones = palette.tones(name)
            deep, shade, base, bright = (lab(hex_rgb(c))[0] for c in (tones.deep, tones.shade, tones.base, tones.light))
            assert deep < shade < base < bright


class TestWriting:
    def test_texts_are_varied_and_do_not_name_the_category(self) -> None:
        designs = sample_designs(2, 40)
        assert len({(d.title, d.description) for d in designs}) > 0.95 * len(designs)
        for design in designs:
            assert design.title
            assert design.category not in design.title + design.description
            assert "  " not in design.title + design.description
            assert "{" not in design.title + design.description

    def test_some_texts_are_thin_and_some_products_have_no_picture(self) -> None:
        designs = sample_designs(2, 400, ("T-shirts", "Dresses"))
        assert 0.02 < np.mean([len(d.description) < 20 for d in designs]) < 0.12
        assert 0.01 < np.mean([not d.has_image for d in designs]) < 0.06

    def test_a_title_names_no_colour_but_those_of_the_picture(self) -> None:
        words = sorted(
            ((word, name) for name, said in COLOUR_WORDS.items() for word in said), key=lambda one: -len(one[0])
        )
        wrong, told = [], 0
        for design in sample_designs(2, 400, ("T-shirts",)):
            rest, named = design.title.lower(), set()
            for word, name in words:  # the longest first: "sky blue" names no "blue"
                if re.search(rf"\b{word}\b", rest):
                    named.add(name)
                    rest = rest.replace(word, "")
            told += len(named)
            if not named <= {design.colour, design.accent}:
                wrong.append((design.title, design.colour, design.accent))
        assert told > 100
        assert wrong == []

    def test_most_texts_tell_the_colour(self) -> None:
        designs = [d for d in sample_designs(2, 60, ("T-shirts",)) if d.colour == "red"] + [
            d for d in sample_designs(3, 200, ("T-shirts",)) if d.colour == "red"
        ]
        assert np.mean(["red" in (d.title + d.description).lower() for d in designs]) > 0.5


class TestCatalogue:
    def test_a_catalogue_is_written_with_every_row_and_picture(self, tmp_path, monkeypatch) -> None:
        kinds = PRODUCT_TYPES[:2]
        monkeypatch.setattr(
            catalogue, "sample_designs", lambda seed, count: sample_designs(seed, count, [k.name for k in kinds])
        )
        designs = catalogue.write_catalogue(tmp_path, 1, 2, launched={"t-shirts-0001": 9})
        with (tmp_path / "items.csv").open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        assert tuple(rows[0]) == catalogue.COLUMNS
        assert [row["item_id"] for row in rows] == [design.item_id for design in designs]
        assert {row["item_id"]: row["launched"] for row in rows}["t-shirts-0001"] == "9"
        for row, design in zip(rows, designs, strict=True):
            assert bool(row["image"]) == design.has_image
            if row["image"]:
                assert Image.open(tmp_path / row["image"]).size == (512, 512)
                assert (tmp_path / row["image"]).read_bytes() == webp(render(design))

    def test_training_pairs_show_the_products_of_other_seeds_in_several_views(self, tmp_path, monkeypatch) -> None:
        import pyarrow.parquet as pq

        monkeypatch.setattr(catalogue, "sample_designs", lambda seed, count: sample_designs(seed, count, ["T-shirts"]))
        path = tmp_path / "pairs.parquet"
        assert catalogue.write_training_pairs(path, (5, 6), 1, 2, 64) == 4
        table = pq.read_table(path).to_pylist()
        assert [row["item_id"] for row in table] == [f"{s}/t-shirts-0000/{v}" for s in (5, 6) for v in (0, 1)]
        assert len({row["image"] for row in table}) == 4
        assert Image.open(io.BytesIO(table[0]["image"])).size == (64, 64)
