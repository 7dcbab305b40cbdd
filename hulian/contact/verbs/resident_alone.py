"""resident_alone: somebody lives alone now, or no longer does; how often one looks in on them follows."""

from django.db import transaction

from hulian.contact import rhythm
from hulian.core.actor import Actor
from hulian.people.models import Resident
from hulian.people.verbs.note_alone import note_alone


def resident_alone(person: Resident, *, alone: bool, by: Actor) -> Resident:
    """Note it, and settle the rhythm of their home. Raises what `people.note_alone` raises."""
    with transaction.atomic():
        note_alone(person, alone=alone, by=by)
        rhythm.settle(person.household, verb="contact.resident_alone")
    return person
