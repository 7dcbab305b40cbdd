"""merge_households: two that are one. The people go over, the one that ends shows where it went."""

from datetime import date

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.people.called import put_first
from hulian.people.errors import SameHome
from hulian.people.finding import refresh
from hulian.people.marks import carry_marks
from hulian.people.models import Came, Household, Went
from hulian.people.stays import check_day, cross, end_in, hold


def merge_households(home: Household, into: Household, *, day: date, by: Actor) -> Household:
    """Let a household be one with another of its community; return that one. Raises SameHome, Ended, NotThatDay.

    Needs and consents go with their people, marks for visitors are added to those at the other door. Nothing cascades.
    """
    for one in (home, into):
        require("household.edit", one.area_path, by)
    check_day(day, building=into.dwelling.building)
    if home.pk == into.pk or home.community_id != into.community_id:
        raise SameHome
    with transaction.atomic():
        hold(home, into)
        people = list(home.residents.filter(gone_at=None))
        for person in people:
            cross(person, into, Went.MERGED, Came.MERGED, day=day, by=by)
        carry_marks(home, into)
        end_in(home, into)
        put_first(into)
        refresh(home)
        refresh(into)
        record("household.merge", home, by=by, area_path=home.area_path, household_id=home.pk,
               codes={"into": str(into.pk), "residents": [str(person.pk) for person in people], "day": str(day)})
    return into
