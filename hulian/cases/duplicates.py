"""Likely duplicates of a case: shown at the door, never joined by themselves."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from hulian.cases.models import Case

WINDOW = timedelta(days=30)


def likely(case: Case) -> QuerySet[Case]:
    """Return open cases of the same home, or of the same category and place, within 30 days."""
    same = Q(place=case.place, category=case.category) if case.place else Q(pk=None)
    if case.household_id:
        same |= Q(household_id=case.household_id)
    near = Case.objects.open().filter(community_id=case.community_id, scope_path=case.scope_path)
    return near.filter(same, received_at__gte=case.received_at - WINDOW).exclude(pk=case.pk).order_by("-id")
