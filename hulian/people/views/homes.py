"""The list of homes, and the page of one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hulian.accounts.doors import door
from hulian.accounts.matrix import paths_for
from hulian.audit.record import look
from hulian.people.lists import grids_of, homes_page, next_url, rows_of
from hulian.people.page import household_page
from hulian.people.views.doors import get_home


@door("household.find")
def index(request: HttpRequest) -> HttpResponse:
    """List homes by pinyin, or what a name, pinyin, initials, a phone's tail or an address finds."""
    template = "people/_homes.html" if request.htmx else "people/index.html"
    return render(request, template, list_context(request))


@door("household.read")
def household(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Show one home. That somebody looked is written down: the only thing a GET of ours leaves."""
    home = get_home(request, home_id)
    look(home, "page", by=request.actor, area_path=home.area_path, household_id=home.pk)
    return render(request, "people/household.html",
                  list_context(request, home_id) | household_page(home, request.actor))


def list_context(request: HttpRequest, current: UUID | None = None) -> dict[str, Any]:
    """Return the pane: search, grids, rows."""
    wanted, actor = request.GET, request.actor
    homes, key = homes_page(actor, wanted)
    return {
        "rows": rows_of(homes, actor, wanted, current), "query": wanted.get("q", "").strip(),
        "filters": grids_of(actor, wanted), "grid": wanted.get("grid", ""), "next_url": next_url(wanted, key),
        "may_add": bool(paths_for(actor, "household.edit")), "may_build": bool(paths_for(actor, "building.edit")),
        "only_find": not paths_for(actor, "household.read"),
    }
