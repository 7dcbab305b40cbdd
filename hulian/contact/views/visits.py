"""A visit, one knock for all that is due; and a stairwell where nobody opened."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hulian.accounts.doors import door
from hulian.contact.asks import asks_at
from hulian.contact.codes import How
from hulian.contact.forms.home import StairwellForm
from hulian.contact.forms.visit import VisitForm
from hulian.contact.history import came_words
from hulian.contact.models import Visit
from hulian.contact.page import due_lines, head
from hulian.contact.policy import is_contact, reach_home
from hulian.contact.stairwells import doors_of, not_met_today
from hulian.contact.verbs.knock import knock
from hulian.contact.verbs.visit import nobody_home
from hulian.contact.verbs.withdraw_visit import withdraw_visit
from hulian.core.acting import FormPage, act_once, posted
from hulian.core.forms import ActForm
from hulian.core.ids import read_id
from hulian.core.spoken import spoken
from hulian.people.models import Household


@door("contact.mine", "visit.write")
def new(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Write down a visit: one tap when all is well."""
    home = reach_home(home_id, "visit.write", request.actor)
    how = request.GET.get("how")
    form = VisitForm(**posted(request), home=home, by=request.actor, asks=asks_at(home, request.actor),
                     initial={"how": how} if how in How.values else None)

    def do() -> Visit:
        return knock(home, form.told(), form.answers(), by=request.actor)

    if form.is_bound and (done := act_once(request, form, "visit.record", do)):
        messages.success(request, _thanks(home, Visit.whole.get(pk=done.subject_id)))
        return redirect("contact:mine") if is_contact(home, request.actor) else redirect("contact:home", home.pk)
    context = {"form": form, "home": home, "due": due_lines(home), **head(home, request.actor)}
    return render(request, "contact/visit.html", context, status=422 if form.is_bound else 200)


def _thanks(home: Household, row: Visit) -> str:
    """Return what one reads after it, and tells the resident: where it went."""
    if row.aside:
        return _("It has gone to the level above, past the person it is about.")
    if not row.case_id:
        return _("{home}: written down.").format(home=home.called)
    words = _("{home}: written down, and the station team knows of it.").format(home=home.called)
    return format_html('{} <a href="{}">{}</a>', words, reverse("cases:record", args=[row.case_id]),
                       _("Look at this matter"))


@door("contact.mine", "visit.write")
def withdraw(request: HttpRequest, home_id: UUID, visit_id: UUID) -> HttpResponse:
    """Ask once more, naming the visit, then take back what was written down at the wrong home."""
    home, form = reach_home(home_id, "visit.write", request.actor), ActForm(**posted(request))
    row = get_object_or_404(Visit.whole.select_related("household"), pk=visit_id, household=home)
    if not form.is_bound:
        return _withdrawal(home, row).show(request, form)
    if act_once(request, form, "visit.withdraw", lambda: withdraw_visit(row, by=request.actor)):
        messages.success(request, _("Taken back. What was due here is due again."))
    else:
        messages.error(request, form.non_field_errors()[0])
    return redirect("contact:home", home.pk)


def _withdrawal(home: Household, row: Visit) -> FormPage:
    words = _("{when}, {what}. It counts nowhere any more, and what was due here is due again.")
    return FormPage(_("Take this visit at {home} back?").format(home=home.called), _("Take this visit back"),
                    reverse("contact:home", args=[home.pk]), home.address,
                    hint=words.format(when=spoken(row.at), what=came_words(row)))


@door("contact.mine", "visit.write")
def stairwell(request: HttpRequest) -> HttpResponse:
    """Tick the doors of a building where nobody opened; one tap writes them all."""
    building = read_id(request.GET.get("building", ""))
    homes = doors_of(building, request.actor) if building else []
    if not homes:
        raise Http404
    left = not_met_today(homes)
    if not left:
        messages.success(request, _("All of these homes were met today."))
        return redirect("contact:mine")
    form = StairwellForm(**posted(request), homes=left)

    def do() -> Visit:
        return nobody_home(form.chosen(), again=form.cleaned_data["again"], by=request.actor)[0]

    if form.is_bound and (done := act_once(request, form, "visit.nobody_home", do)):
        n = Visit.whole.filter(batch=Visit.whole.get(pk=done.subject_id).batch).count()
        messages.success(request, ngettext("{n} door written down.", "{n} doors written down.", n).format(n=n))
        return redirect("contact:mine")
    page = FormPage(_("Nobody opened"), _("Write them all down"), reverse("contact:mine"),
                    homes[0].dwelling.building.address)
    return page.show(request, form)
