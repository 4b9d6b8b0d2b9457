"""Sixty IDs."""

import itertools

import numpy as np
import pytest

from tests.decoding.small import SIZES


@pytest.fixture(scope="session")
def codes():
    every = np.array(list(itertools.product(*map(range, SIZES))))
    chosen = np.random.default_rng(0).choice(len(every), 60, replace=False)
    return every[np.sort(chosen)]
