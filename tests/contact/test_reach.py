"""What counts as near is a rule of the place: further is not called near, and a list says how many homes it is."""

import pytest
from django.utils import translation

from hulian.contact.codes import Basis
from hulian.contact.lists.reasons import reason
from hulian.contact.models import ContactLink, Refusal
from hulian.contact.verbs.adopt import adopt
from hulian.contact.verbs.propose import propose
from hulian.contact.verbs.refuse import refuse
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.people.models import Household
from hulian.people.register_many import NewHome, NewResident, add_homes
from hulian.places.models import Building
from tests.contact.branch import LAT, LON, add_branch, add_member, rest

pytestmark = pytest.mark.django_db
FAR = LON + 0.03  # about 3 km


@pytest.fixture
def spread(community):
    """榕塘: six homes around their one member, four more three kilometres away; nobody else lives there now."""
    area = community()
    Household.objects.filter(community=area).update(moved_out_at=clock.now())
    homes, (user,) = add_branch(area, buildings=1, homes_each=6, members_each=1)
    there = Building.objects.create(community=area, address="远围 1 号", lon_wgs84=FAR, lat_wgs84=LAT)
    far = add_homes(area, [NewHome(there, f"{at}0{at}", f"远家{at}", [NewResident(f"何远{at}")]) for at in range(1, 5)],
                    by=HULIAN)
    rest(area, user)
    return user, homes, far


def page_of(draft, client, query=""):
    return client.get(f"/links/lists/{draft.pk}/{query}").context


def lines_of(page):
    return {row["title"]: row["line"] for group in page["groups"] for row in group["rows"]}


def test_a_far_home_is_not_called_near_and_the_draft_says_how_many_there_are(spread, client_of):
    draft = propose(spread[2][0].community, by=HULIAN)
    page = page_of(draft, client_of("fen"))
    assert lines_of(page)["101 联0家0"] == "住得近，同一栋楼"
    assert lines_of(page)["101 远家1"] == "还能多联系一户，走 3.1 公里"
    assert "4 户要走 1.5 公里以上，不算就近。" in page["sentences"]
    assert [one["count"] for one in page["filters"] if one["label"] == "离得远的"] == [4]
    assert set(lines_of(page_of(draft, client_of("fen"), "?show=far"))) == {f"{at}0{at} 远家{at}" for at in range(1, 5)}


def test_where_all_live_near_nothing_is_said_of_far(spread, client_of):
    Household.objects.filter(pk__in=[home.pk for home in spread[2]]).update(moved_out_at=clock.now())
    page = page_of(propose(spread[1][0].community, by=HULIAN), client_of("fen"))
    assert "不算就近" not in "".join(page["sentences"])
    assert "离得远的" not in [one["label"] for one in page["filters"]]


def test_a_place_may_say_otherwise_what_is_near(spread, client_of, overrule, community):
    overrule("contact.reach_metres", 4000, community())
    draft = propose(community(), by=HULIAN)
    page = page_of(draft, client_of("fen"))
    assert lines_of(page)["101 远家1"] == "住得近，走 3.1 公里"
    assert "不算就近" not in "".join(page["sentences"])


def test_a_grid_may_say_otherwise_and_the_count_follows_it(spread, client_of, overrule, community):
    grid = community("demo-2")
    overrule("contact.reach_metres", 4000, grid)
    Household.objects.filter(pk__in=[home.pk for home in spread[2][:3]]).update(area_path=grid.path)
    page = page_of(propose(community(), by=HULIAN), client_of("fen"))
    assert lines_of(page)["101 远家1"] == "住得近，走 3.1 公里"
    assert lines_of(page)["404 远家4"] == "还能多联系一户，走 3.1 公里"
    assert "1 户离得远，不算就近。" in page["sentences"]
    assert set(lines_of(page_of(page["list"], client_of("fen"), "?show=far"))) == {"404 远家4"}


def test_the_pages_of_a_home_and_of_a_member_say_the_same(spread, client_of):
    user, _homes, far = spread
    adopt(propose(far[0].community, by=HULIAN), decided_on=clock.today(), by=HULIAN, even_without=True)
    for url in (f"/links/homes/{far[0].pk}/", f"/links/members/{user.pk}/"):
        said = client_of("fen").get(url).content.decode()
        assert "还能多联系一户，走 3.1 公里" in said, url
    assert ContactLink.objects.get(household=far[0]).basis == Basis.CONVENIENT


def test_who_is_found_after_a_refusal_is_near_only_within_reach(spread, community):
    user, homes, far = spread
    other = add_member(community(), "m8", homes[0].dwelling.building)
    draft = propose(community(), by=HULIAN)
    for home, basis in ((far[0], Basis.CONVENIENT), (homes[0], Basis.NEAR)):
        line = draft.lines.get(household=home)
        refuse(home, line.member, "household", by=HULIAN)
        line.refresh_from_db()
        assert (line.member in {user, other}, line.basis) == (True, basis)
    assert Refusal.objects.count() == 2


def test_other_grounds_stay_what_they_are_however_far_it_is(community):
    with translation.override("zh-hans"):
        assert reason(Basis.KIN, 3000, community().path).startswith("沾亲带故，走 3 公里")
        assert reason(Basis.NEAR, 1500, community().path).startswith("住得近")
        assert reason(Basis.NEAR, 1501, community().path).startswith("还能多联系一户")
        assert reason(Basis.NEAR, None, community().path) == "住得近"
        assert reason("", None, community().path) == ""


