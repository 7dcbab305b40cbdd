"""The number of somebody who died: it is rung no more, nor as the one to ring for others."""

from django.db.models import Q, QuerySet

from hulian.core.sealed import open_field
from hulian.people.called import names_of
from hulian.people.models import Resident


def forget_number(person: Resident) -> list[str]:
    """Take their number out wherever it would be rung; return the ids of those whom they stood by in need.

    Numbers are opened to be compared and shown to nobody, so no look is written.
    """
    phone, freed = open_field(person, "phone"), []
    for other in _who_may_name(person):
        if fields := _naming(other, person, phone):
            _write(other, **dict.fromkeys(fields, ""))
            freed.append(str(other.pk))
    _write(person, phone="", phone_blind="")
    return freed


def _who_may_name(person: Resident) -> QuerySet[Resident]:
    """Return who lives with them, and who of the community names one of that name to ring in need."""
    named = Q(household__community=person.household.community_id, emergency_name__in=names_of(person))
    here = Q(household_id=person.household_id)
    return Resident.objects.filter(here | named, gone_at=None).exclude(pk=person.pk)


def _naming(other: Resident, person: Resident, phone: str) -> list[str]:
    """Return the columns in which somebody names them: under one roof a name is enough, elsewhere the number counts."""
    near = other.household_id == person.household_id
    same_name = other.emergency_name in names_of(person)
    same_phone = bool(phone) and bool(other.emergency_phone) and open_field(other, "emergency_phone") == phone
    columns = []
    if same_phone or (near and same_name):
        columns += ["emergency_name", "emergency_phone"]
    if near and any(name in other.key_holder for name in names_of(person)):
        columns.append("key_holder")
    return columns


def _write(person: Resident, **fields: str) -> None:
    for name, value in fields.items():
        setattr(person, name, value)
    person.save(update_fields=list(fields))
