"""join_household: somebody comes to live in a home: moves in, is born, or comes back."""

from datetime import date
from typing import Any

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.people.finding import refresh
from hulian.people.models import Came, Household, Resident
from hulian.people.register import add_resident
from hulian.people.stays import check_day, come_back, hold


def join_household(
    home: Household, *, day: date, by: Actor, came: str = Came.MOVED_IN, **facts: Any,  # noqa: ANN401 - of Resident
) -> Resident:
    """Write down somebody new in a home. Raises Ended, NotThatDay, NotAllowed."""
    require("household.edit", home.area_path, by)
    check_day(day, born=[facts.get("born_on")], building=home.dwelling.building)
    with transaction.atomic():
        hold(home)
        first = not home.residents.filter(gone_at=None).exists()
        person = add_resident(home, **facts, is_head=first, here_since=day, came=Came(came), by=by)
        _tell(person, home, by)
    return person


def rejoin_household(person: Resident, home: Household, *, day: date, by: Actor) -> Resident:
    """Let somebody whom we know and who had left live in a home again. Raises Gone, Ended, NotThatDay, NotAllowed."""
    for path in (home.area_path, person.area_path):
        require("household.edit", path, by)
    with transaction.atomic():
        hold(home)
        come_back(person, home, day=day)
        _tell(person, home, by)
    return person


def _tell(person: Resident, home: Household, by: Actor) -> None:
    refresh(home)
    record("resident.join", person, by=by, area_path=home.area_path, household_id=home.pk,
           codes={"came": person.came, "day": str(person.here_since)})
