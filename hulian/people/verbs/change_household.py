"""What is known of a home changes: how it is called, and the facts of the dwelling."""

from typing import Any

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.core.search.tokens import sort_key
from hulian.people.finding import refresh
from hulian.people.models import Household

DWELLING = ("tenure", "wired_year", "has_lift", "gas")


def change_household(home: Household, *, called: str, number: str, by: Actor, **dwelling: Any) -> Household:  # noqa: ANN401
    """Write down how a household is called now, and facts of its dwelling by column."""
    require("household.edit", home.area_path, by)
    unknown = set(dwelling) - set(DWELLING)
    if unknown:
        raise TypeError(unknown)
    with transaction.atomic():
        home.called, home.number, home.sort_key = called, number, sort_key(called)
        home.save(update_fields=["called", "number", "sort_key"])
        for column, value in dwelling.items():
            setattr(home.dwelling, column, value)
        home.dwelling.save(update_fields=list(dwelling))
        refresh(home)
        record("household.change", home, by=by, area_path=home.area_path, household_id=home.pk)
    return home
