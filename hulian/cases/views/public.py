"""For residents, without an account: telling us."""

from uuid import UUID

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from hulian.accounts.doors import public
from hulian.cases.forms.resident import ResidentForm
from hulian.cases.models import Case
from hulian.cases.tracker import token_for
from hulian.cases.verbs.report import Ready, make_ready, write
from hulian.cases.views.links import by_link, desk_of, door_of
from hulian.cases.views.unlocking import remember_own
from hulian.core import misses
from hulian.core.acting import posted
from hulian.core.actor import resident
from hulian.core.ids import new_id, read_id
from hulian.core.receipts import EnvelopeReused, hash_of_form, once_thought
from hulian.places.models import Area

DOOR = "report"


class TooOften(Exception):
    """More was told from one place, by one link, than people tell in so little time."""


class Unfit(Exception):
    """The form was not filled in well; it says where."""


@public("a QR on a door or poster lets anyone report, and nothing else")
@by_link
def tell_us(request: HttpRequest, token: str) -> HttpResponse:
    """Take a resident's report from their own phone; the page works without JavaScript."""
    community, place = door_of(request, token)
    form = ResidentForm(**posted(request), initial={"place": place})
    status = 422 if form.is_bound else 200
    try:
        if form.is_bound and (case := take(request, community, form, sender=misses.address_of(request))):
            return remember_own(request, redirect("cases:tracker", token=token_for(case)), case)
    except TooOften:
        _refuse(form, _("Many reports came from your network within minutes, so this one isn't taken yet. What you"
                        " wrote is still here: please ring us, or send it again in ten minutes."))
        status = 429
    context = desk_of(community) | {"form": form, "draft": f"tell-us-{community.code}{place}", "ring": status == 429}
    return render(request, "cases/public_report.html", context, status=status)


def take(request: HttpRequest, community: Area, form: ResidentForm, *, sender: str = "") -> Case | None:
    """Do the report once; None where the form now says why it wasn't taken.

    What was sent before is known again before the form is read, so that its pictures are opened and kept once.
    Raises TooOften where too many come from a `sender` of whom no more is known than their address.
    """
    case_id = read_id(request.POST.get("envelope", "")) or new_id()
    try:
        done = once_thought(case_id, "case.report", None, hash_of_form(request),
                            lambda: _ready(community, form, case_id, sender), write)
        return Case.objects.get(pk=done.subject_id)
    except Unfit:
        return None
    except (EnvelopeReused, IntegrityError, Case.DoesNotExist):  # an id that is taken, whatever by
        form.data = form.data.copy()
        form.data["envelope"] = str(new_id())  # under which the next tap sends the same words
        _refuse(form, _("You have sent this page once already. If this is something new, send it again."))
        return None


def _ready(community: Area, form: ResidentForm, case_id: UUID, sender: str) -> Ready:
    who = sender and f"{sender} {community.pk}"
    if who and misses.shut(DOOR, who):
        raise TooOften
    if not form.is_valid():
        raise Unfit
    if who:
        misses.note(DOOR, who)
    told = form.report(case_id)
    return make_ready(community, told, by=resident(told.household.called if told.household else told.who))


def _refuse(form: ResidentForm, words: str) -> None:
    """Let the form say why it wasn't taken; its pictures are not opened for that."""
    files, form.files = form.files, MultiValueDict()
    form.add_error(None, words)
    form.files = files
