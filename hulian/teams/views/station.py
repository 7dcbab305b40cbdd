"""The station team: who sits in it, where and when it receives."""

from datetime import date, time

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.accounts.matrix import may, paths_for
from hulian.accounts.require import require
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.ids import new_id
from hulian.places.models import Area, Level
from hulian.teams.calendar import coming
from hulian.teams.colleagues import seats_of
from hulian.teams.forms.station import WEEKDAYS, TeamForm
from hulian.teams.models import StationTeam
from hulian.teams.register import make_team
from hulian.teams.verbs.change_team import change_team
from hulian.teams.verbs.move_day import earliest_move


@door("team.read")
def station(request: HttpRequest) -> HttpResponse:
    """Show the team of this person's community; from above, the list of teams."""
    teams = list(StationTeam.objects.visible_to(request.actor))
    if len(teams) == 1:
        return _page(request, teams[0])
    rows = [{"title": team.community.name, "url": reverse("teams:team", args=[team.community.code]),
             "line": f"{dict(WEEKDAYS)[team.weekday]} {team.opens:%H:%M} · {team.place}"} for team in teams]
    return render(request, "teams/stations.html", {"rows": rows, "waiting": _without_team(request)})


@door("team.read")
def team_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show one team."""
    return _page(request, get_team(request, code))


@door("team.edit")
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Change place, day, hours and telephone; where there is no team yet, make it."""
    area = get_object_or_404(Area, code=code, level=Level.COMMUNITY)
    if not request.actor.roles_in(area.path):
        raise Http404
    require("team.edit", area.path, request.actor)
    team = StationTeam.objects.filter(community=area).first()
    form = TeamForm(**posted(request), initial=_known(team))

    def do() -> StationTeam:
        facts = form.facts()
        row = team or make_team(area, place=facts["place"], phone=facts["phone"], by=request.actor)
        return change_team(row, by=request.actor, **facts)

    if form.is_bound and act_once(request, form, "team.change", do):
        return noted(request, code)
    back = reverse("teams:team", args=[code]) if team else reverse("teams:station")
    return FormPage(_("Place and time"), _("Write it down"), back, area.name).show(request, form)


def get_team(request: HttpRequest, code: str, act: str = "team.read") -> StationTeam:
    """Return a team: strangers get 404, people of the place without the right 403."""
    team = get_object_or_404(StationTeam.objects.visible_to(request.actor), community__code=code)
    if act != "team.read":
        require(act, team.community.path, request.actor)
    return team


def get_day(text: str) -> date:
    """Return the day in an address, else 404."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None


def noted(request: HttpRequest, code: str) -> HttpResponse:
    """Say that it is written down, and go back to the team."""
    messages.success(request, _("Written down."))
    return redirect("teams:team", code=code)


def _page(request: HttpRequest, team: StationTeam) -> HttpResponse:
    by, path, days = request.actor, team.community.path, coming(team)
    can = {"edit": may(by, "team.edit", path), "move": may(by, "station.move", path),
           "receive": may(by, "station.receive", path)}
    return render(request, "teams/station.html", {
        "team": team, "code": team.community.code, "days": days, "seats": seats_of(team), "can": can,
        "today": next((day for day in days if day.is_today), None), "envelope": new_id(),
        "earliest": earliest_move(team), "weekday": dict(WEEKDAYS)[team.weekday],
    })


def _known(team: StationTeam | None) -> dict[str, object]:
    if team is None:
        return {"weekday": 1, "opens": time(14, 30), "closes": time(17, 30)}
    return {name: getattr(team, name) for name in ("place", "phone", "weekday", "opens", "closes")}


def _without_team(request: HttpRequest) -> list[Area]:
    """Return the communities for which this person may make a team that isn't there yet."""
    paths = paths_for(request.actor, "team.edit")
    return [area for path in paths for area in Area.objects.communities().within(path).filter(station_team=None)]
