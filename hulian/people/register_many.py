"""The bulk form of adding households: same policy, one Event a batch, made findable at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core import bulk, clock, search
from hulian.core.actor import Actor
from hulian.core.blind import blind, digits
from hulian.core.ids import new_id
from hulian.core.sealed import seal_for
from hulian.core.search.tokens import sort_key
from hulian.people.models import Household, Resident, ResidentNeed, VisitorMark
from hulian.people.register import household_doc
from hulian.places.models import Area, Building, Dwelling

AT_ONCE = 1000
HOUSEHOLD = ("id", "community_id", "area_path", "dwelling_id", "number", "called", "address", "sort_key", "source",
             "external_key", "code_version")
DWELLING = ("id", "building_id", "unit", "tenure", "wired_year", "has_lift", "gas")
PERSON = ("id", "household_id", "area_path", "name", "called", "sort_key", "sex", "born_on", "relation", "is_head",
          "phone", "phone_blind", "identity", "identity_blind", "health_note", "emergency_name", "emergency_phone",
          "key_holder")


@dataclass(slots=True)
class NewResident:
    """A person who moves in; the first of a home is its head. `facts` are further columns of Resident."""

    name: str
    called: str = ""
    phone: str = ""
    born_on: date | None = None
    needs: Sequence[str] = ()
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class NewHome:
    """A household at a door; the dwelling is made where none is given. `facts` are columns of Dwelling.

    `came_from` are the columns by which an import knows its own: number, source, external_key.
    """

    building: Building
    unit: str
    called: str
    residents: Sequence[NewResident]
    facts: dict[str, Any] = field(default_factory=dict)
    marks: Sequence[str] = ()
    dwelling: Dwelling | None = None
    came_from: dict[str, str] = field(default_factory=dict)


def add_homes(community: Area, homes: Sequence[NewHome], *, by: Actor) -> list[Household]:
    """Add many new homes of a community with their people. Raises NotAllowed."""
    require("household.edit", community.path, by)
    with transaction.atomic():
        _add_dwellings(homes)
        households = [_household(community, home) for home in homes]
        bulk.insert(Household, HOUSEHOLD, [[getattr(home, name) for name in HOUSEHOLD] for home in households])
        pairs = list(zip(households, homes, strict=True))
        residents = add_people([(household, home.residents) for household, home in pairs])
        _add_marks(pairs)
        search.index_many(
            household_doc(household, [(one.name, one.called, digits(one.phone)) for one in home.residents])
            for household, home in pairs
        )
        record("household.add_many", community, by=by, area_path=community.path,
               codes={"households": len(households), "residents": residents})
    return households


def add_people(homes: Sequence[tuple[Household, Sequence[NewResident]]], *, moved_in: bool = True) -> int:
    """Write people and their needs; return how many. `moved_in`: with the home, so the first is its head.

    Part of a bulk verb, in its transaction; the verb checks policy, writes the Event and makes the home findable.
    """
    pairs = [(new_id(), household, one, moved_in and at == 0)
             for household, people in homes for at, one in enumerate(people)]
    bulk.insert(Resident, PERSON, [_row(*pair) for pair in pairs])
    since = clock.today()
    bulk.insert(ResidentNeed, ("id", "resident_id", "code", "since"),
                [(new_id(), pk, code, since) for pk, _home, one, _head in pairs for code in one.needs])
    return len(pairs)


def _add_dwellings(homes: Sequence[NewHome]) -> None:
    """Give each home a dwelling; homes at one door share theirs."""
    fresh: dict[tuple[UUID, str], Dwelling] = {}
    for home in homes:
        if home.dwelling is None:
            door = (home.building.pk, home.unit)
            home.dwelling = fresh.get(door) or Dwelling(building=home.building, unit=home.unit, **home.facts)
            fresh[door] = home.dwelling
    bulk.insert(Dwelling, DWELLING, [[getattr(one, name) for name in DWELLING] for one in fresh.values()])


def _household(community: Area, home: NewHome) -> Household:
    grid = home.building.grid or community
    return Household(
        community=community, area_path=grid.path, dwelling=home.dwelling, called=home.called,
        address=f"{home.building.address} {home.unit}".strip()[:100], sort_key=sort_key(home.called),
        **home.came_from,
    )


def _row(pk: UUID, household: Household, one: NewResident, is_head: bool) -> tuple[Any, ...]:  # noqa: FBT001
    """Return the values of PERSON, sealed for the row."""
    said, phone = one.facts, digits(one.phone)
    identity = digits(said.get("identity", ""))
    return (
        pk, household.pk, household.area_path, one.name, one.called, sort_key(one.name), said.get("sex", ""),
        one.born_on, said.get("relation", ""), is_head,
        seal_for(Resident, "phone", pk, phone), blind("phone", phone),
        seal_for(Resident, "identity", pk, identity), blind("identity", identity),
        seal_for(Resident, "health_note", pk, said.get("health_note", "")), said.get("emergency_name", ""),
        seal_for(Resident, "emergency_phone", pk, digits(said.get("emergency_phone", ""))), said.get("key_holder", ""),
    )


def _add_marks(pairs: Sequence[tuple[Household, NewHome]]) -> None:
    def marks() -> Iterator[VisitorMark]:
        for household, home in pairs:
            for code in home.marks:
                yield VisitorMark(household=household, code=code, noted_at=clock.now())

    VisitorMark.objects.bulk_create(list(marks()), batch_size=AT_ONCE)
