"""What daily use added to a model: each correction moves the weights at once, and any category can be learned.

A passive-aggressive learner: a text that is already told apart well enough changes nothing, any other moves
what speaks for the right category and against the one that was taken for it. After each lesson it looks back
at some older texts, or the newest would push the others out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from hulian.cases.learning.model import Model
from hulian.cases.learning.past import BUCKETS, hashed
from hulian.cases.learning.vocabulary import Row

# Chosen on the first 70 % of the labelled messages, one category being left out and learned from 100 corrections.
MARGIN, FARTHEST = 2.0, 1.5
OF_PAST, OF_LESSONS = 12, 3

Spread = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True, slots=True)
class _Lesson:
    """A text as numbers, the place of the right label, and the scores of the model under the layer."""

    row: Row
    right: int
    base: np.ndarray


class Layer:
    """Adds to the scores of a model; `spread` makes scores for `labels` out of the model's chances."""

    def __init__(self, model: Model, labels: Sequence[str], spread: Spread) -> None:
        self.model, self.labels, self.spread = model, tuple(labels), spread
        self.weights = np.zeros((BUCKETS, len(labels)), np.float32)
        self.lessons: list[_Lesson] = []
        self._turn = 0
        self._pick = np.random.default_rng(6)

    def scores(self, text: str) -> np.ndarray:
        """Return the scores of the labels, with what was learned for and against each."""
        base = self.spread(self.model.chances(text))
        if not self.lessons:
            return base
        places, values = hashed(self.model.vocabulary, text)
        return base + values @ self.weights[places]

    def learn(self, text: str, label: str) -> None:
        """Learn that the text belongs to `label`, then look back."""
        row, base = hashed(self.model.vocabulary, text), self.spread(self.model.chances(text))
        lesson = _Lesson(row, self.labels.index(label), base)
        self.lessons.append(lesson)
        self._move(lesson)
        for _time in range(OF_PAST):
            self._move(self._of_past())
        for at in self._pick.integers(0, len(self.lessons), OF_LESSONS):
            self._move(self.lessons[at])

    def _of_past(self) -> _Lesson:
        past = self.model.past
        at, self._turn = self._turn % len(past), self._turn + 1
        right = np.argmax(self.spread(np.eye(len(self.model.labels))[past.right[at]]))
        return _Lesson(past.row(at), int(right), self.spread(past.chances[at]))

    def _move(self, lesson: _Lesson) -> None:
        places, values = lesson.row
        scores = lesson.base + values @ self.weights[places]
        wrong = int(np.argmax(np.where(np.arange(len(scores)) == lesson.right, -np.inf, scores)))
        missing = MARGIN + scores[wrong] - scores[lesson.right]
        if missing > 0:
            move = min(FARTHEST, float(missing) / 2) * values
            self.weights[places, lesson.right] += move
            self.weights[places, wrong] -= move
