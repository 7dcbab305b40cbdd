"""The paper slip: for who has no phone, or doesn't want one."""

from uuid import UUID

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from hulian.accounts.doors import signed_in
from hulian.cases.tracker import token_for
from hulian.cases.views.doors import get_case


@signed_in("the case is found through Case.objects.visible_to")
def slip(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Print what was told, who is on it, when they come, and five boxes to tick."""
    case = get_case(request, case_id)
    link = request.build_absolute_uri(f"/t/{token_for(case)}/")
    code = segno.make(link, error="m").svg_inline(scale=3, border=1, svgclass=None, lineclass=None)
    team = getattr(case.community, "station_team", None)
    return render(request, "cases/slip.html", {
        "case": case, "link": link, "code": mark_safe(code),  # noqa: S308 - segno's own drawing
        "appointment": case.appointments.first(), "community": case.community.name,
        "phone": team.phone if team else case.community.phone,
    })
