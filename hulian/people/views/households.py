"""Adding a home and changing what is known of it."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.accounts.matrix import paths_for
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.actor import Actor
from hulian.core.natural import natural_key
from hulian.people.forms.household import HouseholdForm, MarksForm, NewHouseholdForm
from hulian.people.models import Household
from hulian.people.verbs.change_household import DWELLING, change_household
from hulian.people.verbs.new_household import new_household
from hulian.people.verbs.set_marks import set_marks
from hulian.people.views.doors import get_home
from hulian.places.models import Building


def buildings_for(actor: Actor, act: str) -> QuerySet[Building]:
    """Return the buildings in which this person may do the act."""
    scope = Q(pk=None)
    for path in paths_for(actor, act):
        scope |= Q(community__path__startswith=path) | Q(grid__path__startswith=path)
    return Building.objects.filter(scope).order_by("address")


@door("household.edit")
def new(request: HttpRequest) -> HttpResponse:
    """Add a home at a door."""
    buildings = buildings_for(request.actor, "household.edit")
    form = NewHouseholdForm(**posted(request), buildings=buildings)

    def do() -> Household:
        data = form.cleaned_data
        return new_household(data["address"], unit=data["unit"], called=data["called"], number=data["number"],
                             by=request.actor)

    if done := form.is_bound and act_once(request, form, "household.add", do):
        messages.success(request, _("Written down. Who lives there?"))
        return redirect("people:resident-new", home_id=done.subject_id)
    offered = sorted(buildings, key=lambda building: natural_key(building.address))
    page = FormPage(_("A new home"), _("Write it down"), reverse("people:index"),
                    template="people/new_household.html", more={"buildings": offered})
    return page.show(request, form)


@door("household.edit")
def change(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Change how a home is called, and the facts of the dwelling."""
    home = get_home(request, home_id, "household.edit")
    form = HouseholdForm.of(home, **posted(request))

    def do() -> Household:
        data = form.cleaned_data
        return change_household(home, called=data["called"], number=data["number"], by=request.actor,
                                **{column: data[column] for column in DWELLING})

    if form.is_bound and act_once(request, form, "household.change", do):
        return noted(request, home)
    return FormPage(_("About this home"), _("Write it down"), back_to(home), home.address).show(request, form)


@door("household.edit")
def marks(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Set the marks at a door."""
    home = get_home(request, home_id, "household.edit")
    form = MarksForm(**posted(request), initial={"marks": list(home.marks.values_list("code", flat=True))})
    if form.is_bound and act_once(request, form, "household.set_marks",
                                  lambda: set_marks(home, form.cleaned_data["marks"], by=request.actor)):
        return noted(request, home)
    return FormPage(_("Marks for visitors"), _("Write it down"), back_to(home), home.called).show(request, form)


def noted(request: HttpRequest, home: Household) -> HttpResponse:
    """Say that it is written down, and go back to the home."""
    messages.success(request, _("Written down."))
    return redirect("people:household", home_id=home.pk)


def back_to(home: Household) -> str:
    """Return the address of a home's page."""
    return reverse("people:household", args=[home.pk])
