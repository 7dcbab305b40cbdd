"""Learns a model from texts and their categories. The same texts give the same model."""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array

from hulian.cases.learning.calibrate import calibrate, plain
from hulian.cases.learning.model import Model
from hulian.cases.learning.solve import solve
from hulian.cases.learning.vocabulary import Vocabulary, vocabulary_of

FOLDS = 3


class TooLittle(Exception):
    """There are no two categories to tell apart."""


def train(texts: Sequence[str], labels: Sequence[str]) -> Model:
    """Return the model of the texts. Raises TooLittle."""
    names, wanted = np.unique(np.array(labels, dtype=str), return_inverse=True)
    if len(names) < 2:
        raise TooLittle
    vocabulary = vocabulary_of(texts)
    rows = rows_of(vocabulary, texts)
    signs = np.where(np.eye(len(names), dtype=bool)[wanted], 1, -1).astype(np.float32)
    slope, offset = _calibrated(rows, signs, wanted)
    return Model(tuple(names.tolist()), vocabulary, solve(rows, signs), slope, offset)


def rows_of(vocabulary: Vocabulary, texts: Sequence[str]) -> csr_array:
    """Return the texts as one sparse array."""
    places, values = zip(*(vocabulary.row(text) for text in texts), strict=True)
    ends = np.concatenate([[0], np.cumsum([len(row) for row in places])])
    at = np.concatenate(places).astype(np.int32)
    return csr_array((np.concatenate(values), at, ends.astype(np.int32)), shape=(len(texts), vocabulary.size))


def _calibrated(rows: csr_array, signs: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return what turns scores into chances, from scores of texts that were held back."""
    if np.bincount(wanted).min() < FOLDS:
        return plain(signs.shape[1])
    fold, scores = _folds(wanted), np.zeros_like(signs)
    for held_back in range(FOLDS):
        seen = fold != held_back
        scores[~seen] = rows[~seen] @ solve(rows[seen], signs[seen])
    return calibrate(scores.astype(np.float64), wanted)


def _folds(wanted: np.ndarray) -> np.ndarray:
    """Deal the texts of each category round, mixed by a fixed seed."""
    fold, mixed = np.empty(len(wanted), int), np.random.default_rng(1).permutation(len(wanted))
    by_category = mixed[np.argsort(wanted[mixed], kind="stable")]
    fold[by_category] = np.arange(len(wanted)) % FOLDS
    return fold
