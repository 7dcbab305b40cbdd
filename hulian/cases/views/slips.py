"""The paper slip: for who has no phone, or doesn't want one."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hulian.accounts.doors import signed_in
from hulian.cases.again import since_then, work_is_over
from hulian.cases.asking import nobody_to_ask
from hulian.cases.codes import WAITING, WORKING, Mark
from hulian.cases.models import Task, TaskState
from hulian.cases.policy import allowed
from hulian.cases.qr import printed
from hulian.cases.tracker import token_for
from hulian.cases.views.doors import get_case
from hulian.cases.views.links import desk_for


@signed_in("the case is found through Case.objects.visible_to, for who may ask the resident how it was")
def slip(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Print what was told, who is on it, when they come, and five boxes to tick."""
    case = get_case(request, case_id)
    if not allowed("follow_up", case, request.actor):
        raise PermissionDenied  # whoever only does the work must not come by the resident's own link
    if nobody_to_ask(case):
        raise Http404
    tasks = Task.objects.filter(case=case).exclude(state=TaskState.REFUSED).select_related("helper__user")
    over = case.state not in {*WAITING, *WORKING} or work_is_over(case)
    return render(request, "cases/slip.html", desk_for(case) | {
        "case": case, "link": printed(request, "t", token_for(case)), "over": over, "tasks": tasks,
        "holder": "" if case.state in WAITING else case.holder_name,  # who had it before is no longer on it
        "appointment": next(iter(since_then(case, case.appointments.all())), None),
        "result": next(iter(since_then(case, case.resolutions.all())), None), "marks": [mark.label for mark in Mark],
    })
