"""A list of links on the map: a building leads to its lines; of one member only theirs are marked."""

import pytest

from hulian.contact.verbs.propose import propose
from hulian.people.register_many import NewHome, NewResident, add_homes
from hulian.places.models import Building

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(community, actor):
    """A draft for the four homes of the cast, who all fall to 罗姐."""
    return propose(community(), by=actor("fen"))


def test_each_building_leads_to_its_lines(draft, home, client_of):
    text = client_of("fen").get(f"/links/lists/{draft.pk}/map/").content.decode()

    assert f"/links/lists/{draft.pk}/?building={home('关婆婆').dwelling.building_id}" in text
    assert text.count('class="plan-mark') >= 2


def test_where_blocks_stand_too_near_their_one_mark_leads_to_the_street(community, actor, client_of, home):
    near = home("陈姨").dwelling.building
    blocks = [Building.objects.create(community=community(), grid=near.grid, address=f"榕塘花园 {at} 栋",
                                      lon_wgs84=near.lon_wgs84 + at / 1e6, lat_wgs84=near.lat_wgs84) for at in (21, 22)]
    for block in blocks:
        add_homes(community(), [NewHome(block, "101", "新来的", [NewResident("何新来")])], by=actor("fen"))
    draft = propose(community(), by=actor("fen"))
    client, street = client_of("fen"), "street=%E6%A6%95%E5%A1%98%E8%8A%B1%E5%9B%AD"
    text = client.get(f"/links/lists/{draft.pk}/map/").content.decode()
    assert f"/links/lists/{draft.pk}/?{street}" in text
    page = client.get(f"/links/lists/{draft.pk}/?{street}").content.decode()
    assert [at for at in (3, 21, 22) if f"{at} 栋" not in page.replace("\xa0", " ")] == []


def test_of_a_member_without_homes_nothing_is_marked(draft, home, client_of, person):
    draft.lines.exclude(household=home("陈姨")).update(member=person("lu"))
    page = client_of("fen").get(f"/links/lists/{draft.pk}/map/?member={person('luo').pk}").content.decode()

    assert page.count('class="plan-mark') == 1
    assert "罗姐联系的户" in page


def test_strangers_and_those_without_the_right_see_no_map(draft, client_of):
    assert client_of("jiang").get(f"/links/lists/{draft.pk}/map/").status_code == 404
    assert client_of("huang").get(f"/links/lists/{draft.pk}/map/").status_code == 403
