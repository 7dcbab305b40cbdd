"""A day can't lie before somebody was born, before the house stood, or more than a lifetime ago."""

from datetime import date, timedelta

import pytest

from hulian.core import clock
from hulian.core.ids import new_id
from hulian.people.errors import NotThatDay, TooEarly
from hulian.people.models import Household, Resident, Stay
from hulian.people.verbs.join_household import join_household, rejoin_household
from hulian.people.verbs.leave_home import leave_home
from hulian.people.verbs.merge_households import merge_households
from hulian.people.verbs.move_in import move_in
from hulian.people.verbs.move_out import move_out
from hulian.people.verbs.move_within import move_within
from hulian.people.verbs.note_death import note_death
from hulian.people.verbs.split_household import split_household
from hulian.places.models import Building

pytestmark = pytest.mark.django_db
BUILT = 1988


@pytest.fixture
def couple(home):
    """何伯 and 何婶, in a house of 1988; both were born before it."""
    one = home("何伯、何婶")
    Building.objects.filter(pk=one.dwelling.building_id).update(year_built=BUILT)
    one.residents.update(born_on=date(1940, 1, 1))
    return Household.objects.get(pk=one.pk)


VERBS = {
    "joins": lambda one, _other, day, by: join_household(one, name="何小明", day=day, by=by),
    "leaves": lambda one, _other, day, by: leave_home(one.residents.first(), day=day, by=by),
    "dies": lambda one, _other, day, by: note_death(one.residents.first(), day=day, by=by),
    "moves out": lambda one, _other, day, by: move_out(one, day=day, by=by),
    "moves in": lambda one, _other, day, by: move_in(one.dwelling, people=[{"name": "许阿强"}], day=day, by=by),
    "is one with": lambda one, other, day, by: merge_households(other, one, day=day, by=by),
    "goes to": lambda one, other, day, by: move_within([other.residents.first()], one, day=day, by=by),
    "parts": lambda one, _other, day, by: split_household(
        one, [one.residents.first()], building=one.dwelling.building, unit="902", day=day, by=by),
}


@pytest.mark.parametrize("happened", VERBS)
def test_nothing_happens_in_a_house_before_it_stood(couple, home, actor, happened):
    other, by, do = home("陈姨"), actor("xiaoyu"), VERBS[happened]
    for day in (date(1890, 5, 1), date(BUILT - 1, 12, 31)):
        with pytest.raises(TooEarly):
            do(couple, other, day, by)
    assert not Stay.objects.exists()
    do(couple, other, date(BUILT, 1, 1), by)


def test_nobody_comes_or_goes_before_their_birth(couple, actor):
    by, born = actor("xiaoyu"), date(2001, 3, 4)
    before = born - timedelta(days=1)
    with pytest.raises(TooEarly):
        join_household(couple, name="何小明", born_on=born, day=before, by=by)
    with pytest.raises(TooEarly):
        move_in(couple.dwelling, people=[{"name": "许阿强", "born_on": born}], day=before, by=by)
    Resident.objects.filter(household=couple).update(born_on=born)
    uncle = couple.residents.get(called="何伯")
    with pytest.raises(TooEarly):
        note_death(uncle, day=before, by=by)
    leave_home(uncle, day=born, by=by)
    with pytest.raises(NotThatDay):
        rejoin_household(uncle, couple, day=before, by=by)


def test_of_a_house_whose_year_nobody_knows_a_lifetime_is_the_limit(couple, actor):
    Building.objects.update(year_built=None)
    one, this_year = Household.objects.get(pk=couple.pk), clock.today().year
    with pytest.raises(TooEarly):
        join_household(one, name="何小明", day=date(this_year - 121, 12, 31), by=actor("xiaoyu"))
    assert join_household(one, name="何小明", day=date(this_year - 120, 1, 1), by=actor("xiaoyu")).here_since


@pytest.mark.parametrize(("page", "form"), [
    ("arrival", {"name": "何小明", "came": "in"}), ("departure", {"who": "何伯"}), ("death", {"who": "何伯"}),
    ("move-out", {}), ("newcomers", {"name": "许阿强"}),
])
def test_it_is_said_at_the_day_before_anything_else_is_asked(couple, client_of, actor, page, form):
    if page == "newcomers":
        move_out(couple, day=clock.today(), by=actor("xiaoyu"))
    stays = Stay.objects.count()
    if "who" in form:
        form = {"who": couple.residents.get(called=form["who"]).pk}
    answer = client_of("xiaoyu").post(f"/homes/{couple.pk}/life/{page}/", {
        "envelope": new_id(), "day": "1890-05-01", **form})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'id="id_day_error"' in text
    assert "这个日子太早了，请再看一下" in text
    assert Stay.objects.count() == stays


def test_what_only_the_verb_can_tell_is_said_at_the_day_too(couple, client_of, actor):
    uncle = couple.residents.get(called="何伯")
    leave_home(uncle, day=clock.today(), by=actor("xiaoyu"))
    answer = client_of("xiaoyu").post(f"/homes/{couple.pk}/life/arrival/", {
        "envelope": new_id(), "day": "1995-05-01", "who": uncle.pk, "name": "", "came": "in", "sure": "yes"})
    assert answer.status_code == 422
    assert 'id="id_day_error"' in answer.content.decode()
