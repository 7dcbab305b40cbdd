"""Who may come along stands in an order in which people look, under a name that is theirs alone."""

import re

import pytest

from hulian.accounts.register import add_user, grant_role
from hulian.cases.verbs.accept import accept
from hulian.core.actor import HULIAN
from hulian.places.models import Area
from hulian.teams.models import Helper
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(community):
    """Return a party member, new here."""

    def new(slug, name, called, area=None):
        user = add_user(slug, name=name, called=called, by=HULIAN, area=area or community())
        grant_role(user, "contact_member", area or community(), by=HULIAN)
        return user

    return new


@pytest.fixture
def offered(actor, home, client_of):
    """Return the names offered for a matter of Auntie Chen's home, in their order."""

    def names(by="xiaoyu"):
        case = Flow(actor, home("陈姨")).reported(by)
        accept(case, by=actor("li"))
        text = client_of("li").get(f"/cases/{case.pk}/tasks/").content.decode().partition('name="escort"')[2]
        return re.findall(r"([^<>\n\"]+) · 党员联系人", text)

    return names


def test_two_who_are_called_alike_are_told_apart_and_stand_by_their_sound(member, offered):
    member("luo2", "罗小芳", "罗姐")
    member("an", "安国强", "安国强")
    member("zeng", "曾伟", "曾叔")
    assert [name.strip() for name in offered()] == ["安国强", "罗姐 罗慧贞", "罗姐 罗小芳", "曾叔 曾伟"]


def test_who_came_along_to_this_home_or_told_of_it_stands_first(member, offered, actor, home):
    member("an", "安国强", "安国强")
    zeng = member("zeng", "曾伟", "曾叔")
    before = Flow(actor, home("陈姨"))
    assert offered()[0].strip() == "安国强"
    assert offered(by="luo")[0].strip() == "罗姐 罗慧贞"

    before.given(before.accepted(), Helper.objects.get(user__username="zhou"), escort=zeng)
    assert [name.strip() for name in offered()] == ["罗姐 罗慧贞", "曾叔 曾伟", "安国强"]


def test_who_is_of_the_grid_of_the_home_stands_before_who_is_of_the_community(member, offered, home):
    member("an", "安国强", "安国强")
    member("zeng", "曾伟", "曾叔", area=Area.objects.get(path=home("陈姨").area_path))
    assert offered()[0].strip() == "曾叔 曾伟"
