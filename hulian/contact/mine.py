"""我的户: the homes that a person looks after today, the most urgent first or in the order of the street."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hulian.contact.asks import waiting
from hulian.contact.away import begun, coming_of, until
from hulian.contact.codes import What
from hulian.contact.lately import Lately, with_lately
from hulian.contact.models import ContactLink, Due, StandIn
from hulian.contact.walk import Stop, in_order
from hulian.contact.words import event_words, heard_words, light_of, tried_words
from hulian.core import clock
from hulian.people.models import Household, Mark

ORDERS = ("urgent", "walk")


@dataclass(frozen=True, slots=True)
class Mine:
    """One home with what is due there; `stand_in` where it is somebody else's who is away."""

    home: Household
    lately: Lately
    dues: Sequence[Due]
    asked: Sequence[str]
    since: datetime
    stand_in: StandIn | None

    @property
    def first(self) -> Due | None:
        """Return what is due first: what happened there before the round."""
        return min(self.dues, key=lambda due: (due.what != What.LIFE_EVENT, due.due_at), default=None)

    @property
    def urgency(self) -> tuple:
        """Return what the list is ordered by: what happened, then what is due first, then who waited longest."""
        first = self.first
        waited = self.lately.heard_at or self.since
        if first is None:
            return (2, waited)
        if first.what == What.LIFE_EVENT:
            return (0, first.due_at, waited)
        return (1, clock.local(first.due_at).date(), waited)

    @property
    def presses(self) -> bool:
        """Return whether somebody should go now: something happened there, or the round is late."""
        first = self.first
        return first is not None and (first.what == What.LIFE_EVENT or first.due_at < clock.now())


def homes_of(user_id: UUID, order: str = "urgent", coming: Sequence[StandIn] | None = None) -> list[Mine]:
    """Return the homes that this person sees to today; `coming` are their stand-ins, where known."""
    links = ContactLink.objects.looked_after_by(user_id).select_related(
        "household__dwelling__building", "household__rhythm", "household__community").order_by("household__sort_key")
    dues = Due.objects.open().order_by("due_at")
    links = with_lately(links, "household_id", "household__rhythm__").prefetch_related(
        "household__marks", "household__residents", Prefetch("household__dues", dues, to_attr="open_dues"),
        Prefetch("household__cases", waiting(), to_attr="asked"))
    coming = coming_of(user_id) if coming is None else coming
    covered = {row.member_id: row for row in begun(coming) if row.instead_id == user_id}
    mine = [_mine(link, covered.get(link.member_id)) for link in links]
    if order == "walk":
        return [mine[at] for at in in_order([_stop(one.home) for one in mine])]
    return sorted(mine, key=lambda one: one.urgency)


def card(one: Mine, *, first: bool = False) -> dict[str, Any]:
    """Return a home as a card."""
    home, light = one.home, light_of(min(one.dues, key=lambda due: due.due_at, default=None))
    return {
        "title": home.called, "url": reverse("contact:home", args=[home.pk]),
        "place": " · ".join(filter(None, [home.address, instead_words(one.stand_in)])),
        "line": why(one), "light": light[0], "words": light[1], "acts": acts(home, first=first),
        "marks": [str(Mark(mark.code).label) for mark in home.marks.all()],
    }


def why(one: Mine) -> str:
    """Return why one goes there: what happened, how long it is, what is to be asked."""
    first = one.first
    said = [event_words(first)] if first is not None and first.what == What.LIFE_EVENT else []
    said.append(heard_words(one.home.called, one.lately))
    said.append(tried_words(one.lately))
    said += [_("ask about “{what}”").format(what=title) for title in one.asked[:1]]
    return pgettext("why one goes", ", ").join(filter(None, said))


def instead_words(row: StandIn | None) -> str:
    """Return for whom one comes, and until when."""
    if row is None:
        return ""
    return _("for {who}, until {day}").format(who=row.member, day=until(row))


def acts(home: Household, *, first: bool) -> list[dict[str, Any]]:
    """Return what one does with a home from a list: ring, or write down that one was there."""
    known = [{"label": _("I was there"), "url": reverse("contact:visit", args=[home.pk]), "icon": "check",
              "first": first}]
    if any(person.phone and not person.gone_at for person in home.residents.all()):
        known.append({"label": _("Call"), "url": reverse("contact:phone", args=[home.pk]), "icon": "phone",
                      "post": True})
    return known


def _mine(link: ContactLink, covered: StandIn | None) -> Mine:
    home = link.household
    return Mine(home, Lately.of(getattr(home, "rhythm", None), link), home.open_dues,
                [case.title for case in home.asked], link.starts_at, covered)


def _stop(home: Household) -> Stop:
    building = home.dwelling.building
    lon, lat = building.lon_wgs84, building.lat_wgs84
    return Stop(building.address, home.address, None if lon is None or lat is None else (lon, lat))
