"""Where places are too few: who is left without is who can best be."""

import dataclasses

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hulian.planning.assignment import propose
from tests.planning.assignment_worlds import problem_of, small_worlds, town


def test_whoever_has_a_member_keeps_one_before_who_never_had():
    plan = propose(problem_of([(900, 0), (0, 0), (0, 0)], [(0, 0)], most=1, former=[0, -1, -1]))

    assert plan.member.tolist() == [0, -1, -1]
    assert (plan.changed, plan.violations.nobody) == (0, 2)


def test_the_frail_are_the_last_to_be_left_without():
    plan = propose(problem_of([(0, 0), (900, 0), (400, 0), (0, 0)], [(0, 0)], most=2, former=[0, -1, -1, 0],
                              harm=[0, 2, 1, 0]))

    assert plan.member.tolist() == [-1, 0, 0, -1]


def test_a_member_who_stepped_down_or_was_refused_keeps_no_place_for_a_home():
    plan = propose(problem_of([(0, 0), (9, 0), (50, 0)], [(0, 0), (0, 0)], most=[1, 0], former=[1, 0, 0],
                              refused=[(1, 0)]))

    assert plan.member.tolist() == [-1, -1, 0]


@given(small_worlds(), st.lists(st.integers(0, 2), min_size=5, max_size=5))
def test_harm_decides_who_is_left_out_and_never_how_many(problem, harm):
    alike = propose(dataclasses.replace(problem, harm=None))
    plan = propose(dataclasses.replace(problem, harm=np.array(harm[:problem.homes])))

    assert plan.violations.nobody == alike.violations.nobody


def test_of_a_town_with_a_tenth_too_few_places_no_frail_home_is_left_out():
    problem = town(300, 13)
    frail = np.random.default_rng(1).random(300) < 0.3
    plan = propose(dataclasses.replace(problem, harm=2 * frail))

    assert plan.violations.nobody == 40
    assert (plan.member[frail] >= 0).all()
