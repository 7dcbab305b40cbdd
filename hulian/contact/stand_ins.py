"""Who stands in for whom: which of them a person may see and arrange, and the homes that are to be told."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hulian.accounts.matrix import paths_for
from hulian.accounts.models import User
from hulian.contact.codes import Away, TellBy
from hulian.contact.members import member_in, members_of
from hulian.contact.models import ContactLink, Refusal, StandIn, StandInTold
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.ids import new_id
from hulian.core.spoken import spoken
from hulian.places.models import Area

PAST = 20


def seen_by(actor: Actor) -> QuerySet[StandIn]:
    """Return those that this person arranges, or is part of."""
    scope = Q(pk__in=StandIn.objects.of(actor.id).values("pk")) if actor.id else Q(pk=None)
    for path in paths_for(actor, "stand_in.write"):
        scope |= Q(area_path__startswith=path)
    return StandIn.objects.filter(scope).select_related("member", "instead", "community")


def communities_for(actor: Actor) -> list[Area]:
    """Return the communities in which this person may arrange one: as the office, or as a member."""
    scope = Q(pk=None)
    for path in paths_for(actor, "stand_in.write"):
        scope |= Q(path__startswith=path)
    office = list(Area.objects.communities().filter(scope).order_by("path"))
    mine = member_in(actor.id) if actor.id else []
    return list({area.pk: area for area in [*office, *mine]}.values())


def lists_for(actor: Actor) -> dict[str, list[dict[str, Any]]]:
    """Return what is now and to come, and what is over."""
    rows = seen_by(actor)
    coming = StandIn.objects.to_come().values("pk")
    past = rows.exclude(pk__in=coming).order_by("-ends_on", "-id")[:PAST]
    return {"coming": [_row(row, _now_words(row)) for row in rows.filter(pk__in=coming).order_by("starts_on", "id")],
            "past": [_row(row, _past_words(row)) for row in past]}


def stand_in_page(row: StandIn) -> dict[str, Any]:
    """Return what the page of one says: from when to when, and which homes know of it."""
    told = {one.household_id: one for one in StandInTold.objects.filter(stand_in=row)}
    links = links_to_tell(row).select_related("household__rhythm").order_by("household__sort_key")
    homes = [_home(link, told.get(link.household_id)) for link in links]
    return {"row": row, "span": span(row), "why": Away(row.why).label if row.why in Away.values else "",
            "homes": homes, "done": sum(bool(home["told"]) for home in homes), "over": _over_words(row)}


def links_to_tell(row: StandIn) -> QuerySet[ContactLink]:
    """Return the links whose homes are told of it; none once it is over: then they are the member's own matter.

    A home that said no to who comes instead isn't told: its member goes on.
    """
    no = Refusal.objects.filter(household=OuterRef("household"), member=row.instead_id)
    links = ContactLink.objects.in_force().filter(~Exists(no), member=row.member_id, community=row.community_id)
    return links.none() if is_over(row) else links


def span(row: StandIn) -> str:
    """Return its first and last day."""
    pattern = pgettext("day of this year", "j F")
    first, last = date_format(row.starts_on, pattern), date_format(row.ends_on, pattern)
    return first if first == last else _("{first} to {last}").format(first=first, last=last)


def is_over(row: StandIn) -> bool:
    """Return whether the member is back, or one of the two is no member any more."""
    return not StandIn.objects.to_come().filter(pk=row.pk).exists()


def _over_words(row: StandIn) -> str:
    """Return how it ended; '' while it holds."""
    if not is_over(row):
        return ""
    if left := _left(row):
        return _("It is over: {who} doesn't look after homes here any more.").format(who=left)
    return _("It is over: the homes are with {member} again.").format(member=row.member)


def _left(row: StandIn) -> User | None:
    """Return who of the two is no member any more, where that is what ended it."""
    if row.ended_at or row.ends_on < clock.today():
        return None
    members = {one.user.pk for one in members_of(row.community)}
    return next((user for user in (row.member, row.instead) if user.pk not in members), None)


def _now_words(row: StandIn) -> str:
    return _("now") if row.starts_on <= clock.today() else ""


def _past_words(row: StandIn) -> str:
    if row.ended_at:
        return _("back early, {when}").format(when=spoken(row.ended_at))
    left = _left(row)
    return _("{who} doesn't look after homes here any more").format(who=left) if left else ""


def _row(row: StandIn, words: str) -> dict[str, Any]:
    return {"title": _("{who} comes for {member}").format(who=row.instead, member=row.member), "line": span(row),
            "url": reverse("contact:stand-in", args=[row.pk]), "light": "none", "words": words}


def _home(link: ContactLink, told: StandInTold | None) -> dict[str, Any]:
    home = link.household
    rhythm = getattr(home, "rhythm", None)
    way = rhythm.tell_by if rhythm else TellBy.DOOR
    return {"home": home, "way": way, "way_words": TellBy(way).label, "envelope": new_id(),
            "told": _("told {when} by {who}").format(when=spoken(told.at), who=told.by_name) if told else ""}
