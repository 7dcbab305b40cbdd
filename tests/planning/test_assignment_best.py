"""Links are the best there are: against every plan of small worlds, HiGHS, and scipy's assignment."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from hulian.planning.assignment import Basis, Weights, propose
from hulian.planning.assignment.bound import lower_bound, prices_of
from hulian.planning.assignment.check import checked
from hulian.planning.assignment.greedy import greedy
from tests.planning.assignment_worlds import (
    by_linear_programme,
    every_plan,
    price_of,
    problem_of,
    small_worlds,
    town,
)


@given(small_worlds())
def test_no_plan_of_a_small_world_is_better_and_the_bound_says_so(problem):
    plan = propose(problem)

    prices = (price_of(problem, member) for member in every_plan(problem))
    assert plan.objective == price_of(problem, plan.member) == min(price for price in prices if price is not None)
    assert plan.lower_bound == plan.objective
    assert plan.gap == 0


@given(small_worlds(), st.data())
def test_whatever_the_prices_the_bound_is_never_above_the_best_plan(problem, data):
    plan = propose(problem)
    prices = data.draw(st.lists(st.integers(-50_000, 50_000), min_size=problem.members, max_size=problem.members))

    assert lower_bound(problem, plan.candidates, np.array(prices)) <= plan.objective


@given(small_worlds())
def test_refused_pairs_never_come_and_no_member_has_too_many(problem):
    plan = propose(problem)

    refused = {tuple(pair) for pair in problem.refused.tolist()}
    assert not refused & set(enumerate(plan.member.tolist()))
    load = np.bincount(plan.member[plan.member >= 0], minlength=problem.members)
    assert (load <= problem.most).all()
    found = plan.violations
    assert (found.over, found.refused, found.no_candidate, found.mispriced) == (0, 0, 0, 0)
    assert (found.nobody > 0 or found.under > 0) == bool(plan.missing)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_town_costs_what_highs_finds_for_the_same_graph(seed):
    random = np.random.default_rng(seed)
    pairs = np.column_stack([random.integers(0, 240, 30), random.integers(0, 20, 30)])
    problem = town(240, 20, seed, kin=pairs[:10], trust=pairs[10:20], refused=pairs[20:])
    plan = propose(problem)

    assert plan.objective == pytest.approx(by_linear_programme(problem, plan.candidates), abs=0.5)
    assert plan.gap == 0
    assert plan.violations.total == 0


def test_one_home_each_is_scipys_assignment():
    random = np.random.default_rng(5)
    homes, members = random.integers(0, 900, (40, 2)), random.integers(0, 900, (40, 2))
    problem = problem_of(homes, members, least=1, most=1)
    walks = np.rint(np.linalg.norm(homes[:, None] - members[None], axis=2))

    plan = propose(problem)

    assert plan.objective == walks[linear_sum_assignment(walks)].sum()
    assert sorted(plan.member.tolist()) == list(range(40))


def test_the_bound_of_a_worse_plan_shows_that_it_is_not_proved_best():
    problem = town(240, 20)
    plan = propose(problem)
    worse = greedy(problem, plan.candidates)
    objective, _violations = checked(problem, plan.candidates, worse)

    bound = lower_bound(problem, plan.candidates, prices_of(problem, plan.candidates, worse))

    assert bound <= plan.objective < objective


def test_the_checker_counts_each_rule_that_is_broken():
    problem = problem_of([(0, 0)] * 4, [(0, 0), (10, 0), (20, 0)], least=[2, 0, 1], most=[2, 1, 1], refused=[(3, 1)])
    plan = propose(problem)
    dear = dataclasses.replace(plan.candidates, cost=plan.candidates.cost + 1)

    _objective, found = checked(problem, dear, np.array([0, 1, -1, 1]))

    assert (found.nobody, found.under, found.over, found.refused) == (1, 2, 1, 1)
    assert (found.no_candidate, found.mispriced) == (1, 2)
    assert found.total == 8


def test_nearest_first_leaves_members_short_where_the_plan_does_not():
    problem = town(3_000, 250)
    plan = propose(problem)
    objective, violations = checked(problem, plan.candidates, greedy(problem, plan.candidates))

    assert violations.under > 0
    assert violations.over == violations.refused == 0
    assert plan.violations.total == 0
    assert plan.gap == 0
    assert objective > plan.objective


def test_loads_are_balanced_where_the_walk_is_the_same():
    plan = propose(problem_of([(0, 0)] * 30, [(0, 0)] * 3))

    assert np.bincount(plan.member).tolist() == [10, 10, 10]


def test_the_members_of_one_tower_share_its_flats_evenly():
    plan = propose(problem_of([(0, 0)] * 300, [(0, 0)] * 30, least=5, weights=Weights()))

    assert np.bincount(plan.member).tolist() == [10] * 30


def test_each_link_says_what_it_rests_on():
    members = [(step * 10, 0) for step in range(6)]
    plan = propose(problem_of(
        [(0, 0)] * 4, members, most=1, kin=[(0, 5)], trust=[(1, 4)], former=[-1, -1, 3, -1]))

    assert plan.basis.tolist()[:3] == [Basis.KIN, Basis.WISH, Basis.KEPT]
    assert plan.member.tolist()[:3] == [5, 4, 3]
    assert plan.basis[3] == Basis.NEAR
    assert plan.metres[:3].tolist() == [50.0, 40.0, 30.0]


def test_the_third_nearest_is_still_near():
    plan = propose(problem_of([(0, 0)] * 3, [(0, 0), (1, 0), (2, 0)], most=1))

    assert plan.basis.tolist() == [Basis.NEAR] * 3


def test_who_lives_among_full_members_gets_the_convenient_one():
    plan = propose(problem_of([(0, 0), (1, 0), (2, 0), (3, 0)], [(0, 0), (1, 0), (2, 0), (50, 0)], most=1))

    assert sorted(plan.basis.tolist()) == [Basis.NEAR] * 3 + [Basis.CONVENIENT]
