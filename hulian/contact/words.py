"""Why somebody goes to a home, in words that say only what we know."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from hulian.contact.codes import Finding, How, LifeEvent, What
from hulian.contact.lately import THEMSELVES, Lately
from hulian.contact.models import Due
from hulian.core import clock
from hulian.core.spoken import left, spoken
from hulian.people.models import Household

SOON_DAYS = 3
UNSEEN = (How.PHONE, How.NEIGHBOUR, THEMSELVES)


def days_since(moment: datetime) -> int:
    """Return how many days ago that was, by the calendar on the wall."""
    return (clock.today() - clock.local(moment).date()).days


def heard_words(who: str, lately: Lately) -> str:
    """Return since when we haven't seen them, or when else we heard; what we don't know isn't said of them."""
    if lately.heard_at is None:
        return _("We haven't met {who} yet").format(who=who)
    days = days_since(lately.heard_at)
    if days < 1:
        return _today(lately)
    if lately.how in UNSEEN:
        return _ago(lately).format(n=days)
    words = ngettext("We haven't seen {who} for {n} day", "We haven't seen {who} for {n} days", days)
    return words.format(who=who, n=days)


def _today(lately: Lately) -> str:
    """Return how it was today: who was rung wasn't seen, and a neighbour speaks for a neighbour."""
    if lately.how == How.NEIGHBOUR:
        well = lately.finding == Finding.WELL
        return _("A neighbour said today that all is well") if well else _("A neighbour spoke of them today")
    return {How.PHONE: _("Spoke on the phone today"), THEMSELVES: _("They told us something today"),
            "": _("Heard from today")}.get(lately.how, _("Seen today"))


def _ago(lately: Lately) -> str:
    """Return how it was some days ago."""
    days = days_since(lately.heard_at)
    if lately.how == How.PHONE:
        return ngettext("Spoke on the phone {n} day ago", "Spoke on the phone {n} days ago", days)
    if lately.how == THEMSELVES:
        return ngettext("They told us something {n} day ago", "They told us something {n} days ago", days)
    if lately.finding == Finding.WELL:
        return ngettext("{n} day ago a neighbour said that all is well",
                        "{n} days ago a neighbour said that all is well", days)
    return ngettext("{n} day ago a neighbour spoke of them", "{n} days ago a neighbour spoke of them", days)


def missed_words(how: str) -> str:
    """Return what it is called when we came, or rang, in vain."""
    return {How.DOOR: _("nobody home"), How.PHONE: _("no answer")}.get(how, _("not found"))


def tried_words(lately: Lately) -> str:
    """Return how often nobody opened or answered since; '' where that isn't so."""
    knocks, calls = lately.knocks, lately.calls
    other = lately.tries - knocks - calls
    said = [
        ngettext("{n} time nobody opened", "{n} times nobody opened", knocks).format(n=knocks) if knocks else "",
        ngettext("{n} call nobody answered", "{n} calls nobody answered", calls).format(n=calls) if calls else "",
        ngettext("{n} time not found", "{n} times not found", other).format(n=other) if other > 0 else ""]
    return pgettext("why one goes", ", ").join(filter(None, said)) if lately.tries else ""


def event_words(due: Due) -> str:
    """Return what happened, and by when somebody looks in."""
    what = LifeEvent(due.why).label if due.why in LifeEvent.values else due.get_what_display()
    late = due.due_at < clock.now()
    words = _("{what}: somebody was to look in by {when}") if late else _("{what}: look in by {when}")
    return words.format(what=what, when=spoken(due.due_at))


def due_words(due: Due, home: Household, lately: Lately) -> str:
    """Return one thing that is due, in words."""
    return event_words(due) if due.what == What.LIFE_EVENT else heard_words(home.called, lately)


def light_of(due: Due | None) -> tuple[str, str]:
    """Return the light of what is due first, and its words."""
    if due is None:
        return "none", ""
    days = (due.due_at - clock.now()).total_seconds() / 86400
    light = "red" if days < 0 else "yellow" if days < SOON_DAYS else "none"
    return light, left(due.due_at)
