"""The index in SQLite: an FTS5 table whose rowid is the document's."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from hulian.core.search.scope import Scope


def add(docs: Sequence[tuple[str, UUID, Sequence[str]]]) -> None:
    """Add documents: (kind, subject, tokens). Begins a transaction, so that the next ids are nobody else's."""
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        if len(docs) == 1:
            ((kind, subject, tokens),) = docs
            cursor.execute("INSERT INTO core_searchdoc(kind, subject_id) VALUES (%s, %s)", [kind, subject.hex])
            cursor.execute("INSERT INTO core_search_fts(rowid, tokens) VALUES (last_insert_rowid(), %s)",
                           [" ".join(tokens)])
        else:
            _add_all(cursor, docs)


def _add_all(cursor: CursorWrapper, docs: Sequence[tuple[str, UUID, Sequence[str]]]) -> None:
    cursor.execute("SELECT max(coalesce((SELECT max(id) FROM core_searchdoc), 0),"
                   " coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'core_searchdoc'), 0))")
    first = cursor.fetchone()[0] + 1
    cursor.executemany("INSERT INTO core_searchdoc(id, kind, subject_id) VALUES (%s, %s, %s)",
                       [(first + at, kind, subject.hex) for at, (kind, subject, _tokens) in enumerate(docs)])
    cursor.executemany("INSERT INTO core_search_fts(rowid, tokens) VALUES (%s, %s)",
                       [(first + at, " ".join(tokens)) for at, (_kind, _subject, tokens) in enumerate(docs)])


def drop(pk: int) -> None:
    """Remove a document."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM core_search_fts WHERE rowid = %s", [pk])


def ask(kind: str, scope: Scope, groups: Sequence[Sequence[str]], limit: int) -> list[UUID]:
    """Return the subjects that have a token of every group; Latin words match as beginnings."""
    match = " AND ".join(
        "(" + " OR ".join(_term(word) for word in group) + ")" for group in [[f"0k{kind}"], scope.tokens, *groups]
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT d.subject_id FROM core_search_fts f JOIN core_searchdoc d ON d.id = f.rowid"
            " WHERE core_search_fts MATCH %s ORDER BY f.rowid LIMIT %s",
            [match, limit],
        )
        return [UUID(str(row[0])) for row in cursor.fetchall()]


def _term(word: str) -> str:
    return f'"{word}"*' if word.isalpha() and word.isascii() else f'"{word}"'
