"""What a pair costs, and what a member's load costs: whole metres of walking."""

import numpy as np

from hulian.planning.assignment.problem import STEPS, Problem, former_keys, goes_on, inside, keys_of

Bands = list[tuple[np.ndarray, np.ndarray]]


def metres_of(problem: Problem, home: np.ndarray, member: np.ndarray) -> np.ndarray:
    """Return the walks (P,) between homes and members in metres, NaN where a point is unknown."""
    step = problem.home_xy[home] - problem.member_xy[member]
    return np.hypot(step[:, 0], step[:, 1])


def costs_of(problem: Problem, keys: np.ndarray) -> np.ndarray:
    """Return the cost (P,) of each pair, given as sorted keys: the walk, less kinship and trust, plus change."""
    weights = problem.weights
    home, member = keys // problem.members, keys % problem.members
    walk = np.nan_to_num(metres_of(problem, home, member), nan=weights.unknown)
    cost = np.rint(np.minimum(walk, weights.reach)).astype(np.int64)
    cost -= weights.kin * inside(keys, keys_of(problem, problem.kin))
    cost -= weights.trust * inside(keys, keys_of(problem, problem.trust))
    return cost + weights.change * (goes_on(problem)[home] & ~inside(keys, former_keys(problem)))


def bands_of(problem: Problem) -> Bands:
    """Return the load's convex cost as bands of (places (M,), cost of each place (M,)), cheapest first.

    Up to `least` a place pays `short` back; up to the share it is free; above, each costs a balance step more.
    """
    weights, share, floor = problem.weights, problem.share, problem.floor
    flat = np.ones(problem.members, dtype=np.int64)
    bands = [(floor, -weights.short * flat), (share - floor, 0 * flat)]
    room = problem.most - share
    top = int(room.max(initial=0))
    bands += [((room >= step).astype(np.int64), weights.balance * step * flat)
              for step in range(1, min(STEPS, top) + 1)]
    if top > STEPS:
        bands.append((np.maximum(room - STEPS, 0), weights.balance * STEPS * flat))
    return bands
