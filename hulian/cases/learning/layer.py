"""What daily use added to a model: each correction moves the weights at once, and any category can be learned.

A passive-aggressive learner on hashed grams: a text that is already told apart well enough changes nothing,
any other moves what speaks for the right category and against the one that was taken for it.
"""

from collections.abc import Sequence

import numpy as np

from hulian.cases.learning.grams import grams_of

BUCKETS = 1 << 16
MARGIN = 1.0
FARTHEST = 1.5

Hashed = tuple[np.ndarray, np.ndarray]


class Layer:
    """Adds to the scores of a model, a column for each label."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        self.weights = np.zeros((BUCKETS, len(labels)), np.float32)
        self.lessons = 0

    def added(self, text: str) -> np.ndarray:
        """Return what was learned for and against each label."""
        if not self.lessons:
            return np.zeros(len(self.labels))
        places, values = hashed(text)
        return values @ self.weights[places]

    def learn(self, text: str, label: str, base: np.ndarray) -> None:
        """Learn that the text belongs to `label`; `base` are the scores of the model under this layer."""
        places, values = hashed(text)
        scores = base + values @ self.weights[places]
        right = self.labels.index(label)
        wrong = int(np.argmax(np.where(np.arange(len(scores)) == right, -np.inf, scores)))
        move = min(FARTHEST, max(0.0, MARGIN + scores[wrong] - scores[right]) / 2) * values
        self.lessons += 1
        self.weights[places, right] += move
        self.weights[places, wrong] -= move


def hashed(text: str) -> Hashed:
    """Return the buckets of a text's grams and their values, of length one together; none stands twice."""
    places, counts = np.unique(grams_of(text)[0] % np.uint64(BUCKETS), return_counts=True)
    values = 1 + np.log(counts)
    return places.astype(np.int64), (values / (float(np.sqrt(values @ values)) or 1.0)).astype(np.float32)
