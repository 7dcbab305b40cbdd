"""Forgetting a person who asks for it, whether they still live there or not."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.contact.verbs.resident_forgotten import resident_forgotten
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.forms import ActForm
from hulian.people.models import Resident
from hulian.people.views.doors import get_person
from hulian.people.views.households import back_to


@door("household.edit")
def erase(request: HttpRequest, home_id: UUID, person_id: UUID) -> HttpResponse:
    """Ask once more, then forget a person."""
    person = get_person(request, home_id, person_id, "household.edit", gone=True)
    form = ActForm(**posted(request))
    if person.erased_at and not form.is_bound:
        raise Http404
    if form.is_bound and act_once(request, form, "resident.erase",
                                  lambda: resident_forgotten(person, by=request.actor)):
        messages.success(request, _("Their facts are erased."))
        return redirect("people:household", home_id=home_id)
    return FormPage(_("Erase what we know of {name}?").format(name=person), _("Erase it"), back_to(person.household),
                    template="people/erase.html", more={"person": person}, hint=_hint(person)).show(request, form)


def _hint(person: Resident) -> str:
    """Return what follows for the home where nobody else lives there."""
    if person.gone_at or person.household.residents.filter(gone_at=None).exclude(pk=person.pk).exists():
        return ""
    return _("Nobody lives there any more then: who looks after them is told, and what was due is cancelled.")
