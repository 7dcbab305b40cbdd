"""A person asks us to forget them: the row stays empty, so that what happened still adds up."""

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.people.called import call_by_who_stays
from hulian.people.errors import Gone
from hulian.people.finding import refresh
from hulian.people.models import Resident

EMPTY = {
    "name": "", "called": "", "sort_key": "", "sex": "", "born_on": None, "relation": "", "is_head": False,
    "phone": "", "phone_blind": "", "identity": "", "identity_blind": "", "health_note": "", "emergency_name": "",
    "emergency_phone": "", "key_holder": "", "here_since": None, "came": "", "died_on": None,
}


def erase_resident(person: Resident, *, by: Actor) -> Resident:
    """Clear a person's facts, needs and consents, and the index. Raises Gone, NotAllowed.

    The Event says that it was done, and to whom by id only.
    """
    require("household.edit", person.area_path, by)
    names = {person.name, person.called} - {""}
    with transaction.atomic():
        now = clock.now()
        if not Resident.objects.filter(pk=person.pk, erased_at=None).update(erased_at=now, gone_at=now):
            raise Gone
        for column, value in (EMPTY | {"erased_at": now, "gone_at": now}).items():
            setattr(person, column, value)
        person.save(update_fields=list(EMPTY))
        person.needs.all().delete()
        person.consents.filter(withdrawn_at=None).update(withdrawn_at=now)
        person.consents.update(guardian="")
        person.stays.update(where="")
        call_by_who_stays(person.household, names)
        refresh(person.household)
        record("resident.erase", person, by=by, area_path=person.area_path, household_id=person.household_id)
    return person
