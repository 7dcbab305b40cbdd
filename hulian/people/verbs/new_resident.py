"""Somebody more lives in a home."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.people.finding import refresh
from hulian.people.models import Household, Resident
from hulian.people.register import add_resident
from hulian.people.stays import hold


def new_resident(home: Household, *, name: str, needs: Iterable[str] = (), by: Actor, **facts: Any) -> Resident:  # noqa: ANN401
    """Write down a person of a home, who is then found by name and phone. Raises Ended, NotAllowed."""
    with transaction.atomic():
        hold(home)
        first = not home.residents.filter(gone_at=None).exists()
        person = add_resident(home, name=name, needs=needs, is_head=first, by=by, **facts)
        refresh(home)
        record("resident.add", person, by=by, area_path=home.area_path, household_id=home.pk)
    return person
