"""The record of a home: what was mended in it, and what was told from there."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.audit.record import look
from hulian.cases.lists import rows_of
from hulian.cases.models import Case, HomeEntry
from hulian.cases.models.work import Payer
from hulian.core.spoken import spoken
from hulian.people.models import Household

SHOWN = 40


@door("household.read")
def home(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """Show the ledger of the dwelling, which stays when households move, and this household's matters."""
    homes = Household.objects.visible_to(request.actor).select_related("dwelling__building")
    household = get_object_or_404(homes, pk=household_id)
    look(household, "record", by=request.actor, area_path=household.area_path, household_id=household.pk)
    entries = HomeEntry.objects.filter(dwelling=household.dwelling)[:SHOWN]
    cases = Case.objects.visible_to(request.actor).filter(household=household).order_by("-received_at", "-id")[:SHOWN]
    return render(request, "cases/home.html", {
        "home": household, "entries": [_entry(entry) for entry in entries], "rows": rows_of(cases),
        "home_url": reverse("people:household", args=[household.pk]),
    })


def _entry(entry: HomeEntry) -> dict[str, Any]:
    """Return one line of the ledger: what, who, when, with parts, cost, payer and guarantee where known."""
    facts = [entry.parts]
    if entry.cost_fen:
        facts.append(_("{yuan} yuan").format(yuan=f"{entry.cost_fen / 100:g}"))
    if entry.payer != Payer.NONE:
        facts.append(_("paid by {payer}").format(payer=entry.get_payer_display()))
    if entry.warranty_until:
        facts.append(_("guaranteed until {day}").format(day=spoken(entry.warranty_until)))
    return {"done_on": entry.done_on, "by_name": entry.by_name, "what": entry.what, "facts": [*filter(None, facts)]}
