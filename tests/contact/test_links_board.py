"""The notice board for anybody: a street, a building, its doors; light and quick however large the community is."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hulian.accounts.models import Grant
from hulian.accounts.register import end_grant
from hulian.contact.verbs.adopt import adopt
from hulian.contact.verbs.home_moved_out import home_moved_out
from hulian.contact.verbs.link import link
from hulian.contact.verbs.propose import propose
from hulian.contact.verbs.publish import publish
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.people.models import Household
from hulian.people.register import add_household
from hulian.people.register_many import NewHome, NewResident, add_homes
from hulian.places.models import Building
from tests.contact.branch import add_branch

pytestmark = pytest.mark.django_db

LIGHT = 100_000


@pytest.fixture
def street(community):
    """联心街 with 3 buildings of 110 homes, 里仁巷 with 5 houses of one home each; the list hangs on the board."""
    area = community()
    homes, users = add_branch(area, buildings=3, homes_each=110, members_each=6, most=200)
    for number in range(1, 6):
        house = Building.objects.create(community=area, address=f"里仁巷 {number} 号")
        homes += add_homes(area, [NewHome(house, "", f"仁家{number}", [NewResident(f"何仁{number}")])], by=HULIAN)
    publish(adopt(propose(area, by=HULIAN), decided_on=clock.today(), by=HULIAN), by=HULIAN)
    return homes, users


def seen(query=""):
    answer = Client().get(f"/links/demo/{query}")
    assert answer.status_code == 200
    assert len(answer.content) < LIGHT
    return answer.content.decode().replace("\xa0", " ")


def test_one_chooses_the_street_then_the_building_then_sees_the_doors(street):
    homes, users = street
    first, names = seen(), [user.name for user in users]
    assert [place for place in ("联心街", "里仁巷", "榕塘花园") if place not in first] == []
    assert "联心街 1 号" not in first
    assert [name for name in names if name in first] == [], "nobody is named before a street is chosen"

    buildings = seen("?street=联心街")
    assert [f"联心街 {n} 号" for n in (1, 2, 3) if f"联心街 {n} 号" not in buildings] == []
    assert "里仁巷" not in buildings
    building = homes[0].dwelling.building_id
    doors = seen(f"?building={building}")
    assert [home.dwelling.unit for home in homes[:110] if f"<td>{home.dwelling.unit}</td>" not in doors] == []
    assert "联心街 2 号" not in doors
    assert 'href="?street=%E8%81%94%E5%BF%83%E8%A1%97"' in doors, "the way to its neighbours"


def test_houses_of_one_home_stand_in_one_table_with_who_comes(street, person):
    page = seen("?street=里仁巷")
    assert page.count("<table>") == 1
    assert [n for n in range(1, 6) if f"<td>{n} 号</td>" not in page] == []
    assert "<td>3 栋 102</td>" in seen("?street=榕塘花园"), "one door of a larger building keeps its number"
    link(street[0][-1], person("luo"), by=HULIAN)
    assert "罗姐 罗慧贞" in seen("?street=里仁巷"), "who was arranged by hand since comes today"


def test_a_search_shows_what_it_finds_and_a_way_to_all(street):
    found = seen("?q=里仁巷 3")
    assert "3 号" in found
    assert "联心街" not in found
    assert 'href="?"' in found
    assert "联心街 2 号" in seen("?q=联心街")
    assert 'href="?"' in seen("?q=没有这里")


def test_the_board_says_nothing_of_who_lives_there(street):
    told = {home.called for home in street[0]} | {"陈姨", "何伯", "关婆婆"}
    for query in ("", "?street=里仁巷", f"?building={street[0][0].dwelling.building_id}", "?q=榕塘花园"):
        page = seen(query)
        assert [name for name in told if name in page] == []


def test_a_strange_street_or_building_leads_back_to_all(street):
    for query in ("?street=不知道", "?building=1", f"?building={street[0][0].pk}"):
        assert "联心街" in seen(query)


@pytest.mark.parametrize(("query", "asked"), [("", 3), ("?street=联心街", 3), ("?street=里仁巷", 5),
                                              ("?building={building}", 5), ("?q=里仁巷", 5)])
def test_the_board_asks_little_and_never_for_all_doors(street, query, asked):
    query = query.format(building=street[0][0].dwelling.building_id)
    with CaptureQueriesContext(connection) as told:
        seen(query)
    assert len(told) == asked
    assert Household.objects.count() > 300


def test_the_one_known_flat_of_a_block_keeps_its_number(community):
    area = community()
    for number in (1, 2):
        block = Building.objects.create(community=area, address=f"平安里 {number} 座")
        add_homes(area, [NewHome(block, "302", f"平家{number}", [NewResident(f"何平{number}")])], by=HULIAN)
    publish(adopt(propose(area, by=HULIAN), decided_on=clock.today(), by=HULIAN, even_without=True), by=HULIAN)

    assert "<td>2 座 302</td>" in seen("?street=平安里")


def doors(query="?street=榕塘花园"):
    return dict(re.findall(r"<td>([^<]*)</td><td class=\"number\">([^<]*)</td>", seen(query)))


def test_who_is_no_member_any_more_is_not_named_and_the_community_stands_there(street, person):
    home = street[0][-1]
    link(home, person("luo"), by=HULIAN)
    assert doors("?street=里仁巷")["5 号"] == "罗姐 罗慧贞"
    for grant in Grant.objects.filter(user=person("luo"), role="contact_member"):
        end_grant(grant, by=HULIAN)

    assert doors("?street=里仁巷")["5 号"] == "社区"
    assert "罗姐" not in seen("?street=里仁巷")


def test_who_came_since_has_a_door_with_who_comes_today_and_who_moved_out_has_none(street, person):
    home = street[0][-1]
    before = doors("?street=里仁巷")
    home_moved_out(home, day=clock.today(), by=HULIAN)
    assert sorted(doors("?street=里仁巷")) == sorted(set(before) - {"5 号"})

    new = add_household(home.community, building=home.dwelling.building, unit="", called="新家", by=HULIAN)
    assert doors("?street=里仁巷")["5 号"] == "社区"
    link(new, person("luo"), by=HULIAN)
    assert doors("?street=里仁巷")["5 号"] == "罗姐 罗慧贞"


def test_the_homes_on_the_board_are_those_of_the_overview(street, person, client_of):
    add_homes(street[0][0].community, [NewHome(street[0][0].dwelling.building, "909", "新家", [NewResident("何新")])],
              by=HULIAN)
    board = Client().get("/links/demo/").context["streets"]
    assert sum(one["homes"] for one in board) == client_of("fen").get("/links/").context["homes"]


@pytest.mark.parametrize("query", [
    "榕塘花园 3 栋", "榕塘花园3栋", "榕塘花园３栋", "3栋", "榕塘花园 3 栋 102", "3栋102", "联心街2号203",
    "联心街　2", "里仁巷2"])
def test_a_building_is_found_as_people_write_it(street, query):
    wanted = "榕塘花园 3 栋" if "栋" in query else "联心街 2 号" if "联" in query else "2 号"
    page = seen(f"?q={query}")
    assert wanted in page
    assert "名单里没有" not in page


@pytest.mark.parametrize("query", ["没有这里", "13栋", "联心街22号", "里仁巷 9 号"])
def test_only_what_is_not_there_is_not_found(street, query):
    assert "名单里没有这个楼名" in seen(f"?q={query}")
