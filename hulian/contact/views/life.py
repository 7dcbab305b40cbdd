"""What changes in a home: the page, and what every short form of it does."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.contact.forms.life_alone import AloneForm
from hulian.contact.life import follows, instead, life_page
from hulian.contact.life_alone import Home, doubts
from hulian.contact.life_sure import FINAL, sure_words
from hulian.contact.verbs.resident_alone import resident_alone
from hulian.core.acting import FormPage, act_once
from hulian.core.forms import ActForm
from hulian.core.sure import SurePage, is_sure, wants_change
from hulian.people.models import Household, Resident
from hulian.people.views.doors import get_home

EDIT = "household.edit"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that can change. `what` names its page; `to_row`: afterwards the home the verb returns is shown.

    `leaves`: who goes alive knows the card of those who stay. `after` returns who will live in each home then.
    """

    what: str
    verb: str
    title: str
    act: str
    done: str
    to_row: bool = False
    of_gone: bool = False
    leaves: bool = False
    after: Callable[[], list[Home]] = list
    template: str = "contact/life_form.html"
    more: dict[str, Any] = field(default_factory=dict)


@door(EDIT)
def life(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Offer what can be written down of a home."""
    home = get_home(request, home_id, EDIT)
    if home.merged_into_id:
        return redirect("people:household", home_id=home.merged_into_id)
    return render(request, "contact/life.html", life_page(home))


def answer(
    request: HttpRequest, home: Household, form: ActForm, change: Change, act: Callable[[], models.Model],
) -> HttpResponse:
    """Do the change once and show the home; else show its form, with what will follow.

    What can't be taken back, and what raises a question, is looked at a second time.
    """
    more = {"home": home, "follows": follows(home, request.actor, change.what), "instead": instead(home, change.what),
            **change.more}
    page = FormPage(change.title, change.act, reverse("contact:life", args=[home.pk]),
                    f"{home.called} · {home.address}", template=change.template, more=more)
    if form.is_bound and not is_sure(request) and (second := _second_look(request, home, form, change, page)):
        return second
    if form.is_bound and not wants_change(request):
        if done := act_once(request, form, change.verb, lambda: _act(request, change, act)):
            messages.success(request, done_words(home, change))
            return redirect("people:household", home_id=done.subject_id if change.to_row else home.pk)
    elif not form.is_bound and home.stands is change.of_gone:
        return redirect("contact:life", home_id=home.pk)
    return page.show(request, form)


def _second_look(
    request: HttpRequest, home: Household, form: ActForm, change: Change, page: FormPage,
) -> HttpResponse | None:
    """Return the second step, where there is one and the form was filled in well."""
    if wants_change(request) or home.stands is change.of_gone or not form.is_valid():
        return None
    found = doubts(change.after())
    if change.what not in FINAL and not found:
        return None
    words = sure_words(home, change.what, form.cleaned_data)
    return SurePage(page, words, AloneForm(doubts=found)).show(request, form)


def _act(request: HttpRequest, change: Change, act: Callable[[], models.Model]) -> models.Model:
    """Do it, and note what was answered of who lives alone; who that is was found before it was done."""
    answers = AloneForm(data=request.POST, doubts=doubts(change.after())).answers()
    row = act()
    for person, alone in answers:
        fresh = Resident.objects.select_related("household").get(pk=person.pk)
        resident_alone(fresh, alone=alone, by=request.actor)
    return row


def done_words(home: Household, change: Change) -> str:
    """Return what is said afterwards; where some left and some stay, with the way to a new card for these."""
    if not change.leaves or not Household.objects.standing().filter(pk=home.pk).exists():
        return change.done
    words = _("{done} If they parted in anger:").format(done=change.done)
    return format_html('{} <a class="button" href="{}">{}</a>', words, reverse("people:renewal", args=[home.pk]),
                       _("make a new card"))
