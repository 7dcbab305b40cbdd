"""The community's board, for anyone."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_datetime

from hulian.accounts.doors import public
from hulian.cases.board import ASKED, DAYS, LISTS, figures, narrowed, of_community, rows
from hulian.cases.views.links import desk_of
from hulian.places.models import Area, Level


@public("results are made public; the board holds no name, no address, no words of a person")
def board(request: HttpRequest, code: str) -> HttpResponse:
    """Show what was asked, what was done and how it was judged."""
    communities = Area.objects.select_related("station_team")
    community = get_object_or_404(communities, code=code, level=Level.COMMUNITY)
    which = request.GET.get("of", ASKED)
    which = which if which in LISTS else ASKED
    cases = of_community(community)
    page, more = rows(narrowed(cases, which), _moment(request.GET.get("before", "")))
    context = desk_of(community) | {"figures": figures(cases), "rows": page, "which": which, "days": DAYS,
                                    "more": more}
    return render(request, "cases/board.html", context)


def _moment(text: str) -> datetime | None:
    """Return the moment that a page begins at; nonsense begins at the newest."""
    try:
        found = parse_datetime(text)
        return found.astimezone(UTC) if found else None
    except (ValueError, OverflowError):
        return None
