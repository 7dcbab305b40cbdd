"""The resident's own link to follow their matter, shown on the screen for them to scan."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hulian.accounts.doors import door
from hulian.cases.asking import nobody_to_ask
from hulian.cases.letter import headline_of
from hulian.cases.qr import printed
from hulian.cases.tracker import token_for
from hulian.cases.views.doors import get_case


@door("case.follow_up")
@require_POST
@never_cache
def following(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the code to scan. By POST: the link is the resident's right to answer, and is made here at the latest."""
    case = get_case(request, case_id)
    if nobody_to_ask(case):
        raise Http404
    link = printed(request, "t", token_for(case))
    return render(request, "cases/following.html", {"case": case, "headline": headline_of(case), "link": link})
