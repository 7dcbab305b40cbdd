"""A wider graph, where the first leaves households or members over although there would be a way.

Two flows without costs tell (cover.py): one fills the members' least places, the other finds every home a place. If
each can be had, both can be had together (Mendelsohn and Dulmage, "Some generalizations of the problem of distinct
representatives", 1958), so the costly solver runs once, on a graph that suffices.
"""

import numpy as np

from hulian.planning.assignment.candidates import graph_of
from hulian.planning.assignment.cover import covered
from hulian.planning.assignment.nearby import nearby
from hulian.planning.assignment.plan import Candidates
from hulian.planning.assignment.problem import Problem, keys_of

WIDTHS = (32, 128, 512)
"""How many more each is offered, from one try to the next; who is left over after the last stays so."""


def sufficient(problem: Problem, candidates: Candidates) -> Candidates:
    """Return the graph with as many further pairs as are needed to leave nobody over, if there are such pairs."""
    if not (problem.homes and problem.members):
        return candidates
    for width in WIDTHS:
        wider = _wider(problem, candidates, width)
        if len(wider) == len(candidates):
            break
        candidates = wider
    return candidates


def _wider(problem: Problem, candidates: Candidates, width: int) -> Candidates:
    """Offer who is left over to whoever has room."""
    filled = covered(problem, candidates, problem.floor)
    placed = covered(problem, candidates, problem.most)
    short = np.flatnonzero(_load(problem, filled) < problem.floor)
    roomy = np.flatnonzero(_load(problem, placed) < problem.most)
    more = np.concatenate([
        nearby(problem, np.flatnonzero(filled < 0), short, to_home=0, to_member=width),
        nearby(problem, np.flatnonzero(placed < 0), roomy, to_home=width, to_member=width)])
    if not len(more):
        return candidates
    old = candidates.home.astype(np.int64) * problem.members + candidates.member
    return graph_of(problem, np.concatenate([old, keys_of(problem, more)]))


def _load(problem: Problem, member: np.ndarray) -> np.ndarray:
    return np.bincount(member[member >= 0], minlength=problem.members)
