"""Many homes at once: the same as one by one, with one Event, and findable."""

from datetime import date

import pytest

from hulian.accounts.require import NotAllowed
from hulian.audit.models import Event
from hulian.core import search
from hulian.core.actor import HULIAN
from hulian.core.sealed import open_field
from hulian.people.models import Household
from hulian.people.register_many import NewHome, NewResident, add_homes
from hulian.places.models import Building

pytestmark = pytest.mark.django_db


@pytest.fixture
def building(community):
    return Building.objects.create(community=community(), grid=community("demo-1"), address="榕塘花园 9 栋")


def homes(building):
    head = NewResident("麦秀珍", "麦婆婆", "138 0000 4321", date(1940, 2, 3), ["elder", "lives_alone"],
                       {"sex": "f", "emergency_phone": "13800005555"})
    return [NewHome(building, "101", "麦婆婆", [head], {"tenure": "rented"}, ["hearing"]),
            NewHome(building, "102", "岑家", [NewResident("岑俊生"), NewResident("岑晓彤", born_on=date(2018, 1, 1))])]


def test_homes_have_their_people_needs_and_marks(community, building):
    mai, cen = add_homes(community(), homes(building), by=HULIAN)
    assert (mai.address, mai.dwelling.tenure) == ("榕塘花园 9 栋 101", "rented")
    assert mai.area_path == community("demo-1").path
    one = mai.residents.get()
    assert one.is_head
    assert sorted(one.needs.values_list("code", flat=True)) == ["elder", "lives_alone"]
    assert [open_field(one, name) for name in ("phone", "emergency_phone")] == ["13800004321", "13800005555"]
    assert [mark.code for mark in mai.marks.all()] == ["hearing"]
    assert list(cen.residents.values_list("name", "is_head")) == [("岑俊生", True), ("岑晓彤", False)]


@pytest.mark.parametrize("query", ["麦婆婆", "maixiuzhen", "mxz", "4321", "榕塘花园 9"])
def test_they_are_found_like_any_other(community, building, query):
    mai, _ = add_homes(community(), homes(building), by=HULIAN)
    assert mai.pk in search.find(query, "household", [community().path])
    assert search.find(query, "household", [community("demo-litang").path]) == []


def test_one_event_tells_of_the_batch(community, building):
    before = Event.objects.count()
    add_homes(community(), homes(building), by=HULIAN)
    assert Event.objects.count() == before + 1
    assert Event.objects.latest("sequence").codes == {"households": 2, "residents": 3}


def test_whoever_may_not_add_one_may_not_add_many(actor, community, building):
    before = Household.objects.count()
    with pytest.raises(NotAllowed):
        add_homes(community(), homes(building), by=actor("jiang"))
    assert Household.objects.count() == before
