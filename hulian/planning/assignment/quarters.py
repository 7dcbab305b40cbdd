"""Which homes lie together, and where that is."""

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from hulian.planning.assignment.nearby import known
from hulian.planning.assignment.problem import Problem

APART = (300, 1_000, 3_000)
"""Metres between neighbours of one quarter: where few live, a wider one, until it is worth a member."""
BESIDE = 1.5


def quarters_of(problem: Problem, homes: np.ndarray) -> list[np.ndarray]:
    """Return groups of homes that lie together, each worth a member if that can be; those without a point last."""
    placed = known(problem.home_xy[homes])
    left, lost, found = homes[placed], homes[~placed], []
    for apart in APART:
        groups = _groups(problem.home_xy[left], apart)
        worth = [len(group) >= problem.weights.usual_most or apart == APART[-1] for group in groups]
        found += [left[group] for group, enough in zip(groups, worth, strict=True) if enough]
        few = [group for group, enough in zip(groups, worth, strict=True) if not enough]
        left = left[np.sort(np.concatenate(few))] if few else left[:0]
    return sorted(found, key=lambda group: int(group[0])) + ([lost] if len(lost) else [])


def middle_of(xy: np.ndarray) -> tuple[float, float] | None:
    """Return the middle of the points that are known, in metres; None where none is."""
    there = xy[known(xy)]
    return (float(there[:, 0].mean()), float(there[:, 1].mean())) if len(there) else None


def _groups(xy: np.ndarray, apart: float) -> list[np.ndarray]:
    """Return places in `xy` (N, 2) in groups: who lies in one square of so many metres, or in squares side by side."""
    if not len(xy):
        return []
    squares, square = np.unique(np.floor(xy / apart), axis=0, return_inverse=True)
    beside = cKDTree(squares).query_pairs(BESIDE, output_type="ndarray")
    ties = coo_array((np.ones(len(beside)), (beside[:, 0], beside[:, 1])), shape=(len(squares), len(squares)))
    label = connected_components(ties, directed=False)[1][square.ravel()]
    order = np.argsort(label, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(label[order])) + 1)
