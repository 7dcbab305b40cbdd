"""The list of cases, and a case as a letter."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from hulian.accounts.doors import door, signed_in
from hulian.accounts.matrix import paths_for
from hulian.audit.record import look
from hulian.cases.first_page import counts, first_page
from hulian.cases.letter import letter
from hulian.cases.lists import filtered, filters_of, rows_of, tabs_of, view_of
from hulian.cases.models import Case
from hulian.cases.paging import page_of
from hulian.cases.parts import read_parts
from hulian.cases.views.doors import get_case
from hulian.notices.tell import mark_read

FILTERS = ("state", "light", "category", "way", "area", "building")


@door("case.read")
def index(request: HttpRequest) -> HttpResponse:
    """List what the filters in the URL ask for, the soonest due first."""
    template = "cases/_list.html" if request.htmx else "cases/index.html"
    return render(request, template, list_context(request, request.GET.get("current", "")))


@signed_in("a case is found through Case.objects.visible_to")
def record(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show one case: who, where, what they said, what happens next, who has it."""
    case = get_case(request, case_id, parts=())
    read_parts(case)
    if case.household_id:
        look(case, "case", by=request.actor, area_path=case.area_path, household_id=case.household_id)
    context = list_context(request, str(case.pk)) | letter(case, request.actor)
    return render(request, "cases/record.html", context)


@signed_in("marks a person's own notices as read; the case is found through Case.objects.visible_to")
@require_POST
def seen(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Mark what this person was told of the case as read: its page is open before them."""
    mark_read(request.actor.id, get_case(request, case_id).pk)
    return HttpResponse(status=204)


def list_context(request: HttpRequest, current: str = "") -> dict:
    """Return what the list needs; `current` is the id of the case that is open beside it."""
    view = view_of(request.GET, request.actor)
    rows, following, total = _rows(request, view)
    wanted = {key: value for key, value in request.GET.items() if key in {"view", "q", "day", "after", *FILTERS}}
    fragment = wanted | ({"current": current} if current else {})
    query = wanted.get("q", "").strip()
    return {
        "rows": rows_of(rows, current, urlencode(wanted)), "total": total,
        "tabs": tabs_of(counts(request.actor), "" if query else view), "view": view, "query": query, "current": current,
        "can_list": bool(paths_for(request.actor, "case.read")),
        "filters": [] if request.htmx else filters_of(request.GET),
        "narrowed": any(request.GET.get(name) for name in FILTERS),
        "fragment": f"{reverse('cases:index')}?{urlencode(fragment)}", "keep": [("view", "all")],
        "next_url": f"{reverse('cases:index')}?{urlencode(wanted | {'after': following})}" if following else "",
    }


def _rows(request: HttpRequest, view: str) -> tuple[list[Case], str, int]:
    """Return a page of what the filters ask for, what comes after it, and how many a search found."""
    if not any(request.GET.get(name) for name in ("q", "day", "after", *FILTERS)):
        return *first_page(view, request.actor), 0
    seen = Case.objects.visible_to(request.actor)
    found = filtered(seen, request.GET, request.actor)
    total = found.count() if request.GET.get("q", "").strip() else 0
    return *page_of(found, seen, request.GET.get("after", ""), are_open=view in {"mine", "ours"}), total
