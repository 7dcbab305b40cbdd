"""Keeps the layer of corrections as the database has them: every process learns a correction within a second.

A look costs one small query, in a process that serves once a second (core.moment). What was erased is unlearned,
because the layer is then made anew.
"""

from dataclasses import dataclass, field
from threading import Lock
from uuid import UUID

from django.db import connection

from hulian.cases.learning.layer import Layer, Spread
from hulian.cases.learning.model import Model
from hulian.cases.models import Correction
from hulian.core.moment import for_a_moment

MOST = 1000
Mark = tuple[str, int]


@dataclass(slots=True)
class _Held:
    """A layer and the corrections that are in it; `mark` is the newest of them, and how many there are."""

    layer: Layer
    seen: set[UUID] = field(default_factory=set)
    mark: Mark = ("", 0)

    def anew(self) -> "_Held":
        return _Held(Layer(self.layer.model, self.layer.labels, self.layer.spread))


_lock = Lock()
_held: list[_Held] = []  # one a process, or none yet


def layer_on(model: Model, labels: tuple[str, ...], spread: Spread) -> Layer:
    """Return the corrections as a layer on the model, up to date with the database."""
    mark = _mark()
    with _lock:
        held = _held.pop() if _held else None
        if held is None or held.layer.model is not model or held.layer.labels != labels:
            held = _Held(Layer(model, labels, spread))
        if held.mark != mark:
            held = _caught_up(held, mark)
        _held.append(held)
        return held.layer


@for_a_moment
def _mark() -> Mark:
    """Return what changes when a correction comes or goes. By hand it takes a tenth of the time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, COUNT(*) OVER () FROM cases_correction ORDER BY id DESC LIMIT 1")
        row = cursor.fetchone()
    return (str(row[0]), row[1]) if row else ("", 0)


def _caught_up(held: _Held, mark: Mark) -> _Held:
    """Learn the newest corrections that are not in the layer yet, the oldest of them first."""
    every = set(Correction.objects.order_by("-id").values_list("id", flat=True)[:MOST])
    fresh = every - held.seen
    if held.mark[1] + len(fresh) != mark[1]:  # some are gone, or there are more than we take in
        held, fresh = held.anew(), every
    held.seen |= fresh
    rows = Correction.objects.filter(id__in=fresh).order_by("id")
    for category, title, words in rows.values_list("category", "case__title", "case__words"):
        if category in held.layer.labels:
            held.layer.learn(title + words, category)
    held.mark = mark
    return held
