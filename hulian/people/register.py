"""`add_household` and `add_resident`: one way in for pages, demo world and imports."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core import clock, search
from hulian.core.actor import HULIAN, Actor
from hulian.core.blind import blind, digits
from hulian.core.search.index import phone_tokens
from hulian.core.search.tokens import of_name, of_text, sort_key
from hulian.people.models import Household, Resident, ResidentNeed
from hulian.places.models import Area, Building, Dwelling


def add_household(
    community: Area, *, building: Building, unit: str, called: str, by: Actor, number: str = "",
    **dwelling_facts: Any,  # noqa: ANN401 - facts of the dwelling by field name
) -> Household:
    """Return a new household at a door; the dwelling is made where it is new. `finding` makes it findable."""
    require("household.edit", building.grid.path if building.grid else community.path, by)
    dwelling, _ = Dwelling.objects.get_or_create(
        building=building, unit=unit, defaults=dwelling_facts
    )
    grid = building.grid or community
    household = Household.objects.create(
        community=community, area_path=grid.path, dwelling=dwelling, number=number, called=called,
        address=str(dwelling), sort_key=sort_key(called),
    )
    record("household.add", household, by=by, area_path=grid.path, household_id=household.pk)
    return household


def add_resident(
    household: Household, *, name: str, needs: Iterable[str] = (), phone: str = "",
    identity: str = "", by: Actor = HULIAN, **facts: Any,  # noqa: ANN401 - columns of Resident
) -> Resident:
    """Return a new person of a household, with sealed numbers and their blind indexes.

    Those who move in with the household are part of `household.add`; a later one has an Event of
    their own (verbs/new_resident.py).
    """
    require("household.edit", household.area_path, by)
    phone, identity = digits(phone), digits(identity)
    resident = Resident(
        household=household, area_path=household.area_path, name=name, sort_key=sort_key(name),
        phone=phone, phone_blind=blind("phone", phone), identity=identity,
        identity_blind=blind("identity", identity), **facts,
    )
    resident.save(force_insert=True)
    since: date = clock.today()
    ResidentNeed.objects.bulk_create(
        [ResidentNeed(resident=resident, code=code, since=since) for code in needs]
    )
    return resident


def household_doc(household: Household, people: Iterable[tuple[str, str, str]]) -> search.Doc:
    """Return what a household is found by; people are (name, called, phone digits)."""
    tokens = [*of_text(household.address), *of_text(household.number), *of_name(household.called)]
    for name, called, phone in people:
        tokens += [*of_name(name), *of_text(called), *phone_tokens(phone)]
    return search.Doc("household", household.pk, tokens, household.area_path)
