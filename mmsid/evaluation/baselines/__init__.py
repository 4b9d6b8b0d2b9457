"""What a recommender has to beat: three simple rules, and SASRec, the honest rival."""

from mmsid.evaluation.baselines.sasrec import fitted_sasrec
from mmsid.evaluation.baselines.simple import ItemKnn, LastItemCooccurrence, Popularity, tune_item_knn

__all__ = [
    "ItemKnn",
    "LastItemCooccurrence",
    "Popularity",
    "fitted_sasrec",
    "tune_item_knn",
]
