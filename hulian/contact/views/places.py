"""The communities whose links somebody reads."""

from django.http import Http404, HttpRequest

from hulian.accounts.matrix import paths_for
from hulian.accounts.require import NotAllowed, require
from hulian.contact.views.cards import communities
from hulian.places.models import Area, Level


def community_of(request: HttpRequest, code: str = "") -> Area:
    """Return the community that is asked for, else the first of this person's. Raises Http404."""
    rows = communities(request).select_related("parent", "station_team")
    area = rows.filter(code=code).first() if code else rows.first()
    if area is None:
        raise Http404
    return area


def community_for(request: HttpRequest, act: str, code: str) -> Area:
    """Return a community for an act: strangers get 404, people of the place without the right 403."""
    area = Area.objects.filter(code=code, level=Level.COMMUNITY).first() if code else None
    if area is None:
        held = Area.objects.communities().filter(path__in=paths_for(request.actor, act)).order_by("path")
        area = None if code else held.first()
    if area is None or not request.actor.roles_in(area.path):
        raise Http404
    require(act, area.path, request.actor)
    return area


__all__ = ["NotAllowed", "community_for", "community_of"]
