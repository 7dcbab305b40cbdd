"""resident_joined: somebody comes to live in a home; its contact hears of it and asks at the next knock."""

from datetime import date
from typing import Any

from django.db import transaction

from hulian.contact import rhythm
from hulian.contact.follows import tell_contact
from hulian.core.actor import Actor
from hulian.people.models import Came, Household, Resident
from hulian.people.verbs.join_household import join_household, rejoin_household


def resident_joined(
    home: Household, *, day: date, by: Actor, person: Resident | None = None, came: str = Came.MOVED_IN,
    **facts: Any,  # noqa: ANN401 - columns of Resident
) -> Resident:
    """Let somebody new, or `person` who had left, live in a home. Raises what `people.join_household` raises."""
    with transaction.atomic():
        if person:
            rejoin_household(person, home, day=day, by=by)
        else:
            person = join_household(home, day=day, came=came, by=by, **facts)
        tell_contact(home, "resident_joined", by=by)
        rhythm.settle(home, verb="contact.resident_joined")
    return person
