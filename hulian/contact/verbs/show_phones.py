"""show phones: whom to ring at a home. The look is written before anybody sees a number."""

from typing import NamedTuple

from django.db import transaction

from hulian.accounts.require import NotAllowed
from hulian.audit.record import look
from hulian.contact import policy
from hulian.core.actor import Actor
from hulian.core.sealed import open_field
from hulian.people.models import Household


class Number(NamedTuple):
    """Whose number it is, and the digits."""

    who: str
    phone: str


def show_phones(home: Household, *, by: Actor) -> list[Number]:
    """Return the numbers of those who live there, to who may ring them. Raises NotAllowed."""
    if not policy.may_ring(home, by):
        raise NotAllowed("resident.show")
    found = []
    with transaction.atomic():
        for person in home.residents.filter(gone_at=None):
            if person.phone:
                look(person, "phone", by=by, area_path=home.area_path, household_id=home.pk)
                found.append(Number(str(person), open_field(person, "phone")))
    return found
