"""`ask` and `put`: the few questions that every request asks, the few rows that every act writes.

Building such a statement anew with the ORM costs three to ten times what the database needs for it
(docs/benchmarks.md); everything that isn't asked or written on every request stays with the ORM.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, models


def ask(sql: str, values: Sequence[Any]) -> list[tuple]:
    """Return the rows of a SELECT; ids and moments may be given as they are."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [_fit(value) for value in values])
        return cursor.fetchall()


def put(row: models.Model) -> None:
    """Insert a new row, as `save(force_insert=True)` does. A number that the database gives out is not read back."""
    model = type(row)
    fields = [field for field in model._meta.local_concrete_fields if not _given_out(field)]
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(_insert(model, connection.vendor), values)
    row._state.adding, row._state.db = False, connection.alias


def as_id(value: object) -> UUID | None:
    """Return the id in a column: PostgreSQL gives it as it is, SQLite as text."""
    return value if value is None or isinstance(value, UUID) else UUID(str(value))


def marks(values: Sequence[Any]) -> str:
    """Return the placeholders of `IN (…)`."""
    return ", ".join(["%s"] * len(values))


def _fit(value: Any) -> Any:  # noqa: ANN401 - what a column can hold
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value


@cache
def _insert(model: type[models.Model], vendor: str) -> str:
    """Return the statement that inserts one row of a model into this kind of database."""
    fields = [field for field in model._meta.local_concrete_fields if not _given_out(field)]
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = ", ".join(field.get_placeholder(None, None, connection) if hasattr(field, "get_placeholder") else "%s"
                       for field in fields)
    return f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608


def _given_out(field: models.Field) -> bool:
    return isinstance(field, models.AutoField)
