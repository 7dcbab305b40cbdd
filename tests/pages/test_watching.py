"""今天 of who watches over communities: what waits for themselves, and apart from it what is stuck with others."""

from datetime import timedelta

import pytest

from hulian.cases.models import Case
from hulian.cases.verbs.accept import accept
from hulian.core import clock
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db
WATCHING = ("deng", "he")


@pytest.fixture
def flow(actor, home):
    return Flow(actor, home("陈姨"))


@pytest.fixture
def late(flow):
    """Return what makes matters that the team has and that are late."""

    def made(many):
        for number in range(many):
            case = flow.accepted(words=f"第 {number} 盏路灯不亮", household=None)
            Case.objects.filter(pk=case.pk).update(due_at=clock.now() - timedelta(days=2))

    return made


def today(client):
    response = client.get("/today/")
    return response.context, response.content.decode().replace("\xa0", " ")


def mine(client):
    """How many the list of the same person has under 等我办."""
    tabs = client.get("/cases/?view=mine").context["tabs"]
    return next(tab["count"] for tab in tabs if "mine" in tab["url"])


@pytest.mark.parametrize("slug", WATCHING)
def test_what_is_stuck_with_others_is_not_said_to_wait_for_who_watches(late, client_of, slug):
    late(4)
    seen, text = today(client_of(slug))
    assert (len(seen["cards"]), len(seen["late"]), mine(client_of(slug))) == (0, 4, 0)
    assert "这 4 件卡住了，请过问</h1>" in text
    assert "先办这" not in text
    assert "等您办的" not in text


def test_what_waits_for_themselves_stands_first_and_apart(late, flow, client_of, actor):
    late(3)
    case = flow.reported(words="井盖松了", household=None)
    accept(case, by=actor("deng"))
    client = client_of("deng")
    seen, text = today(client)
    assert [len(seen["cards"]), len(seen["late"]), mine(client)] == [1, 3, 1]
    assert "今天先办这 1 件，另有 3 件卡住了，请过问</h1>" in text
    assert text.index("等您办的") < text.index("井盖松了") < text.index("卡住了，请您过问") < text.index("路灯不亮")
    assert text.count("button-first") <= 1


def test_seven_are_shown_and_the_rest_of_what_is_stuck_leads_to_the_list_of_what_is_late(late, client_of):
    late(9)
    seen, text = today(client_of("deng"))
    assert (len(seen["late"]), seen["more"], seen["late_more"]) == (7, 0, 2)
    assert "还有 2 件" in text
    assert 'class="pane-link" href="/cases/?view=red"' in text


def test_all_that_is_stuck_is_told_also_where_ones_own_fills_the_page(late, flow, client_of, actor):
    late(2)
    for number in range(7):
        accept(flow.reported(words=f"第 {number} 个井盖松了", household=None), by=actor("deng"))
    seen, text = today(client_of("deng"))
    assert (len(seen["cards"]), len(seen["late"])) == (7, 0)
    assert "今天先办这 7 件，另有 2 件卡住了，请过问</h1>" in text
    assert "还有 2 件" in text.partition("卡住了，请您过问")[2]


def test_who_watches_and_has_nothing_late_is_told_that_nothing_waits(flow, client_of):
    flow.accepted()
    _seen, text = today(client_of("he"))
    assert "没有等您办的</h1>" in text
    assert "卡住" not in text


def test_a_card_says_its_community_once(late, client_of):
    late(1)
    (card,) = today(client_of("he"))[0]["late"]
    assert card["place"] == "榕塘社区"
