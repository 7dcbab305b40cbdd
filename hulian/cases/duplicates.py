"""Likely duplicates of a case: shown at the door, never joined by themselves."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from hulian.accounts.matrix import may
from hulian.cases.models import Case
from hulian.core.actor import Actor
from hulian.core.prepared import Text, prepared

WINDOW = timedelta(days=30)
SHOWN = 3


def likely(case: Case) -> QuerySet[Case]:
    """Return open cases of the same home, or of the same category and place, within 30 days."""
    return _likely(*_asked(case))


def likely_shown(case: Case, by: Actor) -> list[Case]:
    """Return the newest of them that this person may see."""
    reads_all = may(by, "case.read", case.scope_path)  # who reads this one reads all that are seen from there
    return _shown(None if reads_all else by, by.id, *_asked(case))


@prepared
def _shown(by: Actor | None, by_id: UUID | None, *asked: object) -> QuerySet[Case]:
    near = _likely(*asked)
    if by_id:
        near = near.exclude(about_id=by_id)
    if by:
        near = near.filter(pk__in=Case.objects.visible_to(by).values("pk"))
    return near[:SHOWN]


def _asked(case: Case) -> tuple:
    spot = (Text(case.place), Text(case.category)) if case.place else ()
    return case.community_id, Text(case.scope_path), case.received_at - WINDOW, case.pk, case.household_id, *spot


def _likely(
    community_id: UUID, scope_path: str, since: datetime, this: UUID, household_id: UUID | None, *spot: str,
) -> QuerySet[Case]:
    same = Q(place=spot[0], category=spot[1]) if spot else Q(pk=None)
    if household_id:
        same |= Q(household_id=household_id)
    near = Case.objects.open().filter(community_id=community_id, scope_path=scope_path)
    return near.filter(same, received_at__gte=since).exclude(pk=this).order_by("-id")
