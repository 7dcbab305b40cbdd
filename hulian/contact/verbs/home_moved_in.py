"""home_moved_in: a home comes into a dwelling; who looked after the door before looks in on them within a day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from hulian.contact.codes import Basis, LifeEvent
from hulian.contact.follows import carry_on
from hulian.contact.verbs.life_event import life_event
from hulian.core.actor import Actor
from hulian.people.errors import AlreadyThere
from hulian.people.models import Household
from hulian.people.verbs.move_in import move_in


def home_moved_in(
    before: Household, *, people: Iterable[Mapping[str, Any]], day: date, by: Actor, called: str = "",
) -> Household:
    """Let a new home live at the door of one that left it; return it.

    Raises AlreadyThere where somebody lives there still, and what `people.move_in` raises.
    """
    if before.stands:
        raise AlreadyThere
    with transaction.atomic():
        home = move_in(before.dwelling, people=people, day=day, called=called, by=by)
        carry_on(before, home, Basis.NEAR)
        life_event(home, LifeEvent.MOVED_IN, by=by)
    return home
