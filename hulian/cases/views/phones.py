"""Showing a telephone number: asked for by POST, and written down."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hulian.accounts.doors import door
from hulian.cases.letter import headline_of
from hulian.cases.phone import show_phones
from hulian.cases.views.doors import get_case


@door("resident.show")
@require_POST
@never_cache
def phone(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show whom to ring on this case; nothing is kept in the address or the cache."""
    case = get_case(request, case_id)
    numbers = show_phones(case, request.actor)
    return render(request, "cases/phone.html", {"case": case, "headline": headline_of(case), "numbers": numbers})
