"""A building that comes to another grid takes all of its homes along: who sees what follows, what was written stays."""

from datetime import timedelta

import pytest

from hulian.accounts.actors import actor_of
from hulian.accounts.register import add_user, grant_role
from hulian.audit.models import Event
from hulian.cases.models import Case
from hulian.contact.models import ContactLink, Due, Rhythm, Visit
from hulian.contact.verbs.building_moved import building_moved
from hulian.contact.verbs.visit import Told, visit
from hulian.core import clock, search
from hulian.core.actor import HULIAN
from hulian.core.ids import new_id
from hulian.people.verbs.move_out import move_out
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db


@pytest.fixture
def chen(luo_homes, actor):
    """Chen's home, with a visit, matters of all sorts and somebody who looks after it; it lies in the first grid."""
    home = luo_homes("陈姨")
    visit(home, Told(line="精神不错"), by=actor("luo"))
    return home


@pytest.fixture
def of_grid(community):
    """Return who works for one grid alone."""

    def made(code):
        user = add_user(f"of-{code}", name="梁格员", by=HULIAN, area=community(code))
        for role in ("station_member", "branch_secretary"):
            grant_role(user, role, community(code), by=HULIAN)
        return actor_of(user)

    return made


def move(client, building, grid, **facts):
    form = {"address": building.address, "grid": grid.pk, "year_built": 1988, "envelope": new_id()} | facts
    return client.post(f"/buildings/{building.pk}/", form)


def seen_by(actor, home):
    """Return what of a home this person may see."""
    return {
        "links": ContactLink.objects.visible_to(actor).filter(household=home).count(),
        "visits": Visit.objects.visible_to(actor).filter(household=home).count(),
        "cases": {case.words for case in Case.objects.visible_to(actor).filter(household=home)},
        "found": len(search.find("跳闸", "case", [held.path for held in actor.holds])),
    }


def test_the_people_of_the_new_grid_see_it_all_and_those_of_the_old_nothing(
    chen, client_of, community, of_grid, actor,
):
    Flow(actor, chen).reported()
    first, second = of_grid("demo-1"), of_grid("demo-2")
    whole = {"links": 1, "visits": 1, "cases": {"家里一打雷就跳闸"}, "found": 1}
    none = {"links": 0, "visits": 0, "cases": set(), "found": 0}
    assert (seen_by(first, chen), seen_by(second, chen)) == (whole, none)

    assert move(client_of("fen"), chen.dwelling.building, community("demo-2")).status_code == 302
    assert (seen_by(first, chen), seen_by(second, chen)) == (none, whole)
    path = community("demo-2").path
    assert Rhythm.objects.get(pk=chen.pk).area_path == path
    assert set(Due.objects.filter(household=chen).values_list("area_path", flat=True)) == {path}


def test_what_goes_round_somebody_still_does(chen, client_of, community, of_grid, actor, person):
    about = Flow(actor, chen).reported(words="收了红包", about_id=person("li").pk)
    move(client_of("fen"), chen.dwelling.building, community("demo-2"))

    about.refresh_from_db()
    assert (about.area_path, about.scope_path) == (community("demo-2").path, "/nanhe/rongxi/")
    assert seen_by(of_grid("demo-2"), chen)["cases"] == set()
    assert not Case.objects.visible_to(actor("li")).filter(pk=about.pk).exists()


def test_what_ended_and_who_left_follow_too(chen, community, actor):
    case = Flow(actor, chen).resolved()
    move_out(chen, day=clock.today(), by=actor("fen"))
    Case.objects.filter(pk=case.pk).update(state="closed", due_at=None)
    building_moved(chen.dwelling.building, grid=community("demo-3"), address="榕塘花园 3 栋", year_built=1988,
                   lon_wgs84=None, lat_wgs84=None, by=actor("fen"))
    case.refresh_from_db()
    assert (case.area_path, case.scope_path) == (community("demo-3").path,) * 2


def test_what_was_written_down_stays_as_it_was(chen, client_of, community, actor):
    Flow(actor, chen).reported()
    before = list(Event.objects.order_by("sequence").values_list("sequence", "verb", "area_path"))
    move(client_of("fen"), chen.dwelling.building, community("demo-2"))

    after = list(Event.objects.order_by("sequence").values_list("sequence", "verb", "area_path"))
    assert after[:-1] == before
    assert after[-1][1:] == ("building.change", community("demo-2").path)


def test_a_building_that_stays_in_its_grid_moves_nothing(chen, client_of, community, actor):
    case = Flow(actor, chen).reported()
    Case.objects.filter(pk=case.pk).update(area_path="/as/it/was/")
    move(client_of("fen"), chen.dwelling.building, community("demo-1"), year_built=1987)
    case.refresh_from_db()
    assert case.area_path == "/as/it/was/"


def test_a_due_visit_stays_due_when_it_was(chen, client_of, community):
    before = list(Due.objects.filter(household=chen).order_by("id").values_list("id", "due_at", "done_at"))
    with clock.at(clock.now() + timedelta(days=3)):
        move(client_of("fen"), chen.dwelling.building, community("demo-2"))
    assert list(Due.objects.filter(household=chen).order_by("id").values_list("id", "due_at", "done_at")) == before
