"""A person asks us to forget them: the row stays empty, so that what happened still adds up."""

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.people.called import call_by_who_stays, names_of
from hulian.people.errors import Gone
from hulian.people.finding import refresh
from hulian.people.models import Household, Resident, Went
from hulian.people.stays import hold, leave, settle

EMPTY = {
    "name": "", "called": "", "sort_key": "", "sex": "", "born_on": None, "relation": "", "is_head": False,
    "phone": "", "phone_blind": "", "identity": "", "identity_blind": "", "health_note": "", "emergency_name": "",
    "emergency_phone": "", "key_holder": "", "here_since": None, "came": "", "died_on": None,
}


def erase_resident(person: Resident, *, by: Actor) -> Resident:
    """Clear a person's facts, needs and consents, and the index. Raises Gone, NotAllowed.

    Who lives there still has left with it; after the last one the home has moved out. No home that they ever lived in
    bears their name any more. The Event says that it was done, and to whom by id only.
    """
    require("household.edit", person.area_path, by)
    names, here = names_of(person), person.gone_at is None
    with transaction.atomic():
        if here:
            hold(person.household)
            leave(person, Went.MOVED_OUT, day=clock.today(), by=by)
        _empty(person)
        if here:
            settle(person.household, day=clock.today())
        for home in homes_of(person):
            _forget_in(home, names)
        record("resident.erase", person, by=by, area_path=person.area_path, household_id=person.household_id)
    return person


def _empty(person: Resident) -> None:
    now = clock.now()
    if not Resident.objects.filter(pk=person.pk, erased_at=None).update(erased_at=now):
        raise Gone
    for column, value in (EMPTY | {"erased_at": now}).items():
        setattr(person, column, value)
    person.save(update_fields=list(EMPTY))
    person.needs.all().delete()
    person.consents.filter(withdrawn_at=None).update(withdrawn_at=now)
    person.consents.update(guardian="")
    person.stays.update(where="")


def homes_of(person: Resident) -> list[Household]:
    """Return the home they belong to, and those they lived in before."""
    before = Household.objects.filter(stays__resident=person).exclude(pk=person.household_id).distinct()
    return [person.household, *before]


def _forget_in(home: Household, names: set[str]) -> None:
    """Let a home be called by who is left; where everybody was forgotten, where they went and its marks are too."""
    call_by_who_stays(home, names)
    if home.residents.filter(erased_at=None).exists():
        return
    home.marks.all().delete()
    if home.moved_to:
        home.moved_to = ""
        home.save(update_fields=["moved_to"])
    refresh(home)
