"""The recurring work: red lights are told above once, pictures nobody names go, the rest stays."""

import os
import time
from datetime import timedelta

import pytest

from hulian.audit.models import Event
from hulian.cases.models import Case
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.escalate import escalate, escalate_overdue
from hulian.cases.verbs.report import Report, report
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.core.ids import new_id
from hulian.media.clear import clear_unnamed
from hulian.media.keep import Picture, keep_photo
from hulian.media.models import path_of
from hulian.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(actor, home, community):
    return report(community(), Report("电线跳闸", household=home("陈姨")), by=actor("xiaoyu"))


def told(case):
    return list(Event.objects.filter(verb="case.escalate", case_id=case.pk).values_list("codes", flat=True))


def test_a_case_in_time_is_told_to_nobody_above(case):
    with clock.at(case.due_at - timedelta(seconds=1)):
        assert escalate_overdue() == 0
    assert told(case) == []


def test_an_overdue_case_is_told_to_the_town_once(case, person):
    with clock.at(case.due_at + timedelta(seconds=1)):
        assert escalate_overdue() == 1
        assert escalate_overdue() == 0

    assert [(codes["limit"], codes["told"]) for codes in told(case)] == [("accept", [str(person("deng").pk)])]
    assert Notice.objects.filter(kind="escalate", case_id=case.pk).values_list("user_id", flat=True).get() == (
        person("deng").pk)


def test_two_workers_that_saw_the_same_case_tell_of_it_once(case):
    with clock.at(case.due_at + timedelta(seconds=1)):
        seen_by_both = Case.objects.get(pk=case.pk)
        assert [escalate(case, by=HULIAN), escalate(seen_by_both, by=HULIAN)] == [True, False]

    assert len(told(case)) == 1


def test_a_case_taken_meanwhile_is_not_told(case, actor):
    seen_before = Case.objects.get(pk=case.pk)
    accept(case, by=actor("li"))
    with clock.at(seen_before.due_at + timedelta(seconds=1)):
        assert escalate(seen_before, by=HULIAN) is False

    assert told(case) == []


def test_the_second_limit_is_told_too(case, actor):
    with clock.at(case.due_at + timedelta(seconds=1)):
        escalate_overdue()
        accept(Case.objects.get(pk=case.pk), by=actor("li"))
    with clock.at(case.resolve_due_at + timedelta(seconds=1)):
        assert escalate_overdue() == 1

    assert [codes["limit"] for codes in told(case)] == ["accept", "resolve"]


def test_pictures_that_no_row_names_go_after_a_day_and_named_ones_stay(case, actor):
    named, old, new = (lay() for _ in range(3))
    keep_photo(Picture(named, "", 1, 1), owner_type="case", owner_id=case.pk, by=actor("xiaoyu"))
    draft = path_of(named).with_suffix(".part")
    draft.write_bytes(b"half")
    for path in (path_of(named), path_of(old), draft):
        age(path)

    assert clear_unnamed() == 2
    assert [path_of(named).exists(), path_of(old).exists(), path_of(new).exists()] == [True, False, True]
    assert not draft.exists()


def test_a_strange_file_among_the_pictures_stops_nothing():
    strange = path_of(new_id()).with_name("holiday.jpg")
    strange.parent.mkdir(parents=True, exist_ok=True)
    strange.write_bytes(b"?")
    age(strange)

    clear_unnamed()
    assert strange.exists()


def lay():
    """Lay a picture on disk that no row names yet."""
    picture = new_id()
    path_of(picture).parent.mkdir(parents=True, exist_ok=True)
    path_of(picture).write_bytes(b"jpeg")
    return picture


def age(path):
    two_days_ago = time.time() - 2 * 24 * 3600
    os.utime(path, (two_days_ago, two_days_ago))
