"""A certificate: a number that no plan of this graph can go below.

Let every household that asks member j pay a price p_j, which the member gets. For any prices whatever, and any plan,

    cost of the plan  ≥  Σ_homes min(nobody, min_j (cost_ij + p_j))  +  Σ_members min_load (cost of load - p_j · load)

since the prices cancel and each minimum is no more than what the plan pays (Lagrangian duality; Ahuja, Magnanti, Orlin,
"Network Flows", 1993, chapter 16). `lower_bound` computes the right side from the graph and the prices alone, in whole
numbers: it sees no plan. Only how *good* the bound is depends on the prices; `prices_of` finds the best, where the plan
is best: they are the shortest ways in the plan's residual graph, found by Bellman and Ford's method, so that no
household would rather pay another member's price. Were the plan not optimal, the bound would stay below it and show it.
"""

import numpy as np

from hulian.planning.assignment.costs import bands_of
from hulian.planning.assignment.plan import Candidates
from hulian.planning.assignment.problem import Problem, alone_of


def lower_bound(problem: Problem, candidates: Candidates, prices: np.ndarray) -> int:
    """Return what no plan of this graph goes below, for prices (M,) of whole metres."""
    paid = sum(int((places * np.minimum(0, cost - prices)).sum()) for places, cost in bands_of(problem))
    asked = least_asked(problem, candidates, prices)
    return int(asked.sum()) + paid + problem.weights.short * int(problem.floor.sum())


def least_asked(problem: Problem, candidates: Candidates, prices: np.ndarray) -> np.ndarray:
    """Return the least (H,) that each household has to pay in the graph, price and all, or for having nobody."""
    least = alone_of(problem)
    if len(candidates):
        starts = np.flatnonzero(np.diff(candidates.home, prepend=-1))
        asked = candidates.cost + prices[candidates.member]
        homes = candidates.home[starts]
        least[homes] = np.minimum(least[homes], np.minimum.reduceat(asked, starts))
    return least


def prices_of(problem: Problem, candidates: Candidates, member: np.ndarray) -> np.ndarray:
    """Return prices (M,) in whole metres that fit a plan's links (H,)."""
    alone = alone_of(problem)
    paid = alone.copy()
    held = candidates.member == member[candidates.home]
    paid[candidates.home[held]] = candidates.cost[held]
    prices = _next_place(problem, member)
    linked = member >= 0
    np.minimum.at(prices, member[linked], (alone - paid)[linked])
    return _settled(prices, *_swaps(problem, candidates, member, paid))


def _next_place(problem: Problem, member: np.ndarray) -> np.ndarray:
    """Return what one more household would cost each member (M,); more than anything where there is no place."""
    load = np.bincount(member[member >= 0], minlength=problem.members)
    prices = np.full(problem.members, 2 * int(alone_of(problem).max(initial=0)), dtype=np.int64)
    filled = np.zeros(problem.members, dtype=np.int64)
    for places, cost in bands_of(problem):
        first = (filled <= load) & (load < filled + places)
        prices[first] = cost[first]
        filled += places
    return prices


def _swaps(problem: Problem, candidates: Candidates, member: np.ndarray, paid: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return by whom a household could be taken over, and the least it would cost: (to, from, metres), sorted by to."""
    now = member[candidates.home]
    other = np.flatnonzero((now >= 0) & (now != candidates.member))
    step = candidates.cost[other] - paid[candidates.home[other]]
    key = candidates.member[other].astype(np.int64) * problem.members + now[other]
    order = np.argsort(key, kind="stable")
    key, step = key[order], step[order]
    starts = np.flatnonzero(np.diff(key, prepend=-1))
    least = np.minimum.reduceat(step, starts) if len(starts) else step
    return *np.divmod(key[starts], max(1, problem.members)), least


def _settled(prices: np.ndarray, to: np.ndarray, giver: np.ndarray, step: np.ndarray) -> np.ndarray:
    """Lower prices until no swap pays: p_giver ≤ p_to + step. Only who was lowered last is looked at again."""
    first = np.searchsorted(to, np.arange(len(prices) + 1))
    lowered = np.arange(len(prices))
    for _ in range(len(prices) + 1):  # longer ways than that go in a circle: the plan was not the best
        many = first[lowered + 1] - first[lowered]
        if not many.sum():
            break
        edges = np.repeat(first[lowered] - np.cumsum(many) + many, many) + np.arange(many.sum())
        offered = prices[to[edges]] + step[edges]
        before = prices.copy()
        np.minimum.at(prices, giver[edges], offered)
        lowered = np.flatnonzero(prices < before)
    return prices
