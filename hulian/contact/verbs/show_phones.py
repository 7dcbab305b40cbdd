"""show phones: whom to ring at a home. The look is written before anybody sees a number."""

from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from hulian.accounts.require import NotAllowed
from hulian.audit.record import look
from hulian.contact import policy
from hulian.contact.models import Rhythm
from hulian.contact.search_steps import TRIES
from hulian.core.actor import Actor
from hulian.core.sealed import open_field
from hulian.people.models import Household, Resident


class Number(NamedTuple):
    """Whose number it is, and the digits."""

    who: str
    phone: str


def show_phones(home: Household, *, by: Actor) -> list[Number]:
    """Return the numbers of those who live there, to who may ring them.

    Whom they named for need is among them once nobody opened several times, or where no other number is known.
    Raises NotAllowed.
    """
    if not policy.may_ring(home, by):
        raise NotAllowed("resident.show")
    people = list(home.residents.filter(gone_at=None))
    with transaction.atomic():
        found = [_opened(person, "phone", by) for person in people if person.phone]
        if not found or Rhythm.objects.filter(pk=home.pk, tries__gte=TRIES).exists():
            found += [_opened(person, "emergency_phone", by) for person in people if person.emergency_phone]
    return found


def _opened(person: Resident, what: str, by: Actor) -> Number:
    look(person, what, by=by, area_path=person.area_path, household_id=person.household_id)
    who = str(person) if what == "phone" else _("in need: {who}").format(who=person.emergency_name or person)
    return Number(who, open_field(person, what))
