"""Which pairs are near: each home's nearest members and each member's nearest homes."""

import numpy as np
from scipy.spatial import cKDTree

from hulian.planning.assignment.problem import Problem


def nearby(problem: Problem, homes: np.ndarray, members: np.ndarray, *, to_home: int, to_member: int) -> np.ndarray:
    """Return pairs (P, 2) of (home, member) among these, doubles included.

    Each home is offered its `to_home` nearest of the members, each member its `to_member` nearest of the homes, within
    reach. Whoever has no point is offered as many, spread evenly over all.
    """
    if not (len(homes) and len(members)):
        return np.empty((0, 2), dtype=np.int64)
    return np.concatenate([
        _nearest(problem, problem.home_xy, homes, problem.member_xy, members, to_home),
        _nearest(problem, problem.member_xy, members, problem.home_xy, homes, to_member)[:, ::-1]])


def known(xy: np.ndarray) -> np.ndarray:
    """Return (N,) bool: which have a point."""
    return ~np.isnan(xy).any(axis=1)


def _nearest(problem: Problem, xy: np.ndarray, those: np.ndarray,
             other_xy: np.ndarray, others: np.ndarray, number: int) -> np.ndarray:
    """Return pairs (one of those, one of the others)."""
    placed, there = those[known(xy[those])], others[known(other_xy[others])]
    lost = those[~known(xy[those])]
    found = [_spread(lost, others, number)]
    if number and len(placed) and len(there):
        reach = problem.weights.reach
        far, at = cKDTree(_apart(other_xy[there])).query(_apart(xy[placed]), k=min(number, len(there)))
        far, at = far.reshape(len(placed), -1), at.reshape(len(placed), -1)
        pairs = np.column_stack([np.repeat(placed, at.shape[1]), there[at.ravel()]])
        found.append(pairs[far.ravel() <= reach])
    return np.concatenate(found)


def _apart(xy: np.ndarray) -> np.ndarray:
    """Move points by up to a metre, always alike: the flats of a tower are not all offered the same few."""
    return xy + np.random.default_rng(len(xy)).uniform(-1, 1, xy.shape)


def _spread(those: np.ndarray, others: np.ndarray, number: int) -> np.ndarray:
    number = min(number, len(others))
    at = (np.arange(len(those))[:, None] * number + np.arange(number)) % len(others)
    return np.column_stack([np.repeat(those, number), others[at.ravel()]])
