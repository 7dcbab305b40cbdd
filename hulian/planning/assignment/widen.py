"""A wider graph, where the first leaves households or members over although there would be a way."""

import numpy as np

from hulian.planning.assignment.candidates import graph_of
from hulian.planning.assignment.nearby import nearby
from hulian.planning.assignment.plan import Candidates
from hulian.planning.assignment.problem import Problem, inside, keys_of

WIDTHS = (32, 128, 512)
"""How many more each is offered, from one try to the next; after the last the plan stands as it is."""


def widened(problem: Problem, candidates: Candidates, member: np.ndarray, width: int) -> Candidates | None:
    """Return a graph in which who is left over meets who has room; None where that brings nothing new."""
    load = np.bincount(member[member >= 0], minlength=problem.members)
    floor = problem.floor
    without, roomy = np.flatnonzero(member < 0), np.flatnonzero(load < problem.most)
    short = np.flatnonzero(load < floor)
    giving = np.flatnonzero((member >= 0) & (load > floor)[member])
    more = np.concatenate([nearby(problem, without, roomy, to_home=width, to_member=width),
                           nearby(problem, giving, short, to_home=0, to_member=width)])
    old = candidates.home.astype(np.int64) * problem.members + candidates.member
    new = keys_of(problem, more)
    if inside(new, old).all():
        return None
    wider = graph_of(problem, np.concatenate([old, new]))
    return wider if len(wider) > len(candidates) else None
