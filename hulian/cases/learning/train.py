"""Learns a model from texts and their categories. The same texts give the same model."""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array

from hulian.cases.learning.calibrate import calibrate, chances, plain
from hulian.cases.learning.model import Model
from hulian.cases.learning.past import past_of
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
    weights = solve(rows, signs)
    if np.bincount(wanted).min() < FOLDS:
        unseen, (slope, offset) = rows @ weights, plain(len(names))
    else:
        unseen = _unseen(rows, signs, wanted)
        slope, offset = calibrate(unseen, wanted)
    past = past_of(vocabulary, texts, wanted, chances(unseen @ slope + offset))
    return Model(tuple(names.tolist()), vocabulary, weights, slope, offset, past)


def rows_of(vocabulary: Vocabulary, texts: Sequence[str]) -> csr_array:
    """Return the texts as one sparse array."""
    places, values = zip(*(vocabulary.row(text) for text in texts), strict=True)
    ends = np.concatenate([[0], np.cumsum([len(row) for row in places])])
    at = np.concatenate(places).astype(np.int32)
    return csr_array((np.concatenate(values), at, ends.astype(np.int32)), shape=(len(texts), vocabulary.size))


def _unseen(rows: csr_array, signs: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return the scores of each text from weights that were learned without it."""
    fold, scores = _folds(wanted), np.zeros(signs.shape)
    for held_back in range(FOLDS):
        seen = fold != held_back
        scores[~seen] = rows[~seen] @ solve(rows[seen], signs[seen])
    return scores


def _folds(wanted: np.ndarray) -> np.ndarray:
    """Deal the texts of each category round, mixed by a fixed seed."""
    fold, mixed = np.empty(len(wanted), int), np.random.default_rng(1).permutation(len(wanted))
    by_category = mixed[np.argsort(wanted[mixed], kind="stable")]
    fold[by_category] = np.arange(len(wanted)) % FOLDS
    return fold
