"""What we say of a contact is how it was: who was rung wasn't seen, a neighbour's word is a neighbour's."""

from datetime import timedelta

import pytest

from hulian.contact.codes import Finding, How
from hulian.contact.models import Rhythm
from hulian.contact.verbs.visit import Told, nobody_home, visit
from hulian.core import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def chen(luo_homes):
    return luo_homes("陈姨")


def said(client, home):
    """Return what the card, the home's page and the visit form say, which must be the same."""
    card = next(card for card in client.get("/my-homes/").context["cards"] if card["title"] == home.called)
    for page in (f"/my-homes/{home.pk}/", f"/my-homes/{home.pk}/visits/new/"):
        assert "，".join(client.get(page).context["due"]) == card["line"]
    return card["line"]


SEEN = ("今天见过", "我们 5 天没见到陈姨")
WAYS = [
    (How.DOOR, Finding.WELL, *SEEN), (How.MET, Finding.WELL, *SEEN), (How.FAIR, Finding.WELL, *SEEN),
    (How.PHONE, Finding.WELL, "今天通过电话", "5 天前通过电话"),
    (How.NEIGHBOUR, Finding.WELL, "今天邻居说都好", "5 天前邻居说都好"),
    (How.NEIGHBOUR, Finding.OPINION, "今天听邻居说起", "5 天前听邻居说起"),
]


@pytest.mark.parametrize(("how", "finding", "today", "later"), WAYS)
def test_it_says_how_they_were_heard_from(chen, client_of, actor, how, finding, today, later):
    visit(chen, Told(how=how, finding=finding, line="一句"), by=actor("luo"))
    assert Rhythm.objects.get(pk=chen.pk).heard_at is not None
    assert said(client_of("luo"), chen) == today
    with clock.at(clock.now() + timedelta(days=5)):
        assert said(client_of("luo"), chen) == later


def test_the_last_way_counts_and_not_an_earlier_one(chen, client_of, actor):
    with clock.at(clock.now() - timedelta(days=2)):
        visit(chen, Told(how=How.PHONE), by=actor("luo"))
    visit(chen, Told(how=How.DOOR), by=actor("luo"))
    assert said(client_of("luo"), chen) == "今天见过"


def test_a_call_in_vain_is_no_door_that_stayed_shut(chen, client_of, actor):
    for how in (How.PHONE, How.DOOR, How.PHONE, How.NEIGHBOUR):
        visit(chen, Told(how=how, met=False, finding=""), by=actor("luo"))
    nobody_home([chen], by=actor("luo"))
    assert said(client_of("luo"), chen) == "我们还没见过陈姨，去过 2 次没人开门，打过 2 次没人接，找过 1 次没找到人"
    texts = [line["text"] for line in client_of("luo").get(f"/my-homes/{chen.pk}/").context["visits"]]
    assert sorted(texts) == sorted(["没人在家", "没人在家", "没人接", "没人接", "没找到人"])


def test_tries_count_from_the_day_they_were_last_heard_from(chen, client_of, actor):
    with clock.at(clock.now() - timedelta(days=3)):
        visit(chen, Told(how=How.PHONE, met=False, finding=""), by=actor("luo"))
    with clock.at(clock.now() - timedelta(days=2)):
        visit(chen, Told(), by=actor("luo"))
    visit(chen, Told(how=How.PHONE, met=False, finding=""), by=actor("luo"))
    assert said(client_of("luo"), chen) == "我们 2 天没见到陈姨，打过 1 次没人接"


def test_the_button_says_what_the_chosen_way_can_say_and_without_javascript_only_that_all_is_well(chen, client_of):
    text = client_of("luo").get(f"/my-homes/{chen.pk}/visits/new/").content.decode()
    button = text.partition('name="quick"')[2].partition("</button>")[0]
    for words in ("见到了，都好", "通了话，都好", "邻居说都好"):
        assert f"hidden>{words}<" in button
    assert ">都好<" in button
    assert button.count("hidden>") == 3


def test_the_paper_says_no_answer_where_one_rang(chen, client_of, actor):
    visit(chen, Told(how=How.PHONE, met=False, finding=""), by=actor("luo"))
    rows = client_of("xiaoyu").get(f"/homes/{chen.pk}/visits/print/").context["rows"]
    assert [row["text"] for row in rows] == ["没人接"]
