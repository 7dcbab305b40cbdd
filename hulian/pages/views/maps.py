"""地图: buildings and grids from our own data; from above, communities with their numbers."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hulian.accounts.doors import door
from hulian.core import clock
from hulian.pages.mapping import page, town
from hulian.pages.mapping.counts import COUNTED
from hulian.places.models import Area


@door("case.read", "household.read")
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Show the one community of who has one; else all of them with their numbers."""
    places = town.communities_of(request.actor)
    if len(places) == 1 and town.may_open(request.actor, places[0]):
        return _of(request, places[0])
    context = town.page_of(request.actor, places, _layer(request))
    return render(request, "pages/map.html", context | {"now": clock.now()})


@door("case.read", "household.read")
@require_GET
def of_place(request: HttpRequest, code: str) -> HttpResponse:
    """Show one community by its buildings; to who reads no homes there: refused."""
    place = next((one for one in town.communities_of(request.actor) if one.code == code), None)
    if place is None:
        raise Http404
    return _of(request, place)


def _of(request: HttpRequest, place: Area) -> HttpResponse:
    if not town.may_open(request.actor, place):
        raise PermissionDenied
    context = page.page_of(request.actor, place, _layer(request), request.GET.get("grid", ""))
    return render(request, "pages/map.html", context | {"now": clock.now()})


def _layer(request: HttpRequest) -> str:
    wanted = request.GET.get("layer", "")
    return wanted if wanted in COUNTED else "cases"
