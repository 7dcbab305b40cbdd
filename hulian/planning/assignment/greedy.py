"""Nearest first, for comparison: the cheapest pair of all that is still free, then the next."""

import numpy as np

from hulian.planning.assignment.plan import Candidates
from hulian.planning.assignment.problem import Problem


def greedy(problem: Problem, candidates: Candidates) -> np.ndarray:
    """Return the member (H,) of each home, -1 where nobody had room; nobody looks after `least`."""
    member, room = [-1] * problem.homes, problem.most.tolist()
    order = np.argsort(candidates.cost, kind="stable")
    for home, one in zip(candidates.home[order].tolist(), candidates.member[order].tolist(), strict=True):
        if member[home] < 0 and room[one] > 0:
            member[home] = one
            room[one] -= 1
    return np.array(member, dtype=np.int64)
