"""What the page starts from, before any model is loaded, and the file that the Codes panel fetches when it opens."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from mmsid.ui.contract.base import Answer, Share
from mmsid.ui.contract.figures import CodebookMetrics
from mmsid.ui.contract.recommend import StoredRecommendations

LevelRole = Literal["kind", "look", "one"]
"""What a level says of a product: its kind (the second such level, its type), its look, or which one it is."""


class CatalogueData(Answer):
    """All products of the catalogue, a list for each thing that is said of them; a product's place is its row.

    Attributes:
        shared: per product, how many letters the beginning of its id shares with that of the product before.
        rests: per product, the other letters of its id.
        titles: the id, where a product has none.
        categories: that there are, each coarse to fine.
        category: per product, the place of its own among them.
        prices: in the catalogue's own currency; null where it is not known.
        pictures: addresses below `pictures_at`; null where there is none.
        pictures_at: how the addresses of all pictures begin.
        thumbnails_at: how those of their thumbnails begin, which end alike.
    """

    shared: list[int]
    rests: list[str]
    titles: list[str]
    categories: list[list[str]]
    category: list[int]
    prices: list[float | None]
    pictures: list[str | None]
    pictures_at: str
    thumbnails_at: str


class StartShopper(Answer):
    """An example shopper.

    Attributes:
        name: of the shopper.
        description: one sentence.
        history: item ids, oldest first.
        answer: what the build recommended; null where it cannot.
    """

    name: str
    description: str
    history: list[str]
    answer: StoredRecommendations | None


class ExampleItem(Answer):
    """A product to try out, which the catalogue lacks.

    Attributes:
        title: of the product.
        description: of the product.
        picture: its picture's address.
    """

    title: str
    description: str
    picture: str


class ExamplePhoto(Answer):
    """A photo that somebody took, to try out.

    Attributes:
        picture: its address.
        shows: what its source calls it.
        credit: whose it is, and under which terms.
    """

    picture: str
    shows: str
    credit: str


class BatchBounds(Answer):
    """What a table of new products may be, and one that shows its format.

    Attributes:
        columns: that are read.
        rows_per_request: rows that one question may bring.
        max_rows: of a table.
        table_bytes: of its file.
        picture_bytes: of one of its pictures.
        archive_bytes: of a zip file with its pictures.
        archive_files: of such a zip file.
        example: a table as CSV.
        example_pictures: addresses of its pictures, by name.
    """

    columns: list[str] = Field([])
    rows_per_request: int = 0
    max_rows: int = 0
    table_bytes: int = 0
    picture_bytes: int = 0
    archive_bytes: int = 0
    archive_files: int = 0
    example: str = ""
    example_pictures: dict[str, str] = Field({})


class HistoryBounds(Answer):
    """What several histories at once may be.

    Attributes:
        rows_per_request: histories that one question may bring.
        max_rows: of a text or table.
        file_bytes: of its file.
    """

    rows_per_request: int = 0
    max_rows: int = 0
    file_bytes: int = 0


class Hints(Answer):
    """What a field says while nothing is written in it, in words of this catalogue.

    Attributes:
        search: of the search.
        title: of a new product.
        description: of a new product.
    """

    search: str = ""
    title: str = ""
    description: str = ""


class ShopChoice(Answer):
    """One of several shops that this app shows.

    Attributes:
        name: in links.
        title: what a visitor reads.
        address: of its page, from this one.
        is_shown: whether it is this one.
    """

    name: str
    title: str
    address: str
    is_shown: bool


class StartValues(Answer):
    """What the page starts from; a page that only says why there is no other has `title` and `sorry`.

    Attributes:
        title: of the app.
        sorry: why the build cannot be shown, or empty.
        notice: one sentence that says what is not real, or empty.
        currency: the sign before a price, or empty.
        fingerprint: of the build.
        levels: codes of a semantic ID.
        roles: what each of them says of a product.
        max_history: products in a history.
        catalogue_url: where `CatalogueData` is; empty where there is none to show.
        codebook_url: where `CodebookData` is.
        errors_url: where `ErrorsData` is; empty where there are no cases.
        no_errors: why there are none, or empty.
        shops: that one can choose from; empty where there is one.
        shoppers: the examples.
        recommends: whether the build has a recommender.
        has_voice: whether a collaborative voice answers beside its language model.
        tokenizes: whether the build has an encoder for new pictures and texts.
        hints: what empty fields say.
        shown: products in an answer.
        new_items: products to try out.
        photos: to try out, too.
        photo_note: what is to be said of all of them, or empty.
        upload_megabytes: of one uploaded picture.
        max_added: products that a visitor may add.
        max_boost: how much more may be transferred to them than to other new products.
        batch: what a table of new products may be.
        histories: what several histories at once may be.
        styles: of the whole interface, as CSS.
    """

    title: str
    sorry: str = ""
    notice: str = ""
    currency: str = ""
    fingerprint: str = ""
    levels: int = 0
    roles: list[LevelRole] = Field([])
    max_history: int = 0
    catalogue_url: str = ""
    codebook_url: str = ""
    errors_url: str = ""
    no_errors: str = ""
    shops: list[ShopChoice] = Field([])
    shoppers: list[StartShopper] = Field([])
    recommends: bool = False
    has_voice: bool = False
    tokenizes: bool = False
    hints: Hints = Hints()
    shown: int = 0
    new_items: list[ExampleItem] = Field([])
    photos: list[ExamplePhoto] = Field([])
    photo_note: str = ""
    upload_megabytes: int = 0
    max_added: int = 0
    max_boost: int = 0
    batch: BatchBounds = BatchBounds()
    histories: HistoryBounds = HistoryBounds()
    styles: str = ""


class CodeCaption(Answer):
    """What a code means, wherever it stands.

    Attributes:
        text: categories, or words of titles and descriptions.
        share: of the code's products for which it holds, 0 to 1.
        count: products that have the code.
    """

    text: str
    share: Share
    count: int


class MapData(Answer):
    """Products on a plane.

    Attributes:
        method: umap, or pca for a handful of products.
        rows: the products that are drawn, ascending rows of the catalogue.
        positions: x and y of each, 0 to 10,000; y upwards.
        landmarks: x and y of the first codebook's codewords.
        neighbours_kept: mean share of a product's nearest that are among its nearest on the map.
        neighbours_by_chance: the share that a map without any order would keep.
        events: training events of every product of the catalogue; null without interactions.
    """

    method: str
    rows: list[int]
    positions: list[tuple[int, int]]
    landmarks: list[tuple[int, int]]
    neighbours_kept: Share
    neighbours_by_chance: Share
    events: list[int] | None


class CodebookData(Answer):
    """Every product's ID, all captions, the map and the codebook metrics.

    Attributes:
        codebook_sizes: codes per level, coarse to fine.
        roles: what each level says of a product.
        parents: per code of the second level, the 0-based code of the first under which it stands; empty where every
            code can stand under any.
        codes: per level, the 0-based codes of all products in the catalogue's order.
        captions: per level but the last and per code.
        which: per product, which one it is among those with the same codes before its last.
        untrue: per product, the levels whose captions do not hold for it, as bits: 1 is level 0, 2 level 1, 4 level 2.
        unchecked: per product, those whose captions nothing of it can tell, in the same way.
        map: where every product lies on a plane.
        metrics: how good the codes are.
    """

    codebook_sizes: list[int]
    roles: list[LevelRole]
    parents: list[int]
    codes: list[list[int]]
    captions: list[list[CodeCaption]]
    which: list[str]
    untrue: list[int]
    unchecked: list[int]
    map: MapData
    metrics: CodebookMetrics
