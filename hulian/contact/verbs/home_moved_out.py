"""home_moved_out: a whole home leaves. Its link ends, nothing is due there any more, open matters stay."""

from datetime import date

from django.db import transaction

from hulian.cases.models import Happened
from hulian.cases.verbs.follow_home import tell_of_home
from hulian.contact.codes import LinkEnd
from hulian.contact.follows import let_go, tell_contact
from hulian.core.actor import Actor
from hulian.people.models import Household
from hulian.people.verbs.move_out import move_out


def home_moved_out(home: Household, *, day: date, by: Actor, where: str = "") -> Household:
    """Let a home have moved out. Raises what `people.move_out` raises."""
    with transaction.atomic():
        move_out(home, day=day, where=where, by=by)
        tell_contact(home, "home_moved_out", by=by)
        let_go(home, LinkEnd.MOVED_OUT, by=by)
        tell_of_home(home, Happened.MOVED_OUT, by=by)
    return home
