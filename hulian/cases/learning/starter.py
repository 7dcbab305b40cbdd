"""The model of a clean installation: learned once, in about a second, from doorstep texts that we invented ourselves.

Each text file beside this module is named for a category and holds one text a line, told as neighbours tell it.
"""

from functools import cache
from pathlib import Path

from hulian.cases.codes import categories
from hulian.cases.learning.model import Model
from hulian.cases.learning.store import started

FOLDER = Path(__file__).with_name("texts")


def starter_texts() -> list[tuple[str, str]]:
    """Return the invented texts, each with the code of its category; the words that suggest it are among them."""
    told = [(text, path.stem) for path in sorted(FOLDER.glob("*.txt")) for text in path.read_text().splitlines()]
    return told + [(word, item.code) for item in categories().values() for word in (item.zh, *item.words)]


@cache
def starter() -> Model:
    """Return the model of the invented texts; the first process of a house that needs it learns it."""
    told = starter_texts()
    return started(told, lambda: _train(told))


def _train(told: list[tuple[str, str]]) -> Model:
    from hulian.cases.learning.train import train  # noqa: PLC0415 - SciPy takes a sixth of a second, once a house

    texts, codes = zip(*told, strict=True)
    return train(texts, codes)
