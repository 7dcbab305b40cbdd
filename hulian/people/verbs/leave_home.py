"""leave_home: one person of a home leaves; when the last one goes, the home has moved out."""

from datetime import date

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.people.called import call_by_who_stays, names_of
from hulian.people.models import Resident, Went
from hulian.people.stays import hold, leave, settle


def leave_home(person: Resident, *, day: date, by: Actor, where: str = "") -> Resident:
    """Write that somebody left, since when, and where to if known. Raises Gone, Ended, NotThatDay, NotAllowed."""
    require("household.edit", person.area_path, by)
    home = person.household
    with transaction.atomic():
        hold(home)
        leave(person, Went.MOVED_OUT, day=day, by=by, where=where)
        if home.residents.filter(gone_at=None).exists():
            call_by_who_stays(home, names_of(person))
        settle(home, day=day, where=where)
        record("resident.leave", person, by=by, area_path=home.area_path, household_id=home.pk,
               codes={"day": str(day), "ended": not home.stands})
    return person
