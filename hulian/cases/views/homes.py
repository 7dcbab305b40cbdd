"""The record of a home: what was mended in it, and what was told from there."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hulian.accounts.doors import door
from hulian.audit.record import look
from hulian.cases.lists import rows_of
from hulian.cases.models import Case, HomeEntry
from hulian.people.models import Household

SHOWN = 40


@door("household.read")
def home(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """Show the ledger of the dwelling, which stays when households move, and this household's matters."""
    homes = Household.objects.visible_to(request.actor).select_related("dwelling__building")
    household = get_object_or_404(homes, pk=household_id)
    look(household, "record", by=request.actor, area_path=household.area_path, household_id=household.pk)
    entries = HomeEntry.objects.filter(dwelling=household.dwelling).select_related("task")[:SHOWN]
    cases = Case.objects.visible_to(request.actor).filter(household=household).order_by("-received_at", "-id")[:SHOWN]
    return render(request, "cases/home.html", {"home": household, "entries": entries, "rows": rows_of(cases)})
