"""Seats of the team: a new one, or a successor."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.core.acting import FormPage, act_once, posted
from hulian.teams.colleagues import colleagues
from hulian.teams.forms.station import PersonForm, SeatForm
from hulian.teams.models import Seat
from hulian.teams.register import add_seat
from hulian.teams.verbs.succeed import succeed
from hulian.teams.views.station import get_team, noted


@door("team.edit")
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Add a seat and who sits there."""
    team = get_team(request, code, "team.edit")
    form = SeatForm(**posted(request), team=team, people=colleagues(team.community))

    def do() -> Seat:
        data = form.cleaned_data
        return add_seat(team, data["person"], data["kind"], data["title"], by=request.actor)

    if form.is_bound and act_once(request, form, "team.add_seat", do):
        return noted(request, code)
    return FormPage(_("One more in the team"), _("Write it down"), reverse("teams:team", args=[code]),
                    team.community.name).show(request, form)


@door("team.edit")
def successor(request: HttpRequest, code: str, seat_id: UUID) -> HttpResponse:
    """Put somebody else on a seat; they step in at once."""
    team = get_team(request, code, "team.edit")
    seat = get_object_or_404(team.seats.select_related("post", "team__community"), pk=seat_id)
    form = PersonForm(**posted(request), people=colleagues(team.community), initial={"person": seat.post.holder()})
    if form.is_bound and act_once(request, form, "team.succeed",
                                  lambda: succeed(seat, form.cleaned_data["person"], by=request.actor)):
        return noted(request, code)
    return FormPage(_("Who takes over?"), _("Takes over at once"), reverse("teams:team", args=[code]),
                    f"{seat.get_kind_display()} · {seat.post.title}").show(request, form)
