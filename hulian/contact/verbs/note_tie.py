"""note tie: a member and a household are kin, or one of them asked for the other; the next proposal knows it."""

from django.db import transaction

from hulian.accounts.models import User
from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.contact.codes import Tie
from hulian.contact.errors import PairRefused
from hulian.contact.models import KnownTie, Refusal
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.people.models import Household


def note_tie(home: Household, member: User, kind: str, *, by: Actor) -> KnownTie:
    """Write it down once. Raises NotAllowed, PairRefused."""
    require("link.propose", home.area_path, by)
    if Refusal.objects.filter(household=home, member=member).exists():
        raise PairRefused
    with transaction.atomic():
        row, fresh = KnownTie.objects.get_or_create(household=home, member=member, kind=Tie(kind),
                                                    defaults={"at": clock.now()})
        if fresh:
            record("contact.note_tie", row, by=by, area_path=home.area_path, household_id=home.pk,
                   codes={"member": str(member.pk), "kind": kind})
    return row
