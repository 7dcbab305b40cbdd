"""What daily use is told of a text: the learned or the starting model, and on it what people corrected."""

import numpy as np

from hulian.cases.codes import categories
from hulian.cases.learning.calibrate import chances
from hulian.cases.learning.lessons import layer_on
from hulian.cases.learning.model import Model
from hulian.cases.learning.starter import starter
from hulian.cases.learning.store import learned

# The least that a category is given which the model has met, and one that it has never met, until somebody names it.
KNOWN, NEW = 0.002, 0.02


def opinions(text: str) -> list[tuple[str, float]]:
    """Return the codes of all categories with their chances, the likeliest first."""
    codes = tuple(categories())
    model = _model()
    at = np.array([codes.index(code) for code in _codes_of(model)])
    least = np.full(len(codes), NEW)
    least[at] = KNOWN

    def spread(given: np.ndarray) -> np.ndarray:
        """Return scores for our codes; two labels may be names of the same."""
        return np.log(np.maximum(np.bincount(at, given, len(codes)), least))

    said = chances(layer_on(model, codes, spread).scores(text))
    return [(codes[place], float(said[place])) for place in np.argsort(-said, kind="stable")]


def _model() -> Model:
    """Return the learned model where it speaks of our categories, else the starting one."""
    model = learned()
    return model if model and all(_codes_of(model)) else starter()


def _codes_of(model: Model) -> list[str]:
    """Return our code of each label (a code, or a name in either language), empty where it is none of ours."""
    names = {name: item.code for item in categories().values() for name in (item.code, item.zh, item.en)}
    return [names.get(label, "") for label in model.labels]
