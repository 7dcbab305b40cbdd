"""A household that isn't in the roster yet."""

from typing import Any

from django.db import transaction

from hulian.core.actor import Actor
from hulian.people.errors import AlreadyThere
from hulian.people.finding import refresh
from hulian.people.models import Household
from hulian.people.register import add_household
from hulian.people.stays import hold_doors
from hulian.places.models import Building


def new_household(building: Building, *, unit: str, called: str, by: Actor, **facts: Any) -> Household:  # noqa: ANN401
    """Write down a household at a door of a known building. Raises AlreadyThere, NotAllowed."""
    with transaction.atomic():
        hold_doors(building)
        same = Household.objects.standing().filter(dwelling__building=building, dwelling__unit=unit, called=called)
        if same.exists():
            raise AlreadyThere
        home = add_household(building.community, building=building, unit=unit, called=called, by=by, **facts)
        refresh(home)
    return home
