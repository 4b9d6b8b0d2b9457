"""A product export of WooCommerce: a CSV with `ID`, `Name`, `Type`, `Categories`, `Images` and `Regular price`.

The shop's language is that of the headings, of which the more frequent ones are known; what stands below them is not
translated.

A variable product and its variations are one product, its parent, which takes price and picture of its first variation
where it has none, and which events may call by a variation's id or a SKU. Of several categories
(`Clothing > Hoodies, Sale`) the longest path counts, else the first one.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from mmsid.catalogue.aliases import spaced
from mmsid.catalogue.columns import Table, as_text
from mmsid.catalogue.formats.exports import export_source, exports_in, further_names, note_unseen
from mmsid.catalogue.formats.source import NOTHING, Source, first_given
from mmsid.catalogue.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mmsid.artifacts import Reading
    from mmsid.catalogue.problems import ProblemLog

_MARKS = frozenset({"id", "name", "regular price", "categories"})
_TRANSLATED = {
    "type": ("typ", "tipo"),
    "sku": ("artikelnummer", "ugs", "cod"),
    "name": ("nom", "nombre", "nome", "naam", "nazwa"),
    "published": ("veröffentlicht", "publié", "publicado", "pubblicato", "gepubliceerd", "opublikowano"),
    "short description": (
        "kurzbeschreibung",
        "description courte",
        "descripción corta",
        "breve descrizione",
        "korte beschrijving",
        "descrição curta",
        "breve descrição",
        "krótki opis",
    ),
    "description": ("beschreibung", "descripción", "descrizione", "beschrijving", "descrição", "opis"),
    "sale price": (
        "angebotspreis",
        "tarif promo",
        "precio rebajado",
        "prezzo in offerta",
        "actieprijs",
        "preço promocional",
        "cena promocyjna",
    ),
    "regular price": (
        "regulärer preis",
        "tarif régulier",
        "precio normal",
        "prezzo di listino",
        "reguliere prijs",
        "preço normal",
        "preço",
        "cena",
    ),
    "categories": ("kategorien", "catégories", "categorías", "categorie", "categorieën", "categorias", "kategorie"),
    "images": ("bilder", "imágenes", "immagini", "afbeeldingen", "imagens", "obrazki"),
    "parent": ("übergeordnetes produkt", "übergeordnet", "superior", "genitore", "hoofd", "ascendente", "nadrzędny"),
}
"""Headings in German, French, Spanish, Italian, Dutch, Portuguese and Polish."""
_ENGLISH = {other: name for name, others in _TRANSLATED.items() for other in others}
_COMMA = re.compile(r"(?<!\\),\s*")


def recognise(folder: Path, reading: Reading, log: ProblemLog) -> Source | None:
    """A folder with a CSV of WooCommerce's columns, and `interactions.*` if there are any."""
    for path, names in exports_in(folder, reading):
        if {_ENGLISH.get(name, name) for name in names} >= _MARKS:
            return export_source("WooCommerce", folder, path, partial(_read, path), reading, log)
    return None


def _read(path: Path, log: ProblemLog) -> Table | None:
    table = read_table(path, (), log)
    if table is None:
        return None
    columns = {_heading(name): values for name, values in table.columns.items()}
    nothing = [""] * len(table)
    kinds = [(as_text(kind) or "").casefold() for kind in columns.get("type", nothing)]
    kept = [place for place, kind in enumerate(kinds) if not kind.startswith("variation")]
    variations = _variations(columns, kinds)
    if len(kept) < len(table):
        message = f"{len(table) - len(kept):,} rows are variations of a product, which is one with them"
        log.warning(table.file, message, NOTHING)
    short, regular, sale = (columns.get(name, nothing) for name in ("short description", "regular price", "sale price"))
    long, pictures = columns.get("description", nothing), columns.get("images", nothing)
    parts = {place: [place, *variations.get(_reference(columns, place), [])] for place in kept}
    ours: dict[str, list[Any]] = {
        "item_id": [columns["id"][place] for place in kept],
        "title": [columns["name"][place] for place in kept],
        "description": [long[place] or short[place] for place in kept],
        "category": [_category(as_text(columns["categories"][place]) or "") for place in kept],
        "image": [first_given(pictures[part] for part in parts[place]) for place in kept],
        "price": [first_given(sale[part] or regular[part] for part in parts[place]) for place in kept],
    }
    known = {"id", "name", "description", "categories", "images", "regular price", "sale price"}
    for name, values in table.columns.items():
        if _heading(name) not in known and name not in ours:
            ours[name] = [values[place] for place in kept]
    _note_unseen([columns["published"][place] for place in kept] if "published" in columns else [], table.file, log)
    ids = frozenset(as_text(item_id) or "" for item_id in ours["item_id"])
    return Table(table.file, ours, [table.rows[place] for place in kept], further_names(_names(columns, parts), ids))


def _heading(name: str) -> str:
    return _ENGLISH.get(spaced(name), spaced(name))


def _names(columns: dict[str, list[Any]], parts: dict[int, list[int]]) -> Iterator[tuple[str, str]]:
    """The ids and SKUs of every product and its variations."""
    for place, rows in parts.items():
        item_id = as_text(columns["id"][place]) or ""
        for row in rows:
            yield as_text(columns["id"][row]) or "", item_id
            yield (as_text(columns["sku"][row]) or "" if "sku" in columns else ""), item_id


def _note_unseen(published: list[Any], file: str, log: ProblemLog) -> None:
    unseen = sum(as_text(value) not in ("1", "", None) for value in published)
    note_unseen(unseen, "not published", file, log)


def _reference(columns: dict[str, list[Any]], place: int) -> frozenset[str]:
    """What a variation may call its parent: its SKU, or `id:` and its number."""
    sku = (as_text(columns["sku"][place]) if "sku" in columns else "") or ""
    return frozenset({f"id:{as_text(columns['id'][place])}", sku} - {""})


def _variations(columns: dict[str, list[Any]], kinds: list[str]) -> dict[frozenset[str], list[int]]:
    """A parent's references → the rows of its variations."""
    parents = columns.get("parent", [""] * len(kinds))
    by_name: dict[str, list[int]] = {}
    for place, kind in enumerate(kinds):
        if kind.startswith("variation"):
            by_name.setdefault(as_text(parents[place]) or "", []).append(place)
    found: dict[frozenset[str], list[int]] = {}
    for place, kind in enumerate(kinds):
        if not kind.startswith("variation"):
            reference = _reference(columns, place)
            found[reference] = [part for name in sorted(reference) for part in by_name.get(name, [])]
    return found


def _category(text: str) -> str:
    paths = [path.replace("\\,", ",").strip() for path in _COMMA.split(text)]
    return max(paths, key=lambda path: path.count(">"))
