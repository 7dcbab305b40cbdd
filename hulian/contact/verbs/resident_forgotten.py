"""resident_forgotten: somebody asks us to forget them; with the last one the home ends as when the last one leaves."""

from django.db import transaction

from hulian.contact import rhythm
from hulian.contact.follows import left_behind
from hulian.core.actor import Actor
from hulian.people.models import Resident
from hulian.people.verbs.erase_resident import erase_resident


def resident_forgotten(person: Resident, *, by: Actor) -> Resident:
    """Let somebody be forgotten. Raises what `people.erase_resident` raises.

    Where others live on there, nobody is told: to be forgotten isn't to have left.
    """
    home, here = person.household, person.gone_at is None
    with transaction.atomic():
        erase_resident(person, by=by)
        if here and home.stands:
            rhythm.settle(home, verb="contact.resident_forgotten")
        elif here:
            left_behind(home, verb="contact.resident_forgotten", by=by)
    return person
