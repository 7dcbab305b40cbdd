"""The next station days: every week on the team's weekday, save those that were moved."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hulian.core import clock
from hulian.teams.models import StationDay, StationTeam

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Coming:
    """A half-day of reception; `row` where it was opened or moved."""

    day: date
    opens_at: datetime
    closes_at: datetime
    place: str
    row: StationDay | None = None

    @property
    def usual(self) -> date:
        """Return the day it stands for: the one it was moved from, else itself."""
        return self.row.moved_from if self.row and self.row.moved_from else self.day

    @property
    def is_today(self) -> bool:
        """Return whether it is today."""
        return self.day == clock.today()


def coming(team: StationTeam, count: int = 4, since: date | None = None) -> list[Coming]:
    """Return the next few days of reception from a day on (today when left out), the soonest first."""
    start = since or clock.today()
    rows = [_of_row(row) for row in team.days.filter(opens_at__gte=moment(start, time.min))]
    moved = set(team.days.filter(moved_from__gte=start).values_list("moved_from", flat=True))
    kept = {item.day for item in rows if item.row.moved_from is None}
    first = start + timedelta(days=(team.weekday - start.weekday()) % 7)
    usual = [first + WEEK * week for week in range(count + len(moved) + len(kept))]
    planned = [_usual(team, day) for day in usual if day not in moved and day not in kept]
    return sorted([*rows, *planned], key=lambda item: item.opens_at)[:count]


def on(team: StationTeam, day: date) -> Coming | None:
    """Return the reception on a day, None where there is none."""
    return next((item for item in coming(team, 1, day) if item.day == day), None)


def moment(day: date, at: time) -> datetime:
    """Return a time of day in Shanghai as a moment."""
    return clock.local_moment(day, at.hour, at.minute)


def _usual(team: StationTeam, day: date) -> Coming:
    return Coming(day, moment(day, team.opens), moment(day, team.closes), team.place)


def _of_row(row: StationDay) -> Coming:
    return Coming(clock.local(row.opens_at).date(), row.opens_at, row.closes_at, row.place, row)
