"""The door to a case: strangers get 404."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest

from hulian.cases.models import Case
from hulian.cases.next_step import PARTS
from hulian.core.actor import Actor
from hulian.core.prepared import prepared


def get_case(request: HttpRequest, case_id: UUID, parts: Sequence[str] = PARTS) -> Case:
    """Return a case that this person may see, else 404; `parts` are read along with it."""
    found = _seen(request.actor, case_id)
    if not found:
        raise Http404
    prefetch_related_objects(found, *parts)
    return found[0]


@prepared
def _seen(by: Actor, case_id: UUID) -> QuerySet[Case]:
    whole = Case.objects.select_related("household__dwelling__building", "community")
    return whole.visible_to(by).filter(pk=case_id)
