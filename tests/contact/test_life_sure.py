"""What can't be taken back is looked at a second time; whether somebody lives alone then is asked along with it."""

import re

import pytest

from hulian.audit.models import Event
from hulian.contact.codes import Tier
from hulian.contact.models import Rhythm
from hulian.contact.verbs.link import link
from hulian.contact.verbs.resident_alone import resident_alone
from hulian.core import clock
from hulian.core.ids import new_id
from hulian.people.errors import Gone
from hulian.people.models import Household, Need, Resident, ResidentNeed, Stay
from hulian.people.needs import set_needs
from hulian.people.verbs.leave_home import leave_home

pytestmark = pytest.mark.django_db
SURE, CHANGE = {"sure": "yes"}, {"sure": "no"}
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


@pytest.fixture
def couple(home, person, actor):
    """何伯 and 何婶, an empty nest both."""
    one = link(home("何伯、何婶"), person("luo"), by=actor("lu")).household
    for each in one.residents.all():
        set_needs(each, [Need.EMPTY_NEST])
    return one


@pytest.fixture
def chen(home, person, actor):
    """陈姨, who lives alone."""
    one = link(home("陈姨"), person("luo"), by=actor("lu")).household
    set_needs(one.residents.get(), [Need.LIVES_ALONE])
    return one


@pytest.fixture
def forms(client_of):
    """Return what posts a form of a home: its page, what was filled in."""
    client = client_of("xiaoyu")
    return lambda home, page, query="", **form: client.post(
        f"/homes/{home.pk}/life/{page}/?q={query}", {"envelope": new_id(), "day": clock.today(), **form})


def text_of(answer):
    return answer.content.decode()


def needs_of(person):
    return set(ResidentNeed.objects.filter(resident=person, until=None).values_list("code", flat=True))


def test_a_merger_is_done_at_the_second_tap_and_once(chen, couple, client_of):
    url = f"/homes/{chen.pk}/life/merger/?q=何伯"
    form = {"envelope": str(new_id()), "day": str(clock.today()), "into": str(couple.pk)}
    client = client_of("xiaoyu")
    first = client.post(url, form)
    text = text_of(first)
    assert first.status_code == 200
    assert f"把陈姨（1 口人）并到何伯、何婶那一户（{couple.address}）" in text
    assert "对，就这样" in text
    assert "再改改" in text
    assert not Stay.objects.exists()
    carried = {name: value for name, value in HIDDEN.findall(text) if name != "csrfmiddlewaretoken"}
    assert carried == form, "what was filled in goes along, under the same envelope"

    for _ in range(2):
        assert client.post(url, carried | SURE).url == f"/homes/{couple.pk}/"
    assert Event.objects.filter(verb="household.merge").count() == 1


def test_who_goes_back_finds_what_was_filled_in(couple, forms):
    uncle = couple.residents.get(called="何伯")
    answer = forms(couple, "death", who=uncle.pk, **CHANGE)
    assert answer.status_code == 200
    assert re.search(rf'value="{uncle.pk}"[^>]*checked', text_of(answer))
    assert "写下何伯过世了" not in text_of(answer)
    assert not Stay.objects.exists()


def test_a_death_and_a_move_are_looked_at_twice_but_not_a_departure_of_one_of_many(couple, chen, home, forms):
    assert "写下何伯过世了（今天）" in text_of(forms(couple, "death", who=couple.residents.get(called="何伯").pk))
    assert "没有人住了" in text_of(forms(chen, "death", who=chen.residents.get().pk))
    assert "写下陈姨（1 口人）整户搬走了（今天）" in text_of(forms(chen, "move-out", where=""))
    assert not Stay.objects.exists()
    family = home("梁俊杰、吴敏仪")
    assert forms(family, "departure", who=family.residents.first().pk, where="").status_code == 302


def test_what_is_wrong_is_said_before_the_second_step_and_after_it(couple, forms):
    for more in ({}, SURE):
        assert forms(couple, "death", who="", **more).status_code == 422


def test_who_is_left_is_asked_about_and_looked_in_on_as_one_who_lives_alone(couple, forms):
    uncle, aunt = couple.residents.get(called="何伯"), couple.residents.get(called="何婶")
    set_needs(aunt, [Need.EMPTY_NEST, Need.CHRONIC])
    text = text_of(forms(couple, "death", who=uncle.pk))
    assert "何婶现在一个人住吗？" in text
    assert re.search(rf'name="alone_{aunt.pk}" value="yes"[^>]*checked', text)

    forms(couple, "death", who=uncle.pk, **SURE, **{f"alone_{aunt.pk}": "yes"})
    assert needs_of(aunt) == {Need.LIVES_ALONE, Need.CHRONIC}
    assert Rhythm.objects.get(pk=couple.pk).tier == Tier.HIGH
    assert Event.objects.filter(verb="resident.note_alone", household_id=couple.pk).count() == 1


@pytest.mark.parametrize("answer", ["no", "", "something"])
def test_what_is_answered_with_no_or_not_at_all_stays_as_it_was(couple, forms, answer):
    uncle, aunt = couple.residents.get(called="何伯"), couple.residents.get(called="何婶")
    assert forms(couple, "departure", who=uncle.pk, **SURE, **{f"alone_{aunt.pk}": answer}).status_code == 302
    assert needs_of(aunt) == {Need.EMPTY_NEST}


def test_a_young_one_who_is_left_is_not_taken_for_one_to_look_after(couple, forms):
    uncle, aunt = couple.residents.get(called="何伯"), couple.residents.get(called="何婶")
    set_needs(aunt, [])
    Resident.objects.filter(pk=aunt.pk).update(born_on=clock.today().replace(day=1, year=clock.today().year - 30))
    text = text_of(forms(couple, "departure", who=uncle.pk))
    assert "何婶现在一个人住吗？" in text
    assert not re.search(rf'name="alone_{aunt.pk}"[^>]*checked', text)


@pytest.mark.parametrize("page", ["arrival", "merger", "move"])
def test_where_others_come_nobody_goes_on_living_alone(page, chen, couple, forms):
    aunt = chen.residents.get()
    asked_at, form = {
        "arrival": (chen, {"name": "陈小明", "came": "in"}),
        "merger": (couple, {"into": chen.pk, "query": "陈姨"}),
        "move": (chen, {"who": [aunt.pk], "into": couple.pk, "query": "何伯"}),
    }[page]
    text = text_of(forms(asked_at, page, **form))
    assert "陈姨还算一个人住吗？" in text
    assert re.search(rf'name="alone_{aunt.pk}" value="no"[^>]*checked', text)
    assert not Stay.objects.exists()

    assert forms(asked_at, page, **form, **SURE, **{f"alone_{aunt.pk}": "no"}).status_code == 302
    assert needs_of(aunt) == set()
    assert Rhythm.objects.get(pk=Resident.objects.get(pk=aunt.pk).household_id).tier in {Tier.ORDINARY, Tier.KEY}


def test_both_halves_of_a_couple_that_parts_are_asked_about(couple, forms):
    aunt = couple.residents.get(called="何婶")
    split = {"who": [aunt.pk], "address": couple.dwelling.building.address, "unit": "902"}
    text = text_of(forms(couple, "split", **split))
    assert "何伯现在一个人住吗？" in text
    assert "何婶现在一个人住吗？" in text
    forms(couple, "split", **split, **SURE, **{f"alone_{one.pk}": "yes" for one in couple.residents.all()})
    assert [needs_of(one) for one in Resident.objects.filter(stays__household=couple)] == [{Need.LIVES_ALONE}]
    assert Household.objects.get(dwelling__unit="902").rhythm.tier == Tier.KEY


def test_of_who_is_gone_nothing_is_noted(couple, actor):
    uncle = couple.residents.get(called="何伯")
    leave_home(uncle, day=clock.today(), by=actor("xiaoyu"))
    with pytest.raises(Gone):
        resident_alone(uncle, alone=True, by=actor("xiaoyu"))
    assert not Event.objects.filter(verb="resident.note_alone").exists()
