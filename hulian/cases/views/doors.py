"""The door to a case: strangers get 404."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from hulian.cases.models import Case
from hulian.cases.next_step import PARTS


def get_case(request: HttpRequest, case_id: UUID, parts: Sequence[str] = PARTS) -> Case:
    """Return a case that this person may see, else 404; `parts` are read along with it."""
    cases = Case.objects.visible_to(request.actor).prefetch_related(*parts)
    return get_object_or_404(cases.select_related("household__dwelling__building", "community"), pk=case_id)
