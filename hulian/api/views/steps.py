"""/api/cases/<id>/<noun>/: every verb of the table."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from hulian.api.answers import done
from hulian.api.bodies import arguments, checked, envelope_of, read_body
from hulian.api.doors import token
from hulian.api.shapes import brief
from hulian.cases.errors import WrongState
from hulian.cases.models import Case
from hulian.cases.policy import require
from hulian.cases.table import BY_NOUN, Verb, run
from hulian.core.actor import Actor
from hulian.core.ids import new_id
from hulian.core.receipts import hash_of, once_thought


@token("the verb's own policy decides; a case is found through Case.objects.visible_to", "POST")
def step(request: HttpRequest, case_id: UUID, noun: str) -> HttpResponse:
    """Do one step on a case; `id` in the body lets a repeat be recognised."""
    by, body = request.actor, read_body(request)
    case = get_object_or_404(Case.objects.visible_to(by), pk=case_id)
    verb = BY_NOUN.get(noun)
    if verb is None:
        raise Http404
    require(verb.name, case, by)
    envelope = envelope_of(body)
    outcome = once_thought(envelope or new_id(), f"case.{verb.name}", by.id, hash_of([request.path, body]),
                           lambda: _data(verb, case, by, body), lambda data: run(verb, case, by, data))
    now = Case.objects.select_related("community").get(pk=case_id)
    return done({"id": str(outcome.subject_id), "case": brief(now)}, repeated=outcome.repeated)


def _data(verb: Verb, case: Case, by: Actor, body: dict) -> dict:
    """Return the cleaned data of the verb's form; what has moved on is said before what doesn't fit."""
    if case.state not in verb.leaves:
        raise WrongState("wrong_state")
    fields = verb.form.base_fields
    choices = {name for name, field in fields.items() if isinstance(field, forms.ChoiceField)}
    return checked(verb.form(**arguments(body, set(fields) - {"envelope"}, choices), case=case, by=by)).cleaned_data
