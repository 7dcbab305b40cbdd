"""A home is found by what people know of it, and by nobody from elsewhere."""

import pytest
from bs4 import BeautifulSoup

from hulian.accounts.register import grant_role
from hulian.core.actor import HULIAN
from hulian.people.register_many import NewHome, NewResident, add_homes
from hulian.people.verbs.change_resident import change_resident
from hulian.people.verbs.new_household import new_household
from hulian.people.verbs.new_resident import new_resident
from hulian.places.models import Building

pytestmark = pytest.mark.django_db


def names(client, query="", **headers):
    page = client.get("/homes/" + query, headers=headers)
    assert page.status_code == 200
    return [row.text for row in BeautifulSoup(page.content, "html.parser").select(".row-name")]


@pytest.mark.parametrize("query", [
    "陈姨", "chenyueming", "cym", "0017", "榕塘花园 3", "月明", "13800000017", "榕塘花园 102",
])
def test_chen_is_found_by_what_people_know_of_her(client_of, query):
    assert names(client_of("xiaoyu"), f"?q={query}") == ["陈姨"]


def test_an_address_finds_all_who_live_there_in_the_order_of_pinyin(client_of):
    assert names(client_of("xiaoyu"), "?q=榕塘花园") == ["陈姨", "梁俊杰、吴敏仪"]


def test_the_list_stands_in_the_order_of_pinyin(client_of):
    assert names(client_of("fen")) == ["陈姨", "关婆婆", "何伯、何婶", "梁俊杰、吴敏仪"]


def test_a_grid_narrows_the_list(client_of):
    assert names(client_of("fen"), "?grid=demo-2") == ["关婆婆"]
    assert client_of("fen").get("/homes/?grid=nowhere").status_code == 404


def test_the_next_page_begins_after_the_last_home_of_the_page_before(client_of, actor, home, monkeypatch):
    monkeypatch.setattr("hulian.people.lists.PAGE", 3)
    client = client_of("fen")
    page = BeautifulSoup(client.get("/homes/").content, "html.parser")
    assert names(client) == ["陈姨", "关婆婆", "何伯、何婶"]
    assert names(client, page.select_one(".pager a")["href"].removeprefix("/homes/")) == ["梁俊杰、吴敏仪"]


def test_typing_gets_the_rows_alone(client_of):
    page = client_of("li").get("/homes/?q=cym", headers={"hx-request": "true"})
    assert b"<html" not in page.content
    assert "陈姨".encode() in page.content


def test_a_party_member_finds_homes_to_report_but_does_not_read_them(client_of, home):
    chen = home("陈姨")
    page = BeautifulSoup(client_of("luo").get("/homes/?q=cym").content, "html.parser")
    assert page.select_one(".row")["href"] == f"/cases/new/?household={chen.pk}"
    assert client_of("luo").get(f"/homes/{chen.pk}/").status_code == 403


def test_somebody_of_another_community_finds_nothing_here(client_of):
    for query in ("", "?q=cym", "?q=0017", "?q=陈姨", "?grid=demo-1"):
        assert names(client_of("jiang"), query) == []


def test_a_supervisor_sees_no_families(client_of):
    assert client_of("deng").get("/homes/").status_code == 403


def test_who_is_not_signed_in_is_asked_to(client):
    assert client.get("/homes/").url.startswith("/sign-in/")


def test_a_new_person_is_found_and_a_new_number_replaces_the_old(client_of, actor, home):
    person = new_resident(home("陈姨"), name="曾晓彤", phone="13800009911", by=actor("xiaoyu"))
    assert names(client_of("xiaoyu"), "?q=zengxt") == []
    for query in ("zxt", "zengxiaotong", "9911"):
        assert names(client_of("xiaoyu"), f"?q={query}") == ["陈姨"]

    change_resident(person, needs=[], by=actor("xiaoyu"), name="曾晓彤", phone="13800008822")
    assert names(client_of("xiaoyu"), "?q=8822") == ["陈姨"]
    assert names(client_of("xiaoyu"), "?q=9911") == []


def test_a_new_home_is_found_at_once(client_of, actor):
    building = Building.objects.get(address="榕塘花园 3 栋")
    new_household(building, unit="605", called="阿珍", by=actor("xiaoyu"))
    assert names(client_of("li"), "?q=605") == ["阿珍"]
    assert names(client_of("li"), "?q=az") == ["阿珍"]


@pytest.mark.parametrize("count", [1, 3, 40])
def test_a_longer_list_asks_the_database_no_more_often(client_of, actor, count, django_assert_num_queries):
    building = Building.objects.get(address="榕塘花园 3 栋")
    for number in range(count):
        new_household(building, unit=f"9{number:02d}", called=f"住户{number}", by=actor("xiaoyu"))
    client = client_of("xiaoyu")
    with django_assert_num_queries(LIST_QUERIES):
        client.get("/homes/")


LIST_QUERIES = 7


@pytest.fixture
def long_street(community):
    """Thirty homes of one name in one street."""
    block = Building.objects.create(community=community(), grid=community("demo-1"), address="长兴街 1 号")
    add_homes(community(), [NewHome(block, f"{number}", f"阿兴{number}", [NewResident(f"阿兴{number}")])
                            for number in range(30)], by=HULIAN)


@pytest.mark.parametrize("query", ["", "?grid=demo-1", "?after={after}", "?q=&grid=demo-1", "?q=%20"])
def test_who_only_finds_homes_has_no_list_to_leaf_through(client_of, home, long_street, query):
    page = client_of("luo").get("/homes/" + query.format(after=home("陈姨").pk))
    assert (page.context["rows"], page.context["next_url"], page.context["filters"]) == ([], "", [])
    text = page.content.decode()
    assert "陈姨" not in text
    assert "先打几个字" in text


def test_who_only_finds_homes_gets_a_few_for_a_query_and_no_next_page(client_of, long_street):
    page = client_of("luo").get("/homes/?q=长兴街")
    assert (len(page.context["rows"]), page.context["next_url"]) == (20, "")
    assert {*page.context["rows"][0]} == {"title", "line", "current", "url"}
    assert len(names(client_of("fen"), "?q=长兴街")) == 30


def test_who_finds_nothing_is_not_led_to_a_list_that_is_not_there(client_of):
    assert "看全部住户" not in client_of("luo").get("/homes/?q=没这家").content.decode()
    assert "看全部住户" in client_of("fen").get("/homes/?q=没这家").content.decode()


def test_who_reads_one_place_and_only_finds_in_another_leafs_through_the_one(client_of, person, community):
    grant_role(person("jiang"), "contact_member", community(), by=HULIAN)
    client = client_of("jiang")
    assert "陈姨" not in names(client)
    assert names(client, "?q=cym") == ["陈姨"]
