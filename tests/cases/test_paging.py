"""Pages of cases go by key: each case once, in the order of what is due, however long the list is."""

from datetime import timedelta

import pytest

from hulian.cases.models import Case
from hulian.cases.paging import MOST_COUNTED, PAGE, counted, page_of
from hulian.cases.verbs.report import Report, report_many
from hulian.core import clock
from hulian.core.actor import HULIAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(community):
    """Three pages of cases: a third overdue or due at one moment, a third due later, a third without a limit."""
    rows = report_many(community(), [Report(f"第 {at} 盏路灯不亮") for at in range(3 * PAGE)], by=HULIAN)
    now = clock.now()
    for at, case in enumerate(rows):
        due = [now - timedelta(hours=1), now + timedelta(minutes=at), None][at % 3]
        state = "reported" if due else "resolved"
        Case.objects.filter(pk=case.pk).update(due_at=due, state=state, received_at=now - timedelta(minutes=at // 6))
    return Case.objects.filter(pk__in=[case.pk for case in rows])


def walk(cases, **kind):
    found, after = [], ""
    while True:
        rows, after = page_of(cases, cases, after, **kind)
        found.append([case.pk for case in rows])
        if not after:
            return found


@pytest.mark.parametrize("are_open", [True, False])
def test_the_pages_hold_every_case_once_the_soonest_due_first(many, are_open):
    pages = walk(many, are_open=are_open)

    assert [len(page) for page in pages] == [PAGE, PAGE, PAGE]
    assert [pk for page in pages for pk in page] == list(many.urgent_first().values_list("pk", flat=True))


def test_a_case_that_has_left_the_list_meanwhile_still_marks_its_place(many):
    first, after = page_of(many, many)
    rest = many.exclude(pk=first[-1].pk)

    following, _ = page_of(rest, many, after)

    assert [case.pk for case in following] == list(many.urgent_first().values_list("pk", flat=True)[PAGE:2 * PAGE])


@pytest.mark.parametrize("after", ["", "nonsense", "00000000-0000-7000-8000-000000000000"])
def test_a_key_that_leads_nowhere_begins_anew(many, after):
    rows, _ = page_of(many, many, after)
    assert rows[0].pk == many.urgent_first().first().pk


def test_the_page_leads_to_the_next_and_keeps_the_filters(many, client_of):
    text = client_of("li").get("/cases/?view=all&category=roads").content.decode()
    assert text.count("data-row") == PAGE
    last = page_of(many, many)[1]
    assert f"view=all&amp;category=roads&amp;after={last}" in text
    text = client_of("li").get(f"/cases/?view=all&category=roads&after={last}").content.decode()
    assert text.count("data-row") == PAGE


def test_a_count_is_exact_up_to_ninety_nine(many):
    assert counted(many) == "99+"
    assert counted(many.filter(due_at=None)) == PAGE
    some = many.values_list("pk", flat=True)[:MOST_COUNTED]
    assert counted(Case.objects.filter(pk__in=list(some))) == MOST_COUNTED
