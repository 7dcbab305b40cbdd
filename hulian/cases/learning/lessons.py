"""Keeps the layer of corrections as the database has them: every process learns a correction as soon as it looks.

A look costs one small query. What was erased is unlearned, because the layer is then made anew.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from uuid import UUID

import numpy as np
from django.db.models import Count, Window

from hulian.cases.learning.layer import Layer
from hulian.cases.models import Correction

MOST = 2000
Base = Callable[[str], np.ndarray]
Mark = tuple[UUID | None, int]


@dataclass(slots=True)
class _Held:
    """A layer, the model under it, and the corrections that are in it; `mark` is the newest and how many."""

    layer: Layer
    model: object
    seen: set[UUID] = field(default_factory=set)
    mark: Mark = (None, 0)


_lock = Lock()
_held: list[_Held] = []  # one a process, or none yet


def layer_of(model: object, labels: tuple[str, ...], base: Base) -> Layer:
    """Return the corrections as a layer on `model`, whose scores for `labels` are `base(text)`."""
    mark = _mark()
    with _lock:
        held = _held.pop() if _held else None
        if held is None or held.model is not model or held.layer.labels != labels:
            held = _Held(Layer(labels), model)
        if held.mark != mark:
            held = _caught_up(held, mark, base)
        _held.append(held)
        return held.layer


def _mark() -> Mark:
    """Return what changes when a correction comes or goes."""
    rows = Correction.objects.annotate(many=Window(Count("id"))).order_by("-id").values_list("id", "many")
    return rows.first() or (None, 0)


def _caught_up(held: _Held, mark: Mark, base: Base) -> _Held:
    """Learn the newest corrections that are not in the layer yet, the oldest of them first."""
    rows = Correction.objects.order_by("-id").values_list("id", "category", "case__title", "case__words")[:MOST]
    every = list(reversed(rows))
    fresh = [row for row in every if row[0] not in held.seen]
    if held.mark[1] + len(fresh) != mark[1]:  # some are gone, or there are more than we take in
        held, fresh = _Held(Layer(held.layer.labels), held.model), every
    for pk, category, title, words in fresh:
        held.seen.add(pk)
        if category in held.layer.labels:
            held.layer.learn(title + words, category, base(title + words))
    held.mark = mark
    return held
