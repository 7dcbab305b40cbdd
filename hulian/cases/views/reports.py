"""Reporting: at the door, on the telephone, at the desk."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.accounts.matrix import paths_for
from hulian.cases.errors import CaseError
from hulian.cases.forms.report import ReportForm
from hulian.cases.verbs.report import report
from hulian.cases.words import say
from hulian.core import search
from hulian.core.ids import new_id, read_id
from hulian.core.receipts import EnvelopeReused, hash_of_form, once
from hulian.people.models import Household
from hulian.places.models import Area, Level

FOUND = 8


@door("case.report")
def new(request: HttpRequest) -> HttpResponse:
    """Find the home, then say what is wrong. Danger first."""
    homes = findable(request)
    home = homes.filter(pk=read_id(request.GET.get("household", ""))).first()
    if request.method == "POST":
        form = ReportForm(request.POST, request.FILES, households=homes)
        if form.is_valid():
            return _report(request, form)
        return _page(request, form, home, 422)
    way = request.GET.get("way", "visit")
    return _page(request, ReportForm(households=homes, household=home, initial={"way": way}), home, 200)


@door("household.find")
def homes(request: HttpRequest) -> HttpResponse:
    """Offer the homes that a name, pinyin, initials, a phone's tail or an address finds."""
    found = find_homes(request, request.GET.get("q", ""))
    return render(request, "cases/_homes.html", {"homes": found, "asked": bool(request.GET.get("q"))})


def findable(request: HttpRequest) -> QuerySet[Household]:
    """Return the households this person can find, to report for them."""
    scope = Household.objects.none()
    for path in paths_for(request.actor, "household.find"):
        scope |= Household.objects.filter(area_path__startswith=path)
    return scope.filter(moved_out_at=None)


def find_homes(request: HttpRequest, query: str) -> list[Household]:
    """Return the best few households for a query."""
    ids = search.find(query, "household", paths_for(request.actor, "household.find"), FOUND)
    homes = {home.pk: home for home in findable(request).filter(pk__in=ids)}
    return [homes[pk] for pk in ids if pk in homes]


def community_of(request: HttpRequest, home: Household | None) -> Area | None:
    """Return the community a report goes to: the home's, else the reporter's own."""
    if home:
        return home.community
    for path in paths_for(request.actor, "case.report"):
        if area := Area.objects.filter(level=Level.COMMUNITY, path__startswith=path).order_by("path").first():
            return area
        grid = Area.objects.filter(path=path).select_related("parent").first()
        if grid and grid.parent:
            return grid.parent
    return None


def _report(request: HttpRequest, form: ReportForm) -> HttpResponse:
    home = form.cleaned_data["household"]
    case_id: UUID = form.cleaned_data["envelope"] or new_id()
    try:
        done = once(case_id, "case.report", request.actor.id, hash_of_form(request),
                    lambda: report(community_of(request, home), form.report(case_id), by=request.actor))
    except CaseError as error:
        form.add_error(None, say(error))
        return _page(request, form, home, 422)
    except EnvelopeReused:
        form.add_error(None, _("This form was sent before with other words. Please open it anew."))
        return _page(request, form, home, 409)
    messages.success(request, _("It has reached the team. Thank you."))
    return redirect("cases:record", case_id=done.subject_id)


def _page(request: HttpRequest, form: ReportForm, home: Household | None, status: int) -> HttpResponse:
    found = find_homes(request, request.GET.get("q", "")) if request.GET.get("q") else []
    context = {"form": form, "home": home, "homes": found, "asked": bool(request.GET.get("q")),
               "query": request.GET.get("q", ""), "unknown": "unknown" in request.GET}
    return render(request, "cases/report.html", context, status=status)
