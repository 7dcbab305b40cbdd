"""Stories are played in order of their simulated time; ids follow it."""

from datetime import UTC, datetime, timedelta
from random import Random

from hulian.core import clock
from hulian.core.ids import made_by, new_id
from hulian.demo.inbox import this_afternoon
from hulian.demo.play import by_day, half_hour, play
from hulian.demo.seeded import id_maker

BEGIN = datetime(2026, 3, 2, 1, tzinfo=UTC)


def story(heard, name, *hours):
    for hour in hours:
        heard.append((name, clock.now()))
        yield BEGIN + timedelta(hours=hour)
    heard.append((name, clock.now()))


def test_steps_of_many_stories_come_in_order_of_time_and_stop_at_the_present():
    heard, steps = [], []
    play([(BEGIN, story(heard, "a", 5, 9)), (BEGIN + timedelta(hours=1), story(heard, "b", 3, 7))],
         BEGIN + timedelta(hours=8), steps.append)
    assert [(name, (at - BEGIN).total_seconds() / 3600) for name, at in heard] == [
        ("a", 0), ("b", 1), ("b", 3), ("a", 5), ("b", 7)]
    assert len(steps) == 5


def test_a_story_never_goes_back_in_time():
    heard = []
    play([(BEGIN, story(heard, "a", -5))], BEGIN + timedelta(days=1))
    assert heard[1][1] > heard[0][1]


def test_ids_come_out_the_same_for_a_seed_and_sort_as_they_were_made():
    def make(seed):
        with made_by(id_maker(seed)):
            made = []
            for minutes in (0, 0, 0, 1, 60 * 24 * 400):
                with clock.at(BEGIN + timedelta(minutes=minutes)):
                    made.append(new_id())
        return made

    ids = make(1)
    assert ids == make(1) == sorted(ids)
    assert ids != make(2)
    assert {(id_.version, id_.variant) for id_ in ids} == {(7, "specified in RFC 4122")}
    assert ids[0].int >> 80 == int(BEGIN.timestamp() * 1000)
    assert new_id().int >> 80 > ids[0].int >> 80


def test_nobody_knocks_at_night():
    for hour in range(24):
        moment = by_day(Random(hour), clock.local_moment(BEGIN.date(), hour, 30))  # noqa: S311
        assert 8 < clock.local(moment).hour < 18
        assert timedelta(0) <= moment - clock.local_moment(BEGIN.date(), hour, 30) < timedelta(hours=18)


def test_people_agree_on_half_hours():
    assert half_hour(BEGIN + timedelta(minutes=11)) == BEGIN + timedelta(minutes=30)
    assert half_hour(BEGIN + timedelta(minutes=30)) == BEGIN + timedelta(minutes=60)


def test_the_appointment_of_the_afternoon_lies_ahead_whenever_the_demo_begins():
    for hour in range(24):
        now = clock.local_moment(BEGIN.date(), hour, 10)
        agreed = this_afternoon(now)
        assert now < agreed
        assert 10 <= clock.local(agreed).hour < 19
    assert clock.local(this_afternoon(clock.local_moment(BEGIN.date(), 14, 10))).strftime("%H:%M") == "15:30"
