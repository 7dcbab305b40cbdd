"""home_moved_out: a whole home leaves. Its link ends, nothing is due there any more, open matters stay."""

from datetime import date

from django.db import transaction

from hulian.contact.follows import left_behind
from hulian.core.actor import Actor
from hulian.people.models import Household
from hulian.people.verbs.move_out import move_out


def home_moved_out(home: Household, *, day: date, by: Actor, where: str = "") -> Household:
    """Let a home have moved out. Raises what `people.move_out` raises."""
    with transaction.atomic():
        move_out(home, day=day, where=where, by=by)
        left_behind(home, verb="contact.home_moved_out", by=by)
    return home
