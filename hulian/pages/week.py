"""What went well in the last seven days, and what today is for this place."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hulian.accounts.matrix import paths_for
from hulian.cases.codes import Mark, State
from hulian.cases.models import Case, Resolution, Word
from hulian.contact.models import Visit
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.teams.models import StationDay, StationTeam

WEEK = timedelta(days=7)
# A matter that the resident wasn't content with is open again: it isn't done, whatever was said of it before.
DONE = (State.RESOLVED, State.CLOSED)


def week_of(actor: Actor) -> dict[str, Any]:
    """Return how many homes were visited, how many matters done, whose was the last, and how many were satisfied.

    It is what this person's places did together, never who did more; for who sees no place, what they did themselves.
    """
    since = clock.now() - WEEK
    seen = Case.objects.visible_to(actor).filter(about_id=None).values("pk")
    done = Resolution.objects.filter(case__in=seen.filter(state__in=DONE), at__gte=since)
    last = done.select_related("case").first()
    return {
        "done": done.values("case").distinct().count(), "last": str(last.case) if last else "",
        "visits": _visited(actor, since),
        "satisfied": Word.objects.filter(case__in=seen, at__gte=since, mark__gte=Mark.GOOD).count(),
    }


def _visited(actor: Actor, since: datetime) -> int:
    """Return how many homes somebody met or spoke with."""
    if not paths_for(actor, "contact.mine"):
        return 0
    seen = Visit.objects.visible_to(actor).filter(at__gte=since, met=True)
    return seen.values("household").distinct().count()


def day_words(actor: Actor) -> str:
    """Return today's date, and the station day where it is one."""
    today = date_format(clock.today(), pgettext("today's date", "l, j F"))
    station = _station(actor)
    return f"{today} · {station}" if station else today


def _station(actor: Actor) -> str:
    """Return when and where the one team receives today; where it is several, how many communities do."""
    scope = Q(pk=None)
    for path in actor.paths:
        scope |= Q(community__path__startswith=path)
    found = _receiving(StationTeam.objects.filter(scope).order_by("community__path"))
    if len(found) > 1:
        return _("station day in {n} communities").format(n=len(found))
    return _words(*found[0]) if found else ""


def _receiving(teams: Iterable[StationTeam]) -> list[tuple[str, str]]:
    """Return time and place of each team that receives today: on its weekday, or on a day it moved to."""
    known, today = {team.pk: team for team in teams}, clock.today()
    begins = clock.local_moment(today, 0)
    held = Q(opens_at__gte=begins, opens_at__lt=begins + timedelta(days=1))
    days = StationDay.objects.filter(held | Q(moved_from=today), team__in=known) if known else ()
    here, moved_away = {}, set()
    for row in days:
        if clock.local(row.opens_at).date() == today:
            here[row.team_id] = (f"{clock.local(row.opens_at):%-H:%M}", row.place)
        else:
            moved_away.add(row.team_id)
    usual = {pk: (f"{team.opens:%-H:%M}", team.place) for pk, team in known.items()
             if team.weekday == today.weekday() and pk not in moved_away}
    return list((usual | here).values())


def _words(time: str, place: str) -> str:
    return _("station day, {time} at {place}").format(time=time, place=place)
