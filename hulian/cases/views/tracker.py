"""For residents, without an account: following a matter, and saying how it was."""

from collections.abc import Callable
from uuid import UUID

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hulian.accounts.doors import public
from hulian.cases.errors import CaseError, MissingEvidence
from hulian.cases.forms.resident import AgainForm, CodeForm, ResidentWordForm
from hulian.cases.models import Case
from hulian.cases.tracker_page import page
from hulian.cases.verbs.confirm import confirm
from hulian.cases.verbs.reopen import reopen
from hulian.cases.views.links import by_link, case_of, desk_for
from hulian.cases.views.unlocking import remember_code, told_here, unlocked
from hulian.cases.words import say
from hulian.core.actor import resident
from hulian.core.forms import ActForm
from hulian.core.ids import new_id
from hulian.core.receipts import EnvelopeReused, hash_of_form, once
from hulian.media.keep import respond
from hulian.media.models import Moment, Photo
from hulian.people.home_code import fits, too_many


@public("the link is the resident's own; address and pictures need the code on their card")
@by_link
def tracker(request: HttpRequest, token: str) -> HttpResponse:
    """Show what happened, who is on it and when they come; take the resident's word."""
    case = case_of(request, token)
    if request.method != "POST":
        return _page(request, case, token)
    if "code" in request.POST and case.household_id:
        return _open(request, case, token)
    by = resident(case.who, link_of=case.pk)
    if "reason" in request.POST:
        form = AgainForm(request.POST)
        return _do(request, case, token, "reopen", form, lambda: reopen(
            case, by=by, reason=form.cleaned_data["reason"]))
    form = ResidentWordForm(request.POST)
    return _do(request, case, token, "confirm", form, lambda: confirm(
        case, by=by, mark=form.cleaned_data["satisfaction"], text=form.cleaned_data["text"]))


@public("a picture of the resident's own matter; those of the inside need the code")
@by_link
def tracker_photo(request: HttpRequest, token: str, photo_id: UUID) -> HttpResponseBase:
    """Answer with a picture on the tracker page."""
    case = case_of(request, token)
    photo = get_object_or_404(Photo, pk=photo_id, owner_type="case", owner_id=case.pk)
    own = photo.moment == Moment.REPORT and case.household_id is None
    allowed = told_here(request, case) if own else not photo.inside or unlocked(request, case)
    if not allowed:
        raise Http404
    return respond(photo)


def _do(
    request: HttpRequest, case: Case, token: str, verb: str, form: ActForm, act: Callable[[], models.Model]
) -> HttpResponse:
    """Do a verb once under its envelope."""
    if not form.is_valid():
        return _page(request, case, token, 422, **{verb: form})
    envelope = form.cleaned_data["envelope"] or new_id()
    try:
        once(envelope, f"case.{verb}", None, hash_of_form(request), act)
    except CaseError as error:
        form.add_error(None, say(error))
        return _page(request, case, token, 422 if isinstance(error, MissingEvidence) else 409, **{verb: form})
    except EnvelopeReused:
        form.add_error(None, _("This form was sent before with other words. Please open it anew."))
        return _page(request, case, token, 409, **{verb: form})
    return redirect("cases:tracker", token=token)


def _open(request: HttpRequest, case: Case, token: str) -> HttpResponse:
    """Compare the code with the household's card."""
    form = CodeForm(request.POST)
    if too_many(case.household):
        form.add_error("code", _("That were too many tries. Please wait ten minutes, or ring us."))
        return _page(request, case, token, 429, code=form)
    if form.is_valid() and fits(case.household, form.cleaned_data["code"]):
        return remember_code(redirect("cases:tracker", token=token), case)
    form.add_error("code", _("That isn't the code on the card. Please have another look."))
    return _page(request, case, token, 422, code=form)


def _page(request: HttpRequest, case: Case, token: str, status: int = 200, **forms: ActForm | CodeForm) -> HttpResponse:
    whole, own = unlocked(request, case), told_here(request, case)
    context = desk_for(case) | page(case, token, whole=whole, own=own)
    context |= {"confirm": ResidentWordForm(), "reopen": AgainForm(), "code": CodeForm()}
    return render(request, "cases/tracker.html", context | forms, status=status)
