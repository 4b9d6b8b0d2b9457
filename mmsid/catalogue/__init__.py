"""Catalogues: the folder that a shop brings, read and checked, and what is derived from its interactions.

`load_catalogue` reads a folder into a `Catalogue`; `load_picture` opens one of its pictures; the rest cuts the
interactions into training histories and cases. Knows nothing of models.
"""

from mmsid.catalogue.catalogue import Catalogue
from mmsid.catalogue.data_sets import catalogue_place
from mmsid.catalogue.examples import Example
from mmsid.catalogue.folder import catalogue_files, load_catalogue, load_items
from mmsid.catalogue.interactions import (
    History,
    Interactions,
    cases,
    item_slices,
    training_counts,
    training_histories,
)
from mmsid.catalogue.pictures import load_picture
from mmsid.catalogue.problems import Problem, Severity, format_problems
from mmsid.catalogue.splits import EventSplit, leave_one_out, split_events, split_kind, time_split

__all__ = [
    "Catalogue",
    "EventSplit",
    "Example",
    "History",
    "Interactions",
    "Problem",
    "Severity",
    "cases",
    "catalogue_files",
    "catalogue_place",
    "format_problems",
    "item_slices",
    "leave_one_out",
    "load_catalogue",
    "load_items",
    "load_picture",
    "split_events",
    "split_kind",
    "time_split",
    "training_counts",
    "training_histories",
]
