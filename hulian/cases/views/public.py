"""For residents, without an account: telling us."""

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hulian.accounts.doors import public
from hulian.cases.forms.resident import ResidentForm
from hulian.cases.models import Case
from hulian.cases.tracker import token_for
from hulian.cases.verbs.report import make_ready, write
from hulian.cases.views.links import by_link, community_of, desk_of
from hulian.cases.views.unlocking import remember_own
from hulian.core.actor import resident
from hulian.core.ids import new_id
from hulian.core.receipts import EnvelopeReused, hash_of_form, once_thought
from hulian.places.models import Area


@public("a QR on a door or poster lets anyone report, and nothing else")
@by_link
def tell_us(request: HttpRequest, token: str) -> HttpResponse:
    """Take a resident's report from their own phone; the page works without JavaScript."""
    community = community_of(request, token)
    form = ResidentForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        form = ResidentForm(request.POST, request.FILES)
        if form.is_valid() and (case := take(request, community, form)):
            return remember_own(request, redirect("cases:tracker", token=token_for(case)), case)
        status = 422
    context = desk_of(community) | {"form": form, "draft": f"tell-us-{community.code}"}
    return render(request, "cases/public_report.html", context, status=status)


def take(request: HttpRequest, community: Area, form: ResidentForm) -> Case | None:
    """Do the report once; None when this form was sent before with other words."""
    case_id = form.cleaned_data["envelope"] or new_id()
    told = form.report(case_id)
    by = resident(told.household.called if told.household else told.who)
    try:
        done = once_thought(case_id, "case.report", None, hash_of_form(request),
                            lambda: make_ready(community, told, by=by), write)
        return Case.objects.get(pk=done.subject_id)
    except (EnvelopeReused, IntegrityError, Case.DoesNotExist):  # an id that is taken, whatever by
        _fresh(form)
        return None


def _fresh(form: ResidentForm) -> None:
    """Keep the words under a new envelope, so that the next tap sends them."""
    form.data = form.data.copy()
    form.data["envelope"] = str(new_id())
    form.add_error(None, _("You have sent this page once already. If this is something new, send it again."))
