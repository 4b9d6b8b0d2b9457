"""Catalogues: the folder that a shop brings, read and checked, and what is derived from its interactions.

`load_catalogue` reads a folder into a `Catalogue`; `load_picture` opens one of its pictures; the rest cuts the
interactions into training histories and cases. Knows nothing of models.
"""

from mmsid.catalogue.catalogue import Catalogue
from mmsid.catalogue.examples import Example
from mmsid.catalogue.folder import catalogue_files, load_catalogue
from mmsid.catalogue.interactions import (
    History,
    Interactions,
    TimeSplits,
    Window,
    cases,
    item_slices,
    time_splits,
    training_counts,
    training_histories,
)
from mmsid.catalogue.pictures import load_picture
from mmsid.catalogue.problems import Problem, Severity, format_problems

__all__ = [
    "Catalogue",
    "Example",
    "History",
    "Interactions",
    "Problem",
    "Severity",
    "TimeSplits",
    "Window",
    "cases",
    "catalogue_files",
    "format_problems",
    "item_slices",
    "load_catalogue",
    "load_picture",
    "time_splits",
    "training_counts",
    "training_histories",
]
