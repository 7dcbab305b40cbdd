"""note_death: somebody passed away. Nobody rings them or asks anything of them from then on."""

from datetime import date

from django.db import transaction
from django.db.models import F

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.people.called import call_by_who_stays, names_of
from hulian.people.models import Resident, Went
from hulian.people.numbers import forget_number
from hulian.people.stays import hold, leave, settle


def note_death(person: Resident, *, day: date, by: Actor) -> Resident:
    """Write that somebody passed away; their needs end, their number is rung no more, nor as anybody's contact.

    When nobody is left in the home it ends. Raises Gone, Ended, NotThatDay, NotAllowed.
    """
    require("household.edit", person.area_path, by)
    home = person.household
    with transaction.atomic():
        hold(home)
        leave(person, Went.DIED, day=day, by=by)
        _end_needs(person, day)
        freed = forget_number(person)
        if home.residents.filter(gone_at=None).exists():
            call_by_who_stays(home, names_of(person))
        settle(home, day=day)
        record("resident.die", person, by=by, area_path=home.area_path, household_id=home.pk,
               codes={"day": str(day), "ended": not home.stands, "contact_of": freed})
    return person


def _end_needs(person: Resident, day: date) -> None:
    """End what is kept in mind; what was only noted later held for no day."""
    holding = person.needs.filter(until=None)
    holding.filter(since__gt=day).update(until=F("since"))
    holding.update(until=day)
