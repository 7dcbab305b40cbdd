"""What daily use is told of a text: the learned or the starting model, and on it what people corrected."""

import numpy as np

from hulian.cases.codes import categories
from hulian.cases.learning.calibrate import chances
from hulian.cases.learning.lessons import layer_of
from hulian.cases.learning.model import Model
from hulian.cases.learning.starter import starter
from hulian.cases.learning.store import learned

# What a category that the model has never met is taken to be worth until somebody names it.
LEAST = 0.005


def opinions(text: str) -> list[tuple[str, float]]:
    """Return the codes of all categories with their chances, the likeliest first."""
    codes = tuple(categories())
    model = _model()
    at = np.array([codes.index(code) for code in _codes_of(model)])

    def base(text: str) -> np.ndarray:
        given = np.zeros(len(codes))
        np.add.at(given, at, model.chances(text))
        return np.log(np.maximum(given, LEAST))

    said = chances(base(text) + layer_of(model, codes, base).added(text))
    return [(codes[place], float(said[place])) for place in np.argsort(-said, kind="stable")]


def _model() -> Model:
    """Return the learned model where it speaks of our categories, else the starting one."""
    model = learned()
    return model if model and all(_codes_of(model)) else starter()


def _codes_of(model: Model) -> list[str]:
    """Return our code of each label (a code, or a name in either language), empty where it is none of ours."""
    names = {name: item.code for item in categories().values() for name in (item.code, item.zh, item.en)}
    return [names.get(label, "") for label in model.labels]
