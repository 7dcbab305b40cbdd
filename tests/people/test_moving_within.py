"""Somebody goes to live in another home of the community: the same person, with all that is known of them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hulian.accounts.require import NotAllowed
from hulian.audit.models import Event
from hulian.core import clock, search
from hulian.core.actor import HULIAN
from hulian.core.sealed import open_field
from hulian.people.errors import Ended, Gone, NobodyNamed, NotThatDay, SameHome
from hulian.people.history import ended_words, gone_people, history
from hulian.people.models import Purpose, Resident, Stay
from hulian.people.verbs.change_resident import change_resident
from hulian.people.verbs.erase_resident import erase_resident
from hulian.people.verbs.give_consent import give_consent
from hulian.people.verbs.leave_home import leave_home
from hulian.people.verbs.merge_households import merge_households
from hulian.people.verbs.move_out import move_out
from hulian.people.verbs.move_within import move_within
from hulian.people.verbs.new_household import new_household
from hulian.people.verbs.renew_code import code_of
from hulian.places.models import Building

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(db):
    return clock.today()


@pytest.fixture
def chen(home):
    return home("陈姨").residents.get()


def lines(home):
    return [(line["who"], line["text"]) for line in history(home, home.residents.filter(gone_at=None))]


def test_an_elder_moves_to_another_home_and_nothing_known_of_her_is_lost(actor, home, chen, today):
    change_resident(chen, needs=["elder", "chronic"], phone="13800000017", relation="户主", by=actor("xiaoyu"))
    give_consent(chen, purpose=Purpose.STORY, by=actor("xiaoyu"))
    flat, family, code = chen.household, home("梁俊杰、吴敏仪"), code_of(chen.household)
    move_within([chen], family, day=today - timedelta(days=1), by=actor("xiaoyu"))

    after = Resident.objects.get(pk=chen.pk)
    assert (after.household_id, after.area_path, after.gone_at) == (family.pk, family.area_path, None)
    assert open_field(after, "phone") == "13800000017"
    assert set(after.needs.filter(until=None).values_list("code", flat=True)) == {"elder", "chronic"}
    assert after.consents.filter(withdrawn_at=None).count() == 1
    assert (after.is_head, after.relation) == (False, ""), "what she was to the head of her home, she isn't here"
    assert family.residents.filter(is_head=True).count() == 1
    assert search.find("chenyueming", "household", ["/nanhe/"]) == [family.pk]

    flat = type(flat).objects.get(pk=flat.pk)
    assert not flat.stands, "she was the last one"
    assert code_of(flat) != code
    assert "搬走了" in ended_words(flat)
    assert "去了梁俊杰、吴敏仪" in ended_words(flat)
    assert lines(flat) == [("陈姨", "搬到另一户（梁俊杰、吴敏仪）")]
    assert ("陈姨", "从另一户搬来（陈姨）") in lines(family)
    assert Event.objects.latest("sequence").codes["residents"] == [str(chen.pk)]


def test_who_stays_behind_gives_the_home_its_name_and_the_others_go_together(actor, home, today):
    couple, family = home("何伯、何婶"), home("梁俊杰、吴敏仪")
    uncle = couple.residents.get(called="何伯")
    move_within([uncle], home("陈姨"), day=today, by=actor("xiaoyu"))
    couple.refresh_from_db()
    assert (couple.stands, couple.called, couple.residents.get().is_head) == (True, "何婶", True)

    parents = list(family.residents.filter(name__in=["梁俊杰", "吴敏仪"]))
    move_within(parents, couple, day=today, by=actor("xiaoyu"))
    family.refresh_from_db()
    assert couple.residents.filter(gone_at=None).count() == 3
    assert {one.name for one in family.residents.all()} == {"梁语晴", "梁子轩"}
    assert not gone_people(family).exists(), "they live in the community, so nobody offers that they came back"


def test_they_go_on_and_one_day_leave_or_come_together_again(actor, home, chen, today):
    by, family, couple = actor("xiaoyu"), home("梁俊杰、吴敏仪"), home("何伯、何婶")
    move_within([chen], family, day=today, by=by)
    move_within([Resident.objects.get(pk=chen.pk)], couple, day=today, by=by)
    merge_households(couple, family, day=today, by=by)
    leave_home(Resident.objects.get(pk=chen.pk), day=today, where="养老院", by=by)
    assert [stay.went for stay in chen.stays.order_by("at", "id")] == ["within", "within", "merged", "out"]


def test_who_was_forgotten_is_named_on_neither_side(actor, home, chen, today):
    flat, family = chen.household, home("梁俊杰、吴敏仪")
    before = lines(family)
    move_within([chen], family, day=today, by=actor("xiaoyu"))
    erase_resident(Resident.objects.get(pk=chen.pk), by=actor("fen"))
    assert (lines(flat), lines(family)) == ([], before)


def test_what_doesn_t_fit_is_refused_and_nobody_moves(actor, home, community, chen, today):
    family, couple, by = home("梁俊杰、吴敏仪"), home("何伯、何婶"), actor("xiaoyu")
    elsewhere = new_household(Building.objects.create(community=community("demo-litang"), address="荔塘街 1 号"),
                              unit="1", called="某家", by=HULIAN)
    events = Event.objects.count()
    for people, into, day, who, error in (
        ([chen], home("陈姨"), today, by, SameHome), ([chen], elsewhere, today, HULIAN, SameHome),
        ([], family, today, by, NobodyNamed), ([chen, couple.residents.first()], family, today, by, NobodyNamed),
        ([chen], family, today + timedelta(days=1), by, NotThatDay), ([chen], elsewhere, today, by, NotAllowed),
        *(([chen], family, today, actor(slug), NotAllowed) for slug in ("zhou", "li", "luo", "deng", "jiang")),
    ):
        with pytest.raises(error):
            move_within(people, into, day=day, by=who)
    move_out(couple, day=today, by=by)
    with pytest.raises(Ended):
        move_within([chen], couple, day=today, by=by)
    with pytest.raises(Ended):
        move_within([couple.residents.first()], family, day=today, by=by)
    Resident.objects.filter(pk=family.residents.first().pk).update(gone_at=timezone.now())
    with pytest.raises(Gone):
        move_within([family.residents.filter(gone_at__isnull=False).get()], home("陈姨"), day=today, by=by)
    assert not Stay.objects.filter(went="within").exists()
    assert Event.objects.count() == events + 1
