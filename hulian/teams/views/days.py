"""A day of reception: moved, opened, worked through, printed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hulian.accounts.doors import door
from hulian.accounts.matrix import may
from hulian.core import clock
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.forms import ActForm
from hulian.core.spoken import spoken
from hulian.teams.calendar import Coming, on
from hulian.teams.colleagues import seats_of
from hulian.teams.forms.station import MoveForm
from hulian.teams.models import StationDay, StationTeam
from hulian.teams.verbs.move_day import move_day
from hulian.teams.verbs.open_day import open_day
from hulian.teams.views.station import get_day, get_team, noted

BLANK_LINES = 9


@door("station.move")
def move(request: HttpRequest, code: str, day: str) -> HttpResponse:
    """Move a usual day to another, with the reason that neighbours read."""
    team, usual = get_team(request, code, "station.move"), get_day(day)
    planned = _planned(team, usual)
    opens, closes = clock.local(planned.opens_at).time(), clock.local(planned.closes_at).time()
    form = MoveForm(**posted(request), initial={"opens": opens, "closes": closes, "place": planned.place})
    if form.is_bound and act_once(request, form, "station.move",
                                  lambda: move_day(team, usual, by=request.actor, **form.facts())):
        return noted(request, code)
    return FormPage(_("Move the station day"), _("Announce it"), reverse("teams:team", args=[code]),
                    _("Instead of {day}").format(day=spoken(usual))).show(request, form)


@door("station.receive")
@require_POST
def opening(request: HttpRequest, code: str) -> HttpResponse:
    """Begin today's reception."""
    team = get_team(request, code, "station.receive")
    form = ActForm(**posted(request))
    if done := act_once(request, form, "station.open", lambda: open_day(team, by=request.actor)):
        return redirect("teams:day", day_id=done.subject_id)
    messages.error(request, form.non_field_errors()[0] if form.non_field_errors() else _("Please try once more."))
    return redirect("teams:team", code=code)


@door("station.receive")
def day_page(request: HttpRequest, day_id: UUID) -> HttpResponse:
    """Show a day that was opened: take down the next matter, see those of the day."""
    days = StationDay.objects.filter(team__in=StationTeam.objects.visible_to(request.actor))
    row = get_object_or_404(days.select_related("team__community"), pk=day_id)
    team = get_team(request, row.team.community.code, "station.receive")
    return render(request, "teams/day.html", {
        "row": row, "team": team, "code": team.community.code, "day": clock.local(row.opens_at).date(),
        "can_report": may(request.actor, "case.report", team.community.path),
    })


@door("station.receive")
def sheet(request: HttpRequest, code: str, day: str) -> HttpResponse:
    """Print the reception form of a day: what is known filled in, the rest as blank lines."""
    team = get_team(request, code, "station.receive")
    planned = on(team, get_day(day))
    if planned is None:
        raise Http404
    receivers = [str(user) for _, user in seats_of(team) if user]
    return render(request, "teams/sheet.html", {
        "team": team, "code": code, "day": planned, "receivers": "、".join(receivers),
        "lines": range(1, BLANK_LINES + 1), "community": team.community.name, "phone": team.phone,
    })


def _planned(team: StationTeam, usual: object) -> Coming:
    """Return what stands for a usual day now: itself, or the day it was moved to. Else 404."""
    moved = team.days.filter(moved_from=usual).first()
    planned = on(team, clock.local(moved.opens_at).date()) if moved else on(team, usual)
    if planned is None or planned.usual != usual:
        raise Http404
    return planned
