"""Who moved in and out of a home, and when, as the lines of its page."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hulian.core.spoken import spoken
from hulian.people.models import Came, Household, Resident, Stay, Went

Line = dict[str, Any]


def history(home: Household, here: Iterable[Resident]) -> list[Line]:
    """Return what happened, the newest first; `here` is who lives there now.

    Who was forgotten is named no more, and a first day that we don't know isn't told.
    """
    happened: dict[tuple[date, str], list[str]] = {}
    for stay in home.stays.filter(resident__erased_at=None).select_related("resident", "to_household"):
        if stay.since:
            happened.setdefault((stay.since, came_words(stay)), []).append(str(stay.resident))
        happened.setdefault((stay.until, went_words(stay)), []).append(str(stay.resident))
    for person in here:
        if person.here_since:
            happened.setdefault((person.here_since, came_words(person)), []).append(str(person))
    lines = [{"at": day, "who": "、".join(names), "text": words} for (day, words), names in happened.items()]
    lines.reverse()  # so that on one day too the latest stands first
    lines.sort(key=lambda line: line["at"], reverse=True)
    return lines


def came_words(one: Resident | Stay) -> str:
    """Return how somebody came."""
    return str(Came(one.came).label)


def went_words(stay: Stay) -> str:
    """Return how a stay ended, and where to."""
    where = stay.where or (str(stay.to_household) if stay.to_household_id else "")
    words = str(Went(stay.went).label)
    if not where:
        return words
    if stay.went == Went.MERGED:
        return _("{words} ({where})").format(words=words, where=where)
    return _("{words}, to {where}").format(words=words, where=where)


def ended_words(home: Household) -> str:
    """Return why nobody lives there now; "" for a home that stands."""
    if home.merged_into_id:
        return _("This home is one with {home} now.").format(home=home.merged_into)
    if home.moved_out_at is None:
        return ""
    last = home.stays.order_by("-until", "-id").first()
    if last and last.went == Went.DIED:
        return _("The last of this home passed away ({when}).").format(when=spoken(last.until))
    when = spoken(last.until if last else home.moved_out_at.date())
    if home.moved_to:
        return _("This home moved out ({when}), to {where}.").format(when=when, where=home.moved_to)
    return _("This home moved out ({when}).").format(when=when)


def at_the_door(home: Household) -> list[Line]:
    """Return the other homes of the door, now and before, with where their pages are."""
    others = Household.objects.filter(dwelling_id=home.dwelling_id).exclude(pk=home.pk).order_by("-id")
    return [_row(other) for other in others]


def _row(other: Household) -> Line:
    said = pgettext("home", "lives here too") if other.stands else pgettext("home", "lived here before")
    return {"title": other.called, "line": said, "url": reverse("people:household", args=[other.pk])}


def gone_people(home: Household) -> QuerySet[Resident]:
    """Return who left this home and could come back, the last one first."""
    left = Stay.objects.filter(household=home, went=Went.MOVED_OUT).values("resident_id")
    gone = Resident.objects.filter(pk__in=left, gone_at__isnull=False, died_on=None, erased_at=None)
    return gone.order_by("-gone_at")
