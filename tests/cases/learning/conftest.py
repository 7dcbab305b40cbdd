"""A learned model for one test, and no layer left over from another."""

import pytest

from hulian.cases.learning import lessons
from hulian.cases.learning.store import learned_path, save
from hulian.cases.learning.train import train


@pytest.fixture(autouse=True)
def forget():
    """Begin without corrections in memory and without a learned model, and leave none."""
    lessons._held.clear()
    learned_path().unlink(missing_ok=True)
    yield
    lessons._held.clear()
    learned_path().unlink(missing_ok=True)


@pytest.fixture
def learn():
    """Learn (text, category) pairs as `hulian learn` does."""

    def from_pairs(pairs):
        texts, labels = zip(*pairs, strict=True)
        save(train(texts, labels))

    return from_pairs
