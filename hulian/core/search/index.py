"""Writing and asking the index, whichever database holds it.

Our own tokens (kind, area, sealed number) begin with a nought, so that no typed beginning of a word finds them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import ModuleType
from uuid import UUID

from django.db import connection

from hulian.core.blind import blind
from hulian.core.models import SearchDoc
from hulian.core.search import postgres, sqlite, tokens
from hulian.core.search.scope import area_token, scope_of

TAIL, WHOLE = 4, 11


@dataclass(frozen=True, slots=True)
class Doc:
    """A thing to be found: its kind ('household', 'case'), tokens, and the areas it lies in."""

    kind: str
    subject_id: UUID
    tokens: Sequence[str]
    area_path: str


def index(doc: Doc) -> None:
    """Make one thing findable, replacing what it was found by."""
    remove(doc.kind, doc.subject_id)
    index_many([doc])


def index_many(docs: Iterable[Doc]) -> None:
    """Make new things findable in bulk; none of them may be in the index already."""
    _engine().add([(doc.kind, doc.subject_id, _all_tokens(doc)) for doc in docs])


def remove(kind: str, subject_id: UUID) -> None:
    """Take a thing out of the index."""
    for row in SearchDoc.objects.filter(kind=kind, subject_id=subject_id):
        _engine().drop(row.pk)
        row.delete()


def find(query: str, kind: str, area_paths: Sequence[str], limit: int = 20) -> list[UUID]:
    """Return the ids of what the query finds inside the areas, best first; [] for an empty query."""
    words = tokens.of_query(query)
    if not words or not area_paths:
        return []
    any_of = [[word, *_numbers(word)] for word in words]
    return _engine().ask(kind, scope_of(area_paths), any_of, limit)


def phone_tokens(phone: str) -> list[str]:
    """Return the blind tokens of a phone number: whole, and its last four digits."""
    return [f"0t{blind('phone', phone)}", f"0t{blind('tail', phone[-TAIL:])}"] if phone else []


def _numbers(word: str) -> list[str]:
    """Return what else a typed number can mean: a phone's tail, or a whole phone."""
    if not word.isdigit() or len(word) not in {TAIL, WHOLE}:
        return []
    return [f"0t{blind('tail' if len(word) == TAIL else 'phone', word)}"]


def _all_tokens(doc: Doc) -> list[str]:
    parts = doc.area_path.strip("/").split("/")
    areas = [area_token("/" + "/".join(parts[:depth]) + "/") for depth in range(1, len(parts) + 1)]
    return [f"0k{doc.kind}", *areas, *dict.fromkeys(doc.tokens)]


def _engine() -> ModuleType:
    return sqlite if connection.vendor == "sqlite" else postgres
