"""Small worlds for the tests of links, and ways to solve them that share nothing with ours."""

from itertools import pairwise, product

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import coo_array, vstack

from hulian.planning.assignment import Candidates, Problem, Weights

NONE = np.empty((0, 2), dtype=np.int64)
EVERYBODY = Weights(near_home=99, near_member=99)


def problem_of(home_xy, member_xy, *, least=0, most=20, kin=(), trust=(), refused=(), former=None, harm=None,
               weights=EVERYBODY):
    """A problem from plain lists; one number of `least` or `most` holds for all members."""
    home_xy = np.array(home_xy, dtype=float).reshape(-1, 2)
    member_xy = np.array(member_xy, dtype=float).reshape(-1, 2)
    size = len(member_xy)
    return Problem(
        home_xy=home_xy, member_xy=member_xy,
        least=np.broadcast_to(np.array(least, dtype=int), size).copy(),
        most=np.broadcast_to(np.array(most, dtype=int), size).copy(),
        kin=_pairs(kin), trust=_pairs(trust), refused=_pairs(refused),
        former=np.full(len(home_xy), -1) if former is None else np.array(former, dtype=int),
        harm=None if harm is None else np.array(harm, dtype=int), weights=weights)


def _pairs(rows):
    return np.array(list(rows), dtype=np.int64).reshape(-1, 2) if len(rows) else NONE


def town(homes, members, seed=7, **more):
    """Homes in a few clusters, members among them."""
    random = np.random.default_rng(seed)
    middles = random.uniform(0, 2_000, (max(2, homes // 500), 2))
    home_xy = middles[random.integers(0, len(middles), homes)] + random.normal(0, 150, (homes, 2))
    member_xy = home_xy[random.integers(0, homes, members)] + random.normal(0, 60, (members, 2))
    return problem_of(home_xy, member_xy, **{"least": 5, "most": 20, "weights": Weights()} | more)


@st.composite
def small_worlds(draw, homes=5, members=3):
    """A few homes and members on a grid of 100 m, some without a point, with pairs of every kind."""
    many, few = draw(st.integers(1, homes)), draw(st.integers(1, members))
    point = st.one_of(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda xy: (xy[0] * 100, xy[1] * 100)),
                      st.just((np.nan, np.nan)))
    pairs = st.lists(st.tuples(st.integers(0, many - 1), st.integers(0, few - 1)), max_size=4)
    bounds = draw(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), min_size=few, max_size=few))
    return problem_of(
        draw(st.lists(point, min_size=many, max_size=many)), draw(st.lists(point, min_size=few, max_size=few)),
        least=[low if more else 0 for low, more in bounds], most=[low + more if more else 0 for low, more in bounds],
        kin=draw(pairs), trust=draw(pairs), refused=draw(pairs),
        former=draw(st.lists(st.integers(-1, few - 1), min_size=many, max_size=many)),
        harm=draw(st.none() | st.lists(st.integers(0, 2), min_size=many, max_size=many)))


def every_plan(problem):
    """Each way to give each home a member or nobody."""
    return (np.array(choice) for choice in product(range(-1, problem.members), repeat=problem.homes))


def price_of(problem, member):
    """What the model says a plan costs, pair by pair; None where it takes a pair that may not be."""
    refused, kin, trust = ({tuple(pair) for pair in rows.tolist()}
                           for rows in (problem.refused, problem.kin, problem.trust))
    w, total = problem.weights, 0
    for home, one in enumerate(member.tolist()):
        before = int(problem.former[home])
        could = before >= 0 and problem.most[before] > 0 and (home, before) not in refused
        if one < 0:
            total += w.nobody + w.bare * could + w.harm * (0 if problem.harm is None else int(problem.harm[home]))
            continue
        if (home, one) in refused or problem.most[one] == 0:
            return None
        walk = float(np.linalg.norm(problem.home_xy[home] - problem.member_xy[one]))
        total += round(w.unknown if np.isnan(walk) else walk) + w.change * (could and before != one)
        total -= w.kin * ((home, one) in kin) + w.trust * ((home, one) in trust)
    load = np.bincount(member[member >= 0], minlength=problem.members)
    if (load > problem.most).any():
        return None
    mean = -(-problem.homes // max(1, int((problem.most > 0).sum())))
    for one, households in enumerate(load.tolist()):
        least = int(problem.least[one]) if problem.most[one] else 0
        above = households - min(int(problem.most[one]), max(least, mean))
        total += w.short * max(0, least - households) + w.balance * sum(range(1, above + 1))
    return total


def left_alone(problem):
    """What it costs to leave each home without a member."""
    refused = {tuple(pair) for pair in problem.refused.tolist()}
    could = [before >= 0 and problem.most[before] > 0 and (home, before) not in refused
             for home, before in enumerate(problem.former.tolist())]
    harm = np.zeros(problem.homes) if problem.harm is None else problem.harm
    return problem.weights.nobody + problem.weights.bare * np.array(could, dtype=int) + problem.weights.harm * harm


def by_linear_programme(problem, candidates: Candidates):
    """The least cost of the same graph by HiGHS: pairs, homes left alone, shortfalls and steps are variables."""
    w, homes, members = problem.weights, problem.homes, problem.members
    mean = -(-homes // max(1, int((problem.most > 0).sum())))
    least = np.where(problem.most > 0, problem.least, 0)
    share = np.minimum(problem.most, np.maximum(least, mean))
    step_of = np.repeat(np.arange(members), problem.most - share)
    step = np.concatenate([np.arange(1, more + 1) for more in problem.most - share])
    sizes = np.cumsum([0, len(candidates), homes, members, len(step)])
    pair, alone, short, above = (np.arange(low, high) for low, high in pairwise(sizes))

    def rows(number, *parts):
        row, column, value = (np.concatenate(part) for part in zip(*parts, strict=True))
        return coo_array((value, (row, column)), shape=(number, sizes[-1]))

    of_home = rows(homes, (candidates.home, pair, np.ones(len(pair))), (np.arange(homes), alone, np.ones(homes)))
    up = rows(members, (candidates.member, pair, np.ones(len(pair))), (step_of, above, -np.ones(len(step))))
    down = rows(members, (candidates.member, pair, -np.ones(len(pair))), (np.arange(members), short, -np.ones(members)))
    found = linprog(
        np.concatenate([candidates.cost, left_alone(problem), np.full(members, w.short), w.balance * step]),
        A_ub=vstack([up, down]), b_ub=np.concatenate([share, -least]), A_eq=of_home, b_eq=np.ones(homes),
        bounds=[(0, 1)] * (len(pair) + homes) + [(0, None)] * members + [(0, 1)] * len(step), method="highs")
    assert found.status == 0, found.message
    return found.fun
