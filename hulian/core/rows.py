"""`ask`, `one` and `put`: the few questions that every request asks, the few rows that every act writes.

Building such a statement anew with the ORM costs three to ten times what the database needs for it
(docs/benchmarks.md); everything that isn't asked or written on every request stays with the ORM.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

Found = TypeVar("Found", bound=models.Model)
# What both databases take as it is, whatever the column. (JSON is the exception: there, a text is a document.)
PLAIN = {str, int, bool, type(None)}


def ask(sql: str, values: Sequence[Any]) -> list[tuple]:
    """Return the rows of a SELECT; ids and moments may be given as they are."""
    here = _here()
    with here.cursor() as cursor:
        cursor.execute(sql, [_fit(value, here) for value in values])
        return cursor.fetchall()


def one(model: type[Found], column: str, value: Any) -> Found | None:  # noqa: ANN401 - what a column can hold
    """Return the row whose column, a unique one, has the value; None where there is none."""
    sql, names, converters = _select(model, column, connection.vendor)
    for row in ask(sql, [value]):
        values = list(row)
        for at, shape, convert in converters:
            values[at] = convert(values[at], shape, connection)
        return model.from_db(connection.alias, names, values)
    return None


def put(*rows: models.Model) -> None:
    """Insert new rows of one kind, as `save(force_insert=True)` does. Numbers that the database gives aren't read."""
    if not rows:
        return
    here = _here()
    sql, fields = _insert(type(rows[0]), here.vendor)
    values = [[_held(field, row, here) for field in fields] for row in rows]
    with here.cursor() as cursor:
        cursor.execute(sql, values[0]) if len(rows) == 1 else cursor.executemany(sql, values)
    for row in rows:
        row._state.adding, row._state.db = False, here.alias


def as_id(value: object) -> UUID | None:
    """Return the id in a column: PostgreSQL gives it as it is, SQLite as text."""
    return value if value is None or isinstance(value, UUID) else UUID(str(value))


def marks(values: Sequence[Any]) -> str:
    """Return the placeholders of `IN (…)`."""
    return ", ".join(["%s"] * len(values))


def _here() -> BaseDatabaseWrapper:
    """Return this thread's connection itself: `connection` looks it up again at each mention."""
    return connections[DEFAULT_DB_ALIAS]


def _fit(value: Any, here: BaseDatabaseWrapper) -> Any:  # noqa: ANN401 - what a column can hold
    if isinstance(value, UUID):
        return value if here.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return here.ops.adapt_datetimefield_value(value)
    return value


def _held(field: models.Field, row: models.Model, here: BaseDatabaseWrapper) -> Any:  # noqa: ANN401 - what a column can hold
    """Return what the database is given for a field of a row."""
    value = field.pre_save(row, add=True)
    if type(value) in PLAIN and not isinstance(field, models.JSONField):
        return value
    return field.get_db_prep_save(value, here)


@cache
def _insert(model: type[models.Model], vendor: str) -> tuple[str, list[models.Field]]:
    """Return the statement that inserts one row of a model into this kind of database, and its fields."""
    fields = [field for field in model._meta.local_concrete_fields if not _given_out(field)]
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = ", ".join(field.get_placeholder(None, None, connection) if hasattr(field, "get_placeholder") else "%s"
                       for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    return f"INSERT INTO {table} ({names}) VALUES ({places})", fields  # noqa: S608 - our own names


@cache
def _select(model: type[models.Model], column: str, vendor: str) -> tuple[str, list[str], list[tuple]]:
    """Return the statement that reads one row of a model, its columns by name, and what turns values into ours."""
    fields, quote = model._meta.concrete_fields, connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    wanted = quote(model._meta.get_field(column).column)
    shown = [field.get_col(model._meta.db_table) for field in fields]
    converters = [(at, shape, convert) for at, shape in enumerate(shown) for convert in (
        *connection.ops.get_db_converters(shape), *shape.get_db_converters(connection))]
    sql = f"SELECT {columns} FROM {quote(model._meta.db_table)} WHERE {wanted} = %s"  # noqa: S608 - our own names
    return sql, [field.attname for field in fields], converters


def _given_out(field: models.Field) -> bool:
    return isinstance(field, models.AutoField)
