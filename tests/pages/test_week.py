"""今天 says whether the team receives today, whatever the day of the week, and asks as often on each."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hulian.accounts.register import grant_role
from hulian.cases.models import Case
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.confirm import confirm
from hulian.cases.verbs.inspect import inspect
from hulian.cases.verbs.resolve import resolve
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.teams.models import StationTeam
from hulian.teams.verbs.move_day import move_day
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(community):
    return StationTeam.objects.get(community=community())


@pytest.fixture
def flow(actor, home):
    return Flow(actor, home("陈姨"))


def week(client):
    """How many matters were done, and which was the last."""
    told = client.get("/today/").context["week"]
    return told["done"], told["last"]


def noon(team, days=0):
    """The moment at noon of the team's day after next week's, and so many days later."""
    ahead = (team.weekday - clock.today().weekday()) % 7 + 7
    return clock.local_moment(clock.today() + timedelta(days=ahead + days), 12)


def said(client, moment):
    """The date and what stands beside it, and how many questions the page asked."""
    with clock.at(moment), CaptureQueriesContext(connection) as asked:
        page = client.get("/today/").content.decode()
    return "驻点日 14:30 在榕塘居委会一楼" in page, len(asked)


def test_each_day_of_the_week_asks_as_often(client_of, team):
    client = client_of("li")
    days = [said(client, noon(team, day)) for day in range(7)]
    assert [here for here, _asked in days] == [True] + [False] * 6
    assert len({asked for _here, asked in days}) == 1


def test_a_day_that_was_moved_is_said_on_the_new_day_alone(client_of, actor, team):
    usual = clock.local(noon(team)).date()
    move_day(team, usual, to=usual + timedelta(days=2), opens=team.opens, closes=team.closes, place=team.place,
             reason="台风", by=actor("fen"))
    client = client_of("li")
    assert [said(client, noon(team, day))[0] for day in (0, 2)] == [False, True]


def station(client, moment):
    """What stands beside the date."""
    with clock.at(moment):
        return client.get("/today/").context["day"].partition(" · ")[2]


def test_who_looks_after_several_communities_is_told_how_many_receive(client_of, team):
    litang = StationTeam.objects.exclude(pk=team.pk).get()
    deng = client_of("deng")
    assert station(deng, noon(team)) == "2 个社区今天有驻点"
    litang.weekday = (team.weekday + 2) % 7
    litang.save()
    assert station(deng, noon(team)) == "驻点日 14:30 在榕塘居委会一楼"
    assert "荔塘居委会二楼" in station(deng, noon(team, 2))
    assert station(deng, noon(team, 1)) == ""


def test_who_holds_posts_in_two_communities_is_told_of_both(client_of, team, person, community):
    grant_role(person("li"), "station_member", community("demo-litang"), by=HULIAN)
    assert station(client_of("li"), noon(team)) == "2 个社区今天有驻点"


def test_what_the_resident_wasnt_content_with_isnt_done(flow, client_of, actor):
    flow.resolved(words="水龙头漏水")
    bad = flow.resolved(words="楼道灯不亮")
    confirm(bad, by=actor("xiaoyu"), mark=1, way="call")
    done, last = week(client_of("li"))
    assert (done, "水龙头漏水" in last) == (1, True)


def test_a_matter_that_was_done_again_counts_once(flow, client_of, actor):
    case = flow.resolved(words="楼道灯不亮")
    confirm(case, by=actor("xiaoyu"), mark=1, way="call")
    accept(case, by=actor("li"))
    inspect(case, by=actor("li"), finding="灯座松了")
    resolve(case, by=actor("li"), what="换了灯座")
    confirm(case, by=actor("xiaoyu"), mark=5, way="call")
    assert Case.objects.get(pk=case.pk).state == "closed"
    assert week(client_of("li"))[0] == 1
