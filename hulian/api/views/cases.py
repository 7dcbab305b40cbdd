"""/api/cases/: report a case, list cases, read one."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404

from hulian.api.answers import Wrong, done
from hulian.api.bodies import Body, arguments, checked, envelope_of, read_body
from hulian.api.doors import token
from hulian.api.shapes import brief, whole
from hulian.audit.record import look
from hulian.cases.codes import State, Way
from hulian.cases.finding import findable_home
from hulian.cases.forms.report import ToldForm
from hulian.cases.models import Case
from hulian.cases.models.case import CaseQuerySet
from hulian.cases.verbs.report import make_ready, write
from hulian.core.actor import Actor
from hulian.core.ids import read_id
from hulian.core.moment import for_a_moment
from hulian.core.receipts import EnvelopeReused, hash_of, once_thought
from hulian.core.rows import one
from hulian.people.models import Household
from hulian.places.models import Area, Level

PAGE = 100
FIELDS = {"community", "household", "words", "who", "place", "phone", "kind", "photos"}


@token("cases.visible_to narrows the list; report checks its own policy", "GET", "POST")
def cases(request: HttpRequest) -> HttpResponse:
    """List the cases this account sees, or take in a report."""
    return _list(request) if request.method == "GET" else _report(request)


@token("a case is found through Case.objects.visible_to", "GET")
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Return one case."""
    found = get_object_or_404(Case.objects.visible_to(request.actor).select_related("community"), pk=case_id)
    if found.household_id:
        look(found, "case", by=request.actor, area_path=found.area_path, household_id=found.household_id)
    return JsonResponse(whole(found))


def _list(request: HttpRequest) -> JsonResponse:
    """Return the newest cases; `next` is the `after` of the following page, null at the end."""
    found = Case.objects.visible_to(request.actor).select_related("community").order_by("-received_at", "-id")
    rows = list(_filtered(found, request)[: PAGE + 1])
    following = str(rows[PAGE - 1].pk) if len(rows) > PAGE else None
    return JsonResponse({"cases": [brief(row) for row in rows[:PAGE]], "next": following})


def _filtered(found: CaseQuerySet, request: HttpRequest) -> CaseQuerySet:
    if code := request.GET.get("community"):
        found = found.filter(community__code=code)
    if state := request.GET.get("state"):
        if state not in State.values:
            raise Wrong("invalid", {"state": list(State.values)})
        found = found.filter(state=state)
    if after := request.GET.get("after"):
        last = get_object_or_404(Case.objects.visible_to(request.actor), pk=read_id(after))
        found = found.filter(Q(received_at__lt=last.received_at) | Q(received_at=last.received_at, pk__lt=last.pk))
    return found


def _report(request: HttpRequest) -> JsonResponse:
    by, body = request.actor, read_body(request)
    case_id = envelope_of(body, required=True)
    community = _community(body, by)
    home = _household(body, community, by)
    told = checked(ToldForm(**arguments(body, FIELDS))).report(case_id)
    told.way, told.household = Way.API, home
    try:
        outcome = once_thought(case_id, "case.report", by.id, hash_of([request.path, body]),
                               lambda: make_ready(community, told, by=by), write)
    except IntegrityError as error:
        if Case.objects.filter(pk=case_id).exists():  # made through another door, under an envelope of its own
            raise EnvelopeReused(str(case_id)) from error
        raise
    made = outcome.row or Case.objects.select_related("community").get(pk=outcome.subject_id)
    return done(brief(made), repeated=outcome.repeated)


def _community(body: Body, by: Actor) -> Area:
    """Return the community of a report; 404 for one in which this account is nobody."""
    area = _area(_text(body, "community"))
    if area is None or area.level != Level.COMMUNITY:
        raise Wrong("not_found")
    if not any(area.path.startswith(path) or path.startswith(area.path) for path in by.paths):
        raise Wrong("not_found")
    return area


@for_a_moment
def _area(code: str) -> Area | None:
    return one(Area, "code", code)


def _household(body: Body, community: Area, by: Actor) -> Household | None:
    """Return the household of a report, None where it names none; 404 for one that this account can't find."""
    if body.get("household") is None:
        return None
    home = findable_home(by, read_id(_text(body, "household")))
    if home is None or home.community_id != community.pk:
        raise Wrong("not_found")
    return home


def _text(body: Body, name: str) -> Any:  # noqa: ANN401
    value = body.get(name)
    return value if isinstance(value, str) and "\0" not in value else ""
