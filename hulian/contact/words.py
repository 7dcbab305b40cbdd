"""Why somebody goes to a home, in words that say only what we know."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hulian.contact.codes import LifeEvent, What
from hulian.contact.models import Due, Rhythm
from hulian.core import clock
from hulian.core.spoken import left, spoken
from hulian.people.models import Household

SOON_DAYS = 3


def days_since(moment: datetime) -> int:
    """Return how many days ago that was, by the calendar on the wall."""
    return (clock.today() - clock.local(moment).date()).days


def seen_words(home: Household, rhythm: Rhythm | None) -> str:
    """Return since when we haven't seen them; what we don't know isn't said of them."""
    return heard_words(home.called, rhythm.heard_at if rhythm else None)


def heard_words(who: str, heard_at: datetime | None) -> str:
    """Return the same for a name and a moment."""
    if heard_at is None:
        return _("We haven't met {who} yet").format(who=who)
    days = days_since(heard_at)
    if days < 1:
        return _("Seen today")
    words = ngettext("We haven't seen {who} for {n} day", "We haven't seen {who} for {n} days", days)
    return words.format(who=who, n=days)


def tried_words(rhythm: Rhythm | None) -> str:
    """Return how often nobody opened since; '' where that isn't so."""
    if rhythm is None or not rhythm.tries:
        return ""
    return ngettext("{n} time nobody opened", "{n} times nobody opened", rhythm.tries).format(n=rhythm.tries)


def event_words(due: Due) -> str:
    """Return what happened, and by when somebody looks in."""
    what = LifeEvent(due.why).label if due.why in LifeEvent.values else due.get_what_display()
    late = due.due_at < clock.now()
    words = _("{what}: somebody was to look in by {when}") if late else _("{what}: look in by {when}")
    return words.format(what=what, when=spoken(due.due_at))


def due_words(due: Due, home: Household, rhythm: Rhythm | None) -> str:
    """Return one thing that is due, in words."""
    return event_words(due) if due.what == What.LIFE_EVENT else seen_words(home, rhythm)


def light_of(due: Due | None) -> tuple[str, str]:
    """Return the light of what is due first, and its words."""
    if due is None:
        return "none", ""
    days = (due.due_at - clock.now()).total_seconds() / 86400
    light = "red" if days < 0 else "yellow" if days < SOON_DAYS else "none"
    return light, left(due.due_at)
