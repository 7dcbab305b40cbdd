"""Knowing somebody again: who of those we know a line of a roster speaks of."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple
from uuid import UUID

from hulian.core.blind import blind
from hulian.people.roster.line import Line


class Person(NamedTuple):
    """Somebody known, as far as it takes to know them again."""

    id: UUID
    name: str
    identity_blind: str
    born_on: date | None
    has_identity: bool
    has_phone: bool


def known_person(people: list[Person], line: Line, unmet: Collection[UUID] | None = None) -> Person | None:
    """Return who of those not met yet (all of them without such) a line speaks of: by ID number, else by name."""
    free = [person for person in people if unmet is None or person.id in unmet]
    if line.identity:
        mark = blind("identity", line.identity)
        if found := next((person for person in free if person.identity_blind == mark), None):
            return found
    same = [person for person in free if person.name == line.name]
    born = date.fromisoformat(line.born) if line.born else None
    return next((person for person in same if person.born_on == born), same[0] if same else None)
