"""Adding a person, changing what is known, opening a sealed fact; to forget somebody is `contact.views.forgetting`."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hulian.accounts.doors import door
from hulian.core.acting import FormPage, act_once, posted
from hulian.people.forms.resident import ChangeResidentForm, ResidentForm
from hulian.people.page import SHOWABLE, labels_of
from hulian.people.verbs.change_resident import change_resident
from hulian.people.verbs.new_resident import new_resident
from hulian.people.verbs.show_fact import show_fact
from hulian.people.views.doors import get_home, get_person
from hulian.people.views.households import back_to, noted


@door("household.edit")
def new(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Add a person of a home."""
    home = get_home(request, home_id, "household.edit")
    form = ResidentForm(**posted(request))
    if form.is_bound and act_once(request, form, "resident.add",
                                  lambda: new_resident(home, by=request.actor, **form.facts())):
        return noted(request, home)
    return FormPage(_("Who lives there"), _("Write it down"), back_to(home),
                    f"{home.called} · {home.address}").show(request, form)


@door("household.edit")
def change(request: HttpRequest, home_id: UUID, person_id: UUID) -> HttpResponse:
    """Change what is known of a person."""
    person = get_person(request, home_id, person_id, "household.edit")
    form = ChangeResidentForm(**posted(request), person=person)
    if form.is_bound and act_once(request, form, "resident.change",
                                  lambda: change_resident(person, by=request.actor, **form.facts())):
        return noted(request, person.household)
    return FormPage(str(person), _("Write it down"), back_to(person.household), person.household.address,
                    template="people/resident.html", more={"person": person}).show(request, form)


@door("resident.show")
@never_cache
@require_POST
def fact(request: HttpRequest, home_id: UUID, person_id: UUID, what: str) -> HttpResponse:
    """Open one sealed fact, once. No receipt: seen again is a look again, and each is written."""
    person = get_person(request, home_id, person_id, "resident.show")
    if what not in SHOWABLE or not getattr(person, what):
        raise Http404
    text = show_fact(person, what, by=request.actor)
    template = "people/_fact.html" if request.htmx else "people/fact.html"
    return render(request, template, {"person": person, "home": person.household, "text": text,
                                      "label": labels_of(person)[what][0], "is_phone": what.endswith("phone")})
