"""The bulk form of adding households: same policy, one Event a batch, made findable at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core import clock, search
from hulian.core.actor import Actor
from hulian.core.blind import blind, digits
from hulian.core.search.tokens import sort_key
from hulian.people.models import Household, Resident, ResidentNeed, VisitorMark
from hulian.people.register import household_doc
from hulian.places.models import Area, Building, Dwelling

AT_ONCE = 1000


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
    """A household at a door that nobody is known to live behind. `facts` are columns of Dwelling."""

    building: Building
    unit: str
    called: str
    residents: Sequence[NewResident]
    facts: dict[str, Any] = field(default_factory=dict)
    marks: Sequence[str] = ()


def add_homes(community: Area, homes: Sequence[NewHome], *, by: Actor) -> list[Household]:
    """Add many new homes of a community with their people. Raises NotAllowed."""
    require("household.edit", community.path, by)
    with transaction.atomic():
        dwellings = Dwelling.objects.bulk_create(
            [Dwelling(building=home.building, unit=home.unit, **home.facts) for home in homes], batch_size=AT_ONCE)
        pairs = list(zip(dwellings, homes, strict=True))
        households = Household.objects.bulk_create(
            [_household(community, dwelling, home) for dwelling, home in pairs], batch_size=AT_ONCE)
        residents = _add_residents(households, homes)
        _add_marks(households, homes)
        search.index_many(
            household_doc(household, [(one.name, one.called, digits(one.phone)) for one in home.residents])
            for household, home in zip(households, homes, strict=True)
        )
        record("household.add_many", community, by=by, area_path=community.path,
               codes={"households": len(households), "residents": residents})
    return households


def _household(community: Area, dwelling: Dwelling, home: NewHome) -> Household:
    grid = home.building.grid or community
    return Household(
        community=community, area_path=grid.path, dwelling=dwelling, called=home.called,
        address=f"{home.building.address} {home.unit}".strip(), sort_key=sort_key(home.called),
    )


def _add_residents(households: Sequence[Household], homes: Sequence[NewHome]) -> int:
    """Write the people and their needs; return how many people there are."""
    pairs = [
        (_resident(household, one, is_head=at == 0), one)
        for household, home in zip(households, homes, strict=True)
        for at, one in enumerate(home.residents)
    ]
    Resident.objects.bulk_create([row for row, _one in pairs], batch_size=AT_ONCE)
    since = clock.today()
    ResidentNeed.objects.bulk_create(
        [ResidentNeed(resident=row, code=code, since=since) for row, one in pairs for code in one.needs],
        batch_size=AT_ONCE,
    )
    return len(pairs)


def _resident(household: Household, one: NewResident, *, is_head: bool) -> Resident:
    phone = digits(one.phone)
    return Resident(
        household=household, area_path=household.area_path, name=one.name, called=one.called,
        sort_key=sort_key(one.name), born_on=one.born_on, is_head=is_head, phone=phone,
        phone_blind=blind("phone", phone), **one.facts,
    )


def _add_marks(households: Sequence[Household], homes: Sequence[NewHome]) -> None:
    def marks() -> Iterator[VisitorMark]:
        for household, home in zip(households, homes, strict=True):
            for code in home.marks:
                yield VisitorMark(household=household, code=code, noted_at=clock.now())

    VisitorMark.objects.bulk_create(list(marks()), batch_size=AT_ONCE)
