"""A station day is moved to another day, and announced in time."""

from datetime import date, time, timedelta

from django.db import transaction

from hulian.accounts.actors import holders
from hulian.accounts.matrix import FIELD, TEAM
from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.notices.tell import tell
from hulian.policies.pack import rule
from hulian.teams.calendar import moment, on
from hulian.teams.errors import AlreadyOpen, DayTaken, NoticeTooShort, NotToday, WrongHours
from hulian.teams.models import StationDay, StationTeam

# Who has to know that a day moves: the team, and those who speak with residents.
CONCERNED = TEAM | FIELD


def earliest_move(team: StationTeam) -> date:
    """Return the first day that may still be moved, or moved to."""
    return clock.today() + timedelta(days=rule("station.notice_days", team.community.path).value)


def move_day(team: StationTeam, day: date, *, to: date, opens: time, closes: time, place: str, reason: str, by: Actor,
             ) -> StationDay:
    """Receive on `to` instead of the usual `day`; a day that was moved may be moved again.

    Raises NoticeTooShort, DayTaken, AlreadyOpen, WrongHours, NotToday (no such day), NotAllowed.
    """
    path = team.community.path
    require("station.move", path, by)
    if closes <= opens:
        raise WrongHours
    _check(team, day, to)
    with transaction.atomic():
        row = team.days.filter(moved_from=day).first() or StationDay(team=team, moved_from=day)
        row.opens_at, row.closes_at, row.place, row.reason = moment(to, opens), moment(to, closes), place, reason
        row.announced_at = clock.now()
        row.save()
        record("station.move", row, by=by, area_path=path, codes={"from": day.isoformat(), "to": to.isoformat()})
        tell((user.pk for user in holders(path, CONCERNED)), "station_moved", by=by)
    return row


def _check(team: StationTeam, day: date, to: date) -> None:
    moved = team.days.filter(moved_from=day).first()
    usual = on(team, day)
    if moved is None and (usual is None or usual.usual != day):
        raise NotToday
    if (moved and moved.opened_at) or (usual and usual.usual == day and usual.row and usual.row.opened_at):
        raise AlreadyOpen
    first = earliest_move(team)
    told = clock.local(moved.opens_at).date() if moved else day
    if min(told, to) < first:
        raise NoticeTooShort(rule("station.notice_days", team.community.path), first)
    taken = on(team, to)
    if to == day or (taken and (moved is None or taken.row != moved)):
        raise DayTaken
