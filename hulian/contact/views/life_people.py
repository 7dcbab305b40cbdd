"""Somebody comes to a home, leaves it, lives in another one here now, or passes away."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.doors import door
from hulian.contact.forms.life import ArrivalForm, DeathForm, DepartureForm, MoveForm
from hulian.contact.life import other_homes
from hulian.contact.life_alone import after_move, people_of, without
from hulian.contact.verbs.resident_died import resident_died
from hulian.contact.verbs.resident_joined import resident_joined
from hulian.contact.verbs.resident_left import resident_left
from hulian.contact.verbs.resident_moved import resident_moved
from hulian.contact.views.life import EDIT, Change, answer
from hulian.core.acting import posted
from hulian.core.ids import read_id
from hulian.people.history import gone_people
from hulian.people.views.doors import get_home


@door(EDIT)
def arrival(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Ask who moved in, was born, or came back."""
    home = get_home(request, home_id, EDIT)
    form = ArrivalForm(**posted(request), home=home, gone=gone_people(home))
    change = Change("arrival", "resident.join", _("Who moved in?"), _("Yes, they live here now"),
                    _("Written down. Telephone and birthday can be added when you see them."),
                    after=lambda: [[*people_of(home), form.facts().get("person")]])
    return answer(request, home, form, change, lambda: resident_joined(home, by=request.actor, **form.facts()))


@door(EDIT)
def departure(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Ask who left, and where to."""
    home = get_home(request, home_id, EDIT)
    form = DepartureForm(**posted(request), home=home, people=people_of(home))
    change = Change("departure", "resident.leave", _("Who left?"), _("Yes, they left"), _("Written down."),
                    leaves=True, after=lambda: [without(home, [form.cleaned_data["who"]])])
    return answer(request, home, form, change, lambda: resident_left(
        form.cleaned_data["who"], day=form.cleaned_data["day"], where=form.cleaned_data["where"], by=request.actor))


@door(EDIT)
def from_here(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Find the home of the community that somebody comes from; there it is written down."""
    home = get_home(request, home_id, EDIT)
    if not home.stands:
        return redirect("contact:life", home_id=home.pk)
    query = request.GET.get("q", "").strip()
    rows = [{"title": other.called, "line": other.address, "light": "none",
             "url": f"{reverse('contact:life-move', args=[other.pk])}?to={home.pk}"}
            for other in other_homes(home, request.actor, query)]
    return render(request, "contact/life_from_here.html", {"home": home, "rows": rows, "query": query})


@door(EDIT)
def move(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Ask who lives in another home now, and in which; `to` where that was chosen already."""
    home = get_home(request, home_id, EDIT)
    query, to = request.GET.get("q", "").strip(), read_id(request.GET.get("to", ""))
    found = other_homes(home, request.actor, query, to)
    form = MoveForm(**posted(request), home=home, homes=found, initial={"into": to})
    change = Change("move", "resident.move", _("Who moved to another home here?"), _("Yes, they live there now"),
                    _("Written down. Please look whether they still need the same: some live alone no longer."),
                    to_row=True, leaves=True, template="contact/life_merger.html",
                    after=lambda: after_move(home, form.cleaned_data["who"], form.cleaned_data["into"]),
                    more={"found": found, "query": query})
    return answer(request, home, form, change, lambda: resident_moved(
        form.cleaned_data["who"], form.cleaned_data["into"], day=form.cleaned_data["day"], by=request.actor))


@door(EDIT)
def death(request: HttpRequest, home_id: UUID) -> HttpResponse:
    """Ask who passed away."""
    home = get_home(request, home_id, EDIT)
    form = DeathForm(**posted(request), home=home, people=people_of(home))
    change = Change("death", "resident.die", _("Who passed away?"), _("Write it down"),
                    _("Written down. Nobody will ring or ask for them any more."),
                    after=lambda: [without(home, [form.cleaned_data["who"]])])
    return answer(request, home, form, change, lambda: resident_died(
        form.cleaned_data["who"], day=form.cleaned_data["day"], by=request.actor))
