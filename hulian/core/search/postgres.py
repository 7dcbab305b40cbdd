"""The index in PostgreSQL: a tsvector of the same prepared tokens with GIN."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection


def add(docs: Sequence[tuple[str, UUID, Sequence[str]]]) -> None:
    """Add documents: (kind, subject, tokens)."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO core_searchdoc(kind, subject_id, tokens) VALUES (%s, %s, array_to_tsvector(%s::text[]))",
            [(kind, subject, list(tokens)) for kind, subject, tokens in docs],
        )


def drop(pk: int) -> None:
    """Nothing to do: the tokens go with the row."""


def ask(groups: Sequence[Sequence[str]], limit: int) -> list[UUID]:
    """Return the subjects that have a token of every group; Latin words match as beginnings."""
    query = " & ".join("(" + " | ".join(_term(word) for word in group) + ")" for group in groups)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subject_id FROM core_searchdoc WHERE tokens @@ %s::tsquery"
            " ORDER BY id LIMIT %s",
            [query, limit],
        )
        return [row[0] for row in cursor.fetchall()]


def _term(word: str) -> str:
    return f"'{word}':*" if word.isalpha() and word.isascii() else f"'{word}'"
