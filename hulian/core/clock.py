"""The only clock: `now()`. Stored in UTC, shown as Asia/Shanghai; the demo world sets it back."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
_set: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """Return the present moment in UTC, or the one that `at` holds."""
    return _set.get() or datetime.now(UTC)


def local(moment: datetime) -> datetime:
    """Return the moment as people here read it."""
    return moment.astimezone(SHANGHAI)


def today() -> date:
    """Return today's date in Shanghai."""
    return local(now()).date()


def local_moment(day: date, hour: int, minute: int = 0) -> datetime:
    """Return a wall-clock time in Shanghai as a UTC moment."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Hold the clock at a moment (for the demo world, imports and tests)."""
    token = _set.set(moment)
    try:
        yield
    finally:
        _set.reset(token)
