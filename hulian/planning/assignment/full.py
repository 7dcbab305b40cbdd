"""Households that stay without a member because every member they could have is full.

From each such household one goes to all members it could have, from those to their households, and on: all the members
one comes to are full (else the solver would have passed a household on), and only more places among them would help.
"""

from collections.abc import Iterator

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from hulian.planning.assignment.plan import Candidates
from hulian.planning.assignment.problem import Problem

Group = tuple[np.ndarray, np.ndarray]


def groups_of_full(problem: Problem, candidates: Candidates, member: np.ndarray) -> list[Group]:
    """Return (homes without, full members) for each group that shares members."""
    offered = np.zeros(problem.homes, dtype=bool)
    offered[candidates.home] = True
    without = offered & (member < 0)
    return list(_groups(problem, candidates, without, _reached(candidates, member, without))) if without.any() else []


def _reached(candidates: Candidates, member: np.ndarray, without: np.ndarray) -> np.ndarray:
    """Return (C,) bool: the pairs of the graph on some way from a home without a member."""
    homes, before = without, 0
    while int(homes.sum()) > before:
        before = int(homes.sum())
        members = np.unique(candidates.member[homes[candidates.home]])
        homes = homes | np.isin(member, members)
    return homes[candidates.home]


def _groups(problem: Problem, candidates: Candidates, without: np.ndarray, pairs: np.ndarray) -> Iterator[Group]:
    home, member = candidates.home[pairs].astype(np.int64), candidates.member[pairs].astype(np.int64)
    size = problem.homes + problem.members
    ties = coo_array((np.ones(len(home)), (home, problem.homes + member)), shape=(size, size))
    label = connected_components(ties, directed=False)[1]
    homes, members = np.flatnonzero(without), np.unique(member)
    for group in np.unique(label[homes]):
        yield homes[label[homes] == group], members[label[problem.homes + members] == group]
