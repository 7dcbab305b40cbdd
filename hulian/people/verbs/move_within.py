"""move_within: some of a home go to live in another home of the community; they stay who they are."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.people.called import call_by_who_stays, names_of, put_first
from hulian.people.errors import NobodyNamed, SameHome
from hulian.people.finding import refresh
from hulian.people.models import Came, Household, Resident, Went
from hulian.people.stays import check_day, cross, hold, settle


def move_within(people: Collection[Resident], into: Household, *, day: date, by: Actor) -> Household:
    """Let people of one home live in another; return the home they left, which ends where nobody stays in it.

    All that is known of them goes along. Raises NobodyNamed, SameHome, Gone, Ended, NotThatDay, NotAllowed.
    """
    home = _home_of(people)
    for one in (home, into):
        require("household.edit", one.area_path, by)
    check_day(day)
    if home.pk == into.pk or home.community_id != into.community_id:
        raise SameHome
    with transaction.atomic():
        hold(home, into)
        for person in people:
            cross(person, into, Went.WITHIN, Came.WITHIN, day=day, by=by)
        _stand_apart(people)
        if home.residents.filter(gone_at=None).exists():
            call_by_who_stays(home, set().union(*map(names_of, people)))
        settle(home, day=day)
        put_first(into)
        refresh(into)
        record("resident.move", home, by=by, area_path=home.area_path, household_id=home.pk,
               codes={"into": str(into.pk), "residents": [str(person.pk) for person in people], "day": str(day),
                      "ended": not home.stands})
    return home


def _home_of(people: Collection[Resident]) -> Household:
    """Return the one home that they all live in. Raises NobodyNamed."""
    homes = {person.household_id: person.household for person in people}
    if len(homes) != 1:
        raise NobodyNamed
    return next(iter(homes.values()))


def _stand_apart(people: Collection[Resident]) -> None:
    """Forget what they were to the head of the home that they left: they aren't that in the other one."""
    Resident.objects.filter(pk__in=[person.pk for person in people]).update(relation="")
