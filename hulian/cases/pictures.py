"""The pictures of a case, grouped by the moment they were taken."""

from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from hulian.cases.models import Case
from hulian.core.prepared import prepared
from hulian.media.models import Moment, Photo


def pictures(case: Case, token: str = "", *, inside: bool = True) -> dict[str, list[dict[str, str]]]:
    """Return {moment: [picture]} for templates; with a token, addresses of the tracker page."""
    found: dict[str, list[dict[str, str]]] = {}
    for photo in _shown(case.pk, inside):
        name = "cases:tracker-photo" if token else "cases:photo"
        url = reverse(name, args=[token or case.pk, photo.pk])
        caption = photo.caption or str(Moment(photo.moment).label)
        found.setdefault(photo.moment, []).append({"url": url, "caption": caption, "alt": caption})
    return found


@prepared
def _shown(case_id: UUID, inside: bool) -> QuerySet[Photo]:  # noqa: FBT001 - a prepared question takes its values by place
    rows = Photo.objects.filter(owner_type="case", owner_id=case_id, removed_at=None).order_by("id")
    return rows if inside else rows.filter(inside=False)
