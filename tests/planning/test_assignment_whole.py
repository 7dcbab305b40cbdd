"""The best of the graph is the best of all pairs: crowded towns, few neighbours in the graph, pairs that said no."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hulian.planning.assignment import Weights, Why, propose
from tests.planning.assignment_worlds import (
    by_linear_programme,
    every_plan,
    price_of,
    problem_of,
    small_worlds,
    town,
)


@given(small_worlds(), st.integers(1, 2), st.integers(0, 2))
def test_a_graph_of_nearest_neighbours_finds_the_best_of_all_plans(problem, near_home, near_member):
    plan = propose(dataclasses.replace(problem, weights=Weights(near_home=near_home, near_member=near_member)))

    prices = (price_of(problem, member) for member in every_plan(problem))
    assert plan.objective == plan.lower_bound == min(price for price in prices if price is not None)
    assert plan.whole


@pytest.mark.parametrize(("members", "seed"), [(31, 2), (31, 3), (110, 3)])
def test_a_crowded_town_costs_what_highs_finds_among_all_pairs(members, seed):
    problem = town(600, members, seed)
    plan = propose(problem)
    every = propose(dataclasses.replace(problem, weights=Weights(near_home=600, near_member=600)))

    assert len(plan.candidates) < len(every.candidates) / 2
    assert plan.objective == pytest.approx(by_linear_programme(problem, every.candidates), abs=0.5)
    assert plan.whole


def test_a_town_too_large_for_a_second_look_says_that_the_proof_is_for_its_graph():
    problem = town(600, 31, 2)
    best = propose(problem)
    plan = propose(dataclasses.replace(problem, weights=Weights(large=599)))

    assert not plan.whole
    assert plan.gap == 0
    assert best.objective < plan.objective < 1.2 * best.objective


def test_who_said_no_to_all_the_nearest_waits_for_a_place_and_does_not_live_too_far_away():
    members = [(step, 0) for step in range(20)]
    refused = [(0, one) for one in range(14)]
    plan = propose(problem_of([(0, 0)] * 7, members, most=[0] * 14 + [1] * 6, refused=refused, weights=Weights()))
    full = propose(problem_of([(0, 0)] * 21, members, most=1, refused=refused, weights=Weights(near_member=0)))

    assert [one.why for one in (*plan.missing, *full.missing)] == [Why.NO_PLACES] * 2


def test_a_home_with_a_point_can_have_a_member_without_one_where_all_others_are_refused_or_far():
    nowhere = (np.nan, np.nan)
    plan = propose(problem_of([(0, 0), (90_000, 0)], [nowhere, (0, 0)], refused=[(0, 1)], weights=Weights(near_home=1)))

    assert plan.member.tolist() == [0, 0]
    assert plan.missing == ()
