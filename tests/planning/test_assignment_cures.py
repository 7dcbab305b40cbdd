"""A cure that is named cures: done as told, nothing is left over; and a small town tells no cure that doesn't."""

import dataclasses

import numpy as np
from hypothesis import given

from hulian.planning.assignment import Cure, Why, propose
from tests.planning.assignment_worlds import problem_of, small_worlds, town


def with_most(problem, members, change):
    most = problem.most.copy()
    most[list(members)] = change(most[list(members)])
    return dataclasses.replace(problem, most=most)


def told(plan, why, cure):
    """Each thing missing for such a reason, and what of such a cure it wants."""
    return [(one, remedy) for one in plan.missing if one.why == why for remedy in one.remedies if remedy.cure == cure]


@given(small_worlds(homes=8, members=3))
def test_full_members_who_take_so_many_more_leave_none_of_these_homes_over(problem):
    plan = propose(problem)
    for one, cure in told(plan, Why.NO_PLACES, Cure.RAISE_MOST):
        after = propose(with_most(problem, one.members, lambda most, more=cure.amount: most + more))
        less = propose(with_most(problem, one.members, lambda most, more=cure.amount: most + more - 1))

        assert after.violations.nobody == plan.violations.nobody - len(one.homes)
        assert less.violations.nobody > after.violations.nobody


@given(small_worlds(homes=8, members=3))
def test_so_many_more_members_leave_none_of_these_homes_over(problem):
    plan = propose(problem)
    for one, cure in told(plan, Why.NO_PLACES, Cure.MORE_MEMBERS):
        each, new = int(np.median(problem.most[problem.usable])), [cure.at or (np.nan, np.nan)] * cure.amount
        after = propose(dataclasses.replace(
            problem, member_xy=np.concatenate([problem.member_xy, new]),
            least=np.append(problem.least, [0] * cure.amount), most=np.append(problem.most, [each] * cure.amount)))

        assert after.violations.nobody <= plan.violations.nobody - len(one.homes)


@given(small_worlds(homes=4, members=5))
def test_so_many_of_the_short_may_rest_and_nobody_is_short_or_without(problem):
    plan = propose(problem)
    for one, cure in told(plan, Why.TOO_FEW_HOMES, Cure.FEWER_MEMBERS):
        load = np.bincount(plan.member[plan.member >= 0], minlength=problem.members)
        resting = sorted(one.members, key=lambda member, load=load: load[member])[:cure.amount]
        after = propose(with_most(problem, resting, lambda most: most * 0))

        assert (after.violations.under, after.violations.nobody) == (0, plan.violations.nobody)


@given(small_worlds(homes=4, members=5))
def test_with_a_least_so_low_nobody_is_short_and_not_with_one_more(problem):
    def short_with(members, least):
        low = problem.least.copy()
        low[members] = np.minimum(low[members], least)
        return propose(dataclasses.replace(problem, least=low)).violations.under

    for one, cure in told(propose(problem), Why.TOO_FEW_HOMES, Cure.LOWER_LEAST):
        assert cure.amount > 0
        assert short_with(list(one.members), cure.amount) == 0
        assert short_with(list(one.members), cure.amount + 1) > 0


def test_the_only_member_is_not_sent_to_rest():
    found = propose(problem_of([(0, 0)], [(0, 0)], least=5)).missing[0]

    assert [(one.cure, one.amount) for one in found.remedies] == [(Cure.LOWER_LEAST, 1), (Cure.MORE_HOMES, 4)]


def test_where_only_one_of_two_members_can_take_them_each_takes_what_that_one_must():
    homes, refused = [(0, 0)] * 9, [(home, 1) for home in range(8)]
    found = propose(problem_of(homes, [(0, 0), (0, 0)], most=[2, 0], refused=refused)).missing[0]
    both = propose(problem_of(homes, [(0, 0), (0, 0)], most=[2, 1], refused=refused, kin=[(8, 0)])).missing[0]

    assert found.remedies[1].amount == 7
    assert (len(both.homes), both.remedies[1].amount) == (6, 6)


def test_where_homes_lie_apart_more_members_rest_than_their_numbers_alone_would_want():
    problem = town(300, 30, 2, least=12)
    plan = propose(problem)
    one = plan.missing[0]
    fewer, lowest = one.remedies[0], one.remedies[1]
    load = np.bincount(plan.member)
    resting = sorted(one.members, key=lambda member: load[member])[:fewer.amount]

    assert (fewer.cure, fewer.amount, lowest.amount) == (Cure.FEWER_MEMBERS, 6, 7)
    assert propose(with_most(problem, resting, lambda most: most * 0)).missing == ()
