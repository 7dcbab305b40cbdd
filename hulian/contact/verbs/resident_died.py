"""resident_died: somebody passed away. The family is looked in on within a day; nobody rings or asks who died."""

from datetime import date

from django.db import transaction

from hulian.cases.verbs.mourn import mourn
from hulian.contact import rhythm
from hulian.contact.codes import LifeEvent, LinkEnd
from hulian.contact.follows import let_go, tell_contact
from hulian.contact.verbs.life_event import life_event
from hulian.core.actor import Actor
from hulian.core.sealed import open_field
from hulian.people.models import Resident
from hulian.people.verbs.note_death import note_death


def resident_died(person: Resident, *, day: date, by: Actor) -> Resident:
    """Let somebody have passed away. Raises what `people.note_death` raises."""
    home, phone = person.household, open_field(person, "phone")
    with transaction.atomic():
        note_death(person, day=day, by=by)
        if home.stands:
            rhythm.settle(home, verb="contact.resident_died")
            life_event(home, LifeEvent.BEREAVEMENT, by=by)
        else:
            tell_contact(home, "home_died", by=by)
            let_go(home, LinkEnd.DIED, by=by)
        mourn(person, phone, by=by)
    return person
