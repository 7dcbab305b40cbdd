"""Buildings are kept by the community's administrator; the homes in them follow."""

import pytest
from bs4 import BeautifulSoup

from hulian.accounts.require import NotAllowed
from hulian.audit.models import Event
from hulian.core import search
from hulian.core.ids import new_id
from hulian.people.errors import AddressTaken
from hulian.people.verbs.add_building import add_building
from hulian.people.verbs.change_building import change_building
from hulian.places.models import Building

pytestmark = pytest.mark.django_db
FACTS = {"year_built": 1988, "lon_wgs84": 113.05, "lat_wgs84": 23.08}


@pytest.fixture
def block(db):
    """The building of Chen's home."""
    return Building.objects.get(address="榕塘花园 3 栋")


def form_of(community, **facts):
    return {"address": "榕塘花园 3 栋", "grid": community("demo-1").pk, "year_built": 1988, "lon_wgs84": 113.05,
            "lat_wgs84": 23.08, "envelope": new_id()} | facts


def test_year_and_point_are_changed_through_the_page(client_of, community, block):
    form = form_of(community, year_built=1987, lon_wgs84="113.0601")
    assert client_of("fen").post(f"/buildings/{block.pk}/", form).status_code == 302
    block.refresh_from_db()
    assert (block.year_built, block.lon_wgs84, block.lat_wgs84) == (1987, 113.0601, 23.08)
    assert Event.objects.latest("sequence").verb == "building.change"


@pytest.mark.parametrize(("facts", "said"), [
    ({"year_built": 2999}, "这一年还没到"), ({"lat_wgs84": ""}, "要有经度，也要有纬度"),
    ({"lon_wgs84": 12}, "lon_wgs84"),
    ({"address": "南村二队 17 号"}, "这个地址已经有一栋楼了"),
])
def test_what_cannot_be_is_said_and_not_written(client_of, community, block, facts, said):
    answer = client_of("fen").post(f"/buildings/{block.pk}/", form_of(community, **facts))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    before = (block.address, block.year_built, block.lon_wgs84)
    block.refresh_from_db()
    assert (block.address, block.year_built, block.lon_wgs84) == before


def test_homes_follow_to_another_address_and_grid(actor, community, home, block):
    change_building(block, grid=community("demo-2"), address="榕塘新村 3 栋", by=actor("fen"), **FACTS)
    chen = home("陈姨")
    assert (chen.address, chen.area_path) == ("榕塘新村 3 栋 102", "/nanhe/rongxi/demo/demo-2/")
    assert chen.residents.get().area_path == chen.area_path
    assert search.find("榕塘新村", "household", [community("demo-2").path]) == [chen.pk]
    assert search.find("榕塘花园 3", "household", [community().path]) == []
    assert search.find("0017", "household", [community("demo-1").path]) == []


def test_a_building_never_moves_to_a_grid_of_another_community(actor, community, block):
    from hulian.core.actor import HULIAN
    from hulian.places.add import add_area

    elsewhere = add_area("demo-litang-1", "荔塘一格", level="grid", parent="demo-litang")
    with pytest.raises(ValueError, match="demo-litang-1"):
        change_building(block, grid=elsewhere, address=block.address, by=HULIAN, **FACTS)


def test_a_new_building_takes_homes_at_once(client_of, community, actor):
    form = form_of(community, address="榕塘花园 9 栋")
    assert client_of("fen").post("/buildings/new/", form).status_code == 302
    assert Building.objects.get(address="榕塘花园 9 栋").community == community()
    with pytest.raises(AddressTaken):
        add_building(community("demo-1"), address="榕塘花园 9 栋", by=actor("fen"))


def test_the_list_shows_grids_and_buildings_with_their_doors(client_of):
    page = BeautifulSoup(client_of("fen").get("/buildings/?grid=demo-1").content, "html.parser")
    assert [row.text for row in page.select(".filters a")] == ["第一网格", "第二网格", "第三网格"]
    assert [row.text for row in page.select("tbody a")] == ["榕塘花园 3 栋", "榕塘花园 7 栋"]


@pytest.mark.parametrize("slug", ["xiaoyu", "li", "luo", "deng", "jiang"])
def test_only_the_administrator_keeps_buildings(client_of, actor, community, block, slug):
    for page in ("/buildings/", "/buildings/new/", f"/buildings/{block.pk}/"):
        assert client_of(slug).get(page).status_code == 403, page
    with pytest.raises(NotAllowed):
        add_building(community("demo-1"), address="某楼", by=actor(slug))


def test_an_administrator_of_elsewhere_gets_404(client_of, person, community, block):
    from hulian.accounts.register import grant_role
    from hulian.core.actor import HULIAN

    grant_role(person("jiang"), "community_admin", community("demo-litang"), by=HULIAN)
    assert client_of("jiang").get(f"/buildings/{block.pk}/").status_code == 404
    assert client_of("jiang").post(f"/buildings/{block.pk}/", form_of(community)).status_code == 404
    page = client_of("jiang").get("/buildings/").content.decode()
    assert "榕塘" not in page
