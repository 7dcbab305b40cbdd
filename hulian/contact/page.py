"""What the page of a home says to who looks after it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.matrix import may
from hulian.cases.codes import State
from hulian.cases.models import Case
from hulian.contact import policy
from hulian.contact.asks import of_the_home
from hulian.contact.errors import HasLeft
from hulian.contact.history import links_of, visits_of
from hulian.contact.lately import lately_at
from hulian.contact.models import Due, Rhythm
from hulian.contact.search_steps import steps_of
from hulian.contact.who import contact_of
from hulian.contact.words import UNSEEN, due_words, heard_words, light_of, tried_words
from hulian.core.actor import Actor
from hulian.core.spoken import spoken
from hulian.people.models import Household, Mark, Resident
from hulian.people.page import card

CASES = 12


def head(home: Household, by: Actor) -> dict[str, Any]:
    """Return what stands on top of each page about this home: where it is, and what to know before ringing."""
    marks = home.marks.order_by("-code") if policy.allowed("mark.read", home, by) else []
    return {"kicker": home.address, "marks": " · ".join(str(Mark(mark.code).label) for mark in marks)}


def due_lines(home: Household) -> list[str]:
    """Return what is due at this door, in words."""
    lately = lately_at(home)
    dues = Due.objects.open().filter(household=home).order_by("due_at")
    said = [due_words(due, home, lately) for due in dues] or [heard_words(home.called, lately)]
    return [*said, *filter(None, [tried_words(lately)])]


def home_page(home: Household, by: Actor) -> dict[str, Any]:
    """Return everything that the page says to this person."""
    rhythm = Rhythm.objects.filter(pk=home.pk).first()
    first = Due.objects.open().filter(household=home).order_by("due_at").first()
    people = list(home.residents.filter(gone_at=None).prefetch_related("needs"))
    light, words = light_of(first)
    return {
        "home": home, **head(home, by), "due": due_lines(home), "light": light, "words": words,
        "people": [card(person, by) for person in people], "visits": visits_of(home, by),
        "cases": cases_of(home, by), "groups": [links_of(home), _rhythm_facts(rhythm, lately_at(home).how)],
        "back": _back(home, by), "who": who_line(home), "steps": steps_of(home, people, rhythm),
        "ended": "" if home.stands else HasLeft().words(),
        "can": _can(home, people, by),
    }


def _can(home: Household, people: list[Resident], by: Actor) -> dict[str, bool]:
    """Return what this person can do here; at a home that left, only read."""
    acts = {"visit": "visit.write", "report": "case.report"}
    return {name: home.stands and policy.allowed(act, home, by) for name, act in acts.items()} | {
        "ring": _can_ring(people, home, by), "print": policy.allowed("visit.read", home, by),
        "whole": may(by, "household.read", home.area_path), "life": may(by, "household.edit", home.area_path)}


def _back(home: Household, by: Actor) -> tuple[str, str]:
    """Return where one came from: one's own homes, or the home's whole page."""
    if may(by, "household.read", home.area_path) and not policy.is_contact(home, by):
        return reverse("people:household", args=[home.pk]), home.called
    return reverse("contact:mine"), _("My homes")


def who_line(home: Household) -> str:
    """Return who looks after a home today, in words."""
    user, stand_in = contact_of(home)
    if user is None:
        return _("Nobody looks after this home yet")
    if stand_in:
        return _("{who} comes for {member} until {day}").format(
            who=user, member=stand_in.member, day=spoken(stand_in.ends_on))
    return _("{who} looks after this home").format(who=user)


def cases_of(home: Household, by: Actor) -> list[dict[str, Any]]:
    """Return what was told from this home: what, and where it stands; never the pictures of its inside."""
    rows = list(of_the_home().filter(household=home).order_by("-received_at", "-id")[:CASES])
    seen = set(Case.objects.visible_to(by).filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    return [{"title": row.title, "words": State(row.state).label, "who": row.holder_name if row.is_open else "",
             "when": spoken(row.received_at),
             "url": reverse("cases:record", args=[row.pk]) if row.pk in seen else ""} for row in rows]


def _can_ring(people: list[Resident], home: Household, by: Actor) -> bool:
    return any(person.phone or person.emergency_phone for person in people) and policy.may_ring(home, by)


def _rhythm_facts(rhythm: Rhythm | None, how: str) -> dict[str, Any]:
    row = rhythm or Rhythm()
    heard = _("last heard from") if how in UNSEEN else _("last seen")
    by_hand = _("set by hand") if row.tier_by_hand else _("as their needs say")
    return {"title": _("Keeping in touch"), "lines": [
        {"label": _("how often"), "text": _("{what} ({why})").format(what=row.get_tier_display(), why=by_hand)},
        {"label": _("is told"), "text": row.get_tell_by_display()},
        *([{"label": heard, "text": spoken(row.heard_at)}] if row.heard_at else []),
        *([{"label": _("tried in vain"), "text": spoken(row.tried_at)}] if row.tried_at else []),
    ]}
