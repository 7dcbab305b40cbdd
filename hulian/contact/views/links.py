"""户联系: the overview, and what anybody may read of a published list."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hulian.accounts.doors import door, public
from hulian.accounts.matrix import paths_for
from hulian.cases.views.links import desk_of
from hulian.contact.lists.board import board_page, on_board
from hulian.contact.lists.overview import counts_for, overview_of
from hulian.contact.views.cards import communities
from hulian.contact.views.places import community_of
from hulian.core.forms import ActForm
from hulian.places.models import Area, Level


@door("link.read", "silence.count")
def index(request: HttpRequest) -> HttpResponse:
    """Show how a community is linked; to who may only count, numbers by community."""
    if not paths_for(request.actor, "link.read"):
        return render(request, "contact/links_counts.html", {"counts": counts_for(request.actor)})
    areas = list(communities(request))
    area = community_of(request, request.GET.get("area", ""))
    others = [{"label": one.name, "url": f"?area={one.code}", "current": one.pk == area.pk} for one in areas]
    page = overview_of(area, request.actor) | {"others": others if len(others) > 1 else [], "form": ActForm()}
    return render(request, "contact/links.html", page)


@public("published by the branch: a door and its member, nothing of who lives there")
def board(request: HttpRequest, code: str) -> HttpResponse:
    """Show the published list: by building and door, who looks after it."""
    communities_all = Area.objects.select_related("station_team")
    community = get_object_or_404(communities_all, code=code, level=Level.COMMUNITY)
    proposal = on_board(community)
    if proposal is None:
        raise Http404
    wanted = {name: request.GET.get(name, "").strip() for name in ("street", "building")}
    page = board_page(proposal, query=request.GET.get("q", "").strip(), **wanted) | {"list": proposal}
    response = render(request, "contact/links_board.html", desk_of(community) | page)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
