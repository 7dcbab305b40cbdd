"""Texts as hashed numbers for the layer of corrections, and a hundred of each category to look back at.

Numbers, because a model on disk is no place for people's words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hulian.cases.learning.grams import grams_of
from hulian.cases.learning.vocabulary import Row, Vocabulary

BUCKETS = 1 << 16
EACH = 100


@dataclass(frozen=True, slots=True)
class Past:
    """Rows one after another (`ends` says where each ends), the right label, and the chances that were given.

    The chances come from weights that had not seen the text: what a model says of its own lessons is no test.
    """

    places: np.ndarray
    values: np.ndarray
    ends: np.ndarray
    right: np.ndarray
    chances: np.ndarray

    def __len__(self) -> int:
        return len(self.right)

    def row(self, at: int) -> Row:
        """Return one text's buckets and values."""
        begin, end = self.ends[at], self.ends[at + 1]
        return self.places[begin:end], self.values[begin:end]


def hashed(vocabulary: Vocabulary, text: str) -> Row:
    """Return the buckets of a text's grams and what they are worth; no bucket stands twice."""
    found, values = vocabulary.views[0].spread(grams_of(text)[0])
    buckets, at = np.unique(found % np.uint64(BUCKETS), return_inverse=True)
    worth = np.bincount(at, values, len(buckets)).astype(np.float32)
    return buckets[worth > 0].astype(np.int32), worth[worth > 0]


def past_of(vocabulary: Vocabulary, texts: Sequence[str], wanted: np.ndarray, chances: np.ndarray) -> Past:
    """Return up to a hundred texts of each label, mixed by a fixed seed."""
    mixed = np.random.default_rng(4).permutation(len(wanted))
    some = np.concatenate([mixed[wanted[mixed] == label][:EACH] for label in range(chances.shape[1])])
    some = some[np.random.default_rng(5).permutation(len(some))]
    places, values = zip(*(hashed(vocabulary, texts[at]) for at in some), strict=True)
    ends = np.cumsum([0, *map(len, places)])
    return Past(np.concatenate(places), np.concatenate(values), ends, wanted[some], chances[some].astype(np.float32))
