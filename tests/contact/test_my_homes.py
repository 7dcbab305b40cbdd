"""我的户: the most urgent first, why in words, ring from the card; today and the bar know of it."""

from datetime import timedelta

import pytest
from django.utils.formats import date_format
from hypothesis import given
from hypothesis import strategies as st

from hulian.audit.models import Look
from hulian.contact.codes import Hour, LifeEvent
from hulian.contact.models import Due, Refusal
from hulian.contact.verbs.life_event import life_event
from hulian.contact.verbs.link import link
from hulian.contact.verbs.stand_in import back_early, stand_in
from hulian.contact.verbs.visit import Told, nobody_home, visit
from hulian.contact.walk import Stop, in_order
from hulian.core import clock
from hulian.people.models import Mark, VisitorMark

pytestmark = pytest.mark.django_db


def titles(client, url="/my-homes/"):
    return [card["title"] for card in client.get(url).context["cards"]]


@pytest.fixture
def seen(luo_homes, actor):
    """Chen was met 50 days ago and is late, 关婆婆 100 days ago and is late too, 何伯's home 2 days ago."""
    for called, days in {"陈姨": 50, "关婆婆": 100, "何伯、何婶": 2}.items():
        with clock.at(clock.now() - timedelta(days=days)):
            visit(luo_homes(called), Told(), by=actor("luo"))
    return luo_homes


def test_what_happened_stands_first_then_what_is_late_then_who_waited_longest(seen, client_of, actor):
    client = client_of("luo")
    assert titles(client) == ["关婆婆", "陈姨", "何伯、何婶"]
    life_event(seen("何伯、何婶"), LifeEvent.HOSPITAL, by=actor("xiaoyu"))
    assert titles(client) == ["何伯、何婶", "关婆婆", "陈姨"]


def test_what_is_due_sooner_stands_above_what_has_waited_longer(seen, client_of, actor, person):
    family = seen("梁俊杰、吴敏仪")
    link(family, person("luo"), by=actor("lu"))
    with clock.at(clock.now() - timedelta(days=20)):
        visit(family, Told(), by=actor("luo"))
    assert titles(client_of("luo")) == ["关婆婆", "陈姨", "何伯、何婶", "梁俊杰、吴敏仪"]


def test_of_those_due_on_one_day_who_waited_longest_stands_first(seen, client_of):
    Due.objects.open().update(due_at=clock.local_moment(clock.today(), 9))
    Due.objects.open().filter(household=seen("关婆婆")).update(due_at=clock.local_moment(clock.today(), 10))
    assert titles(client_of("luo")) == ["关婆婆", "陈姨", "何伯、何婶"]


def test_the_heading_says_how_many_homes_press(seen, client_of):
    assert "<h1>先去看这 2\N{NO-BREAK SPACE}户</h1>" in client_of("luo").get("/my-homes/").content.decode()


def test_each_card_says_why_and_what_to_know_before_ringing(seen, client_of, actor):
    life_event(seen("何伯、何婶"), LifeEvent.HOSPITAL, by=actor("xiaoyu"))
    nobody_home([seen("关婆婆")], by=actor("luo"), again=Hour.EVENING)
    VisitorMark.objects.create(household=seen("关婆婆"), code=Mark.DOG, noted_at=clock.now())
    cards = {card["title"]: card for card in client_of("luo").get("/my-homes/").context["cards"]}
    assert cards["关婆婆"]["line"] == "我们 100 天没见到关婆婆，去过 1 次没人开门"
    assert cards["关婆婆"]["marks"] == ["家里有狗"]
    assert cards["关婆婆"]["light"] == "red"
    assert cards["何伯、何婶"]["line"].startswith("刚出院，")
    assert cards["陈姨"]["place"] == "榕塘花园 3 栋 102"


def test_who_was_never_met_is_one_whom_we_have_not_met(luo_homes, client_of):
    lines = [card["line"] for card in client_of("luo").get("/my-homes/").context["cards"]]
    assert "我们还没见过陈姨" in lines
    assert "没人见过" not in "".join(lines)


def test_no_number_stands_on_the_page_and_only_the_first_act_is_vermilion(seen, client_of):
    text = client_of("luo").get("/my-homes/").content.decode()
    assert "13800000017" not in text
    assert text.count("button-first") == 1
    assert f'action="/my-homes/{seen("陈姨").pk}/phone/"' in text


def test_the_street_goes_from_door_to_door_and_to_the_nearest_next_building():
    stops = [Stop("乙路 2 号", "乙路 2 号", (113.02, 23.0)), Stop("甲路 1 栋", "甲路 1 栋 1002", (113.0, 23.0)),
             Stop("丁巷", "丁巷", None), Stop("丙路", "丙路", (113.001, 23.0)),
             Stop("甲路 1 栋", "甲路 1 栋 902", (113.0, 23.0))]
    walked = [stops[at].address for at in in_order(stops)]
    assert walked[-1] == "丁巷"
    assert walked.index("甲路 1 栋 902") + 1 == walked.index("甲路 1 栋 1002")
    assert abs(walked.index("丙路") - walked.index("甲路 1 栋 1002")) <= 2
    assert set(in_order(stops)) == set(range(5))


POINTS = st.one_of(st.none(), st.tuples(st.floats(113, 114), st.floats(23, 24)))


@given(st.lists(st.builds(Stop, st.sampled_from("甲乙丙丁"), st.text("0123456789", max_size=3), POINTS), max_size=12))
def test_every_door_is_walked_to_once(stops):
    assert sorted(in_order(stops)) == list(range(len(stops)))


def test_the_same_homes_stand_in_the_order_of_the_street(seen, client_of):
    assert sorted(titles(client_of("luo"), "/my-homes/?order=walk")) == sorted(titles(client_of("luo")))


def test_who_has_no_home_reads_what_will_be_here(luo_homes, client_of):
    response = client_of("xiaoyu").get("/my-homes/")
    assert response.context["cards"] == []
    assert "您联系的人家会在这里" in response.content.decode()


def test_strangers_and_helpers_find_no_home(luo_homes, client_of):
    home = luo_homes("陈姨")
    assert titles(client_of("jiang")) == []
    assert client_of("huang").get("/my-homes/").status_code == 403
    assert client_of("deng").get("/my-homes/").status_code == 403
    for slug, status in {"jiang": 404, "huang": 403, "deng": 403, "luo": 200, "fen": 200, "xiaoyu": 200}.items():
        assert client_of(slug).get(f"/my-homes/{home.pk}/").status_code == status, slug


def test_a_number_is_shown_by_post_to_who_looks_after_them_and_the_look_is_written(luo_homes, client_of, person):
    home = luo_homes("陈姨")
    url = f"/my-homes/{home.pk}/phone/"
    assert client_of("luo").get(url).status_code == 405
    assert Look.objects.filter(household_id=home.pk).count() == 0
    assert "tel:13800000017" in client_of("luo").post(url).content.decode()
    look = Look.objects.get(household_id=home.pk)
    assert (look.actor_id, look.what) == (person("luo").pk, "phone")
    for slug, status in {"jiang": 404, "huang": 403, "deng": 403, "lu": 403, "fen": 200}.items():
        assert client_of(slug).post(url).status_code == status, slug


def test_whom_they_named_for_need_is_rung_only_when_nobody_opened_twice(luo_homes, client_of, actor):
    home, client = luo_homes("陈姨"), client_of("luo")
    nobody_home([home], by=actor("luo"))
    assert "tel:13800000018" not in client.post(f"/my-homes/{home.pk}/phone/").content.decode()
    nobody_home([home], by=actor("luo"))
    text = client.post(f"/my-homes/{home.pk}/phone/").content.decode()
    assert "tel:13800000018" in text
    assert "楼上梁先生" in text
    assert Look.objects.filter(household_id=home.pk, what="emergency_phone").count() == 1


def test_the_homes_of_who_is_away_are_with_who_stands_in(luo_homes, chu, client_of, person, actor, community):
    today = clock.today()
    stand_in(community(), person("luo"), chu, first=today, last=today + timedelta(days=3), why="ill", by=actor("luo"))
    assert titles(client_of("luo")) == []
    cards = client_of("chu").get("/my-homes/").context["cards"]
    assert len(cards) == 3
    assert all("替罗姐看" in card["place"] for card in cards)


def test_who_is_away_reads_who_comes_until_when_to_which_homes_and_may_be_back(
    luo_homes, chu, client_of, person, actor, community,
):
    today = clock.today()
    row = stand_in(community(), person("luo"), chu, first=today, last=today + timedelta(days=3), why="ill",
                   by=actor("luo"))
    response = client_of("luo").get("/my-homes/")
    (away,) = response.context["away"]
    until = date_format(today + timedelta(days=3), "n月j日")
    assert away["words"] == f"这几天由柱叔替您看 3 户，到 {until}"
    assert {home.called for home in away["homes"]} == {"陈姨", "何伯、何婶", "关婆婆"}
    text = response.content.decode()
    assert "您还没有联系户" not in text
    assert f'href="/stand-ins/{row.pk}/ending/"' in text
    assert f'href="/my-homes/{luo_homes("陈姨").pk}/' not in text
    assert client_of("chu").get("/my-homes/").context["away"] == []


def test_a_home_that_said_no_to_who_comes_stays_on_the_list_of_who_is_away(
    luo_homes, chu, client_of, person, actor, community,
):
    Refusal.objects.create(household=luo_homes("陈姨"), member=chu, side="household", at=clock.now())
    today = clock.today()
    stand_in(community(), person("luo"), chu, first=today, last=today, why="ill", by=actor("luo"))
    context = client_of("luo").get("/my-homes/").context
    assert [card["title"] for card in context["cards"]] == ["陈姨"]
    assert {home.called for home in context["away"][0]["homes"]} == {"何伯、何婶", "关婆婆"}


def test_before_and_after_those_days_nobody_is_said_to_come(luo_homes, chu, client_of, person, actor, community):
    first = clock.today() + timedelta(days=2)
    row = stand_in(community(), person("luo"), chu, first=first, last=first, why="ill", by=actor("luo"))
    assert client_of("luo").get("/my-homes/").context["away"] == []
    with clock.at(clock.now() + timedelta(days=2)):
        assert len(client_of("luo").get("/my-homes/").context["away"]) == 1
        back_early(row, by=actor("luo"))
        assert client_of("luo").get("/my-homes/").context["away"] == []


def test_today_joins_late_homes_with_matters_and_stays_at_seven(seen, client_of, actor):
    life_event(seen("何伯、何婶"), LifeEvent.HOSPITAL, by=actor("xiaoyu"))
    cards = client_of("luo").get("/today/").context["cards"]
    assert [card["title"] for card in cards] == ["何伯、何婶", "关婆婆", "陈姨"]
    text = client_of("luo").get("/today/").content.decode()
    assert text.count("button-first") == 1
    assert f'action="/my-homes/{seen("关婆婆").pk}/phone/"' in text
    assert client_of("li").get("/today/").context["cards"] == []


def test_the_week_counts_the_homes_that_were_visited_and_names_nobody(luo_homes, client_of, actor):
    visit(luo_homes("陈姨"), Told(), by=actor("luo"))
    visit(luo_homes("陈姨"), Told(), by=actor("xiaoyu"))
    week = client_of("li").get("/today/").content.decode().partition("这一周")[2]
    assert '走访 <span class="good">1</span> 户' in week
    assert "罗姐" not in week.partition("</p>")[0]


def test_my_homes_take_the_place_of_all_homes_in_the_bar_of_a_member(luo_homes, client_of):
    bar = [place["name"] for place in client_of("luo").get("/today/").context["bar"]]
    assert bar == ["pages:today", "contact:mine", "pages:messages", "accounts:me"]
    bar = [place["name"] for place in client_of("xiaoyu").get("/today/").context["bar"]]
    assert "contact:mine" not in bar
    assert "people:index" in bar
    assert len(bar) <= 5
