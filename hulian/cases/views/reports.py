"""Reporting: at the door, on the telephone, at the desk."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.cases.codes import Way
from hulian.cases.errors import CaseError
from hulian.cases.finding import community_of, find_homes, findable
from hulian.cases.forms.report import ReportForm
from hulian.cases.models import Case
from hulian.cases.verbs.report import make_ready, write
from hulian.cases.words import say
from hulian.core.ids import new_id, read_id
from hulian.core.receipts import EnvelopeReused, hash_of_form, once_thought
from hulian.people.models import Household


@door("case.report")
def new(request: HttpRequest) -> HttpResponse:
    """Find the home, then say what is wrong. Danger first."""
    homes = findable(request.actor).select_related("community")
    wanted = request.POST.get("household") or request.GET.get("household", "")
    home = homes.filter(pk=read_id(wanted)).first()
    about = {"by": request.actor, "area": community_of(request.actor, home), "households": homes, "household": home}
    if request.method == "POST":
        form = ReportForm(request.POST, request.FILES, **about)
        return _report(request, form) if form.is_valid() else _page(request, form, home, 422)
    day = read_id(request.GET.get("day", ""))
    way = request.GET.get("way") or (Way.RECEPTION if day else Way.VISIT)
    return _page(request, ReportForm(initial={"way": way, "station_day": day}, **about), home, 200)


@door("household.find")
def homes(request: HttpRequest) -> HttpResponse:
    """Offer the homes that a name, pinyin, initials, a phone's tail or an address finds."""
    return render(request, "cases/_homes.html", _found(request))


def _report(request: HttpRequest, form: ReportForm) -> HttpResponse:
    home = form.cleaned_data["household"]
    case_id: UUID = form.cleaned_data["envelope"] or new_id()
    try:
        done = once_thought(
            case_id, "case.report", request.actor.id, hash_of_form(request),
            lambda: make_ready(community_of(request.actor, home), form.report(case_id), by=request.actor), write)
    except CaseError as error:
        form.add_error(None, say(error))
        return _page(request, form, home, 422)
    except EnvelopeReused:
        form.add_error(None, _("This form was sent before with other words. Please open it anew."))
        return _page(request, form, home, 409)
    messages.success(request, _thanks(Case.objects.get(pk=done.subject_id)))
    return redirect("cases:record", case_id=done.subject_id)


def _thanks(case: Case) -> str:
    if case.level != "community":
        return _("It has gone to the level above, past the person it is about.")
    return _("It has reached the team. Thank you.")


def _page(request: HttpRequest, form: ReportForm, home: Household | None, status: int) -> HttpResponse:
    found = _found(request)
    again = f"{reverse('cases:new')}?{found['kept']}" if found["kept"] else reverse("cases:new")
    context = found | {"form": form, "home": home, "unknown": "unknown" in request.GET, "again": again}
    return render(request, "cases/report.html", context, status=status)


def _found(request: HttpRequest) -> dict:
    """Return what was searched for and found; `keep` is carried along to the form."""
    query = request.GET.get("q", "").strip()
    keep = [(name, request.GET[name]) for name in ("way", "day") if request.GET.get(name)]
    return {"homes": find_homes(request.actor, query), "asked": bool(query), "query": query, "keep": keep,
            "kept": urlencode(keep)}
