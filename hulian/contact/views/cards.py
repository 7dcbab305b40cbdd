"""Cards, badges and stairwell sheets as PDF, and the page to choose what to print."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.accounts.matrix import may, paths_for
from hulian.audit.record import look
from hulian.contact.forms.printing import PrintingForm
from hulian.contact.members import members_of
from hulian.contact.policy import reach_home
from hulian.contact.printed import badges_of, cards_of, labels_of, stairs_of
from hulian.contact.views.pressed import base_of, pressed
from hulian.core.natural import natural_key
from hulian.people.models import Household
from hulian.places.models import Area, Building
from hulian.places.models.area import AreaQuerySet
from hulian.printing.badges import badges as badges_pdf
from hulian.printing.cards import HomeCard
from hulian.printing.cards import home_cards as home_cards_pdf
from hulian.printing.sheets import stairwell_sheets

MOST_CARDS = 400


@door("link.read")
def index(request: HttpRequest) -> HttpResponse:
    """Show what can be printed for a community; for cards and sheets of a building one chooses it."""
    community = _community(request)
    return _choose(request, community, PrintingForm(buildings=_buildings(community)))


@door("household.edit")
def home_card(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Answer with one home's card, A5. The code opens things, so whoever prints it is written down."""
    home = reach_home(home_id, "household.edit", request.actor)
    if cards := _cards(request, [home]):
        return pressed(request, home_cards_pdf(cards), "home-card.pdf")
    messages.warning(request, _("Nobody looks after this home yet: the card bears their name, so find somebody first."))
    return redirect("contact:home-link" if may(request.actor, "link.propose", home.area_path) else "people:household",
                    home_id=home.pk)


@door("household.edit")
def home_cards(request: HttpRequest) -> HttpResponse:
    """Answer with the cards of a building, two on an A4."""
    community = _community(request)
    form = PrintingForm(request.GET, buildings=_buildings(community))
    if not form.is_valid():
        return _choose(request, community, form)
    scope = Q(pk=None)
    for path in paths_for(request.actor, "household.edit"):
        scope |= Q(area_path__startswith=path)
    homes = Household.objects.standing().filter(scope, dwelling__building=form.cleaned_data["building"])
    rows = homes.select_related("community__station_team", "dwelling")
    cards = _cards(request, sorted(rows, key=lambda home: natural_key(home.address))[:MOST_CARDS])
    if cards:
        return pressed(request, home_cards_pdf(cards, two_up=True), "home-cards.pdf")
    form.add_error("building", _("Nobody looks after a home of this building yet, so there is no card to print."))
    return _choose(request, community, form)


@door("link.read")
def badges(request: HttpRequest) -> HttpResponse:
    """Answer with the badges of all members of a community, ten on an A4."""
    community = _community(request)
    users = [one.user for one in members_of(community)]
    return pressed(request, badges_pdf(badges_of(users, community, base_of(request))), "badges.pdf")


@door("link.read")
def stairs(request: HttpRequest) -> HttpResponse:
    """Answer with the sheets for the stairs: of one building, or of all; `size` a4, a5, or labels for doors."""
    community = _community(request)
    found, size = _buildings(community), request.GET.get("size", "a4")
    if "building" in request.GET:
        form = PrintingForm(request.GET, buildings=found)
        if not form.is_valid():
            return _choose(request, community, form)
        found = found.filter(pk=form.cleaned_data["building"].pk)
    rows = sorted(found, key=lambda building: natural_key(building.address))
    if size not in {"a4", "a5", "labels"} or not rows:
        raise Http404
    base = base_of(request)
    sheets = labels_of(community, base) if size == "labels" else stairs_of(rows, community, base)
    return pressed(request, stairwell_sheets(sheets, size), "stairs.pdf")


def _choose(request: HttpRequest, community: Area, form: PrintingForm) -> HttpResponse:
    """Show the page to choose a building on; 422 where none was found."""
    areas = communities(request)
    others = [{"label": area.name, "url": f"{reverse('contact:printing')}?area={area.code}",
               "current": area.pk == community.pk} for area in areas]
    buildings = sorted(_buildings(community), key=lambda building: natural_key(building.address))
    page = {"community": community, "form": form, "others": others if len(others) > 1 else [], "buildings": buildings,
            "may_cards": may(request.actor, "household.edit", community.path)}
    return render(request, "contact/printing.html", page, status=422 if form.errors else 200)


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


def _cards(request: HttpRequest, homes: Sequence[Household]) -> list[HomeCard]:
    """Return the cards of the homes that somebody looks after, and write down that their codes were seen."""
    cards = cards_of(homes, base_of(request))
    for home in homes if cards else []:
        look(home, "code", by=request.actor, area_path=home.area_path, household_id=home.pk)
    return cards
