"""Marks at a door, for whoever visits: go in pairs, a dog, hard of hearing."""

from collections.abc import Iterable

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.people.models import Household, Mark, VisitorMark


def set_marks(home: Household, codes: Iterable[str], *, by: Actor) -> Household:
    """Let exactly these marks stand at the door."""
    require("household.edit", home.area_path, by)
    wanted = {Mark(code).value for code in codes}
    with transaction.atomic():
        home.marks.exclude(code__in=wanted).delete()
        standing = set(home.marks.values_list("code", flat=True))
        now = clock.now()
        VisitorMark.objects.bulk_create(
            [VisitorMark(household=home, code=code, noted_at=now) for code in sorted(wanted - standing)]
        )
        record("household.set_marks", home, by=by, area_path=home.area_path, household_id=home.pk,
               codes={"marks": sorted(wanted)})
    return home
