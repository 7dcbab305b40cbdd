"""`prepared`: a question to the ORM that is composed once and asked again and again with other values.

To compose a statement costs the ORM many times what the database takes to answer it from an index, and the pages that
are open all day ask the same questions each time (docs/decisions). Ids and moments are filled in anew; all else that
is handed over (who asks, a tab) must be hashable and gets a statement of its own. So the function under the decorator
may not look at the clock, nor reckon with a moment: whoever calls it does.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import wraps
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models.sql.compiler import SQLCompiler

KEPT = 1000
UNKNOWN: Any = object()
# What stands in a statement where a value will; nobody was born then, and no row has such an id.
A_TEXT = "what is asked for, "
A_MOMENT = datetime(1871, 3, 14, 1, 59, 26, 535897, tzinfo=UTC)
AN_ID = 0x5374616E64730000696E666F72000000


class Text(str):
    """A text that is filled in anew, as ids and moments are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A composed statement; `places` says which value each of its parameters takes, or None."""

    question: models.QuerySet
    compiler: SQLCompiler
    sql: str
    params: tuple[Any, ...]
    places: tuple[int | None, ...]

    def filled(self, values: Sequence[Any]) -> tuple[Any, ...]:
        """Return the parameters with these values in their places."""
        return tuple(held if place is None else _fit(values[place])
                     for held, place in zip(self.params, self.places, strict=True))

    def rows(self, values: Sequence[Any]) -> list[Any]:
        """Ask, and return what the question itself would."""
        compiler = copy(self.compiler)
        compiler.connection = connection  # each thread has its own
        compiler.as_sql = lambda: (self.sql, self.filled(values))
        asked = models.QuerySet(self.question.model, SimpleNamespace(get_compiler=lambda **_: compiler))
        return list(self.question._iterable_class(asked))


def prepared(question: Callable[..., models.QuerySet]) -> Callable[..., list[Any]]:
    """Make a function that returns a QuerySet return its rows; `.statement(…)` returns its words and parameters."""
    kept: OrderedDict[tuple, Made | None] = OrderedDict()

    def made(values: Sequence[Any]) -> Made | None:
        key = (connection.vendor, *(type(value) if _changes(value) else value for value in values))
        known = kept.get(key, UNKNOWN)  # asked once: another thread may push it out meanwhile
        if known is not UNKNOWN:
            return known
        fresh = kept[key] = _make(question, values)
        if len(kept) > KEPT:
            kept.popitem(last=False)
        return fresh

    @wraps(question)
    def ask(*values: Any) -> list[Any]:  # noqa: ANN401 - whatever the question takes
        found = made(values)
        return found.rows(values) if found else []

    def statement(*values: Any) -> tuple[str, tuple[Any, ...]] | None:  # noqa: ANN401
        found = made(values)
        return (found.sql, found.filled(values)) if found else None

    ask.statement = statement
    return ask


def _changes(value: object) -> bool:
    return isinstance(value, UUID | datetime | Text)


def _make(question: Callable[..., models.QuerySet], values: Sequence[Any]) -> Made | None:
    """Compose a question with stand-ins; None where it can have no rows."""
    instead = [_instead(value, at) if _changes(value) else value for at, value in enumerate(values)]
    asked = question(*instead)
    compiler = asked.query.get_compiler(using=connection.alias)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    marks = {_fit(value): at for at, value in enumerate(instead) if _changes(value)}
    places = tuple(marks.get(param) if isinstance(param, str | UUID | datetime) else None for param in params)
    if missing := set(marks.values()) - set(places):
        raise LookupError(f"{question.__qualname__} doesn't ask with what it was given at {sorted(missing)}")
    return Made(asked, compiler, sql, tuple(params), places)


def _instead(value: UUID | datetime | Text, at: int) -> UUID | datetime | Text:
    if isinstance(value, UUID):
        return UUID(int=AN_ID + at)
    return A_MOMENT + timedelta(days=at) if isinstance(value, datetime) else Text(f"{A_TEXT}{at}")


def _fit(value: UUID | datetime | str) -> UUID | datetime | str:
    """Return a value as this kind of database is given it."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else str(value)
