"""地图: by building for who reads the homes there, numbers by community for who looks from above."""

from datetime import timedelta

import pytest

from hulian.cases.models import Case
from hulian.contact.models import Rhythm
from hulian.contact.verbs.link import link
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.people.models import Household
from hulian.places.models import Building
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db
LAYERS = ("cases", "coverage", "silence")


@pytest.fixture
def flow(actor, home):
    return Flow(actor, home("陈姨"))


def marks(response):
    """What is drawn: (words of the building, number, shape)."""
    return [(mark["name"], mark["n"], mark["shape"]) for mark in response.context["plan"]["marks"]]


def rows(response):
    return {row["name"]: row["n"] for row in response.context["rows"]}


def head_of(response):
    return response.content.decode().partition("</h1>")[0].replace("\xa0", " ")


def all_open(client):
    """How many the list of the same person has under 还没办好."""
    return next(tab["count"] for tab in client.get("/cases/?view=ours").context["tabs"] if "ours" in tab["url"])


def test_open_matters_stand_at_their_building_with_the_gravest_light(flow, client_of):
    late, soon = flow.reported(words="好多天没见人"), flow.reported(words="电线老化")
    Case.objects.filter(pk=late.pk).update(due_at=clock.now() - timedelta(days=2))
    Case.objects.filter(pk=soon.pk).update(due_at=clock.now() + timedelta(hours=9), yellow_at=None)
    response = client_of("li").get("/map/")
    assert marks(response) == [("榕塘花园 3 栋", 2, "red")]
    assert "榕塘花园 3 栋有 2 件没办好的事" in response.content.decode()


def test_a_mark_leads_to_the_list_behind_it(flow, client_of):
    flow.reported(words="电线老化")
    flow.reported(words="路灯不亮", household=None)
    client = client_of("li")
    (mark,) = client.get("/map/?layer=cases").context["plan"]["marks"]
    listed = client.get(mark["url"])
    assert [row["title"].partition(" · ")[0] for row in listed.context["rows"]] == ["陈姨"]


def test_what_belongs_to_no_building_is_said_beneath(flow, client_of):
    flow.reported(words="路灯不亮", household=None)
    response = client_of("li").get("/map/")
    assert (marks(response), "另有 1 件没办好的事" in response.content.decode()) == ([], True)


def test_the_head_says_all_and_how_many_stand_in_no_building(flow, client_of):
    for words in ("电线老化", "水龙头漏水"):
        flow.reported(words=words)
    flow.reported(words="门锁坏了", household=Household.objects.get(called="关婆婆"))
    flow.reported(words="路灯不亮", household=None)
    client = client_of("li")
    head = head_of(client.get("/map/"))
    assert "榕塘花园 3 栋最多，有 2 件没办好的事" in head
    assert "一共 4 件没办好的事，其中 1 件不在哪一栋楼里" in head
    assert all_open(client) == 4


def test_the_head_says_all_where_buildings_have_as_many(flow, client_of):
    flow.reported(words="电线老化")
    flow.reported(words="门锁坏了", household=Household.objects.get(called="关婆婆"))
    flow.reported(words="路灯不亮", household=None)
    head = head_of(client_of("li").get("/map/"))
    assert "一共 3 件没办好的事，其中 1 件不在哪一栋楼里" in head
    assert "2 栋楼里有 2 件没办好的事" in head


def test_elsewhere_none_is_not_said_where_some_stand_in_no_building(flow, client_of):
    flow.reported(words="电线老化")
    flow.reported(words="路灯不亮", household=None)
    head = head_of(client_of("li").get("/map/"))
    assert "一共 2 件没办好的事，其中 1 件不在哪一栋楼里" in head
    assert "别处没有" not in head


def test_nothing_is_said_to_be_done_while_a_lamp_is_dark(flow, client_of):
    flow.reported(words="路灯不亮", household=None)
    page = client_of("li").get("/map/")
    assert "1 件没办好的事，都不在哪一栋楼里" in head_of(page)
    assert "都办好了" not in page.content.decode()


def test_the_town_counts_what_its_list_counts(flow, client_of, person):
    flow.reported(words="电线老化")
    flow.reported(words="路灯不亮", household=None)
    flow.reported(words="收钱不办事", about_id=person("li").pk)
    deng, li = client_of("deng"), client_of("li")
    assert (sum(rows(deng.get("/map/")).values()), all_open(deng)) == (3, 3)
    assert (all_open(li), "一共 2 件没办好的事" in head_of(li.get("/map/"))) == (2, True)


def test_a_building_without_a_point_is_listed_and_not_lost(flow, client_of):
    flow.reported(words="电线老化")
    Building.objects.filter(address="榕塘花园 3 栋").update(lon_wgs84=None, lat_wgs84=None)
    response = client_of("li").get("/map/")
    assert marks(response) == []
    assert [row["name"] for row in response.context["unplaced"]] == ["榕塘花园 3 栋"]
    assert rows(response) == {"榕塘花园 3 栋": 1}


def test_coverage_shrinks_when_a_home_gets_its_contact(client_of, home, person):
    client = client_of("fen")
    assert rows(client.get("/map/?layer=coverage"))["南村二队 17 号"] == 1
    link(home("关婆婆"), person("luo"), by=HULIAN)
    assert "南村二队 17 号" not in rows(client.get("/map/?layer=coverage"))


def test_silence_shows_whom_nobody_has_heard_from(client_of, home):
    heard = {"关婆婆": timedelta(days=900), "陈姨": timedelta(minutes=1)}
    for called, ago in heard.items():
        one = home(called)
        Rhythm.objects.update_or_create(household=one, defaults={
            "area_path": one.area_path, "heard_at": clock.now() - ago})
    response = client_of("xiaoyu").get("/map/?layer=silence")
    found = {row["name"]: row["words"] for row in response.context["rows"]}
    assert found["南村二队 17 号"] == "最久 900 天"
    assert "榕塘花园 3 栋" not in found


def test_one_grid_is_drawn_alone(flow, client_of):
    flow.reported(words="电线老化")
    client = client_of("li")
    assert rows(client.get("/map/demo/?grid=demo-1")) == {"榕塘花园 3 栋": 1}
    assert rows(client.get("/map/demo/?grid=demo-2")) == {}
    assert client.get("/map/demo/?grid=demo-litang").status_code == 404


@pytest.mark.parametrize("layer", LAYERS)
def test_a_supervisor_sees_numbers_of_communities_and_no_name(flow, client_of, layer):
    flow.reported(words="电线老化")
    response = client_of("deng").get(f"/map/?layer={layer}")
    text = response.content.decode()
    assert rows(response)["榕塘社区"] >= 1
    for home in Household.objects.select_related("dwelling__building"):
        assert home.called not in text
        assert home.dwelling.building.address not in text


def test_a_supervisor_is_refused_the_map_of_homes(client_of):
    assert client_of("deng").get("/map/demo/").status_code == 403


def test_another_community_is_as_if_it_were_not_there(client_of):
    assert client_of("jiang").get("/map/demo/").status_code == 404
    assert client_of("li").get("/map/demo-litang/").status_code == 404


def test_an_outsider_sees_only_their_own(flow, client_of):
    flow.reported(words="电线老化")
    response = client_of("jiang").get("/map/")
    assert (rows(response), "榕塘" in response.content.decode()) == ({}, False)


@pytest.mark.parametrize("slug", ["luo", "zhou"])
def test_who_reads_neither_homes_nor_matters_has_no_map(client_of, slug):
    client = client_of(slug)
    assert client.get("/map/").status_code == 403
    assert 'href="/map/"' not in client.get("/today/").content.decode()


def test_a_map_is_only_looked_at(client_of):
    assert client_of("li").post("/map/").status_code == 405


def test_an_unknown_layer_is_the_first(client_of):
    assert client_of("li").get("/map/?layer=x").context["layer"] == "cases"
