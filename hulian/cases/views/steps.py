"""One view for all verbs: GET shows the verb's form, POST does it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hulian.accounts.doors import signed_in
from hulian.cases.errors import CaseError, MissingEvidence, NotAllowed
from hulian.cases.forms.base import StepForm
from hulian.cases.letter import headline_of
from hulian.cases.models import Case
from hulian.cases.next_step import line_of
from hulian.cases.policy import allowed
from hulian.cases.table import BY_NOUN, Verb, run
from hulian.cases.views.doors import get_case
from hulian.cases.words import say
from hulian.core.ids import new_id, read_id
from hulian.core.receipts import EnvelopeReused, hash_of_form, once_thought


@signed_in("the verb's own policy decides; a case is found through Case.objects.visible_to")
def step(request: HttpRequest, case_id: UUID, noun: str) -> HttpResponse:
    """Show or do one step on a case."""
    case = get_case(request, case_id)
    verb = BY_NOUN.get(noun)
    if verb is None:
        raise Http404
    if not allowed(verb.name, case, request.actor):
        return _page(request, case, verb, verb.form(case=case, by=request.actor), 403)
    if request.method != "POST":
        known = {key: value for key, value in request.GET.items() if key != "envelope"}
        return _page(request, case, verb, verb.form(case=case, by=request.actor, initial=known), 200)
    return _do(request, case, verb, verb.form(request.POST, request.FILES, case=case, by=request.actor))


class Unfit(Exception):
    """The form was not filled in well; it says where."""


def _do(request: HttpRequest, case: Case, verb: Verb, form: StepForm) -> HttpResponse:
    by = request.actor
    envelope = read_id(request.POST.get("envelope", "")) or new_id()
    try:
        once_thought(envelope, f"case.{verb.name}", by.id, hash_of_form(request), lambda: _cleaned(form),
                     lambda data: run(verb, case, by, data))
    except Unfit:
        return _page(request, case, verb, form, 422)
    except CaseError as error:
        case.refresh_from_db()
        form.add_error(None, say(error))
        return _page(request, case, verb, form, _status(error))
    except EnvelopeReused:
        form.add_error(None, _("This form was sent before with other words. Please open it anew."))
        return _page(request, case, verb, form, 409)
    messages.success(request, _("Noted."))
    return redirect("cases:record", case_id=case.pk)


def _cleaned(form: StepForm) -> dict[str, Any]:
    """Return what the form holds; only asked of an act that is new, for after it the choices are others."""
    if not form.is_valid():
        raise Unfit
    return form.cleaned_data


def _status(error: CaseError) -> int:
    """Return the HTTP status of an error: 403 not yours, 422 something missing, 409 moved on."""
    if isinstance(error, NotAllowed):
        return 403
    return 422 if isinstance(error, MissingEvidence) else 409


def _page(request: HttpRequest, case: Case, verb: Verb, form: StepForm, status: int) -> HttpResponse:
    template = form.template if status != 403 else "cases/step_refused.html"
    context = {"case": case, "verb": verb, "form": form, "headline": headline_of(case),
               "ended": case.state not in verb.leaves, "now": line_of(case)}
    return render(request, template, context, status=status)
