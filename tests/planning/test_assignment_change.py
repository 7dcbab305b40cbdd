"""A member leaves, a building is added, a pair is refused: the rest stays."""

import dataclasses

import numpy as np
import pytest

from hulian.planning.assignment import propose
from tests.planning.assignment_worlds import town


@pytest.fixture(scope="module")
def before():
    problem = town(3_000, 250)
    return problem, propose(problem)


def left(problem, plan, leaver):
    most = problem.most.copy()
    most[leaver] = 0
    return dataclasses.replace(problem, most=most, former=plan.member)


@pytest.mark.parametrize("leaver", [0, 100, 249])
def test_when_one_of_250_members_leaves_less_than_one_in_a_hundred_other_links_move(before, leaver):
    problem, plan = before
    after = propose(left(problem, plan, leaver))

    others = plan.member != leaver
    moved = int((after.member[others] != plan.member[others]).sum())
    assert moved == after.moved
    assert moved < 0.01 * others.sum()
    assert leaver not in after.member
    assert after.changed == moved + (~others).sum()
    assert after.violations.total == 0
    assert after.gap == 0


def test_nothing_moves_when_nothing_happened(before):
    problem, plan = before
    again = propose(dataclasses.replace(problem, former=plan.member))

    assert (again.changed, again.moved) == (0, 0)


def test_a_new_building_takes_members_and_leaves_the_other_homes_alone(before):
    problem, plan = before
    new = problem.home_xy[:1] + np.random.default_rng(3).normal(0, 10, (40, 2))
    after = propose(dataclasses.replace(problem, home_xy=np.concatenate([problem.home_xy, new]),
                                        former=np.append(plan.member, np.full(40, -1))))

    assert after.violations.total == 0
    assert after.changed < 0.01 * len(plan.member)
    assert (after.member[-40:] >= 0).all()


def test_a_refused_pair_goes_and_does_not_come_back(before):
    problem, plan = before
    refused = np.array([[7, plan.member[7]]])
    after = propose(dataclasses.replace(problem, refused=refused, former=plan.member))
    later = propose(dataclasses.replace(problem, refused=refused, former=after.member))

    assert plan.member[7] not in (after.member[7], later.member[7])
    assert after.moved < 0.01 * len(plan.member)
    assert later.changed == 0
