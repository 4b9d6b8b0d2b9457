"""What the page starts from and what the Codes panel fetches, from the light part of a build."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mmsid import records
from mmsid.quantizer.metrics import Figure as FigureRecord
from mmsid.records import Item
from mmsid.ui.answers.recommend import stored_recommendation
from mmsid.ui.assets import Address, ItemPictures
from mmsid.ui.build_summary import BuildSummary, ExampleShopper
from mmsid.ui.contract import MAX_BOOST
from mmsid.ui.contract.batch import ROWS_PER_REQUEST
from mmsid.ui.contract.figures import CodebookMetrics, Figure, LevelUse, Quantity, Target
from mmsid.ui.contract.histories import HISTORIES_PER_REQUEST
from mmsid.ui.contract.recommend import SHOWN, StoredRecommendations
from mmsid.ui.contract.start import (
    BatchBounds,
    CatalogueData,
    CodebookData,
    CodeCaption,
    ExampleItem,
    ExamplePhoto,
    Hints,
    HistoryBounds,
    MapData,
    ShopChoice,
    StartShopper,
    StartValues,
)
from mmsid.ui.photos import NO_PHOTOS, PhotoSet
from mmsid.ui.shop_words import examples_of, shop_words
from mmsid.ui.space import Space


@dataclass(frozen=True)
class Fetched:
    """Addresses of what the page fetches besides what it starts from.

    Attributes:
        catalogue: of `catalogue_data`.
        codebook: of `codebook_data`.
        errors: of `ErrorsData`, or empty.
    """

    catalogue: str
    codebook: str
    errors: str


def start_values(
    summary: BuildSummary, space: Space, address: Address, fetched: Fetched, photos: PhotoSet = NO_PHOTOS
) -> StartValues:
    """What the page starts from.

    Args:
        summary: of the build.
        space: what space.yaml says; its notice and currency are those of its own build, and of no other.
        address: gives a picture its address.
        fetched: addresses of the rest.
        photos: to try out.
    """
    words = shop_words(summary, space)
    return StartValues(
        title=space.card.title,
        notice=words.notice,
        currency=words.currency,
        fingerprint=summary.fingerprint,
        levels=len(summary.codebook_sizes),
        roles=[role.value for role in records.level_roles(len(summary.codebook_sizes))],
        max_history=space.limits.history,
        catalogue_url=fetched.catalogue,
        codebook_url=fetched.codebook,
        errors_url=fetched.errors,
        no_errors=summary.no_errors,
        shops=shop_choices(space),
        shoppers=[start_shopper(summary, shopper) for shopper in summary.shoppers],
        recommends=summary.recommends,
        has_voice=summary.has_voice,
        tokenizes=summary.tokenizes,
        hints=Hints(search=words.search, title=words.title, description=words.description),
        shown=SHOWN,
        new_items=[
            ExampleItem(title=one.title, description=one.description, picture=address(one.image))
            for one in summary.new_items
        ],
        photos=[ExamplePhoto(picture=address(one.image), shows=one.shows, credit=one.credit) for one in photos.photos],
        photo_note=photos.note,
        upload_megabytes=space.limits.upload_megabytes,
        max_added=records.MAX_ADDED,
        max_boost=MAX_BOOST,
        batch=batch_bounds(summary, address),
        histories=HistoryBounds(
            rows_per_request=HISTORIES_PER_REQUEST,
            max_rows=records.MAX_HISTORIES,
            file_bytes=records.MAX_TABLE_BYTES,
        ),
    )


def shop_choices(space: Space) -> list[ShopChoice]:
    """The shops that one can choose from, as seen from the one that the Space shows here."""
    shops = space.builds
    first = shops[0].build == space.build if shops else True
    return [
        ShopChoice(
            name=one.name,
            title=one.title,
            address=("./" if first else "../") + (f"{one.name}/" if number else ""),
            is_shown=one.build == space.build,
        )
        for number, one in enumerate(shops)
    ]


def batch_bounds(summary: BuildSummary, address: Address) -> BatchBounds:
    """What a table of new products may be, and one that shows the format, with the addresses of its pictures."""
    pictures = {one.image.name: address(one.image) for one in summary.new_items}
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(records.NEW_COLUMNS)
    writer.writerows([one.title, one.description, one.image.name] for one in summary.new_items)
    if not pictures:
        writer.writerows([item.title, item.description, ""] for item in examples_of(summary.items)[:1])
    return BatchBounds(
        columns=list(records.NEW_COLUMNS),
        rows_per_request=ROWS_PER_REQUEST,
        max_rows=records.MAX_ROWS,
        table_bytes=records.MAX_TABLE_BYTES,
        picture_bytes=records.MAX_PICTURE_BYTES,
        archive_bytes=records.MAX_ARCHIVE_BYTES,
        archive_files=records.MAX_ARCHIVE_FILES,
        example=stream.getvalue(),
        example_pictures=pictures,
    )


def catalogue_data(items: Sequence[Item], pictures: ItemPictures) -> CatalogueData:
    """The products of the catalogue, in columns: so they are read, and compressed, best.

    Args:
        items: the products.
        pictures: where they are.
    """
    categories = {category: place for place, category in enumerate(dict.fromkeys(item.category for item in items))}
    shared = [_shared(one, two) for one, two in pairwise(["", *(item.item_id for item in items)])]
    folders = {address.rpartition("/")[0] for address in pictures.addresses if address}
    start = f"{folders.pop()}/" if len(folders) == 1 else ""
    return CatalogueData(
        shared=shared,
        rests=[item.item_id[n:] for item, n in zip(items, shared, strict=True)],
        titles=[item.name for item in items],
        categories=[list(category) for category in categories],
        category=[categories[item.category] for item in items],
        prices=[item.price for item in items],
        pictures=[address and address[len(start) :] for address in pictures.addresses],
        pictures_at=start,
        thumbnails_at=pictures.thumbnails_at,
    )


def _shared(one: str, other: str) -> int:
    """How many letters two texts begin with alike; whole letters, however a browser counts them."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return same if one[:same].isascii() else 0


def start_shopper(summary: BuildSummary, shopper: ExampleShopper) -> StartShopper:
    """An example shopper with the answer that stands in the build."""
    return StartShopper(
        name=shopper.name,
        description=shopper.description,
        history=list(shopper.history),
        answer=_stored(summary, shopper),
    )


def codebook_data(summary: BuildSummary) -> CodebookData:
    """Every product's ID, all captions, the map and the codebook metrics."""
    captions, finest = summary.captions, len(summary.codebook_sizes) - 1
    held = captions.held(summary.items, summary.codes)

    def levels_that(said: bool | None) -> list[int]:
        return [sum(1 << level for level, one in enumerate(own) if one is said) for own in held]

    return CodebookData(
        codebook_sizes=list(summary.codebook_sizes),
        roles=[role.value for role in records.level_roles(len(summary.codebook_sizes))],
        parents=list(summary.parents),
        codes=[list(column) for column in zip(*summary.codes, strict=True)],
        captions=[
            [
                CodeCaption.model_validate(captions.of(level, code), from_attributes=True)
                for code in range(summary.codebook_sizes[level])
            ]
            for level in range(finest)
        ],
        which=list(captions.which),
        untrue=levels_that(False),
        unchecked=levels_that(None),
        map=MapData.model_validate(summary.map.to_json()),
        metrics=CodebookMetrics(
            figures=[figure(one) for one in summary.figures],
            levels=[LevelUse.model_validate(one, from_attributes=True) for one in summary.levels],
        ),
    )


def figure(record: FigureRecord) -> Figure:
    """A figure with its numbers, its targets and its words."""
    return Figure(
        name=record.name,
        group=record.group.value,
        measure=record.measure,
        modality=record.modality or None,
        level=record.level,
        quantities=[
            Quantity(
                name=one.name,
                values=list(one.values),
                unit=one.unit.value,
                written=list(one.written),
                before=one.before,
                after=one.after,
                aside=one.aside,
            )
            for one in record.quantities
        ],
        value=record.value,
        targets=[
            Target(quantity=one.quantity, comparison=one.comparison.value, value=one.value, met=one.met)
            for one in record.targets
        ],
        goal=record.goal,
        met=record.met,
        reading=record.reading,
    )


def _stored(summary: BuildSummary, shopper: ExampleShopper) -> StoredRecommendations | None:
    if shopper.answer is None:
        return None
    lines = []
    for place, (item_id, log_prob) in enumerate(shopper.answer):
        row = summary.rows[item_id]
        lines.append(
            stored_recommendation(
                summary.items[row],
                rank=place + 1,
                log_prob=log_prob,
                codes=summary.codes[row],
                captions=summary.item_captions(item_id),
            )
        )
    return StoredRecommendations(items=lines, note="", fingerprint=summary.fingerprint)
