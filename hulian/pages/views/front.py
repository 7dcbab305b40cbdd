"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hulian.accounts.doors import public
from hulian.demo.guests import cast_cards, is_demo
from hulian.places.models import Area, Level


@public("the first page says what Hulian is and leads to signing in")
def front(request: HttpRequest) -> HttpResponse:
    """Lead in; in the demo world also back here to walk in as someone else."""
    demo = is_demo()
    if request.user.is_authenticated and not (demo and "cast" in request.GET):
        return redirect("pages:today")
    boards = Area.objects.filter(level=Level.COMMUNITY, station_team__isnull=False).order_by("path")[:3]
    return render(request, "pages/front.html", {"demo": demo, "cast": cast_cards() if demo else [], "boards": boards})
