"""今天 says what was asked today in vain, and puts it behind what nobody has asked yet."""

from datetime import timedelta

import pytest

from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.follow_up import follow_up
from hulian.cases.verbs.inspect import inspect
from hulian.cases.verbs.reopen import reopen
from hulian.cases.verbs.resolve import resolve
from hulian.core import clock
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db
VAIN = "今天问过，没问到"


@pytest.fixture
def flow(actor, home):
    return Flow(actor, home("陈姨"))


@pytest.fixture
def rung(flow, actor):
    """Two matters that are done; of the newer one somebody asked today, and reached nobody."""
    flow.resolved(words="水龙头漏水")
    case = flow.resolved(words="楼道灯不亮")
    follow_up(case, by=actor("xiaoyu"), how="phone", reached=False, text="没人接")
    return case


def cards(client):
    return [(card["title"].partition(" · ")[2], card["line"] == VAIN) for card in
            client.get("/today/").context["cards"]]


def test_what_was_asked_in_vain_today_says_so_and_stands_behind(rung, client_of):
    assert cards(client_of("xiaoyu")) == [("水龙头漏水", False), ("楼道灯不亮", True)]


def test_tomorrow_it_is_asked_again(rung, client_of):
    with clock.at(clock.now() + timedelta(days=1)):
        assert cards(client_of("xiaoyu")) == [("楼道灯不亮", False), ("水龙头漏水", False)]


def test_what_was_done_anew_since_is_asked_anew(rung, client_of, actor):
    li = actor("li")
    reopen(rung, by=li, reason="灯又灭了")
    accept(rung, by=li)
    inspect(rung, by=li, finding="灯座松了")
    resolve(rung, by=li, what="换了灯座")
    assert cards(client_of("xiaoyu"))[0] == ("楼道灯不亮", False)
