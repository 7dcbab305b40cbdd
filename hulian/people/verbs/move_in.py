"""move_in: a household comes into a dwelling; whoever lived there before keeps their own history."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from hulian.core.actor import Actor
from hulian.people.called import CALLED
from hulian.people.errors import AlreadyThere
from hulian.people.finding import refresh
from hulian.people.models import Came, Household
from hulian.people.register import add_household, add_resident
from hulian.people.stays import check_day, hold_doors
from hulian.places.models import Dwelling


def move_in(
    dwelling: Dwelling, *, people: Iterable[Mapping[str, Any]], day: date, by: Actor, called: str = "",
) -> Household:
    """Write down a new household at a door with its people (columns of Resident), the first as its head.

    Raises AlreadyThere, NotThatDay, NotAllowed.
    """
    people = list(people)
    check_day(day, born=[one.get("born_on") for one in people], building=dwelling.building)
    called = (called or "、".join(one.get("called") or one["name"] for one in people[:2]))[:CALLED]
    building = dwelling.building
    with transaction.atomic():
        hold_doors(building)
        if Household.objects.standing().filter(dwelling=dwelling, called=called).exists():
            raise AlreadyThere
        home = add_household(building.community, building=building, unit=dwelling.unit, called=called, by=by)
        for at, facts in enumerate(people):
            add_resident(home, **facts, is_head=at == 0, here_since=day, came=Came.MOVED_IN, by=by)
        refresh(home)
    return home
