"""The bulk form of `report`: one Event and one notice each for a file, however many batches it has."""

import pytest

from hulian.audit.models import Event
from hulian.cases.errors import NotAllowed
from hulian.cases.intake import BATCH, Record, intake
from hulian.cases.models import Case
from hulian.cases.verbs.report import Report, report_many
from hulian.core.actor import HULIAN
from hulian.notices.models import Notice
from hulian.notices.tell import mark_read

pytestmark = pytest.mark.django_db


def test_each_responsible_person_is_told_once_of_a_file(person, community):
    records = [Record(at + 2, f"第 {at} 件：路灯不亮", id=str(at)) for at in range(BATCH + 3)]
    before = Event.objects.count()
    outcome = intake(community(), records, by=HULIAN)
    assert (outcome.taken, outcome.refused) == (BATCH + 3, [])
    told = Notice.objects.filter(kind="report_many")
    assert {(row.user_id, row.count, row.case_id) for row in told} == {
        (person("li").pk, BATCH + 3, None), (person("fen").pk, BATCH + 3, None)}
    assert Event.objects.count() - before == 2
    assert Event.objects.filter(verb="case.report_many").count() == 2


def test_what_was_read_is_told_anew_by_the_next_file(person, community):
    for at in range(2):
        report_many(community(), [Report(f"井盖一压就响，第 {at} 次", external_key=str(at), source="test")], by=HULIAN)
        mark_read(person("li").pk)
    counts = {slug: [row.count for row in Notice.objects.filter(user_id=person(slug).pk, kind="report_many")]
              for slug in ("li", "fen")}
    assert counts == {"li": [1, 1], "fen": [2]}


def test_strangers_may_not_bring_a_file_here(actor, community):
    with pytest.raises(NotAllowed):
        report_many(community(), [Report("路灯不亮")], by=actor("jiang"))
    assert Case.objects.count() == 0
