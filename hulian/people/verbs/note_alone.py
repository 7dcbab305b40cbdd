"""note_alone: somebody lives alone now, or no longer does."""

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.people.errors import Gone
from hulian.people.models import Need, Resident
from hulian.people.needs import set_needs
from hulian.people.stays import hold


def note_alone(person: Resident, *, alone: bool, by: Actor) -> Resident:
    """Let "lives alone" hold from today or end; who is alone is no empty nest. Raises Gone, Ended, NotAllowed."""
    require("household.edit", person.area_path, by)
    if person.gone_at:
        raise Gone
    with transaction.atomic():
        hold(person.household)
        held = set(person.needs.filter(until=None).values_list("code", flat=True))
        set_needs(person, held - {Need.EMPTY_NEST} | {Need.LIVES_ALONE} if alone else held - {Need.LIVES_ALONE})
        record("resident.note_alone", person, by=by, area_path=person.area_path, household_id=person.household_id,
               codes={"alone": alone})
    return person
