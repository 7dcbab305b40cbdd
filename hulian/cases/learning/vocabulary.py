"""The grams that a model knows, and a text as their weights: rarer grams weigh more, each view has length one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hulian.cases.learning.grams import grams_of

# How much the head of a text weighs beside the whole, and in how many texts a gram must stand to be kept;
# chosen by cross-validation on the first 70 % of the labelled messages.
WEIGHTS = (1.0, 0.6)
LEAST = (3, 2)
MANY_TEXTS = 2000

Row = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at a text: known hashes in order, what each weighs, and what the view weighs.

    `unknown` is what a gram that nobody knows adds to the length of a text: few texts know few grams, and
    a text that is mostly new to us must not speak as loudly as one whose every word we have seen.
    """

    hashes: np.ndarray
    rarity: np.ndarray
    weight: float
    unknown: float

    def row(self, grams: np.ndarray) -> Row:
        """Return the places and values of the grams that are known; the whole view has its weight as length."""
        found, values = self.spread(grams)
        places, known = self._find(found)
        return places[known], (values[known] * self.weight).astype(np.float32)

    def spread(self, grams: np.ndarray) -> Row:
        """Return each gram once with what it is worth, known or not, of length one together."""
        found, counts = np.unique(grams, return_counts=True)
        places, known = self._find(found)
        values = (1 + np.log(counts)) * np.where(known, self.rarity[places], self.unknown)
        return found, values / (float(np.sqrt(values @ values)) or 1.0)

    def _find(self, found: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return where the grams stand, and which of them are known at all."""
        places = np.searchsorted(self.hashes, found)
        places[places == len(self.hashes)] = 0
        return places, self.hashes[places] == found


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The view of the whole text and the view of its head, side by side."""

    views: tuple[View, View]

    @property
    def size(self) -> int:
        """Return how many places a row has; the last is the constant one."""
        return sum(len(view.hashes) for view in self.views) + 1

    def row(self, text: str) -> Row:
        """Return the places and values of a text, the constant one at the end."""
        places, values, start = [], [], 0
        for view, grams in zip(self.views, grams_of(text), strict=True):
            at, worth = view.row(grams)
            places.append(at + start)
            values.append(worth)
            start += len(view.hashes)
        return np.concatenate([*places, [start]]), np.concatenate([*values, np.ones(1, np.float32)])


def vocabulary_of(texts: Sequence[str]) -> Vocabulary:
    """Return the vocabulary of the texts: grams that stand in too few of them are left out."""
    wholes, heads = zip(*(map(np.unique, grams_of(text)) for text in texts), strict=True)
    least = LEAST if len(texts) >= MANY_TEXTS else (1, 1)
    return Vocabulary((_view(wholes, least[0], WEIGHTS[0]), _view(heads, least[1], WEIGHTS[1])))


def _view(grams: Sequence[np.ndarray], least: int, weight: float) -> View:
    hashes, standing_in = np.unique(np.concatenate(grams), return_counts=True)
    kept = standing_in >= least
    rarity = np.log((1 + len(grams)) / (1 + standing_in[kept])) + 1
    unknown = np.log((1 + len(grams)) / 2) + 1 if least == 1 else 0
    return View(hashes[kept], rarity.astype(np.float32), weight, float(unknown))
