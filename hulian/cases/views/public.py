"""For residents, without an account: telling us, following it, saying how it was."""

from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from hulian.accounts.doors import public
from hulian.cases.codes import OPEN, Mark, State
from hulian.cases.errors import CaseError
from hulian.cases.forms.report import ResidentForm
from hulian.cases.models import Case
from hulian.cases.pictures import pictures
from hulian.cases.timeline import timeline
from hulian.cases.tracker import case_of, token_for
from hulian.cases.verbs.confirm import confirm
from hulian.cases.verbs.report import report
from hulian.cases.words import say
from hulian.core import links
from hulian.core.actor import resident
from hulian.core.ids import new_id
from hulian.core.receipts import EnvelopeReused, hash_of_form, once
from hulian.media.keep import respond
from hulian.media.models import Photo
from hulian.places.models import Area

MISSES, MINUTES = 20, 10


@public("a QR on a door or poster lets anyone report, and nothing else")
def tell_us(request: HttpRequest, token: str) -> HttpResponse:
    """Take a resident's report from their own phone; the page works without JavaScript."""
    subject = links.resolve("report", token)
    community = get_object_or_404(Area, pk=subject)
    form = ResidentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        case_id = form.cleaned_data["envelope"] or new_id()
        try:
            done = once(case_id, "case.report", None, hash_of_form(request), lambda: report(
                community, form.report(case_id), by=resident(form.cleaned_data["who"])))
            return redirect("cases:tracker", token=token_for(Case.objects.get(pk=done.subject_id)))
        except EnvelopeReused:
            form.add_error(None, _("This form was sent before with other words. Please open it anew."))
    status = 422 if request.method == "POST" else 200
    return render(request, "cases/public_report.html", _who(community) | {"form": form}, status=status)


@public("the link is the resident's own; address and pictures need the code on their card")
def tracker(request: HttpRequest, token: str) -> HttpResponse:
    """Show what happened, who is on it and when they come; take the resident's word."""
    case = _find(request, token)
    unlocked = _unlocked(request, case)
    error = ""
    if request.method == "POST" and "code" in request.POST:
        return _unlock(request, case, token)
    if request.method == "POST":
        error = _take_word(request, case)
        if not error:
            return redirect("cases:tracker", token=token)
    photos = pictures(case, token, inside=unlocked)
    context = _who(case.community) | {
        "case": case, "unlocked": unlocked, "error": error, "token": token, "envelope": new_id(),
        "steps": timeline(case, photos), "before": (photos.get("before") or photos.get("report", []))[:1],
        "after": photos.get("after", [])[:1], "appointment": case.appointments.first(),
        "ask": case.state == State.RESOLVED, "open": case.state in OPEN, "wrong_code": "code" in request.GET,
        "answer": case.residents_words.first(),
        "done": case.tasks.filter(state="finished").select_related("helper__user").first(),
    }
    return render(request, "cases/tracker.html", context, status=422 if error else 200)


@public("a picture of the resident's own matter; those of the inside need the code")
def tracker_photo(request: HttpRequest, token: str, photo_id: UUID) -> HttpResponseBase:
    """Answer with a picture on the tracker page."""
    case = _find(request, token)
    photo = get_object_or_404(Photo, pk=photo_id, owner_type="case", owner_id=case.pk)
    if photo.inside and not _unlocked(request, case):
        raise Http404
    return respond(photo)


def _find(request: HttpRequest, token: str) -> Case:
    """Return the case of a link; too many misses from one address are answered like a miss."""
    key = f"miss:{request.META.get('REMOTE_ADDR')}"
    case = case_of(token) if cache.get(key, 0) < MISSES else None
    if case is None:
        cache.set(key, cache.get(key, 0) + 1, MINUTES * 60)
        raise Http404
    return case


def _take_word(request: HttpRequest, case: Case) -> str:
    """Take the word; return what is wrong with it, or ''."""
    raw = request.POST.get("satisfaction", "")
    mark = int(raw) if raw.isdigit() and int(raw) in Mark.values else None
    try:
        confirm(case, by=resident(case.who), mark=mark, text=request.POST.get("text", "")[:500])
    except CaseError as error:
        return say(error)
    return ""


def _unlocked(request: HttpRequest, case: Case) -> bool:
    """Return whether this browser has shown the household's code; no home, nothing to hide."""
    if case.household_id is None:
        return True
    return request.get_signed_cookie(f"home-{case.pk}", default="") == str(case.household_id)


def _unlock(request: HttpRequest, case: Case, token: str) -> HttpResponse:
    key = f"code:{case.household_id}"
    tries = cache.get(key, 0)
    cache.set(key, tries + 1, MINUTES * 60)
    typed = "".join(char for char in request.POST["code"] if char.isdigit())
    right = links.short_code("household", case.household_id, case.household.code_version)
    if tries >= MISSES or not constant_time_compare(typed, right):
        return redirect(f"/t/{token}/?code=wrong")
    response = redirect("cases:tracker", token=token)
    response.set_signed_cookie(f"home-{case.pk}", str(case.household_id), max_age=86400 * 30, httponly=True,
                               samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response


def _who(community: Area) -> dict[str, str]:
    team = getattr(community, "station_team", None)
    return {"community": community.name, "phone": team.phone if team else community.phone, "phone_name": ""}
