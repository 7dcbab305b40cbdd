"""A whole home moves out or in, becomes two, or is one with another."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.contact.forms.life import MergerForm, MoveOutForm, NewcomersForm, SplitForm
from hulian.contact.life import other_homes
from hulian.contact.life_alone import people_of, without
from hulian.contact.verbs.home_moved_in import home_moved_in
from hulian.contact.verbs.home_moved_out import home_moved_out
from hulian.contact.verbs.home_split import home_split
from hulian.contact.verbs.homes_merged import homes_merged
from hulian.contact.views.life import EDIT, Change, answer
from hulian.core.acting import posted
from hulian.core.natural import natural_key
from hulian.people.models import Household
from hulian.people.views.doors import get_home
from hulian.people.views.households import buildings_for


@door(EDIT)
def move_out(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Ask since when the whole home is gone, and where to."""
    home = get_home(request, home_id, EDIT)
    form = MoveOutForm(**posted(request), home=home)
    change = Change("move-out", "household.move_out", _("The whole home moved out?"), _("Yes, they moved out"),
                    _("Written down. Whoever comes to live here next can be added on this page."))
    return answer(request, home, form, change, lambda: home_moved_out(
        home, day=form.cleaned_data["day"], where=form.cleaned_data["where"], by=request.actor))


@door(EDIT)
def newcomers(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Ask who lives now at the door of a home that left."""
    home = get_home(request, home_id, EDIT)
    form = NewcomersForm(**posted(request), home=home)

    def do() -> Household:
        data = form.cleaned_data
        return home_moved_in(home, people=[{"name": data["name"], "called": data["called"]}], day=data["day"],
                             by=request.actor)

    change = Change("newcomers", "household.move_in", _("Who lives here now?"), _("Yes, they live here now"),
                    _("Written down. Who else lives with them can be added now, or when you see them."), to_row=True,
                    of_gone=True)
    return answer(request, home, form, change, do)


@door(EDIT)
def split(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Ask who of a home has one of their own, and at which door."""
    home = get_home(request, home_id, EDIT)
    form = SplitForm(**posted(request), home=home)
    offered = sorted(buildings_for(request.actor, EDIT), key=lambda building: natural_key(building.address))

    def do() -> Household:
        data = form.cleaned_data
        return home_split(home, data["who"], building=data["address"], unit=data["unit"], day=data["day"],
                          by=request.actor)

    change = Change("split", "household.split", _("Who has a home of their own?"), _("Yes, these are two homes"),
                    _("Written down. This is the new home."), to_row=True, leaves=True,
                    after=lambda: [without(home, form.cleaned_data["who"]), form.cleaned_data["who"]],
                    template="contact/life_split.html", more={"buildings": offered})
    return answer(request, home, form, change, do)


@door(EDIT)
def merger(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Ask with which home it is one."""
    home = get_home(request, home_id, EDIT)
    query = request.GET.get("q", "").strip()
    found = other_homes(home, request.actor, query)
    form = MergerForm(**posted(request), home=home, homes=found)
    change = Change("merger", "household.merge", _("With which home is it one?"), _("Yes, this is one home"),
                    _("Written down. Everybody lives in this home now."), to_row=True,
                    after=lambda: [people_of(home) + people_of(form.cleaned_data["into"])],
                    template="contact/life_merger.html", more={"found": found, "query": query})
    return answer(request, home, form, change, lambda: homes_merged(
        home, form.cleaned_data["into"], day=form.cleaned_data["day"], by=request.actor))
