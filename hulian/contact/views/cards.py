"""Cards, badges and stairwell sheets as PDF, and the page to choose what to print."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hulian.accounts.doors import door
from hulian.accounts.matrix import may, paths_for
from hulian.audit.record import look
from hulian.contact.forms.printing import PrintingForm
from hulian.contact.members import member_in, members_of
from hulian.contact.policy import reach_home
from hulian.contact.printed import badge_of, cards_of, stairs_of
from hulian.core.ids import read_id
from hulian.core.natural import natural_key
from hulian.people.models import Household
from hulian.places.models import Area, Building
from hulian.places.models.area import AreaQuerySet
from hulian.printing.badges import badges as badges_pdf
from hulian.printing.cards import home_cards as home_cards_pdf
from hulian.printing.sheets import stairwell_sheets

MOST_CARDS = 400


@door("link.read")
def index(request: HttpRequest) -> HttpResponse:
    """Show what can be printed for a community, and for which building."""
    community = _community(request)
    form = PrintingForm(request.GET or None, communities=communities(request), buildings=_buildings(community))
    cards = may(request.actor, "household.edit", community.path)
    return render(request, "contact/printing.html", {"community": community, "form": form, "may_cards": cards})


@door("household.edit")
def home_card(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Answer with one home's card, A5. The code opens things, so whoever prints it is written down."""
    home = reach_home(home_id, "household.edit", request.actor)
    return _cards(request, [home], two_up=False)


@door("household.edit")
def home_cards(request: HttpRequest) -> HttpResponse:
    """Answer with the cards of a building, two on an A4."""
    building = get_object_or_404(_buildings(_community(request)), pk=_id(request, "building"))
    scope = Q(pk=None)
    for path in paths_for(request.actor, "household.edit"):
        scope |= Q(area_path__startswith=path)
    homes = Household.objects.standing().filter(scope, dwelling__building=building)
    rows = homes.select_related("community__station_team", "dwelling")
    shown = sorted(rows, key=lambda home: natural_key(home.address))[:MOST_CARDS]
    return _cards(request, shown, two_up=True)


@door("link.read")
def badges(request: HttpRequest) -> HttpResponse:
    """Answer with the badges of all members of a community, ten on an A4."""
    community = _community(request)
    return _pdf(badges_pdf(badge_of(one.user, community, _base(request)) for one in members_of(community)), "badges")


@door("contact.mine")
def my_badge(request: HttpRequest) -> HttpResponse:
    """Answer with one's own badge; only contact members have one."""
    for community in member_in(request.actor.id):
        user = next(one.user for one in members_of(community) if one.user.pk == request.actor.id)
        return _pdf(badges_pdf([badge_of(user, community, _base(request))]), "badge")
    raise Http404


@door("link.read")
def stairs(request: HttpRequest) -> HttpResponse:
    """Answer with the sheets for the stairs: of one building, or of all; `size` a4, a5, or labels for doors."""
    community = _community(request)
    wanted = _id(request, "building")
    found = _buildings(community).filter(pk=wanted) if wanted else _buildings(community)
    rows = sorted(found, key=lambda building: natural_key(building.address))
    size = request.GET.get("size", "a4")
    if size not in {"a4", "a5", "labels"} or not rows:
        raise Http404
    return _pdf(stairwell_sheets(stairs_of(rows, community, _base(request)), size), "stairs")


def communities(request: HttpRequest) -> AreaQuerySet:
    """Return the communities whose links this person may read."""
    found = Area.objects.none()
    for path in paths_for(request.actor, "link.read"):
        found = found | Area.objects.communities().filter(path__startswith=path)
        found = found | Area.objects.communities().filter(parts__path=path)
    return found.distinct().order_by("path")


def _community(request: HttpRequest) -> Area:
    rows = communities(request).select_related("station_team")
    code = request.GET.get("area", "")
    area = rows.filter(code=code).first() if code else rows.first()
    if area is None:
        raise Http404
    return area


def _buildings(community: Area) -> QuerySet[Building]:
    return Building.objects.filter(community=community).order_by("address")


def _id(request: HttpRequest, name: str) -> UUID | None:
    return read_id(request.GET.get(name, ""))


def _cards(request: HttpRequest, homes: Sequence[Household], *, two_up: bool) -> HttpResponse:
    cards = cards_of(homes, _base(request))
    if not cards:
        raise Http404
    for home in homes:
        look(home, "code", by=request.actor, area_path=home.area_path, household_id=home.pk)
    return _pdf(home_cards_pdf(cards, two_up=two_up), "home-cards")


def _pdf(body: bytes, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


def _base(request: HttpRequest) -> str:
    return settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")
