"""Two people write down the same newcomers at the same moment: one home comes of it, on both databases."""

from functools import partial

import pytest

from hulian.core import clock, search
from hulian.core.actor import HULIAN
from hulian.people.errors import AlreadyThere
from hulian.people.models import Household, Resident
from hulian.people.verbs.move_in import move_in
from hulian.people.verbs.new_household import new_household
from hulian.places.models import Area, Building, Dwelling
from tests.beside import beside


@pytest.fixture
def block(django_db_setup, django_db_blocker):
    """A building whose row is committed, as threads need; taken away again by hand (but Events stay)."""
    with django_db_blocker.unblock():
        area = Area.objects.get(code="demo")
        building = Building.objects.create(community=area, address="同门街 1 号")
        Dwelling.objects.create(building=building, unit="101")
        yield building
        homes = Household.objects.filter(dwelling__building=building)
        for home in homes:
            search.remove("household", home.pk)
        Resident.objects.filter(household__in=homes).delete()
        homes.delete()
        Dwelling.objects.filter(building=building).delete()
        building.delete()


def add(building, unit="101", called="新来的"):
    new_household(building, unit=unit, called=called, by=HULIAN)


def come(building, called="新来的"):
    move_in(Dwelling.objects.get(building=building), people=[{"name": "何新来"}], called=called, day=clock.today(),
            by=HULIAN)


@pytest.mark.django_db
def test_the_same_newcomers_one_after_the_other_are_one_home_too(community):
    building = Building.objects.create(community=community(), address="同门街 2 号")
    add(building)
    with pytest.raises(AlreadyThere):
        come(building)


@pytest.mark.parametrize(("first", "second"), [(add, add), (come, come), (add, come), (come, add)])
def test_the_same_newcomers_are_one_home(block, first, second):
    assert isinstance(beside(partial(first, block), partial(second, block)), AlreadyThere)
    assert Household.objects.filter(dwelling__building=block).count() == 1


def test_at_a_door_that_nobody_knew_too(block):
    assert isinstance(beside(partial(add, block, "202"), partial(add, block, "202")), AlreadyThere)
    assert Household.objects.filter(dwelling__building=block, dwelling__unit="202").count() == 1


def test_two_homes_at_one_door_are_two(block):
    assert beside(partial(add, block), partial(add, block, called="合租的")) is None
    assert Household.objects.filter(dwelling__building=block, dwelling__unit="101").count() == 2
