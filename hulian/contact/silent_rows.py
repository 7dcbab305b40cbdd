"""The rows and filters of 好久没见."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.matrix import paths_for
from hulian.accounts.models import User
from hulian.contact.codes import Tier
from hulian.contact.lately import Lately
from hulian.contact.silence import NEVER, grids_for
from hulian.contact.who import contacts_today
from hulian.contact.words import heard_words
from hulian.core.actor import Actor
from hulian.core.ids import read_id
from hulian.people.models import Household, Mark
from hulian.places.models import Building

KEPT = ("area", "building", "tier", "met")


def cards_of(homes: Sequence[Household]) -> list[dict[str, Any]]:
    """Return each home as a card: since when, who looks after it, ring, go and see."""
    who = contacts_of([home.pk for home in homes])
    return [{
        "title": home.called, "url": reverse("contact:home", args=[home.pk]), "place": home.address,
        "line": _silence(home), "light": "none", "words": who.get(home.pk, _("nobody's yet")),
        "marks": [str(Mark(mark.code).label) for mark in home.marks.all()], "acts": _acts(home, first=at == 0),
    } for at, home in enumerate(homes)]


def contacts_of(home_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return the names of who looks after these homes today."""
    who = contacts_today(home_ids)
    names = {user.pk: str(user) for user in User.objects.filter(pk__in=set(who.values()))}
    return {home: names[user] for home, user in who.items()}


def filters_of(actor: Actor, wanted: Mapping[str, str]) -> list[list[dict[str, Any]]]:
    """Return the filters in three lines: by grid, by tier, by whether we ever met."""
    lines = [_line(wanted, "area", [(grid.code, grid.name) for grid in grids_for(actor)]),
             _line(wanted, "tier", [(tier.value, tier.label) for tier in Tier]),
             _line(wanted, "met", [("no", _("never met by us")), ("yes", _("not for long"))])]
    if building := _building(actor, wanted):
        lines.append(_line(wanted, "building", [(str(building.pk), building.address)]))
    return lines


def _building(actor: Actor, wanted: Mapping[str, str]) -> Building | None:
    """Return the building that was asked for, where this person may read who is silent."""
    scope = Q(pk=None)
    for path in paths_for(actor, "silence.read"):
        scope |= Q(community__path__startswith=path) | Q(grid__path__startswith=path)
    return Building.objects.filter(scope, pk=read_id(wanted.get("building", ""))).first()


def next_url(wanted: Mapping[str, str], key: str) -> str:
    """Return the address of the next page."""
    return _url({name: wanted.get(name, "") for name in KEPT} | {"after": key}) if key else ""


def _acts(home: Household, *, first: bool) -> list[dict[str, Any]]:
    """Return what one does about silence: ring first; where no number is known, go and see."""
    see = {"label": _("Go and see"), "url": reverse("contact:home", args=[home.pk]), "icon": "map-pin"}
    if not any(person.phone and not person.gone_at for person in home.residents.all()):
        return [see | {"first": first}]
    return [{"label": _("Call"), "url": reverse("contact:phone", args=[home.pk]), "icon": "phone", "post": True,
             "first": first}, see]


def _silence(home: Household) -> str:
    return heard_words(home.called, Lately(home.heard if home.heard > NEVER else None))


def _line(wanted: Mapping[str, str], name: str, options: Sequence[tuple[str, Any]]) -> list[dict[str, Any]]:
    kept, chosen = {key: wanted.get(key, "") for key in KEPT}, wanted.get(name, "")
    return [{"label": label, "current": value == chosen,
             "url": _url(kept | {name: "" if value == chosen else value})} for value, label in options]


def _url(query: Mapping[str, str]) -> str:
    kept = urlencode({key: value for key, value in query.items() if value})
    return reverse("contact:silence") + (f"?{kept}" if kept else "")
