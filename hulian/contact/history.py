"""What there was between us and a home: the last visits, and who looked after it since when."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hulian.contact import policy
from hulian.contact.codes import Hour, How
from hulian.contact.models import ContactLink, Visit
from hulian.contact.verbs.withdraw_visit import can_withdraw
from hulian.contact.words import missed_words
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.people.merged import one_with_all
from hulian.people.models import Household

SHOWN = 12


def visits_of(home: Household, by: Actor, most: int = SHOWN) -> list[dict[str, Any]]:
    """Return the last visits as lines of a timeline, with where to ask for what is confidential (for who may)."""
    return [{
        "at": row.at, "who": row.by_name, "text": with_home(came_words(row), row, home), "detail": row.line,
        "in_vain": not row.met,
        "ask": reverse("contact:confidential", args=[home.pk, row.pk])
        if row.confidential and policy.may_read_confidential(row, by) else "",
        "withdraw": reverse("contact:visit-withdrawal", args=[home.pk, row.pk])
        if home.stands and row.household_id == home.pk and can_withdraw(row, by) else "",
    } for row in last_visits(home, most)]


def last_visits(home: Household, most: int) -> list[Visit]:
    """Return the last visits to a home, and to those that are one with it by now."""
    rows = Visit.objects.filter(household__in=one_with_all(home)).select_related("household")
    return list(rows.order_by("-at", "-id")[:most])


def with_home(words: str, row: Visit, home: Household) -> str:
    """Return words of a visit, with the home it was to where that had another name."""
    if row.household_id == home.pk or row.household.called == home.called:
        return words
    return _("{words} ({where})").format(words=words, where=row.household)


def came_words(row: Visit) -> str:
    """Return how it was, and what came of it."""
    how = How(row.how).label
    if row.aside:
        return str(how)
    if row.met:
        return _("{how}: {what}").format(how=how, what=row.get_finding_display())
    missed = missed_words(row.how)
    again = _("to try again {when}").format(when=Hour(row.again).label) if row.again else ""
    return pgettext("why one goes", ", ").join(filter(None, [missed, again]))


def links_of(home: Household) -> dict[str, Any]:
    """Return who looked after this home, since when and until when; and who still stands there but left their role."""
    links = ContactLink.objects.filter(household=home)
    now = Exists(links.in_force().served().filter(pk=OuterRef("pk")))
    rows = links.select_related("member").annotate(now=now).order_by("-starts_at", "-id")
    return {"title": _("Who looks after them"), "lines": [
        {"text": str(row.member), "label": _span(row, now=row.now), "quiet": not row.now} for row in rows]}


def _span(row: ContactLink, *, now: bool) -> str:
    pattern = pgettext("day of another year", "j F Y")
    since = date_format(clock.local(row.starts_at), pattern)
    if now:
        return _("since {day}").format(day=since)
    if row.ends_at is None:
        return _("since {day}, but they look after no homes here any more").format(day=since)
    return _("{first} to {last}").format(first=since, last=date_format(clock.local(row.ends_at), pattern))
