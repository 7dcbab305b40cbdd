"""The page of a building: it stands here and not in people, since links and visits follow to another grid."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.accounts.require import reach
from hulian.contact.verbs.building_moved import building_moved
from hulian.core.acting import FormPage, act_once, posted
from hulian.people.forms.building import BuildingForm
from hulian.people.views.buildings import grids_for
from hulian.places.models import Building

NAMES = ("address", "grid", "year_built", "lon_wgs84", "lat_wgs84")


@door("building.edit")
def change(request: HttpRequest, building_id: UUID) -> HttpResponse:
    """Change the facts of a building; its homes follow, and all that is written of them."""
    buildings = Building.objects.select_related("community", "grid")
    building = reach(buildings, building_id, "building.edit", request.actor, "community__path")
    form = BuildingForm(**posted(request), grids=grids_for(request.actor).filter(parent=building.community),
                        initial={name: getattr(building, name) for name in NAMES})
    if form.is_bound and act_once(request, form, "building.change",
                                  lambda: building_moved(building, by=request.actor, **form.facts())):
        messages.success(request, _("Written down."))
        return redirect("people:buildings")
    return FormPage(str(building), _("Write it down"), reverse("people:buildings")).show(request, form)
