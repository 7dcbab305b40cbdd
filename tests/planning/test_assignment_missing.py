"""What can't be met leaves the rest its plan, and is told: what, by how much, what would cure it."""

import numpy as np
import pytest

from hulian.planning.assignment import Cure, Missing, Remedy, Weights, Why, propose
from tests.planning.assignment_worlds import problem_of, town

NAN = (np.nan, np.nan)


def test_too_few_members_all_places_are_filled_and_the_rest_is_told():
    plan = propose(town(100, 4))

    assert np.bincount(plan.member[plan.member >= 0]).tolist() == [20] * 4
    assert plan.violations.nobody == 20
    assert sum(len(one.homes) for one in plan.missing) == 20
    assert {one.why for one in plan.missing} == {Why.NO_PLACES}
    assert set().union(*(one.members for one in plan.missing)) == {0, 1, 2, 3}
    assert all(one.remedies[0].cure == Cure.MORE_MEMBERS and one.remedies[0].amount >= 1 for one in plan.missing)
    assert plan.gap == 0


def test_a_block_without_places_says_how_many_members_where_or_how_many_more_each():
    homes = [(0, 0)] * 12
    plan = propose(problem_of(homes, [(10, 0), (20, 0)], most=4))

    assert len(plan.missing) == 1
    found = plan.missing[0]
    assert (found.why, len(found.homes), found.members) == (Why.NO_PLACES, 4, (0, 1))
    assert found.remedies == (Remedy(Cure.MORE_MEMBERS, 1, (0.0, 0.0)), Remedy(Cure.RAISE_MOST, 2))
    cured = propose(problem_of(homes, [(10, 0), (20, 0)], most=4 + 2))
    assert cured.missing == ()


def test_a_block_where_all_refuse_stays_without_and_the_others_get_their_plan():
    block = [(500 + step, 0) for step in range(6)]
    homes = [(step, 0) for step in range(20)] + block
    refused = [(home, member) for home in range(20, 26) for member in range(3)]
    plan = propose(problem_of(homes, [(0, 0), (5, 0), (500, 0)], least=5, refused=refused))

    assert (plan.member[:20] >= 0).all()
    assert (plan.member[20:] == -1).all()
    assert plan.missing == (Missing(Why.ALL_REFUSED, homes=tuple(range(20, 26)),
                                    remedies=(Remedy(Cure.MORE_MEMBERS, 1, (502.5, 0.0)),)),)
    assert np.bincount(plan.member[:20]).min() >= 5


def test_members_who_stay_short_are_named_with_how_many_they_lack():
    plan = propose(problem_of([(0, 0)] * 8, [(0, 0), (900, 0)], least=5))

    found = plan.missing[0]
    assert (found.why, found.homes) == (Why.TOO_FEW_HOMES, ())
    assert sum(found.by) == 2
    assert len(found.by) == len(found.members) == plan.violations.under
    cures = {remedy.cure: remedy.amount for remedy in found.remedies}
    assert cures[Cure.MORE_HOMES] == 2
    assert cures[Cure.FEWER_MEMBERS] == 1
    assert cures[Cure.LOWER_LEAST] in (3, 4)


def test_without_members_every_home_is_told_by_quarter():
    plan = propose(problem_of([(0, 0)] * 21 + [(5_000, 0)], np.empty((0, 2))))

    assert plan.member.tolist() == [-1] * 22
    assert [(one.why, len(one.homes), one.remedies) for one in plan.missing] == [
        (Why.NO_MEMBERS, 21, (Remedy(Cure.MORE_MEMBERS, 2, (0.0, 0.0)),)),
        (Why.NO_MEMBERS, 1, (Remedy(Cure.MORE_MEMBERS, 1, (5_000.0, 0.0)),))]


def test_a_farm_out_of_reach_is_told_apart():
    plan = propose(problem_of([(0, 0), (50_000, 0)], [(0, 0)]))

    assert plan.member.tolist() == [0, -1]
    assert plan.missing == (Missing(Why.OUT_OF_REACH, homes=(1,),
                                    remedies=(Remedy(Cure.MORE_MEMBERS, 1, (50_000.0, 0.0)),)),)


def test_a_former_member_out_of_reach_may_stay():
    plan = propose(problem_of([(50_000, 0)], [(0, 0)], former=[0]))

    assert (plan.member.tolist(), plan.missing) == ([0], ())
    assert plan.objective == Weights().reach
    assert plan.violations.total == 0


def test_who_refused_one_and_lives_out_of_reach_of_the_other_has_not_refused_all():
    plan = propose(problem_of([(0, 0), (50_000, 0)], [(0, 0), (10, 0)], refused=[(1, 0)]))

    assert [(one.why, one.homes) for one in plan.missing] == [(Why.OUT_OF_REACH, (1,))]


def test_full_members_are_named_also_where_only_a_neighbour_could_go_on_to_them():
    refused, kin = [(0, 1), (1, 1)], [(1, 0), (2, 0), (3, 1)]
    plan = propose(problem_of([(0, 0)] * 4, [(0, 0), (0, 0)], most=[2, 1], refused=refused, kin=kin))

    assert [(one.homes, one.members) for one in plan.missing] == [((0,), (0, 1))]
    assert propose(problem_of([(0, 0)] * 4, [(0, 0), (0, 0)], most=[2, 2], refused=refused, kin=kin)).missing == ()


def test_who_refused_all_the_nearest_gets_the_next():
    members, refused = [(step, 0) for step in range(20)], [(0, one) for one in range(14)]
    plan = propose(problem_of([(0, 0)], members, refused=refused, weights=Weights(near_member=0)))

    assert plan.member.tolist() == [14]


def test_a_crowded_village_finds_places_beyond_its_nearest_members():
    village = np.random.default_rng(1).normal(0, 50, (300, 2))
    near = np.random.default_rng(2).normal(0, 50, (12, 2))
    far = np.random.default_rng(3).normal(3_000, 50, (12, 2))
    weights = Weights(near_home=4, near_member=1)
    plan = propose(problem_of(village, np.concatenate([near, far]), least=5, weights=weights))

    assert plan.violations.total == 0
    assert np.bincount(plan.member)[12:].min() >= 5


def test_lonely_members_reach_their_least():
    town_homes = np.random.default_rng(1).normal(0, 100, (400, 2))
    town_members = np.random.default_rng(2).normal(0, 100, (25, 2))
    lonely = np.array([[4_000.0, 0], [4_000.0, 5], [-4_000.0, 0]])
    plan = propose(problem_of(town_homes, np.concatenate([town_members, lonely]), least=5,
                              weights=Weights(near_member=3)))

    assert plan.violations.total == 0
    assert np.bincount(plan.member)[-3:].tolist() == [5, 5, 5]


def test_homes_and_members_without_a_point_are_served_too():
    plan = propose(problem_of([NAN] * 300, [NAN] * 10 + [(0, 0)] * 10, least=5, weights=Weights()))

    assert plan.violations.total == 0
    assert np.isnan(plan.metres).all()
    assert np.bincount(plan.member).tolist() == [15] * 20


def test_a_member_with_own_bounds_keeps_them_and_one_with_none_takes_no_part():
    members = [(0, 0), (0, 0), (9_000, 0), (0, 0)]
    plan = propose(problem_of([(0, 0)] * 12, members, least=[0, 0, 4, 5], most=[20, 3, 4, 0]))

    assert np.bincount(plan.member, minlength=4).tolist()[2:] == [4, 0]
    assert plan.violations.total == 0


def test_nobody_at_all_is_a_plan():
    plan = propose(problem_of(np.empty((0, 2)), np.empty((0, 2))))

    assert (plan.objective, plan.lower_bound, plan.gap, plan.missing, len(plan.candidates)) == (0, 0, 0, (), 0)


@pytest.mark.parametrize("wrong", [{"kin": [(0, 3)]}, {"refused": [(9, 0)]}, {"former": [4]}, {"former": [0, 0]},
                                   {"least": 6, "most": 5}, {"least": -1}])
def test_arrays_that_contradict_each_other_are_refused(wrong):
    with pytest.raises(ValueError, match=":"):
        propose(problem_of([(0, 0)], [(0, 0)], **wrong))


def test_the_flats_of_neighbouring_towers_are_told_together():
    flats = [(tower * 60, 0) for tower in range(3) for _flat in range(10)]
    plan = propose(problem_of(flats, np.empty((0, 2))))

    assert [(len(one.homes), one.remedies) for one in plan.missing] == [
        (30, (Remedy(Cure.MORE_MEMBERS, 2, (60.0, 0.0)),))]


def test_scattered_farms_share_a_member_and_a_hamlet_far_from_them_has_its_own():
    farms = [(step * 800, 0) for step in range(10)]
    plan = propose(problem_of([*farms, *[(90_000, 0)] * 20], np.empty((0, 2))))

    assert [(len(one.homes), one.remedies[0].amount) for one in plan.missing] == [(10, 1), (20, 1)]
