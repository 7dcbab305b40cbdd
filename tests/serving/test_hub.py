"""Who hears of what: by area, by being told, and never of a case about oneself."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from hulian.notices.stream.cursor import Note
from hulian.notices.stream.hub import Full, Hub
from hulian.notices.stream.viewer import Viewer

OURS, GRID, OTHERS = "/d/t/ours/", "/d/t/ours/1/", "/d/t/others/"


def note(area_path=OURS, verb="case.report", **codes):
    case = uuid4() if verb.startswith("case.") else None
    return Note(1, verb, case, area_path, datetime(2026, 11, 24, tzinfo=UTC), codes)


def seat(hub, *paths):
    return hub.join(Viewer(uuid4(), paths))



def test_the_area_and_all_above_it_hear_and_nobody_beside_or_below():
    hub = Hub(10)
    seats = {path: seat(hub, path) for path in ("/d/", "/d/t/", OURS, GRID, OTHERS, "/d/t/our/")}
    hub.deliver([note()])

    assert {path for path, one in seats.items() if one.pending} == {"/d/", "/d/t/", OURS}


def test_who_is_told_hears_wherever_they_are():
    hub = Hub(10)
    helper = seat(hub)
    hub.deliver([note(told=[str(helper.viewer.user_id)])])

    assert len(helper.pending) == 1


def test_whom_the_case_is_about_hears_nothing_even_where_they_read_everything():
    hub = Hub(10)
    person, colleague = seat(hub, OURS), seat(hub, OURS)
    hub.deliver([note(past=str(person.viewer.user_id))])

    assert (len(person.pending), len(colleague.pending)) == (0, 1)


def test_what_is_no_case_is_heard_only_by_who_is_told():
    hub = Hub(10)
    reader = seat(hub, OURS)
    hub.deliver([note(verb="account.grant")])

    assert not reader.pending


def test_who_loses_a_role_hears_no_more_and_who_leaves_is_forgotten():
    hub = Hub(10)
    member = seat(hub, OURS)
    hub.move(member, Viewer(member.viewer.user_id, (OTHERS,)))
    hub.deliver([note()])
    assert not member.pending

    hub.leave(member)
    assert (hub.seats, dict(hub.by_path), dict(hub.by_user)) == (set(), {}, {})


def test_one_more_than_it_may_hold_is_turned_away():
    hub = Hub(1)
    seat(hub, OURS)

    with pytest.raises(Full):
        seat(hub, OURS)


def test_a_page_that_reads_slowly_keeps_the_newest_and_costs_no_more():
    hub = Hub(1)
    slow = seat(hub, OURS)
    hub.deliver([note()] * 500)

    assert len(slow.pending) == 50
    assert slow.take().count(b"event: changed") == 50
    assert slow.take() == b""
