"""Which homes lie together, and where that is."""

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from hulian.planning.assignment.nearby import known
from hulian.planning.assignment.problem import Problem

APART = 300
NEIGHBOURS = 8


def quarters_of(problem: Problem, homes: np.ndarray) -> list[np.ndarray]:
    """Return groups of homes that lie within 300 m of each other, and those without a point as one more group."""
    placed = known(problem.home_xy[homes])
    there, lost = homes[placed], homes[~placed]
    groups = [lost] if len(lost) else []
    if not len(there):
        return groups
    far, at = cKDTree(problem.home_xy[there]).query(problem.home_xy[there], k=min(NEIGHBOURS, len(there)))
    far, at = far.reshape(len(there), -1), at.reshape(len(there), -1)
    one = np.repeat(np.arange(len(there)), at.shape[1])[far.ravel() <= APART]
    ties = coo_array((np.ones(len(one)), (one, at[far <= APART])), shape=(len(there), len(there)))
    number, label = connected_components(ties, directed=False)
    return [there[label == group] for group in range(number)] + groups


def middle_of(xy: np.ndarray) -> tuple[float, float] | None:
    """Return the middle of the points that are known, in metres; None where none is."""
    there = xy[known(xy)]
    return (float(there[:, 0].mean()), float(there[:, 1].mean())) if len(there) else None
