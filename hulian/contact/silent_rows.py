"""The rows of 好久没见."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.models import User
from hulian.contact.lately import NEVER, THEMSELVES, Lately
from hulian.contact.ringing import known_to, theirs
from hulian.contact.who import contacts_today
from hulian.contact.words import heard_words
from hulian.core.actor import Actor
from hulian.people.models import Household, Mark


def cards_of(homes: Sequence[Household], by: Actor) -> list[dict[str, Any]]:
    """Return each home as a card: since when, who looks after it, ring, go and see; each for who may."""
    who, mine = contacts_of([home.pk for home in homes]), theirs(homes, by, "mark.read", "resident.show")
    return [{
        "title": home.called, "url": reverse("contact:home", args=[home.pk]), "place": home.address,
        "line": _silence(home), "light": "none",
        "words": _("{who} looks after them").format(who=who[home.pk]) if home.pk in who else _("nobody's yet"),
        "marks": [str(Mark(mark.code).label) for mark in home.marks.all()]
        if known_to(home, by, "mark.read", mine) else [],
        "acts": _acts(home, first=at == 0, ring=known_to(home, by, "resident.show", mine)),
    } for at, home in enumerate(homes)]


def contacts_of(home_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return the names of who looks after these homes today."""
    who = contacts_today(home_ids)
    names = {user.pk: str(user) for user in User.objects.filter(pk__in=set(who.values()))}
    return {home: names[user] for home, user in who.items()}


def _acts(home: Household, *, first: bool, ring: bool) -> list[dict[str, Any]]:
    """Return what one does about silence: ring first; where one may not, or knows no number, go and see."""
    see = {"label": _("Go and see"), "url": reverse("contact:home", args=[home.pk]), "icon": "map-pin"}
    if not ring or not any(person.phone and not person.gone_at for person in home.residents.all()):
        return [see | {"first": first}]
    return [{"label": _("Call"), "url": reverse("contact:phone", args=[home.pk]), "icon": "phone", "post": True,
             "first": first}, see]


def _silence(home: Household) -> str:
    lately = Lately.of(getattr(home, "rhythm", None), home)
    if home.heard > (lately.heard_at or NEVER):
        lately = Lately(home.heard, THEMSELVES)
    return heard_words(home.called, lately)
