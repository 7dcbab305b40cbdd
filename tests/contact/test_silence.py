"""好久没见: the longest first, for the community; a town sees numbers and nobody's name."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hulian.accounts.register import grant_role
from hulian.cases.codes import Way
from hulian.cases.verbs.report import Report, report
from hulian.contact import silence
from hulian.contact.models import Rhythm, Visit
from hulian.contact.verbs.link import link
from hulian.contact.verbs.visit import Told, nobody_home, visit
from hulian.core import clock
from hulian.core.actor import HULIAN, resident
from hulian.people.models import Household, Mark, VisitorMark
from hulian.people.register_many import NewHome, NewResident, add_homes

pytestmark = pytest.mark.django_db


def titles(client, query=""):
    return [card["title"] for card in client.get(f"/silence/{query}").context["cards"]]


@pytest.fixture
def heard(luo_homes, actor):
    """关婆婆 was met 97 days ago, 何伯 120 days ago, Chen yesterday; the family of the kitchen never."""
    for called, days in {"关婆婆": 97, "何伯、何婶": 120, "陈姨": 1}.items():
        with clock.at(clock.now() - timedelta(days=days)):
            visit(luo_homes(called), Told(), by=actor("luo"))
    return luo_homes


def test_never_met_stands_first_then_the_longest_and_who_was_seen_is_missing(heard, client_of):
    response = client_of("fen").get("/silence/")
    cards = {card["title"]: card for card in response.context["cards"]}
    assert list(cards) == ["梁俊杰、吴敏仪", "何伯、何婶", "关婆婆"]
    assert cards["关婆婆"]["line"] == "我们 97 天没见到关婆婆"
    assert cards["梁俊杰、吴敏仪"]["line"] == "我们还没见过梁俊杰、吴敏仪"
    assert (cards["关婆婆"]["words"], cards["梁俊杰、吴敏仪"]["words"]) == ("罗姐联系", "还没有联系人")
    assert "没人见过" not in response.content.decode()


def test_a_visit_makes_it_one_less_and_a_knock_in_vain_does_not(heard, client_of, actor):
    client = client_of("fen")
    nobody_home([heard("关婆婆")], by=actor("luo"))
    assert "关婆婆" in titles(client)
    visit(heard("关婆婆"), Told(), by=actor("luo"))
    assert "关婆婆" not in titles(client)


def test_what_a_home_told_us_on_its_own_page_is_a_sign_of_it(heard, client_of, community):
    report(community(), Report("水管漏水", household=heard("关婆婆"), way=Way.QR), by=resident("关婆婆"))
    assert "关婆婆" not in titles(client_of("fen"))


@pytest.mark.parametrize("way", [Way.PHONE, Way.RECEPTION, Way.FAIR, Way.QR, Way.VISIT, Way.BULK])
def test_what_one_of_us_wrote_down_for_a_home_is_none(heard, client_of, actor, community, way):
    report(community(), Report("水管漏水", household=heard("关婆婆"), way=way), by=actor("xiaoyu"))
    assert "关婆婆" in titles(client_of("fen"))


def test_who_moved_out_is_not_missed(heard, client_of):
    Household.objects.filter(called="关婆婆").update(moved_out_at=clock.now())
    assert "关婆婆" not in titles(client_of("fen"))


def test_the_rule_says_from_when_on(heard, client_of, monkeypatch):
    day = clock.now() - timedelta(days=89, hours=23)
    Rhythm.objects.filter(pk=heard("关婆婆").pk).update(heard_at=day)
    assert "关婆婆" not in titles(client_of("fen"))
    Rhythm.objects.filter(pk=heard("关婆婆").pk).update(heard_at=day - timedelta(hours=2))
    assert "关婆婆" in titles(client_of("fen"))


def test_filters_narrow_by_grid_tier_building_and_whether_we_ever_met(heard, client_of):
    client = client_of("fen")
    assert titles(client, "?area=demo-2") == ["关婆婆"]
    assert titles(client, "?tier=ordinary") == ["梁俊杰、吴敏仪"]
    assert titles(client, "?met=no") == ["梁俊杰、吴敏仪"]
    assert titles(client, "?met=yes") == ["何伯、何婶", "关婆婆"]
    assert titles(client, f"?building={heard('关婆婆').dwelling.building_id}") == ["关婆婆"]
    assert client.get("/silence/?area=demo-litang").status_code == 404
    current = [one["label"] for line in client.get("/silence/?area=demo-2").context["filters"] for one in line
               if one["current"]]
    assert current == ["第二网格", "全部", "全部"]
    lines = client.get("/silence/").context["filters"]
    assert [[one["label"] for one in line if one["current"]] for line in lines] == [["全部"], ["全部"], ["全部"]]


def heading(client, query=""):
    return client.get(f"/silence/{query}").content.decode().partition("<h1>")[2].partition("</h1>")[0].replace(
        "\N{NO-BREAK SPACE}", " ")


def test_where_a_filter_finds_nobody_the_others_are_not_forgotten(heard, client_of):
    client = client_of("fen")
    assert heading(client) == "3 户好久没见"
    assert heading(client, "?area=demo-2&tier=ordinary") == "第二网格每三个月要去的，没有好久没见的"
    assert heading(client, "?area=demo-2&met=no") == "第二网格，没有我们还没见过面的"
    text = client.get("/silence/?area=demo-2&met=no").content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "别处还有 3 户好久没见" in text
    Rhythm.objects.update(heard_at=clock.now())
    Household.objects.filter(rhythm=None).update(moved_out_at=clock.now())
    assert heading(client) == "每一户最近都有消息"


WAYS = [("phone", "97 天前通过电话"), ("neighbour", "97 天前邻居说都好"), ("door", "我们 97 天没见到关婆婆")]


@pytest.mark.parametrize(("how", "line"), WAYS)
def test_it_says_how_they_were_heard_from(heard, client_of, how, line):
    Visit.objects.filter(household=heard("关婆婆")).update(how=how)
    cards = {card["title"]: card for card in client_of("fen").get("/silence/").context["cards"]}
    assert cards["关婆婆"]["line"] == line


def test_what_a_home_told_us_long_ago_is_said_as_that(heard, client_of, community):
    with clock.at(clock.now() - timedelta(days=95)):
        report(community(), Report("水管漏水", household=heard("关婆婆"), way=Way.QR), by=resident("关婆婆"))
    cards = {card["title"]: card for card in client_of("fen").get("/silence/").context["cards"]}
    assert cards["关婆婆"]["line"] == "95 天前自己来说过"


def test_marks_and_numbers_are_for_those_who_may(heard, client_of, actor, person, community):
    VisitorMark.objects.create(household=heard("关婆婆"), code=Mark.PAIR, noted_at=clock.now())

    def card(slug):
        return next(card for card in client_of(slug).get("/silence/").context["cards"] if card["title"] == "关婆婆")

    assert card("fen")["marks"] == ["两个人一起去"]
    assert [act["label"] for act in card("fen")["acts"]] == ["打电话", "去看看"]
    assert card("lu")["marks"] == []
    assert [act["label"] for act in card("lu")["acts"]] == ["去看看"]
    assert client_of("lu").get(card("lu")["acts"][0]["url"]).status_code == 200
    grant_role(person("lu"), "contact_member", community(), by=HULIAN)
    link(heard("关婆婆"), person("lu"), by=actor("lu"))
    assert card("lu")["marks"] == ["两个人一起去"]
    assert [act["label"] for act in card("lu")["acts"]] == ["打电话", "去看看"]


def test_a_long_list_is_read_page_by_page_and_each_home_once(heard, client_of, community, actor, monkeypatch):
    monkeypatch.setattr(silence, "PAGE", 2)
    building = heard("关婆婆").dwelling.building
    add_homes(community(), [NewHome(building, str(at), f"住户{at}", [NewResident(f"某{at}")]) for at in range(3)],
              by=HULIAN)
    client, url, seen = client_of("fen"), "/silence/", []
    while url:
        context = client.get(url).context
        seen += [card["title"] for card in context["cards"]]
        url = context["next_url"]
    assert len(seen) == len(set(seen)) == 6
    assert seen[-2:] == ["何伯、何婶", "关婆婆"]


def test_a_supervisor_reads_numbers_by_community_and_no_name_and_no_address(heard, client_of):
    response = client_of("deng").get("/silence/")
    counts = {row["name"]: (row["silent"], row["never"], row["of"]) for row in response.context["counts"]}
    assert counts["榕塘社区"] == (3, 1, 4)
    assert counts["荔塘社区"] == (0, 0, 0)
    assert "contact/silence_counts.html" in [template.name for template in response.templates]
    text = response.content.decode()
    for home in Household.objects.all():
        for word in (home.called, home.address, str(home.pk)):
            assert word not in text
    assert "罗姐" not in text
    assert "关" not in text.partition("<main")[2].partition("</main>")[0]


def test_who_is_of_the_next_community_or_only_helps_reads_nothing_of_ours(heard, client_of):
    assert titles(client_of("jiang")) == []
    assert client_of("huang").get("/silence/").status_code == 403
    assert client_of("luo").get("/silence/").status_code == 403


@pytest.mark.parametrize("rows", [1, 10, 30])
def test_counting_asks_as_often_for_one_home_as_for_thirty(heard, client_of, community, rows):
    building = heard("关婆婆").dwelling.building
    add_homes(community(), [NewHome(building, str(at), f"住户{at}", [NewResident(f"某{at}")]) for at in range(rows)],
              by=HULIAN)
    client = client_of("deng")
    with CaptureQueriesContext(connection) as asked:
        client.get("/silence/")
    assert len(asked) == COUNTING


COUNTING = 6
