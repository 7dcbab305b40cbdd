"""A problem told at a door becomes a case, and the right people know."""

import pytest

from hulian.cases.codes import State
from hulian.cases.models import Case
from hulian.cases.verbs.report import Report, report

pytestmark = pytest.mark.django_db


def test_a_report_at_the_door_reaches_the_team_and_nobody_else(actor, home, community):
    case = report(community(), Report("电线用了几十年，刮风打雷就跳闸", household=home("陈姨")), by=actor("xiaoyu"))

    assert (case.state, case.category, case.who) == (State.REPORTED, "power", "陈姨")
    assert Case.objects.visible_to(actor("li")).filter(pk=case.pk).exists()
    assert not Case.objects.visible_to(actor("jiang")).filter(pk=case.pk).exists()
