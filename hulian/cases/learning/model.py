"""A model: a text in, the categories with their chances out. Arrays and words only, so that no pickle is needed."""

from dataclasses import dataclass

import numpy as np

from hulian.cases.learning.calibrate import chances
from hulian.cases.learning.past import Past
from hulian.cases.learning.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Model:
    """`weights` has a row for each gram of the vocabulary and a column for each label.

    `past` holds some of the texts it was learned from, as numbers, for the layer of corrections to look back at.
    """

    labels: tuple[str, ...]
    vocabulary: Vocabulary
    weights: np.ndarray
    slope: np.ndarray
    offset: np.ndarray
    past: Past

    def chances(self, text: str) -> np.ndarray:
        """Return the chance of each label."""
        places, values = self.vocabulary.row(text)
        return chances((values @ self.weights[places]) @ self.slope + self.offset)

    def ranked(self, text: str, most: int = 3) -> list[tuple[str, float]]:
        """Return the likeliest labels with their chances, the likeliest first."""
        given = self.chances(text)
        return [(self.labels[at], float(given[at])) for at in np.argsort(-given, kind="stable")[:most]]
