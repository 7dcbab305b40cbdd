"""A roster that comes again after homes moved, merged or split does nothing by itself: it proposes."""

import pytest
from django.urls import reverse

from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.people.models import Household, Resident
from hulian.people.roster.outcome import Outcome, Proposal
from hulian.people.roster.shown import shown
from hulian.people.roster.take import import_roster
from hulian.people.verbs.leave_home import leave_home
from hulian.people.verbs.merge_households import merge_households
from hulian.people.verbs.move_out import move_out
from hulian.people.verbs.note_death import note_death
from hulian.people.verbs.split_household import split_household
from hulian.places.add import add_area
from tests.people.roster.sheets import xlsx

pytestmark = pytest.mark.django_db
HEAD = ["户号", "家庭住址", "姓名", "与户主关系"]
ROWS = [
    HEAD,
    ["440605001", "联和花园1栋101房", "陈大文", "户主"], ["440605001", "联和花园1栋101房", "李小红", "配偶"],
    ["440605002", "联和花园1栋102房", "王五", "户主"], ["440605002", "联和花园1栋102房", "王六", "女"],
    ["440605003", "联和花园1栋103房", "张三", "户主"], ["440605004", "联和花园1栋103房", "张四", "户主"],
    ["440605005", "联和花园1栋104房", "赵一", "户主"], ["440605005", "联和花园1栋104房", "赵二", "子"],
]
NAMELESS_NUMBERS = [[head for head in HEAD if head != "户号"], *([row[1:] for row in ROWS[1:]])]


@pytest.fixture
def place(db):
    return add_area("ros", "联和社区")


@pytest.fixture
def take(place, tmp_path):
    return lambda rows: import_roster(place, xlsx(tmp_path / "roster.xlsx", rows), by=HULIAN)


def living():
    return {(one.name, str(one.household), one.gone_at is None) for one in Resident.objects.all()
            if one.household.community.code == "ros"}


def home_of(name):
    return Resident.objects.get(name=name).household


def what(outcome):
    return sorted((one.kind, one.called, one.name) for one in outcome.proposals)


@pytest.mark.parametrize("rows", [ROWS, NAMELESS_NUMBERS])
def test_the_same_roster_brings_nobody_back_and_says_whom_it_still_names(take, rows):
    take(rows)
    move_out(home_of("陈大文"), day=clock.today(), by=HULIAN)
    leave_home(Resident.objects.get(name="王六"), day=clock.today(), by=HULIAN)
    note_death(Resident.objects.get(name="赵二"), day=clock.today(), by=HULIAN)
    before, homes = living(), Household.objects.count()

    for _ in range(2):
        outcome = take(rows)
        assert (outcome.households, outcome.residents) == (0, 0)
        assert what(outcome) == [("back", "王五", "王六"), ("back", "赵一", "赵二"), ("back", "陈大文", "")]
    assert (living(), Household.objects.count()) == (before, homes)


@pytest.mark.parametrize("rows", [ROWS, NAMELESS_NUMBERS])
def test_homes_that_are_one_are_known_by_either_number_and_door(take, rows):
    take(rows)
    merge_households(home_of("王五"), home_of("陈大文"), day=clock.today(), by=HULIAN)
    before = living()
    outcome = take(rows)
    assert (outcome.households, outcome.residents, outcome.seen_before, what(outcome)) == (0, 0, 8, [])
    assert living() == before


def test_a_split_is_told_and_left_as_it_is(take):
    take(ROWS)
    whole, son = home_of("赵一"), Resident.objects.get(name="赵二")
    split_household(whole, [son], building=whole.dwelling.building, unit="204", day=clock.today(), by=HULIAN)
    before = living()
    outcome = take(ROWS)
    assert (outcome.households, outcome.residents) == (0, 0)
    assert ("back", "赵一", "赵二") in what(outcome)
    assert living() == before


@pytest.mark.parametrize("rows", [ROWS, NAMELESS_NUMBERS])
def test_new_people_behind_a_door_that_was_left_are_a_new_home(take, rows):
    take(rows)
    old = home_of("陈大文")
    move_out(old, day=clock.today(), by=HULIAN)
    fresh = [[cell.replace("陈大文", "许阿强").replace("李小红", "许小妹") for cell in row] for row in rows]
    assert (take(fresh).households, take(fresh).households) == (1, 0)
    new = home_of("许阿强")
    assert (new.dwelling_id, new.stands, old.pk == new.pk) == (old.dwelling_id, True, False)


def test_each_proposal_leads_to_where_it_is_written_down(take):
    take(ROWS)
    home = home_of("陈大文")
    kinds = {("moved_in", "甲"): "arrival", ("moved_out", "甲"): "departure", ("moved_out", ""): "move-out",
             ("died", "甲"): "death"}
    outcome = Outcome(proposals=[Proposal(kind, str(home.pk), home.called, name) for kind, name in kinds])
    wanted = [reverse(f"contact:life-{page}", args=[home.pk]) for page in kinds.values()]
    assert [one["do"] for one in shown(outcome)["proposals"]] == wanted
