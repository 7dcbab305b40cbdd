"""Pairs that the graph overlooked: column generation, so that its best plan is the best of all pairs within reach.

With the prices of the graph's best plan (bound.py), a pair outside of it can make the plan better only where the
household would pay less at that member than wherever the graph lets it go (Dantzig and Wolfe, "Decomposition
principle for linear programs", 1960). Such pairs come in and the plan is made anew, until there are none: then the
bound holds for all pairs, not for the graph alone. Crowded towns need it: where the nearest members are full, homes
compete for members whom no list of nearest names.

Homes are taken in small quarters; of a quarter only those members are looked at who could save one of its homes
anything, if they lived at its edge.
"""

from collections.abc import Iterator

import numpy as np
from scipy.spatial import cKDTree

from hulian.planning.assignment.bound import least_asked
from hulian.planning.assignment.costs import costs_of
from hulian.planning.assignment.nearby import known
from hulian.planning.assignment.plan import Candidates
from hulian.planning.assignment.problem import Problem, allowed, goes_on

QUARTER = 256
EACH = 4
"""How many pairs a household is offered at most from one round to the next: those that save it most."""


def overlooked(problem: Problem, candidates: Candidates, prices: np.ndarray) -> np.ndarray:
    """Return pairs, as sorted keys, that would make the plan better at prices (M,); none: it is the best of all."""
    if not (problem.homes and problem.members):
        return np.empty(0, dtype=np.int64)
    least = least_asked(problem, candidates, prices)
    offer = least - problem.weights.change * goes_on(problem)
    price = np.where(problem.usable, prices.astype(float), np.inf)
    found = [_saving(problem, homes, said_no, offer, price) for homes, said_no in _quarters(problem)]
    keys = allowed(problem, np.concatenate(found))
    return keys[costs_of(problem, keys) + prices[keys % problem.members] < least[keys // problem.members]]


def _quarters(problem: Problem) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield homes that lie together, few at a time, and their refused pairs; those without a point by themselves."""
    placed = known(problem.home_xy)
    there, lost = np.flatnonzero(placed), np.flatnonzero(~placed)
    if len(there):
        there = there[cKDTree(problem.home_xy[there]).indices]
    quarters = [np.sort(homes[at:at + QUARTER]) for homes in (there, lost) for at in range(0, len(homes), QUARTER)]
    number = np.empty(problem.homes, dtype=np.int64)
    number[np.concatenate(quarters)] = np.repeat(np.arange(len(quarters)), [len(homes) for homes in quarters])
    lies = number[problem.refused[:, 0]]
    order = np.argsort(lies, kind="stable")
    cuts = np.searchsorted(lies[order], np.arange(1, len(quarters)))
    return zip(quarters, np.split(problem.refused[order], cuts), strict=True)


def _saving(problem: Problem, homes: np.ndarray, said_no: np.ndarray, offer: np.ndarray,
            price: np.ndarray) -> np.ndarray:
    """Return keys of pairs of these homes that save something, of each home the best."""
    members = np.flatnonzero(_edge(problem, homes) < offer[homes].max() - price)
    saved = offer[homes][:, None] - price[members][None, :] - _walks(problem, homes, members)
    said_no = said_no[np.isin(said_no[:, 1], members)]
    saved[np.searchsorted(homes, said_no[:, 0]), np.searchsorted(members, said_no[:, 1])] = 0
    row, column = _best(saved)
    return homes[row] * problem.members + members[column]


def _edge(problem: Problem, homes: np.ndarray) -> np.ndarray:
    """Return how far each member (M,) lives at least from any of these homes."""
    low, high = problem.home_xy[homes].min(axis=0), problem.home_xy[homes].max(axis=0)
    step = np.maximum(0, np.maximum(low - problem.member_xy, problem.member_xy - high))
    return np.nan_to_num(np.hypot(step[:, 0], step[:, 1]), nan=problem.weights.unknown) - 1


def _walks(problem: Problem, homes: np.ndarray, members: np.ndarray) -> np.ndarray:
    """Return the walks in whole metres from homes (rows) to members (columns), endless where they are out of reach."""
    home, member, weights = problem.home_xy[homes], problem.member_xy[members], problem.weights
    walk = np.hypot(home[:, None, 0] - member[None, :, 0], home[:, None, 1] - member[None, :, 1])
    walk[walk > weights.reach] = np.inf
    return np.rint(np.nan_to_num(walk, nan=weights.unknown, posinf=np.inf))


def _best(saved: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (row, column) of the pairs that save something, of each row the best."""
    row, column = np.nonzero(saved > 0)
    if len(row) <= EACH * len(saved) or saved.shape[1] <= EACH:
        return row, column
    column = np.argpartition(saved, -EACH, axis=1)[:, -EACH:].ravel()
    row = np.repeat(np.arange(len(saved)), EACH)
    better = saved[row, column] > 0
    return row[better], column[better]
