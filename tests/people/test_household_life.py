"""Homes come and go, part and come together; somebody is born, somebody dies. Everybody lives in one home at a time."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hulian.accounts.require import NotAllowed
from hulian.audit.models import Event
from hulian.core import clock, search
from hulian.core.actor import HULIAN
from hulian.core.sealed import open_field
from hulian.people.errors import AlreadyThere, Ended, Gone, NobodyNamed, NotThatDay, SameHome
from hulian.people.history import ended_words, history
from hulian.people.models import Came, Household, Resident, Stay, Went
from hulian.people.verbs.change_resident import change_resident
from hulian.people.verbs.erase_resident import erase_resident
from hulian.people.verbs.join_household import join_household, rejoin_household
from hulian.people.verbs.leave_home import leave_home
from hulian.people.verbs.merge_households import merge_households
from hulian.people.verbs.move_in import move_in
from hulian.people.verbs.move_out import move_out
from hulian.people.verbs.move_within import move_within
from hulian.people.verbs.new_household import new_household
from hulian.people.verbs.new_resident import new_resident
from hulian.people.verbs.note_death import note_death
from hulian.people.verbs.renew_code import code_of
from hulian.people.verbs.set_marks import set_marks
from hulian.people.verbs.split_household import split_household
from hulian.places.models import Building

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(db):
    return clock.today()


@pytest.fixture
def start(db):
    """The last Event before the test."""
    return Event.objects.order_by("-sequence").first().sequence


def verbs_since(start):
    return list(Event.objects.filter(sequence__gt=start).order_by("sequence").values_list("verb", flat=True))


def finds(query, path="/nanhe/rongxi/demo/"):
    return {Household.objects.get(pk=pk).called for pk in search.find(query, "household", [path])}


def here(home):
    return {str(person) for person in home.residents.filter(gone_at=None)}


def lines(home):
    return [(line["at"], line["who"], line["text"]) for line in history(home, home.residents.filter(gone_at=None))]


def test_a_home_moves_out_with_day_and_place_and_is_found_no_more(actor, home, today, start):
    couple = home("何伯、何婶")
    code, day = code_of(couple), today - timedelta(days=3)
    move_out(couple, day=day, where="女儿家", by=actor("xiaoyu"))

    couple = home("何伯、何婶")
    assert clock.local(couple.moved_out_at).date() == day
    assert couple.moved_to == "女儿家"
    assert here(couple) == set()
    assert lines(couple) == [(day, "何伯、何婶", "搬走了（女儿家）")]
    assert "去了女儿家" in ended_words(couple)
    assert code_of(couple) != code, "the card they left behind opens nothing"
    assert finds("何婶") == finds("文化路 4 巷 12 号") == set()
    assert verbs_since(start) == ["household.move_out"]


def test_who_has_moved_out_does_so_once_and_nobody_joins_them(actor, home, today):
    couple, again = home("何伯、何婶"), home("何伯、何婶")
    move_out(couple, day=today, by=actor("xiaoyu"))
    for act in (
        lambda: move_out(again, day=today, by=actor("xiaoyu")),
        lambda: join_household(again, name="何小妹", day=today, by=actor("xiaoyu")),
        lambda: new_resident(again, name="何小妹", by=actor("xiaoyu")),
        lambda: merge_households(again, home("陈姨"), day=today, by=actor("xiaoyu")),
        lambda: merge_households(home("陈姨"), again, day=today, by=actor("xiaoyu")),
    ):
        with pytest.raises(Ended) as refused:
            act()
        assert "不住在这里" in refused.value.words()
    with pytest.raises(Gone):
        change_resident(again.residents.first(), needs=[], by=actor("xiaoyu"))
    assert Stay.objects.count() == 2


def test_a_new_home_lives_at_the_door_and_both_keep_their_own_history(actor, home, today, start):
    couple = home("何伯、何婶")
    move_out(couple, day=today - timedelta(days=2), by=actor("xiaoyu"))
    fresh = move_in(couple.dwelling, people=[{"name": "阿强", "called": "强哥"}, {"name": "小美"}],
                    day=today, by=actor("xiaoyu"))

    assert (fresh.called, fresh.address, fresh.area_path) == ("强哥、小美", couple.address, couple.area_path)
    assert lines(fresh) == [(today, "强哥、小美", "搬进来")]
    assert [person.is_head for person in fresh.residents.all()] == [True, False]
    assert finds("强哥") == {"强哥、小美"}
    assert verbs_since(start) == ["household.move_out", "household.add"]
    with pytest.raises(AlreadyThere):
        move_in(couple.dwelling, people=[{"name": "x", "called": "强哥"}, {"name": "小美"}], day=today,
                by=actor("xiaoyu"))


def test_the_same_name_may_live_again_at_a_door_that_it_left(actor, home, today):
    chen = home("陈姨")
    move_out(chen, day=today, by=actor("xiaoyu"))
    assert new_household(chen.dwelling.building, unit=chen.dwelling.unit, called="陈姨", by=actor("xiaoyu")).stands


def test_somebody_joins_leaves_and_comes_back_and_each_day_is_told_once(actor, home, today):
    chen = home("陈姨")
    niece = join_household(chen, name="陈小玉", day=today - timedelta(days=9), by=actor("xiaoyu"))
    leave_home(niece, day=today - timedelta(days=5), where="广州", by=actor("xiaoyu"))
    assert here(chen) == {"陈姨"}
    rejoin_household(niece, chen, day=today - timedelta(days=1), by=actor("xiaoyu"))

    assert here(chen) == {"陈姨", "陈小玉"}
    assert lines(chen) == [
        (today - timedelta(days=1), "陈小玉", "搬回来"), (today - timedelta(days=5), "陈小玉", "搬走了（广州）"),
        (today - timedelta(days=9), "陈小玉", "搬进来"),
    ]
    with pytest.raises(Gone):
        rejoin_household(niece, chen, day=today, by=actor("xiaoyu"))


@pytest.mark.parametrize("days", [1, -20])
def test_a_day_to_come_or_before_they_came_is_refused_and_nothing_is_written(actor, home, today, start, days):
    chen = home("陈姨")
    niece = join_household(chen, name="陈小玉", day=today - timedelta(days=9), by=actor("xiaoyu"))
    with pytest.raises(NotThatDay):
        leave_home(niece, day=today + timedelta(days=days), by=actor("xiaoyu"))
    niece.refresh_from_db()
    assert niece.gone_at is None
    assert Stay.objects.count() == 0
    assert verbs_since(start) == ["resident.join"]


def test_when_the_last_one_leaves_the_home_has_moved_out(actor, home, today):
    chen = home("陈姨")
    leave_home(chen.residents.get(), day=today, where="养老院", by=actor("xiaoyu"))
    chen = home("陈姨")
    assert (chen.stands, chen.moved_to, chen.called) == (False, "养老院", "陈姨")
    assert finds("陈姨") == set()


def test_who_stays_gives_the_home_its_name_and_its_head(actor, home, today):
    couple = home("何伯、何婶")
    head = couple.residents.get(is_head=True)
    leave_home(head, day=today, by=actor("xiaoyu"))
    couple.refresh_from_db()
    other = couple.residents.get(gone_at=None)
    assert couple.called == str(other)
    assert other.is_head


def test_a_home_becomes_two_and_everybody_lives_in_one_of_them(actor, home, today, start):
    family = home("梁俊杰、吴敏仪")
    mother, boy = (family.residents.get(name=name) for name in ("吴敏仪", "梁子轩"))
    needs = set(boy.needs.values_list("code", flat=True))
    building = Building.objects.get(address="榕塘花园 3 栋")
    fresh = split_household(family, [mother, boy], building=building, unit="708", day=today, by=actor("fen"))

    family.refresh_from_db()
    assert here(fresh) == {str(mother), str(boy)}
    assert here(family) & here(fresh) == set()
    assert {person.area_path for person in fresh.residents.all()} == {fresh.area_path}
    assert set(boy.needs.values_list("code", flat=True)) == needs
    assert "吴敏仪" not in family.called
    assert [home.residents.filter(is_head=True).count() for home in (fresh, family)] == [1, 1]
    assert finds("wuminyi") == {fresh.called}
    assert verbs_since(start) == ["household.add", "household.split"]
    assert lines(fresh)[0][2] == "另立一户"
    assert lines(family)[0][2] == f"另立一户（{fresh.called}）"


def test_somebody_goes_and_somebody_stays_or_it_is_no_split(actor, home, today):
    family, building = home("梁俊杰、吴敏仪"), Building.objects.get(address="榕塘花园 3 栋")
    stranger = home("陈姨").residents.get()
    for people in ([], list(family.residents.all()), [stranger]):
        with pytest.raises(NobodyNamed):
            split_household(family, people, building=building, unit="708", day=today, by=actor("fen"))
    assert not Household.objects.filter(dwelling__unit="708").exists()


def test_two_homes_are_one_and_the_other_shows_where_it_went(actor, home, today, start):
    chen, couple = home("陈姨"), home("何伯、何婶")
    needs = set(chen.residents.get().needs.values_list("code", flat=True))
    chen.marks.create(code="pair", noted_at=clock.now())
    merge_households(chen, couple, day=today, by=actor("xiaoyu"))

    chen.refresh_from_db()
    assert (chen.merged_into_id, chen.residents.count()) == (couple.pk, 0)
    assert here(couple) == {"陈姨", "何伯", "何婶"}
    person = couple.residents.get(called="陈姨")
    assert set(person.needs.filter(until=None).values_list("code", flat=True)) == needs
    assert list(couple.marks.values_list("code", flat=True)) == ["pair"]
    assert couple.residents.filter(is_head=True).count() == 1
    assert finds("chenyueming") == finds("0017") == {"何伯、何婶"}
    assert "何伯、何婶" in ended_words(chen)
    assert lines(chen) == [(today, "陈姨", "并为一户（何伯、何婶）")]
    assert verbs_since(start) == ["household.merge"]


def test_a_home_is_not_one_with_itself_nor_with_one_elsewhere(actor, home, community, today):
    chen = home("陈姨")
    elsewhere = Building.objects.create(community=community("demo-litang"), address="荔塘街 1 号")
    with pytest.raises(SameHome):
        merge_households(chen, home("陈姨"), day=today, by=actor("fen"))
    other = new_household(elsewhere, unit="1", called="某家", by=HULIAN)
    with pytest.raises(SameHome):
        merge_households(chen, other, day=today, by=HULIAN)
    with pytest.raises(NotAllowed):
        merge_households(chen, other, day=today, by=actor("fen"))


def test_who_died_is_rung_no_more_and_stands_by_nobody_in_need(actor, home, today, start):
    couple = home("何伯、何婶")
    uncle, aunt = couple.residents.get(called="何伯"), couple.residents.get(called="何婶")
    change_resident(uncle, needs=["chronic"], phone="13800000055", by=actor("xiaoyu"))
    change_resident(aunt, needs=[], emergency_name="何伯", emergency_phone="13800000055", key_holder="何伯有钥匙",
                    by=actor("xiaoyu"))
    neighbour = home("陈姨").residents.get()
    change_resident(neighbour, needs=["elder"], emergency_name="何伯", emergency_phone="13800000055",
                    by=actor("xiaoyu"))
    namesake = home("关婆婆").residents.get()
    change_resident(namesake, needs=["elder"], emergency_name="何伯", emergency_phone="13800000077",
                    by=actor("xiaoyu"))

    note_death(uncle, day=today - timedelta(days=1), by=actor("xiaoyu"))
    for person in (uncle, aunt, neighbour, namesake):
        person.refresh_from_db()
    assert (uncle.died_on, open_field(uncle, "phone"), uncle.phone_blind) == (today - timedelta(days=1), "", "")
    assert uncle.gone_at is not None
    assert not uncle.needs.filter(until=None).exists()
    assert (aunt.emergency_name, open_field(aunt, "emergency_phone"), aunt.key_holder) == ("", "", "")
    assert (neighbour.emergency_name, open_field(neighbour, "emergency_phone")) == ("", "")
    assert open_field(namesake, "emergency_phone") == "13800000077", "another person of that name"
    couple.refresh_from_db()
    assert (couple.called, couple.stands) == ("何婶", True)
    assert finds("何伯") == set()
    assert lines(couple) == [(today - timedelta(days=1), "何伯", "过世了")]
    assert set(Event.objects.latest("sequence").codes["contact_of"]) == {str(aunt.pk), str(neighbour.pk)}
    with pytest.raises(Gone):
        note_death(Resident.objects.get(pk=uncle.pk), day=today, by=actor("xiaoyu"))
    with pytest.raises(Gone):
        rejoin_household(uncle, couple, day=today, by=actor("xiaoyu"))


def test_when_the_last_one_dies_the_home_ends_with_tactful_words(actor, home, today):
    chen = home("陈姨")
    note_death(chen.residents.get(), day=today, by=actor("xiaoyu"))
    chen = home("陈姨")
    assert not chen.stands
    assert "最后一位住户过世了" in ended_words(chen)
    assert Resident.objects.get(household=chen).name == "陈月明", "who died isn't forgotten by that"


def test_who_asks_to_be_forgotten_is_named_in_no_history(actor, home, today):
    chen = home("陈姨")
    niece = join_household(chen, name="陈小玉", day=today, by=actor("xiaoyu"))
    leave_home(niece, day=today, where="广州天河", by=actor("xiaoyu"))
    erase_resident(niece, by=actor("fen"))
    assert lines(chen) == []
    assert list(Stay.objects.values_list("where", flat=True)) == [""]


@pytest.mark.parametrize("slug", ["zhou", "li", "luo", "deng", "jiang"])
def test_who_may_not_edit_homes_changes_nothing(actor, home, today, slug, start):
    by, family = actor(slug), home("梁俊杰、吴敏仪")
    person = family.residents.first()
    for act in (
        lambda: move_out(family, day=today, by=by),
        lambda: leave_home(person, day=today, by=by),
        lambda: note_death(person, day=today, by=by),
        lambda: join_household(family, name="某", day=today, by=by),
        lambda: move_in(family.dwelling, people=[{"name": "某"}], day=today, by=by),
        lambda: merge_households(family, home("陈姨"), day=today, by=by),
        lambda: split_household(family, [person], building=family.dwelling.building, unit="9", day=today, by=by),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert verbs_since(start) == []
    assert Stay.objects.count() == 0


STEPS = st.lists(st.tuples(st.sampled_from(["join", "leave", "back", "split", "merge", "within", "die", "out",
                                            "in"]), st.integers(0, 9), st.integers(0, 3)), max_size=12)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_nobody_lives_in_two_homes_at_once_and_each_day_is_covered_once(steps, actor, home):
    by = actor("fen")
    end = clock.now()
    with transaction.atomic():
        world = _World([home("梁俊杰、吴敏仪"), home("何伯、何婶")], by)
        with clock.at(end - timedelta(days=60)):
            world.newborn = [join_household(one, name=f"新{at}", day=clock.today(), by=by)
                             for at, one in enumerate(world.homes)]
            world.people += world.newborn
        at = end - timedelta(days=60)
        for what, which, days in steps:
            at += timedelta(days=days)
            with clock.at(at):
                world.step(what, which)
        with clock.at(at):
            world.check()
        transaction.set_rollback(True)


class _World:
    def __init__(self, homes, by):
        self.homes, self.by = homes, by
        self.people = [person for home in homes for person in home.residents.all()]

    def step(self, what, which):
        """Do one thing to one of the people or homes, where it can be done just now."""
        person = Resident.objects.get(pk=self.people[which % len(self.people)].pk)
        home = Household.objects.get(pk=self.homes[which % len(self.homes)].pk)
        other = Household.objects.get(pk=self.homes[(which + 1) % len(self.homes)].pk)
        day = clock.today()
        acts = {
            "join": lambda: self.people.append(join_household(home, name="来", day=day, by=self.by)),
            "leave": lambda: leave_home(person, day=day, by=self.by),
            "back": lambda: rejoin_household(person, other, day=day, by=self.by),
            "split": lambda: self.homes.append(split_household(
                person.household, [person], building=home.dwelling.building, unit=f"s{which}", day=day, by=self.by)),
            "merge": lambda: merge_households(home, other, day=day, by=self.by),
            "within": lambda: move_within([person], other, day=day, by=self.by),
            "die": lambda: note_death(person, day=day, by=self.by),
            "out": lambda: move_out(home, day=day, by=self.by),
            "in": lambda: self.homes.append(move_in(home.dwelling, people=[{"name": f"住{len(self.homes)}"}], day=day,
                                                    by=self.by)),
        }
        try:
            with transaction.atomic():
                acts[what]()
        except (Ended, Gone, NobodyNamed, SameHome, AlreadyThere):
            pass  # refused, as it should be where it doesn't fit

    def check(self):
        """Look at every person's stays: one after the other, none over another, and the present one last."""
        for person in Resident.objects.filter(household__community=self.homes[0].community_id):
            stays = [(stay.since, stay.until) for stay in person.stays.all()]
            if person.gone_at is None:
                stays.append((person.here_since, None))
            for (_since, until), (since, _until) in pairwise(stays):
                assert until is not None
                assert since is not None
                assert until <= since
            for since, until in stays:
                assert until is None or since is None or since <= until
        for home in Household.objects.filter(community=self.homes[0].community_id):
            lives = home.residents.filter(gone_at=None)
            assert home.stands or not lives.exists()
            assert not lives.exists() or lives.filter(is_head=True).count() == 1
            for stay in home.stays.exclude(to_household=None):
                stays = list(stay.resident.stays.all())
                following = ([*stays, stay.resident])[stays.index(stay) + 1]
                assert following.household_id == stay.to_household_id
        for person in self.newborn:
            self.covered_once(Resident.objects.get(pk=person.pk))

    def covered_once(self, person):
        """Look at every day since a person came: they lived in one home, or are gone since the last stay ended."""
        stays = list(person.stays.all())
        day, gone = stays[0].since if stays else person.here_since, []
        while day <= clock.today():
            homes = [stay.household_id for stay in stays if stay.since <= day < stay.until]
            homes += [person.household_id] if person.gone_at is None and person.here_since <= day else []
            assert len(homes) <= 1
            gone += [] if homes else [day]
            day += timedelta(days=1)
        for day in gone:
            last = [stay for stay in stays if stay.until <= day][-1]
            assert last.went in {Went.MOVED_OUT, Went.DIED}, "nobody is lost while going from one home to another"
            assert person.gone_at or person.came == Came.BACK or any(stay.came == Came.BACK for stay in stays)


def test_the_marks_for_visitors_go_along_with_who_has_a_home_of_their_own(home, actor, today):
    couple = home("何伯、何婶")
    for code in ("pair", "dog"):
        couple.marks.create(code=code, noted_at=clock.now())
    fresh = split_household(couple, [couple.residents.get(called="何婶")], building=couple.dwelling.building,
                            unit="902", day=today, by=actor("xiaoyu"))
    assert {tuple(sorted(one.marks.values_list("code", flat=True))) for one in (couple, fresh)} == {("dog", "pair")}
    set_marks(fresh, ["pair"], by=actor("xiaoyu"))
    assert set(couple.marks.values_list("code", flat=True)) == {"pair", "dog"}, "what is taken off here stays there"
