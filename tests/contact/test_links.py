"""Links, visits and stand-ins through their verbs."""

from datetime import timedelta

import pytest

from hulian.accounts.register import add_user, grant_role
from hulian.accounts.require import NotAllowed
from hulian.contact.codes import Finding, LifeEvent, What
from hulian.contact.errors import AwayTwice, PairRefused, WordsMissing
from hulian.contact.models import ContactLink, Due, Refusal, Rhythm, StandIn
from hulian.contact.stand_ins import links_to_tell
from hulian.contact.verbs.life_event import life_event
from hulian.contact.verbs.link import link
from hulian.contact.verbs.stand_in import back_early, stand_in
from hulian.contact.verbs.visit import Told, nobody_home, visit
from hulian.contact.who import contact_of, contacts_today
from hulian.core import clock
from hulian.core.actor import HULIAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def linked(home, person, actor):
    """罗姐 looks after Chen's home."""
    return link(home("陈姨"), person("luo"), by=actor("lu"))


@pytest.fixture
def another(person):
    """A second member of the branch."""
    from hulian.places.models import Area

    area = Area.objects.get(code="demo")
    user = add_user("chu", name="陈国柱", called="柱叔", by=HULIAN, area=area)
    grant_role(user, "contact_member", area, by=HULIAN)
    return user


def test_a_home_has_one_contact_at_a_time_and_keeps_its_history(linked, another, home, actor):
    now = link(home("陈姨"), another, by=actor("lu"))

    assert ContactLink.objects.in_force().get(household=home("陈姨")) == now
    assert ContactLink.objects.filter(household=home("陈姨")).count() == 2
    assert Due.objects.open().filter(household=home("陈姨"), what=What.VISIT).count() == 1


def test_a_refused_pair_never_comes_back(linked, another, home, actor):
    Refusal.objects.create(household=home("陈姨"), member=another, side="household", at=clock.now())

    with pytest.raises(PairRefused):
        link(home("陈姨"), another, by=actor("lu"))
    assert ContactLink.objects.in_force().get(household=home("陈姨")) == linked


def test_one_knock_does_all_that_is_due_and_sets_the_next_day(linked, home, actor):
    life_event(home("陈姨"), LifeEvent.STORM, by=actor("xiaoyu"))
    assert Due.objects.open().filter(household=home("陈姨")).count() == 2

    row = visit(home("陈姨"), Told(), by=actor("luo"))

    left = Due.objects.open().get(household=home("陈姨"))
    assert (left.what, left.due_at) == (What.VISIT, row.at + timedelta(days=7))
    assert Rhythm.objects.get(pk=home("陈姨").pk).heard_at == row.at


def test_a_problem_becomes_a_case_and_needs_words(linked, home, actor):
    with pytest.raises(WordsMissing):
        visit(home("陈姨"), Told(finding=Finding.PROBLEM), by=actor("luo"))

    row = visit(home("陈姨"), Told(finding=Finding.PROBLEM, line="厨房的灯一闪一闪"), by=actor("luo"))
    assert home("陈姨").cases.get(pk=row.case_id).words == "厨房的灯一闪一闪"


def test_nobody_home_leaves_what_is_due(linked, home, actor):
    nobody_home([home("陈姨")], by=actor("luo"), again="evening")

    assert Due.objects.open().filter(household=home("陈姨")).count() == 1
    assert Rhythm.objects.get(pk=home("陈姨").pk).tries == 1


def test_only_the_contact_and_the_office_write_a_visit(linked, home, actor, another):
    for slug in ("huang", "jiang", "deng"):
        with pytest.raises(NotAllowed):
            visit(home("陈姨"), Told(), by=actor(slug))


def test_a_stand_in_comes_instead_and_it_goes_back_by_itself(linked, another, home, person, actor, community):
    today = clock.today()
    stand_in(community(), person("luo"), another, first=today, last=today + timedelta(days=2), why="ill",
             by=actor("luo"))
    assert contact_of(home("陈姨"))[0] == another
    assert not ContactLink.objects.looked_after_by(person("luo").pk).exists()
    assert ContactLink.objects.looked_after_by(another.pk).count() == 1

    with clock.at(clock.now() + timedelta(days=3)):
        assert contact_of(home("陈姨")) == (person("luo"), None)


def test_nobody_is_away_twice_and_may_be_back_early(linked, another, home, person, actor, community):
    today = clock.today()
    days = {"first": today, "last": today + timedelta(days=2), "why": "ill"}
    row = stand_in(community(), person("luo"), another, by=actor("luo"), **days)
    with pytest.raises(AwayTwice):
        stand_in(community(), person("luo"), another, by=actor("fen"), **days)

    back_early(row, by=actor("luo"))
    assert contact_of(home("陈姨"))[0] == person("luo")


def test_who_is_no_member_any_more_sees_their_homes_no_longer(linked, home, person, actor):
    person("luo").grants.update(ends_at=clock.now())

    assert not ContactLink.objects.looked_after_by(person("luo").pk).exists()
    assert contact_of(home("陈姨")) == (None, None)
    with pytest.raises(NotAllowed):
        visit(home("陈姨"), Told(), by=actor("luo"))


def test_a_home_that_refused_the_stand_in_stays_with_its_member(linked, another, home, person, actor, community):
    link(home("关婆婆"), person("luo"), by=actor("lu"))
    Refusal.objects.create(household=home("陈姨"), member=another, side="household", at=clock.now())
    today = clock.today()
    row = stand_in(community(), person("luo"), another, first=today, last=today, why="ill", by=actor("luo"))

    comes = {home("陈姨"): person("luo"), home("关婆婆"): another}
    for here, who in comes.items():
        assert contact_of(here)[0] == who
        assert contacts_today([here.pk]) == {here.pk: who.pk}
        assert ContactLink.objects.looked_after_by(who.pk).get().household == here
    assert links_to_tell(row).get().household == home("关婆婆"), "nobody else comes to the other"


def test_a_stand_in_of_another_community_gets_no_homes_here(linked, another, home, person, community):
    today = clock.today()
    for user in (person("luo"), another):
        grant_role(user, "contact_member", community("demo-litang"), by=HULIAN)
    StandIn.objects.create(community=community("demo-litang"), area_path=community("demo-litang").path,
                           member=person("luo"), instead=another, starts_on=today, ends_on=today, why="ill",
                           made_at=clock.now())

    assert not ContactLink.objects.looked_after_by(another.pk).exists()
    assert ContactLink.objects.looked_after_by(person("luo").pk).count() == 1
