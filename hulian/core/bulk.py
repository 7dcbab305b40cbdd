"""Writes many rows of a model at once, past its instances: executemany on SQLite, COPY on PostgreSQL."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, models

CONVERTED = (models.UUIDField, models.ForeignKey, models.DateField)
THRIFTY = {"cache_size": -8192, "mmap_size": 0, "wal_autocheckpoint": 16384}


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows whose values stand in the order of `columns` (field attnames). Call it inside a transaction.

    Columns left out get their default, the same for all rows, so `id` is never left out. Datetimes are in UTC.
    """
    fields = [model._meta.get_field(name) for name in columns]
    rest = [field for field in model._meta.concrete_fields if field not in fields]
    names = [field.column for field in (*fields, *rest)]
    ending = tuple(field.get_default() for field in rest)
    if connection.vendor == "sqlite":
        odd = [at for at, field in enumerate(fields) if isinstance(field, CONVERTED)]
        ending = tuple(map(_plain, ending))
        _many(model._meta.db_table, names, [_fit(row, odd, ending) for row in rows])
    else:
        _copy(model._meta.db_table, names, ((*row, *ending) for row in rows))


@contextmanager
def thrifty() -> Iterator[None]:
    """Spare time and memory in a long import, on whichever database.

    SQLite keeps little of the file in memory: every page is touched once, and few again. And Python looks for
    nothing that refers to itself in circles: it would walk through all that was read, again and again.
    """
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        with _little_cached():
            yield
    finally:
        if was_collecting:
            gc.enable()


@contextmanager
def _little_cached() -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    before = [(name, _pragma(name)) for name in THRIFTY]
    try:
        for name, value in THRIFTY.items():
            _pragma(name, value)
        yield
    finally:
        for name, value in before:
            _pragma(name, value)


def _pragma(name: str, value: int | None = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}" if value is None else f"PRAGMA {name}={value}")
        row = cursor.fetchone()
        return row[0] if row else 0


def _fit(row: Sequence[Any], odd: Sequence[int], ending: tuple[Any, ...]) -> list[Any]:
    """Return a row as SQLite keeps it; only the `odd` columns need a look."""
    fitted = [*row, *ending]
    for at in odd:
        fitted[at] = _plain(fitted[at])
    return fitted


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of a column
    """Return a value as SQLite keeps it."""
    if isinstance(value, UUID):
        return value.hex
    return str(value).removesuffix("+00:00") if isinstance(value, date) else value


def _many(table: str, names: Sequence[str], rows: list[list[Any]]) -> None:
    marks = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)  # noqa: S608 - our names


def _copy(table: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
