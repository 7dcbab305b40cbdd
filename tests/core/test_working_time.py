"""Working time: when so much of it has passed, with nights, holidays and pauses left out."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hulian.core.working_time import RoundTheClock, WorkingTime

START = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)  # a Monday
PLAIN = RoundTheClock()
spans = some.integers(0, 60 * 24 * 20).map(lambda minutes: timedelta(minutes=minutes))


class Office:
    """Open from 9 to 17 on weekdays."""

    def intervals(self, start):
        day = start.replace(hour=0, minute=0, second=0, microsecond=0)
        while True:
            if day.weekday() < 5 and day + timedelta(hours=17) > start:
                yield day + timedelta(hours=9), day + timedelta(hours=17)
            day += timedelta(days=1)


calendars = some.sampled_from([PLAIN, Office()])
starts = some.integers(0, 60 * 24 * 14).map(lambda minutes: START + timedelta(minutes=minutes))


@some.composite
def pauses(draw):
    begin = START + draw(spans)
    return begin, begin + draw(spans)


def test_an_office_day_ends_at_five_and_goes_on_at_nine_after_the_weekend():
    friday = datetime(2026, 3, 6, 16, 0, tzinfo=UTC)
    assert WorkingTime.add(friday, timedelta(hours=2), Office()) == datetime(2026, 3, 9, 10, 0, tzinfo=UTC)


def test_no_time_ends_where_it_starts_even_at_night():
    assert WorkingTime.add(START, timedelta(0), Office()) == START
    assert WorkingTime.add(START, timedelta(hours=-1), PLAIN) == START


def test_a_pause_moves_the_end_by_its_length_and_overlapping_ones_count_once():
    pause = (START + timedelta(hours=1), START + timedelta(hours=3))
    inner = (START + timedelta(hours=2), START + timedelta(hours=3))
    end = WorkingTime.add(START, timedelta(hours=2), PLAIN, [inner, pause, pause])
    assert end == START + timedelta(hours=4)


def test_a_pause_after_the_end_or_before_the_start_changes_nothing():
    late = (START + timedelta(days=9), START + timedelta(days=10))
    early = (START - timedelta(days=2), START - timedelta(days=1))
    assert WorkingTime.add(START, timedelta(hours=5), PLAIN, [late, early]) == START + timedelta(hours=5)


def test_a_calendar_that_ends_is_said():
    class Ends:
        def intervals(self, start):
            yield start, start + timedelta(hours=1)

    with pytest.raises(ValueError, match="ended"):
        WorkingTime.add(START, timedelta(hours=2), Ends())


@given(starts, spans, spans, calendars, some.lists(pauses(), max_size=4))
def test_more_time_never_ends_earlier(start, less, more, calendar, breaks):
    first = WorkingTime.add(start, less, calendar, breaks)
    assert start <= first <= WorkingTime.add(start, less + more, calendar, breaks)


@given(starts, spans, spans, calendars, some.lists(pauses(), max_size=4))
def test_time_can_be_used_in_two_parts(start, first, second, calendar, breaks):
    halfway = WorkingTime.add(start, first, calendar, breaks)
    whole = WorkingTime.add(start, first + second, calendar, breaks)
    assert WorkingTime.add(halfway, second, calendar, breaks) == whole


@given(starts, spans, calendars, some.lists(pauses(), max_size=4), pauses())
def test_a_further_pause_never_makes_it_earlier(start, span, calendar, breaks, more):
    assert WorkingTime.add(start, span, calendar, breaks) <= WorkingTime.add(start, span, calendar, [*breaks, more])


@given(starts, spans)
def test_round_the_clock_is_plain_addition(start, span):
    assert WorkingTime.add(start, span, PLAIN) == start + span
