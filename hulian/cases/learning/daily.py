"""What daily use is told of a text: the learned or the starting model, and on it what people corrected."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from hulian.cases.codes import categories
from hulian.cases.learning.calibrate import chances
from hulian.cases.learning.lessons import layer_on
from hulian.cases.learning.starter import starter
from hulian.cases.learning.store import learned

# The least that a category is given which the model has met, and one that it has never met, until somebody names it.
KNOWN, NEW = 0.002, 0.02


@dataclass(frozen=True, slots=True)
class _Ground:
    """Our codes, where a model's labels stand among them, and the least that each code is given."""

    codes: tuple[str, ...]
    at: np.ndarray
    least: np.ndarray

    def spread(self, given: np.ndarray) -> np.ndarray:
        """Return scores for our codes; two labels may be names of the same."""
        return np.log(np.maximum(np.bincount(self.at, given, len(self.codes)), self.least))


def opinions(text: str) -> list[tuple[str, float]]:
    """Return the codes of all categories with their chances, the likeliest first."""
    model = learned()
    ground = _ground(model.labels) if model else None
    if ground is None:
        model = starter()
        ground = _ground(model.labels)
    said = chances(layer_on(model, ground.codes, ground.spread).scores(text))
    return [(ground.codes[place], float(said[place])) for place in np.argsort(-said, kind="stable")]


@lru_cache(maxsize=8)
def _ground(labels: tuple[str, ...]) -> _Ground | None:
    """Return the ground of a model with these labels (a code, or a name in either language); None if one isn't ours."""
    codes = tuple(categories())
    names = {name: item.code for item in categories().values() for name in (item.code, item.zh, item.en)}
    if not all(label in names for label in labels):
        return None
    at = np.array([codes.index(names[label]) for label in labels])
    least = np.full(len(codes), NEW)
    least[at] = KNOWN
    return _Ground(codes, at, least)
