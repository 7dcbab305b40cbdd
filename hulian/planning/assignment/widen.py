"""A wider graph, where the first leaves households or members over although there would be a way.

Two flows without costs tell (cover.py): one fills the members' least places, the other finds every home a place. If
each can be had, both can be had together (Mendelsohn and Dulmage, "Some generalizations of the problem of distinct
representatives", 1958), so the costly solver runs once, on a graph that suffices.
"""

import numpy as np

from hulian.planning.assignment.cover import covered
from hulian.planning.assignment.nearby import known, nearby
from hulian.planning.assignment.problem import Problem, allowed, keys_of

WIDTHS = (32, 128, 512)
"""How many more each is offered, from one try to the next; who is left over after the last stays so."""


def sufficient(problem: Problem, keys: np.ndarray) -> np.ndarray:
    """Return pairs, as sorted keys, and as many further ones as leave nobody over, if there are such pairs."""
    if not (problem.homes and problem.members):
        return keys
    keys = allowed(problem, np.concatenate([keys, _somebody(problem, keys)]))
    for width in WIDTHS:
        wider = allowed(problem, np.concatenate([keys, _further(problem, keys, width)]))
        if len(wider) == len(keys):
            break
        keys = wider
    return keys


def _somebody(problem: Problem, keys: np.ndarray) -> np.ndarray:
    """Return keys for homes that were offered nobody, though somebody is within reach.

    Who said no to all that were offered is offered everybody; a home far from all points, some of those without one.
    """
    asked = np.zeros(problem.homes, dtype=bool)
    asked[keys // problem.members] = True
    said = np.isin(np.arange(problem.homes), problem.refused[:, 0])
    picky, remote = np.flatnonzero(~asked & said), np.flatnonzero(~asked & ~said)
    members = np.flatnonzero(problem.usable)
    lost = members[~known(problem.member_xy[members])]
    each = -(-len(remote) * max(1, problem.weights.near_home) // max(1, len(lost)))
    return keys_of(problem, np.concatenate([
        nearby(problem, picky, members, to_home=len(members), to_member=len(picky)),
        nearby(problem, remote, members, to_home=1, to_member=0),
        nearby(problem, remote, lost, to_home=0, to_member=each)]))


def _further(problem: Problem, keys: np.ndarray, width: int) -> np.ndarray:
    """Return keys that offer who is left over to whoever has room."""
    filled = covered(problem, keys, problem.floor)
    placed = covered(problem, keys, problem.most)
    short = np.flatnonzero(_load(problem, filled) < problem.floor)
    roomy = np.flatnonzero(_load(problem, placed) < problem.most)
    return keys_of(problem, np.concatenate([
        nearby(problem, np.flatnonzero(filled < 0), short, to_home=0, to_member=width),
        nearby(problem, np.flatnonzero(placed < 0), roomy, to_home=width, to_member=width)]))


def _load(problem: Problem, member: np.ndarray) -> np.ndarray:
    return np.bincount(member[member >= 0], minlength=problem.members)
