"""The pictures of a case, grouped by the moment they were taken."""

from django.urls import reverse

from hulian.cases.models import Case
from hulian.media.models import Moment, Photo


def pictures(case: Case, token: str = "", *, inside: bool = True) -> dict[str, list[dict[str, str]]]:
    """Return {moment: [picture]} for templates; with a token, addresses of the tracker page."""
    rows = Photo.objects.filter(owner_type="case", owner_id=case.pk, removed_at=None).order_by("id")
    found: dict[str, list[dict[str, str]]] = {}
    for photo in rows if inside else rows.filter(inside=False):
        name = "cases:tracker-photo" if token else "cases:photo"
        url = reverse(name, args=[token or case.pk, photo.pk])
        caption = photo.caption or str(Moment(photo.moment).label)
        found.setdefault(photo.moment, []).append({"url": url, "caption": caption, "alt": caption})
    return found
