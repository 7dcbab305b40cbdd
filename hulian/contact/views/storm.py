"""A storm, or another danger, in a whole place: the office asks for visits at once."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hulian.accounts.doors import door
from hulian.accounts.matrix import paths_for
from hulian.contact.foreseen import foreseen_words
from hulian.contact.forms.storm import StormForm
from hulian.contact.verbs.life_event import life_event_many
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.actor import Actor
from hulian.core.sure import SurePage, is_sure, wants_change
from hulian.places.models import Area, Level


@door("visit.write")
def storm(request: HttpRequest) -> HttpResponse:
    """Ask where it was and whom one looks in on; say who will be asked, then ask for all the visits at once."""
    form = StormForm(**posted(request), areas=areas_for(request.actor))
    page = FormPage(_("A storm, or another danger, in a whole place"), _("Look in on them"),
                    reverse("contact:silence"))
    if form.is_bound and wants_change(request):
        return page.show(request, form)
    if form.is_bound and not is_sure(request) and form.is_valid():
        return SurePage(page, foreseen_words(form.homes(), form.cleaned_data["kind"])).show(request, form)
    if form.is_bound and act_once(request, form, "contact.life_event_many", lambda: _do(request, form)):
        return redirect("contact:silence")
    return page.show(request, form)


def _do(request: HttpRequest, form: StormForm) -> Area:
    """Ask for the visits, and say for how many homes it is new."""
    n = life_event_many(form.place(), form.homes(), form.cleaned_data["kind"], by=request.actor)
    words = ngettext("{n} home is looked in on within a day.", "{n} homes are looked in on within a day.", n)
    messages.success(request, words.format(n=n))
    return form.place()


def areas_for(actor: Actor) -> list[Area]:
    """Return the communities and grids where this person may ask for visits."""
    scope = Q(pk=None)
    for path in paths_for(actor, "visit.write"):
        scope |= Q(path__startswith=path)
    return list(Area.objects.filter(scope, level__in=[Level.COMMUNITY, Level.GRID]).order_by("path"))
