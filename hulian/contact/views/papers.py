"""The social worker's own papers, drawn from the visits: 探访记录 and 个案记录. Nothing is typed twice.

What is confidential stays out of them.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hulian.accounts.doors import door
from hulian.audit.record import look
from hulian.contact.papers import casework_paper, visits_paper
from hulian.contact.policy import reach_home


@door("visit.read", "contact.mine")
def visits(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Print the record of visits to a home."""
    home = reach_home(home_id, "visit.read", request.actor)
    look(home, "visits", by=request.actor, area_path=home.area_path, household_id=home.pk)
    return render(request, "contact/visits_print.html", visits_paper(home))


@door("visit.read")
def casework(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Print the record of one home: who, what they need, each visit, each matter and what was done."""
    home = reach_home(home_id, "household.read", request.actor)
    look(home, "visits", by=request.actor, area_path=home.area_path, household_id=home.pk)
    return render(request, "contact/casework_print.html", casework_paper(home))
