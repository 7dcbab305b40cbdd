"""消息: what is told of more than one case is said too, and can be read."""

from datetime import time, timedelta

import pytest

from hulian.cases.verbs.report import Report, report_many
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.teams.models import StationTeam
from hulian.teams.verbs.move_day import move_day

pytestmark = pytest.mark.django_db


def test_a_file_of_reports_is_one_line_that_counts_them(client_of, community):
    report_many(community(), [Report("路灯不亮"), Report("垃圾没人收")], by=HULIAN)

    page = client_of("li").get("/messages/").content.decode()

    assert page.count("表格里收进来 2 件新的") == 1


def test_a_moved_station_day_reaches_those_who_speak_with_residents(client_of, actor, community):
    team = StationTeam.objects.get(community=community())
    day = clock.today() + timedelta(days=(team.weekday - clock.today().weekday()) % 7 + 7)

    move_day(team, day, to=day + timedelta(days=1), opens=time(9), closes=time(11), place="祠堂", reason="台风",
             by=actor("fen"))

    assert {slug for slug in ("xiaoyu", "li", "luo", "fen", "jiang")
            if "驻点日改了日子" in client_of(slug).get("/messages/").content.decode()} == {"xiaoyu", "li", "luo"}
