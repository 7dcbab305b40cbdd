"""Plays many stories at once, in order of their simulated time, each step at its own moment."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from random import Random

from hulian.core import clock

# A story does its next step and yields when it goes on; it ends where there is nothing more.
Story = Iterator[datetime]
FIRST_HOUR, LAST_HOUR = 8, 18


def play(stories: Iterable[tuple[datetime, Story]], until: datetime, done: Callable[[int], object] = int) -> None:
    """Play the stories up to a moment; what would come later doesn't happen. `done` hears of each step."""
    waiting = [(begins, at, story) for at, (begins, story) in enumerate(stories)]
    heapq.heapify(waiting)
    while waiting and waiting[0][0] <= until:
        now, at, story = heapq.heappop(waiting)
        with clock.at(now):
            then = next(story, None)
        done(1)
        if then is not None:
            heapq.heappush(waiting, (max(then, now + timedelta(seconds=1)), at, story))


def after(rng: Random, least: float, most: float, *, at_night: bool = False) -> datetime:
    """Return a moment so many hours from now; people don't knock or ring at night."""
    moment = clock.now() + timedelta(hours=rng.uniform(least, most))
    return moment if at_night else by_day(rng, moment)


def by_day(rng: Random, moment: datetime) -> datetime:
    """Return the moment, or one early the next working morning where it is at night."""
    here = clock.local(moment)
    if FIRST_HOUR < here.hour < LAST_HOUR:
        return moment
    day = here.date() + timedelta(days=here.hour >= LAST_HOUR)
    return clock.local_moment(day, FIRST_HOUR + 1, rng.randrange(5, 55)) + timedelta(minutes=rng.randrange(90))


def half_hour(moment: datetime) -> datetime:
    """Return the next half hour, as people agree on times."""
    minutes = 30 - moment.minute % 30
    return (moment + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
