"""resident_moved: some of a home live in another home here now; when the last one goes, the home has moved out."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from hulian.contact import rhythm
from hulian.contact.follows import left_behind, tell_contact
from hulian.core.actor import Actor
from hulian.people.models import Household, Resident
from hulian.people.verbs.move_within import move_within


def resident_moved(people: Collection[Resident], into: Household, *, day: date, by: Actor) -> Household:
    """Let people of one home live in another; return that one. Raises what `people.move_within` raises.

    Matters stay with the dwelling. What happened to the last of a home, somebody looks in on where they live now.
    """
    with transaction.atomic():
        home = move_within(people, into, day=day, by=by)
        tell_contact(into, "resident_joined", by=by)
        if not home.stands:
            rhythm.carry_events(home, into)
        left_behind(home, verb="contact.resident_moved", by=by)
        rhythm.settle(into, verb="contact.resident_moved")
    return into
