"""Pictures of a case, through the case's own policy."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from hulian.accounts.doors import signed_in
from hulian.cases.views.doors import get_case
from hulian.media.keep import respond
from hulian.media.models import Photo


@signed_in("the picture's case is found through Case.objects.visible_to")
def photo(request: HttpRequest, case_id: UUID, photo_id: UUID) -> HttpResponseBase:
    """Answer with a picture of a case that this person may see."""
    case = get_case(request, case_id)
    return respond(get_object_or_404(Photo, pk=photo_id, owner_type="case", owner_id=case.pk))
