"""The list of cases, and a case as a letter."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hulian.accounts.doors import door, signed_in
from hulian.audit.record import look
from hulian.cases.lists import filtered, rows_of, tabs_of
from hulian.cases.models import Case
from hulian.cases.next_step import next_step
from hulian.cases.pictures import pictures
from hulian.cases.side import facts
from hulian.cases.timeline import timeline
from hulian.cases.tracker import token_for
from hulian.cases.views.doors import get_case
from hulian.core import clock
from hulian.notices.tell import mark_read

PAGE = 40


@door("case.read")
def index(request: HttpRequest) -> HttpResponse:
    """List what the filters in the URL ask for, the soonest due first."""
    return render(request, _template(request, "cases/index.html"), _list_context(request))


@signed_in("a case is found through Case.objects.visible_to")
def record(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show one case: who, where, what they said, what happens next, who has it."""
    case = get_case(request, case_id)
    mark_read(request.actor.id, case.pk)
    if case.household_id:
        look(case, "case", by=request.actor, area_path=case.area_path, household_id=case.household_id)
    step = next_step(case, request.actor)
    photos = pictures(case)
    return render(request, "cases/record.html", _list_context(request, case) | {
        "case": case, "step": step, "steps": timeline(case, photos), "groups": facts(case),
        "others": [{"label": verb.label, "url": f"/cases/{case.pk}/{verb.noun}/"} for verb in step.others],
        "tracker": request.build_absolute_uri(f"/t/{token_for(case)}/"), "now": clock.now(),
        "report_photos": photos.get("report", []),
        "can_correct": case.is_open,
    })


def _template(request: HttpRequest, whole: str) -> str:
    return "cases/_rows.html" if request.htmx else whole


def _list_context(request: HttpRequest, current: Case | None = None) -> dict:
    view = request.GET.get("view", "mine")
    found = filtered(Case.objects.visible_to(request.actor), request.GET, request.actor)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query["page"] = page.next_page_number() if page.has_next() else ""
    return {
        "rows": rows_of(page.object_list, current, request.GET.urlencode()),
        "tabs": tabs_of(request.actor, view), "query": request.GET.get("q", ""),
        "next_url": f"?{query.urlencode()}" if page.has_next() else "",
        "fragment": request.get_full_path(), "total": page.paginator.count,
        "empty_title": _("Nothing here right now"),
    }
