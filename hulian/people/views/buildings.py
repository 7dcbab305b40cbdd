"""Grids and buildings; the page of one is `contact.views.buildings`, since what hangs on its homes follows it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.accounts.matrix import paths_for
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.actor import Actor
from hulian.core.natural import natural_key
from hulian.people.forms.building import BuildingForm
from hulian.people.verbs.add_building import add_building
from hulian.people.views.households import buildings_for
from hulian.places.models import Area, Building, Level

PAGE = 60


def grids_for(actor: Actor) -> QuerySet[Area]:
    """Return the grids whose buildings this person keeps."""
    scope = Q(pk=None)
    for path in paths_for(actor, "building.edit"):
        scope |= Q(path__startswith=path)
    return Area.objects.filter(scope, level=Level.GRID).select_related("parent").order_by("code")


@door("building.edit")
def index(request: HttpRequest) -> HttpResponse:
    """List the grids, and the buildings of one of them or all, by address."""
    grids, code, query = grids_for(request.actor), request.GET.get("grid", ""), request.GET.get("q", "").strip()
    found = buildings_for(request.actor, "building.edit")
    if code:
        found = found.filter(grid__code=code)
    if query:
        found = found.filter(address__icontains=query)
    url = reverse("people:buildings")
    filters = [{"label": grid.name, "url": url if grid.code == code else f"{url}?grid={grid.code}",
                "current": grid.code == code} for grid in grids]
    keep = {key: value for key, value in (("grid", code), ("q", query)) if value}
    context = {"filters": filters, "query": query, "grid": code, "kept": [("grid", code)] if code else []}
    return render(request, "people/buildings.html", context | page_of(found, request.GET.get("page"), keep))


def page_of(found: QuerySet[Building], number: str | None, keep: dict[str, str]) -> dict[str, Any]:
    """Return a page of buildings in the order of their numbers (1, 2, 10), and the addresses beside it."""
    ids = [pk for pk, _address in sorted(found.values_list("pk", "address"), key=lambda row: natural_key(row[1]))]
    page = Paginator(ids, PAGE).get_page(number)
    shown = found.select_related("grid").annotate(homes=Count("dwellings")).in_bulk(page.object_list)
    return {
        "buildings": [shown[pk] for pk in page.object_list],
        "previous_url": f"?{urlencode(keep | {'page': page.number - 1})}" if page.has_previous() else "",
        "next_url": f"?{urlencode(keep | {'page': page.number + 1})}" if page.has_next() else "",
    }


@door("building.edit")
def new(request: HttpRequest) -> HttpResponse:
    """Add a building."""
    form = BuildingForm(**posted(request), grids=grids_for(request.actor))

    def do() -> Building:
        facts = form.facts()
        return add_building(facts.pop("grid"), by=request.actor, **facts)

    if form.is_bound and act_once(request, form, "building.add", do):
        messages.success(request, _("Written down."))
        return redirect("people:buildings")
    return FormPage(_("A new building"), _("Write it down"), reverse("people:buildings")).show(request, form)
