"""Two acts on one home at the same moment: the later one sees what the earlier one did, on both databases."""

from types import SimpleNamespace

import pytest

from hulian.accounts.models import Grant, User
from hulian.accounts.register import add_user, grant_role
from hulian.contact.codes import LifeEvent, Side
from hulian.contact.errors import HasLeft, PairRefused
from hulian.contact.models import ContactLink, Due, Refusal, Rhythm, Visit
from hulian.contact.verbs.home_moved_out import home_moved_out
from hulian.contact.verbs.life_event import life_event
from hulian.contact.verbs.link import NewLink, link, link_many
from hulian.contact.verbs.refuse import refuse
from hulian.contact.verbs.set_rhythm import set_rhythm
from hulian.contact.verbs.visit import Told, visit
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.notices.models import Notice
from hulian.people.errors import Ended
from hulian.people.models import Household, Resident, Stay
from hulian.people.register_many import NewHome, NewResident, add_homes
from hulian.people.stays import hold_many
from hulian.places.models import Area, Building, Dwelling
from tests.beside import beside


@pytest.fixture
def world(django_db_setup, django_db_blocker):
    """A home and a member whose rows are committed, as threads need; taken away again by hand (but Events stay)."""
    with django_db_blocker.unblock():
        area = Area.objects.get(code="demo")
        member = add_user("beside", name="梁同时", by=HULIAN, area=area)
        grant_role(member, "contact_member", area, by=HULIAN)
        building = Building.objects.create(community=area, address="同时街 1 号")
        (home,) = add_homes(area, [NewHome(building, "101", "同时家", [NewResident("何同时")])], by=HULIAN)
        yield SimpleNamespace(area=area, member=member, home=home)
        for model in (ContactLink, Refusal, Due, Visit, Rhythm, Notice):
            mine = {"user_id": member.pk} if model is Notice else {"household": home}
            model.objects.filter(**mine).delete()
        Stay.objects.filter(household=home).delete()
        Resident.objects.filter(household=home).delete()
        Household.objects.filter(pk=home.pk).delete()
        Dwelling.objects.filter(building=building).delete()
        building.delete()
        Grant.objects.filter(user=member).delete()
        User.objects.filter(pk=member.pk).delete()


@pytest.mark.django_db
def test_many_homes_are_held_but_for_those_that_left(home):
    stays, left = home("陈姨"), home("关婆婆")
    home_moved_out(left, day=clock.today(), by=HULIAN)
    assert hold_many([stays.pk, left.pk]) == {stays.pk}


def test_a_pair_that_is_just_refused_is_not_linked(world):
    error = beside(lambda: refuse(world.home, world.member, Side.HOUSEHOLD, by=HULIAN),
                   lambda: link(world.home, world.member, by=HULIAN))
    assert isinstance(error, PairRefused)
    assert not ContactLink.objects.filter(household=world.home).exists()


def test_a_visit_is_not_undone_by_who_sets_the_rhythm(world):
    error = beside(lambda: visit(world.home, Told(), by=HULIAN),
                   lambda: set_rhythm(world.home, tier="key", tell_by="door", by=HULIAN))
    assert error is None
    assert Rhythm.objects.get(pk=world.home.pk).heard_at == Visit.objects.get(household=world.home).at


def test_nothing_is_due_at_a_home_that_is_just_leaving(world):
    error = beside(lambda: home_moved_out(world.home, day=clock.today(), by=HULIAN),
                   lambda: life_event(world.home, LifeEvent.HOSPITAL, by=HULIAN))
    assert isinstance(error, Ended | HasLeft)  # SQLite reads after the other has written
    assert not Due.objects.open().filter(household=world.home).exists()


def test_a_list_links_no_home_that_is_just_leaving(world):
    error = beside(lambda: home_moved_out(world.home, day=clock.today(), by=HULIAN),
                   lambda: link_many(world.area, [NewLink(world.home, world.member, "near")], by=HULIAN))
    assert error is None
    assert not ContactLink.objects.filter(household=world.home).exists()


def test_a_list_and_a_link_by_hand_make_one_link(world):
    error = beside(lambda: link(world.home, world.member, by=HULIAN),
                   lambda: link_many(world.area, [NewLink(world.home, world.member, "near")], by=HULIAN))
    assert error is None
    assert ContactLink.objects.in_force().filter(household=world.home).count() == 1
