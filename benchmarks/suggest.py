"""How well and how fast a category is suggested: learned on the first 70 % of the messages, asked for the rest.

`python -m benchmarks.suggest [labelled.csv]` prints one JSON document. The rest is never used to choose anything.
"""

import csv
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from hulian.cases.learning.layer import Layer
from hulian.cases.learning.model import Model
from hulian.cases.learning.train import train

REAL = Path(os.environ.get("HULIAN_REAL_DATA", "../shared/data")) / "messages" / "labelled.csv"
SHARE = 0.7
LEFT_OUT, CORRECTIONS = "交通运输", 100
KNOWN, NEW = 0.002, 0.02

Pairs = list[tuple[str, str]]


def measured(path: Path) -> dict[str, Any]:
    """Return texts, seconds, milliseconds a text, macro-F1, and how often the right one is among the first three."""
    told, asked = halves(path)
    begun = time.perf_counter()
    model = train(*zip(*told, strict=True))
    learned = time.perf_counter()
    ranked = [[label for label, _chance in model.ranked(text)] for text, _right in asked]
    ended = time.perf_counter()
    right = [label for _text, label in asked]
    return {
        "told": len(told), "asked": len(asked), "seconds": round(learned - begun, 2),
        "ms_a_text": round((ended - learned) * 1000 / len(asked), 3),
        "macro_f1": round(macro_f1(right, [labels[0] for labels in ranked]), 4),
        "among_three": round(sum(label in labels for label, labels in zip(right, ranked, strict=True)) / len(asked), 4),
    }


def new_category(path: Path) -> dict[str, Any]:
    """Return what 100 corrections teach of a category that the model never met, and what they cost the others."""
    told, asked = halves(path)
    labels = tuple(sorted({label for _text, label in told}))
    model = train(*zip(*[pair for pair in told if pair[1] != LEFT_OUT], strict=True))
    layer = Layer(model, labels, spread_over(labels, model))
    right = [label for _text, label in asked]
    before = [_best(layer, text) for text, _label in asked]
    for text, _label in [pair for pair in told if pair[1] == LEFT_OUT][:CORRECTIONS]:
        layer.learn(text, LEFT_OUT)
    after = [_best(layer, text) for text, _label in asked]
    return {
        "left_out": LEFT_OUT, "corrections": CORRECTIONS, "found": _share(right, after, new=True),
        "others_before": _share(right, before, new=False), "others_after": _share(right, after, new=False),
        "macro_f1": round(macro_f1(right, after), 4),
    }


def halves(path: Path) -> tuple[Pairs, Pairs]:
    """Return the first 70 % of the records, and the rest."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        pairs = [(row["text"], row["category"]) for row in csv.DictReader(file)]
    cut = int(len(pairs) * SHARE)
    return pairs[:cut], pairs[cut:]


def spread_over(labels: tuple[str, ...], model: Model) -> Any:  # noqa: ANN401 - the function that a layer takes
    """Return what makes scores for `labels` out of the model's chances."""
    at = np.array([labels.index(label) for label in model.labels])
    least = np.full(len(labels), NEW)
    least[at] = KNOWN
    return lambda given: np.log(np.maximum(np.bincount(at, given, len(labels)), least))


def macro_f1(right: list[str], said: list[str]) -> float:
    """Return the mean of the categories' F1."""
    pairs = list(zip(right, said, strict=True))
    both = [(sum(pair == (label, label) for pair in pairs), right.count(label) + said.count(label))
            for label in set(right)]
    return sum(2 * hits / many for hits, many in both) / len(both)


def _best(layer: Layer, text: str) -> str:
    return layer.labels[int(layer.scores(text).argmax())]


def _share(right: list[str], said: list[str], *, new: bool) -> float:
    hits = [label == guess for label, guess in zip(right, said, strict=True) if (label == LEFT_OUT) == new]
    return round(sum(hits) / len(hits), 4)


def main() -> None:
    """Print the figures, or say that the messages are not here."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else REAL
    if not path.is_file():
        sys.exit(f"the labelled messages are not here: {path}")
    print(json.dumps({"suggest": measured(path), "new_category": new_category(path)}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
