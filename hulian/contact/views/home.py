"""A home as its contact sees it: who lives there, what is due, what there was; ring, look, note what happened."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hulian.accounts.doors import door
from hulian.audit.record import look
from hulian.contact.forms.home import LifeEventForm, RhythmForm
from hulian.contact.models import Rhythm, Visit
from hulian.contact.page import head, home_page
from hulian.contact.policy import allowed, reach_home
from hulian.contact.search_steps import Ask
from hulian.contact.verbs.ask_after import ask_after
from hulian.contact.verbs.life_event import life_event
from hulian.contact.verbs.set_rhythm import set_rhythm
from hulian.contact.verbs.show_confidential import show_confidential
from hulian.contact.verbs.show_phones import show_phones
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.forms import ActForm
from hulian.core.ids import new_id
from hulian.people.merged import one_with_all


@door("contact.mine", "visit.read")
def home(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Show one home. That somebody looked is written down: the only thing a GET of ours leaves."""
    here = reach_home(home_id, "visit.read", request.actor)
    look(here, "page", by=request.actor, area_path=here.area_path, household_id=here.pk)
    return render(request, "contact/home.html", home_page(here, request.actor))


@door("contact.mine", "resident.show")
@never_cache
@require_POST
def phone(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Show whom to ring; no receipt, for seen again is a look again, and each is written."""
    here = reach_home(home_id, "visit.read", request.actor)
    numbers = show_phones(here, by=request.actor)
    return render(request, "contact/phone.html", {
        "home": here, "numbers": numbers, "can_write": allowed("visit.write", here, request.actor),
        "envelope": new_id(), **head(here, request.actor)})


@door("contact.mine", "visit.read")
@never_cache
@require_POST
def confidential(request: HttpRequest, home_id: UUID, visit_id: UUID) -> HttpResponse:
    """Show the confidential part of a visit to its writer or their leader."""
    here = reach_home(home_id, "visit.read", request.actor)
    visit = get_object_or_404(Visit, pk=visit_id, household__in=one_with_all(here))
    text = show_confidential(visit, by=request.actor)
    return render(request, "contact/confidential.html", {"home": here, "visit": visit, "text": text})


@door("contact.mine", "visit.write")
def event(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Note that something happened in this home: somebody looks in within a day."""
    here = reach_home(home_id, "visit.write", request.actor)
    form = LifeEventForm(**posted(request))
    if form.is_bound and act_once(request, form, "contact.life_event",
                                  lambda: life_event(here, form.cleaned_data["kind"], by=request.actor)):
        messages.success(request, _("Written down. Somebody looks in within a day."))
        return redirect("contact:home", home_id)
    return FormPage(here.called, _("Somebody should look in"), _back(here.pk), here.address).show(request, form)


@door("contact.mine", "visit.write")
def rhythm(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Set how often one looks in, and how they like to be told."""
    here = reach_home(home_id, "visit.write", request.actor)
    initial = {}
    if request.method != "POST":
        row = Rhythm.objects.filter(pk=here.pk).first() or Rhythm()
        initial = {"tier": row.tier, "tell_by": row.tell_by}
    form = RhythmForm(**posted(request), initial=initial)
    if form.is_bound and act_once(request, form, "contact.set_rhythm", lambda: set_rhythm(
            here, tier=form.cleaned_data["tier"], tell_by=form.cleaned_data["tell_by"], by=request.actor)):
        messages.success(request, _("Written down."))
        return redirect("contact:home", home_id)
    return FormPage(_("Keeping in touch"), _("Write it down"), _back(here.pk), here.called).show(request, form)


@door("contact.mine", "visit.write")
@require_POST
def asked(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Tick one step of looking for an elder whom nobody has heard from."""
    here = reach_home(home_id, "visit.write", request.actor)
    if request.POST.get("step") not in Ask.values:
        raise Http404
    act_once(request, ActForm(request.POST), "contact.ask_after",
             lambda: ask_after(here, request.POST["step"], by=request.actor))
    return redirect("contact:home", home_id)


def _back(home_id: UUID) -> str:
    return reverse("contact:home", args=[home_id])
