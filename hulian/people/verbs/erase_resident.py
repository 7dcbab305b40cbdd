"""A person asks us to forget them: the row stays empty, so that what happened still adds up."""

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.search.tokens import sort_key
from hulian.people.errors import Gone
from hulian.people.finding import refresh
from hulian.people.models import Household, Resident

EMPTY = {
    "name": "", "called": "", "sort_key": "", "sex": "", "born_on": None, "relation": "", "is_head": False,
    "phone": "", "phone_blind": "", "identity": "", "identity_blind": "", "health_note": "", "emergency_name": "",
    "emergency_phone": "", "key_holder": "",
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
        _rename(person.household, names)
        refresh(person.household)
        record("resident.erase", person, by=by, area_path=person.area_path, household_id=person.household_id)
    return person


def _rename(home: Household, names: set[str]) -> None:
    """Call the home by those who still live there, or by its address, where it bore the name."""
    if not any(name in home.called for name in names):
        return
    rest = [str(person) for person in home.residents.filter(gone_at=None)]
    home.called = "、".join(rest)[:40] or home.address[:40]
    home.sort_key = sort_key(home.called)[:80]
    home.save(update_fields=["called", "sort_key"])
