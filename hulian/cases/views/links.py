"""Doors for links without an account: who may pass, and what too many misses meet."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from hulian.cases import stairs
from hulian.cases.models import Case
from hulian.cases.tracker import by_id
from hulian.core import links, misses
from hulian.core.views.errors import not_found
from hulian.places.models import Area

View = Callable[..., HttpResponseBase]


class Ended(Exception):
    """The link worked once; `desk` is whom to call now."""

    def __init__(self, desk: dict[str, str]) -> None:
        """Keep whom to call."""
        super().__init__()
        self.desk = desk


class Shut(Exception):
    """The link is wrong, and so were too many from this address."""


def by_link(view: View) -> View:
    """Guard a view whose right is the secret in its address.

    The address is all that counts here, no cookie does, so there is nothing for a forged form to ride
    on: no CSRF token, which a page left open or a browser that sends no referrer would fail.
    """
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
        try:
            response = view(request, *args, **kwargs)
        except Ended as ended:
            response = render(request, "cases/link_ended.html", ended.desk, status=410)
        except Shut:
            response = render(request, "cases/link_shut.html", status=429)
        except Http404 as missing:
            response = not_found(request, missing)
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        return response

    return csrf_exempt(guarded)


def community_of(request: HttpRequest, token: str) -> Area:
    """Return the community of a report link. Raises Ended, Shut, Http404."""
    subject = subject_of(request, "report", token)
    areas = Area.objects.select_related("station_team")
    if subject is None:
        raise Ended(desk_of(areas.get(pk=links.ended("report", token))))
    return areas.get(pk=subject)


def door_of(request: HttpRequest, token: str) -> tuple[Area, str]:
    """Return the community of a report link, and where its sheet hangs; '' for one that hangs anywhere.

    Raises Ended, Shut, Http404.
    """
    if building := stairs.building_of(token):
        return building.community, building.address
    if building := stairs.former_of(token):
        raise Ended(desk_of(building.community))
    return community_of(request, token), ""


def case_of(request: HttpRequest, token: str) -> Case:
    """Return the case of a tracker link. Raises Ended, Shut, Http404."""
    subject = subject_of(request, "tracker", token)
    case = by_id(subject or links.ended("tracker", token))
    if case is None:
        raise Http404
    if subject is None:
        raise Ended(desk_for(case))
    return case


def desk_of(area: Area) -> dict[str, str]:
    """Return the name and telephone of who answers for an area."""
    team = getattr(area, "station_team", None)
    return {"community": area.name, "phone": (team and team.phone) or area.phone, "phone_name": ""}


def desk_for(case: Case) -> dict[str, str]:
    """Return who answers for a case: round the community, where it is about someone there."""
    if case.scope_path.startswith(case.community.path):
        return desk_of(case.community)
    return desk_of(Area.objects.get(path=case.scope_path))


def subject_of(request: HttpRequest, purpose: str, token: str) -> UUID | None:
    """Return what a link opens, None where it has ended; only a link that never was is a miss.

    A link that is right opens whatever else came from that address: a whole block may sit behind it.
    """
    subject = links.resolve(purpose, token)
    if subject is None and links.ended(purpose, token) is None:
        address = misses.address_of(request)
        if misses.shut("link", address):
            raise Shut
        misses.note("link", address)
        raise Http404
    return subject
