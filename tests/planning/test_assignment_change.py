"""A member leaves, a building is added, a pair is refused: the rest stays."""

import dataclasses

import numpy as np
import pytest

from hulian.planning.assignment import propose
from tests.planning.assignment_worlds import town


@pytest.fixture(scope="module", params=[(3_000, 250, 7), (3_000, 250, 8), (3_000, 165, 9), (3_000, 590, 10)],
                ids=["roomy", "another", "nearly full", "hardly enough homes"])
def before(request):
    homes, members, seed = request.param
    problem = town(homes, members, seed)
    return problem, propose(problem)


def left(problem, plan, leaver):
    most = problem.most.copy()
    most[leaver] = 0
    return dataclasses.replace(problem, most=most, former=plan.member)


def grown(problem, former, homes=40):
    """The same town with a new building."""
    new = problem.home_xy[:1] + np.random.default_rng(3).normal(0, 10, (homes, 2))
    return dataclasses.replace(problem, home_xy=np.concatenate([problem.home_xy, new]),
                               former=np.append(former, np.full(homes, -1)))


def loads(plan):
    return np.bincount(plan.member)


@pytest.mark.parametrize("who", [np.argmax, np.argmin, lambda load: len(load) // 2], ids=["most", "fewest", "one"])
def test_when_one_member_leaves_less_than_one_in_a_hundred_other_links_move(before, who):
    problem, plan = before
    leaver = int(who(loads(plan)))
    after = propose(left(problem, plan, leaver))

    others = plan.member != leaver
    moved = int((after.member[others] != plan.member[others]).sum())
    assert moved == after.moved
    assert moved < 0.01 * others.sum()
    assert leaver not in after.member
    assert after.changed == moved + (~others).sum()
    assert after.violations.total == 0
    assert after.gap == 0


def test_when_the_member_with_most_homes_leaves_and_a_building_comes_the_others_stay_too(before):
    problem, plan = before
    leaver = int(np.argmax(loads(plan)))
    after = propose(grown(left(problem, plan, leaver), plan.member))

    others = np.flatnonzero(plan.member != leaver)
    assert (after.member[others] != plan.member[others]).sum() < 0.01 * len(others)
    assert (after.member >= 0).all()
    assert after.violations.total == 0


def test_a_new_member_takes_their_least_and_the_other_links_stay(before):
    problem, plan = before
    after = propose(dataclasses.replace(
        problem, member_xy=np.concatenate([problem.member_xy, problem.home_xy[:1]]),
        least=np.append(problem.least, 5), most=np.append(problem.most, 20), former=plan.member))

    assert (after.member == problem.members).sum() >= 5
    assert after.changed == after.moved < 0.01 * len(plan.member)
    assert after.violations.total == 0


def test_nothing_moves_when_nothing_happened(before):
    problem, plan = before
    again = propose(dataclasses.replace(problem, former=plan.member))

    assert (again.changed, again.moved) == (0, 0)


def test_a_new_building_takes_members_and_leaves_the_other_homes_alone(before):
    problem, plan = before
    after = propose(grown(problem, plan.member))

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
