"""What a recommender has to beat: simple rules, nearest neighbours, and SASRec, the honest rival."""

from mmsid.evaluation.baselines.neighbours import CooccurrenceKnn, ItemKnn, tune_cooccurrence_knn, tune_item_knn
from mmsid.evaluation.baselines.sasrec import fitted_sasrec
from mmsid.evaluation.baselines.simple import LastItemCooccurrence, Popularity

__all__ = [
    "CooccurrenceKnn",
    "ItemKnn",
    "LastItemCooccurrence",
    "Popularity",
    "fitted_sasrec",
    "tune_cooccurrence_knn",
    "tune_item_knn",
]
