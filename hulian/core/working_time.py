"""Working time: when a limit of so many hours runs out, given open intervals and pauses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

Interval = tuple[datetime, datetime]


class Calendar(Protocol):
    """Knows when work is done."""

    def intervals(self, start: datetime) -> Iterator[Interval]:
        """Yield open intervals in order, the first one ending after `start`."""


@dataclass(frozen=True, slots=True)
class RoundTheClock:
    """Runs through night and holidays: urgent matters, and plain hours and days."""

    def intervals(self, start: datetime) -> Iterator[Interval]:
        """Yield day after day without a gap."""
        while True:
            yield start, start + timedelta(days=1)
            start += timedelta(days=1)


class WorkingTime:
    """Adds durations of working time to a moment."""

    @staticmethod
    def add(
        start: datetime,
        duration: timedelta,
        calendar: Calendar,
        pauses: Sequence[Interval] = (),
    ) -> datetime:
        """Return when `duration` of open, unpaused time has passed since `start`.

        A duration of zero or less ends at `start`. Pauses may overlap and come in any order.
        """
        left = duration
        if left <= timedelta(0):
            return start
        for opened, closed in calendar.intervals(start):
            for begin, end in _without(max(opened, start), closed, sorted(pauses)):
                if end - begin >= left:
                    return begin + left
                left -= end - begin
        message = "the calendar ended before the time did"
        raise ValueError(message)


def _without(begin: datetime, end: datetime, pauses: Sequence[Interval]) -> Iterator[Interval]:
    """Yield what is left of [begin, end) between the pauses."""
    for paused, resumed in pauses:
        if paused >= end:
            break
        if paused > begin:
            yield begin, paused
        begin = max(begin, resumed)
    if begin < end:
        yield begin, end
