"""home_split: some of a home have a home of their own. Who knows them looks after both; matters stay where they are."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from hulian.cases.models import Happened
from hulian.cases.verbs.follow_home import tell_of_home
from hulian.contact import rhythm
from hulian.contact.follows import carry_on, carry_pairs, tell_contact
from hulian.core.actor import Actor
from hulian.people.models import Household, Resident
from hulian.people.verbs.split_household import split_household
from hulian.places.models import Building


def home_split(
    home: Household, people: Collection[Resident], *, building: Building, unit: str, day: date, by: Actor,
    called: str = "",
) -> Household:
    """Make a home of some of another's people; return it. Raises what `people.split_household` raises."""
    with transaction.atomic():
        fresh = split_household(home, people, building=building, unit=unit, called=called, day=day, by=by)
        tell_contact(home, "home_split", by=by)
        carry_pairs(home, fresh)
        carry_on(home, fresh)
        rhythm.part(home, fresh)
        for one in (home, fresh):
            rhythm.settle(one, verb="contact.home_split")
        tell_of_home(home, Happened.SPLIT, by=by)
    return fresh
