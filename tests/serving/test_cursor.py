"""The cursor of the stream misses no Event, in whatever order they commit."""

import pytest

from hulian.audit.models import Event
from hulian.audit.record import build
from hulian.core.actor import HULIAN
from hulian.notices.stream import cursor as cursors
from hulian.notices.stream.cursor import Cursor

pytestmark = pytest.mark.django_db


@pytest.fixture
def commit(community):
    """Write Events with these distances from the newest number."""
    area = community()
    newest = Event.objects.order_by("-sequence").values_list("sequence", flat=True).first()

    def write(*distances: int) -> None:
        for distance in distances:
            event = build("case.note", area, by=HULIAN, area_path=area.path)
            event.sequence = newest + distance
            event.save(force_insert=True)

    write.newest = newest
    return write


def fresh(cursor, commit):
    return [note.sequence - commit.newest for note in cursor.fresh()]


def test_it_begins_with_what_comes_after_it(commit):
    cursor = Cursor()
    assert cursor.fresh() == []

    commit(1, 2)
    assert fresh(cursor, commit) == [1, 2]
    assert cursor.fresh() == []


def test_a_number_that_commits_late_is_heard_of_once(commit):
    cursor = Cursor()
    commit(2, 5)
    assert fresh(cursor, commit) == [2, 5]

    commit(1, 4)
    assert fresh(cursor, commit) == [1, 4]
    commit(3, 6)
    assert fresh(cursor, commit) == [3, 6]
    assert cursor.fresh() == []


def test_what_was_on_its_way_when_it_began_is_heard_of(commit):
    commit(2)
    cursor = Cursor()
    assert cursor.fresh() == []

    commit(1)
    assert fresh(cursor, commit) == [1]


def test_a_hole_that_never_fills_is_given_up(commit, monkeypatch):
    cursor = Cursor()
    commit(3)
    assert fresh(cursor, commit) == [3]
    monkeypatch.setattr(cursors, "PATIENCE", -1.0)
    assert cursor.fresh() == []

    commit(1)
    assert cursor.fresh() == []


def test_more_than_one_reading_holds_comes_whole(commit, monkeypatch):
    monkeypatch.setattr(cursors, "AT_ONCE", 3)
    cursor = Cursor()
    commit(*range(1, 9))

    assert fresh(cursor, commit) == list(range(1, 9))
