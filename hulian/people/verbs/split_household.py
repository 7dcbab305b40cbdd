"""split_household: some of a home become a household of their own, at the same or another door."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.people.called import CALLED, call_by_who_stays, called_after, names_of, put_first
from hulian.people.errors import NobodyNamed, SameHome
from hulian.people.finding import refresh
from hulian.people.marks import carry_marks
from hulian.people.models import Came, Household, Resident, Went
from hulian.people.register import add_household
from hulian.people.stays import check_day, cross, hold
from hulian.places.models import Building


def split_household(
    home: Household, people: Collection[Resident], *, building: Building, unit: str, day: date, by: Actor,
    called: str = "",
) -> Household:
    """Make a household of some of a home's people; return it. Raises NobodyNamed, SameHome, Ended, NotThatDay.

    Nobody knows with whom the dog went, or for whose sake one goes in pairs: the marks for visitors stand at both
    doors until a visitor takes one off.
    """
    require("household.edit", home.area_path, by)
    check_day(day, building=building)
    if building.community_id != home.community_id:
        raise SameHome
    with transaction.atomic():
        hold(home)
        _check_some(home, people)
        fresh = add_household(home.community, building=building, unit=unit, by=by,
                              called=(called or called_after(people))[:CALLED])
        for person in people:
            cross(person, fresh, Went.SPLIT, Came.SPLIT, day=day, by=by)
        carry_marks(home, fresh)
        call_by_who_stays(home, set().union(*map(names_of, people)))
        for one in (home, fresh):
            put_first(one)
            refresh(one)
        record("household.split", home, by=by, area_path=home.area_path, household_id=home.pk,
               codes={"into": str(fresh.pk), "residents": [str(person.pk) for person in people], "day": str(day)})
    return fresh


def _check_some(home: Household, people: Collection[Resident]) -> None:
    """Raise NobodyNamed unless some of those who live there go, and some stay."""
    here = set(home.residents.filter(gone_at=None).values_list("pk", flat=True))
    going = {person.pk for person in people}
    if not going or not going < here:
        raise NobodyNamed
