"""move_out: the whole household leaves its dwelling."""

from datetime import date

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.people.finding import refresh
from hulian.people.models import Household, Went
from hulian.people.stays import check_day, end, hold, leave


def move_out(home: Household, *, day: date, by: Actor, where: str = "") -> Household:
    """Write that all of a home left, since when, and where to if known. Raises Ended, NotThatDay, NotAllowed."""
    require("household.edit", home.area_path, by)
    check_day(day, building=home.dwelling.building)
    with transaction.atomic():
        hold(home)
        people = list(home.residents.filter(gone_at=None))
        for person in people:
            leave(person, Went.MOVED_OUT, day=day, by=by, where=where)
        end(home, day=day, where=where)
        refresh(home)
        record("household.move_out", home, by=by, area_path=home.area_path, household_id=home.pk,
               codes={"day": str(day), "residents": len(people)})
    return home
