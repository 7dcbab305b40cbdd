"""The community's board: what was asked and what was done, without names."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hulian.accounts.doors import public
from hulian.cases.codes import Mark, State
from hulian.cases.models import Case
from hulian.places.models import Area, Level

SHOWN = 30


@public("results are made public; the board holds no name, no address, no words of a person")
def board(request: HttpRequest, code: str) -> HttpResponse:
    """Show the last matters that were done for residents who agreed that it is good."""
    community = get_object_or_404(Area, code=code, level=Level.COMMUNITY)
    closed = Case.objects.filter(community=community, state=State.CLOSED, about_id=None, mark__gte=Mark.FAIR)
    last = closed.order_by("-received_at", "-id")[:SHOWN]
    rows = [{"category": case.category_name, "title": case.title, "at": case.received_at,
             "mark": Mark(case.mark).label} for case in last]
    open_now = Case.objects.filter(community=community, about_id=None).open().count()
    context = {"community": community.name, "rows": rows, "open_now": open_now,
               "phone": community.station_team.phone if hasattr(community, "station_team") else community.phone}
    return render(request, "cases/board.html", context)
