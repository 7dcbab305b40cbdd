"""Who moved in and out of a home, and when, as the lines of its page."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

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
    stays, people = _stays_of(home), list(here)
    before = _homes_before(home) if any(one.came == Came.WITHIN for one in [*stays, *people]) else {}
    for stay in stays:
        if stay.since:
            came = came_words(stay, before.get((stay.resident_id, stay.since), ""))
            happened.setdefault((stay.since, came), []).append(str(stay.resident))
        happened.setdefault((stay.until, went_words(stay)), []).append(str(stay.resident))
    for person in people:
        if person.here_since:
            came = came_words(person, before.get((person.pk, person.here_since), ""))
            happened.setdefault((person.here_since, came), []).append(str(person))
    lines = [{"at": day, "who": "、".join(names), "text": words} for (day, words), names in happened.items()]
    lines.reverse()  # so that on one day too the latest stands first
    lines.sort(key=lambda line: line["at"], reverse=True)
    return lines


def _stays_of(home: Household) -> list[Stay]:
    return list(home.stays.filter(resident__erased_at=None).select_related("resident", "to_household"))


def _homes_before(home: Household) -> dict[tuple[UUID, date], str]:
    """Return in which home of the community somebody lived before, by who and since when they live here."""
    rows = Stay.objects.filter(to_household=home, went=Went.WITHIN).select_related("household")
    return {(row.resident_id, row.until): str(row.household) for row in rows}


def came_words(one: Resident | Stay, before: str = "") -> str:
    """Return how somebody came, and from which home where that is told."""
    words = str(Came(one.came).label)
    if one.came != Came.WITHIN or not before:
        return words
    return _("{words} ({where})").format(words=words, where=before)


def went_words(stay: Stay) -> str:
    """Return how a stay ended, and where to."""
    where = stay.where or (str(stay.to_household) if stay.to_household_id else "")
    words = str(Went(stay.went).label)
    if not where:
        return words
    if stay.went in {Went.MERGED, Went.WITHIN}:
        return _("{words} ({where})").format(words=words, where=where)
    return _("{words}, to {where}").format(words=words, where=where)


def ended_words(home: Household) -> str:
    """Return why nobody lives there now; "" for a home that stands."""
    if home.merged_into_id:
        return _("This home is one with {home} now.").format(home=home.merged_into)
    if home.moved_out_at is None:
        return ""
    last = home.stays.select_related("to_household").order_by("-until", "-id").first()
    if last and last.went == Went.DIED:
        return _("The last of this home passed away ({when}).").format(when=spoken(last.until))
    when = spoken(last.until if last else home.moved_out_at.date())
    if where := home.moved_to or (str(last.to_household) if last and last.went == Went.WITHIN else ""):
        return _("This home moved out ({when}), to {where}.").format(when=when, where=where)
    return _("This home moved out ({when}).").format(when=when)


def at_the_door(home: Household) -> list[Line]:
    """Return the other homes of the door, now and before, with where their pages are."""
    others = Household.objects.filter(dwelling_id=home.dwelling_id).exclude(pk=home.pk).order_by("-id")
    return [_row(other, beside=home.stands) for other in others]


def _row(other: Household, *, beside: bool) -> Line:
    here = pgettext("home", "lives here too") if beside else pgettext("home", "lives here now")
    said = here if other.stands else pgettext("home", "lived here before")
    return {"title": other.called, "line": said, "url": reverse("people:household", args=[other.pk])}


def gone_people(home: Household) -> QuerySet[Resident]:
    """Return who left this home and could come back, the last one first."""
    left = Stay.objects.filter(household=home, went=Went.MOVED_OUT).values("resident_id")
    gone = Resident.objects.filter(pk__in=left, gone_at__isnull=False, died_on=None, erased_at=None)
    return gone.order_by("-gone_at")
