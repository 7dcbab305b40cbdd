"""resident_left: one person leaves a home; when it was the last one, the home has moved out."""

from datetime import date

from django.db import transaction

from hulian.cases.models import Happened
from hulian.cases.verbs.follow_home import tell_of_home
from hulian.contact import rhythm
from hulian.contact.codes import LinkEnd
from hulian.contact.follows import let_go, tell_contact
from hulian.core.actor import Actor
from hulian.people.models import Resident
from hulian.people.verbs.leave_home import leave_home


def resident_left(person: Resident, *, day: date, by: Actor, where: str = "") -> Resident:
    """Let somebody have left. Raises what `people.leave_home` raises."""
    home = person.household
    with transaction.atomic():
        leave_home(person, day=day, where=where, by=by)
        if home.stands:
            tell_contact(home, "resident_left", by=by)
            rhythm.settle(home, verb="contact.resident_left")
        else:
            tell_contact(home, "home_moved_out", by=by)
            let_go(home, LinkEnd.MOVED_OUT, by=by)
            tell_of_home(home, Happened.MOVED_OUT, by=by)
    return person
