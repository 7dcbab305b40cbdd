"""resident_left: one person leaves a home; when it was the last one, the home has moved out."""

from datetime import date

from django.db import transaction

from hulian.contact.follows import left_behind
from hulian.core.actor import Actor
from hulian.people.models import Resident
from hulian.people.verbs.leave_home import leave_home


def resident_left(person: Resident, *, day: date, by: Actor, where: str = "") -> Resident:
    """Let somebody have left. Raises what `people.leave_home` raises."""
    with transaction.atomic():
        leave_home(person, day=day, where=where, by=by)
        left_behind(person.household, verb="contact.resident_left", by=by)
    return person
