"""The graph of pairs that may be chosen."""

import numpy as np

from hulian.planning.assignment.costs import costs_of
from hulian.planning.assignment.nearby import nearby
from hulian.planning.assignment.plan import Candidates
from hulian.planning.assignment.problem import Problem, allowed, former_keys, keys_of, once
from hulian.planning.assignment.widen import sufficient


def candidates_of(problem: Problem) -> Candidates:
    """Return near pairs, as many as suffice, with kin, trust and former links; refused pairs are left out.

    Near pairs must suffice by themselves: else a lonely member would be sent to kin at the other end of the town.
    """
    weights, members = problem.weights, np.flatnonzero(problem.usable)
    near = nearby(problem, np.arange(problem.homes), members, to_home=weights.near_home, to_member=weights.near_member)
    near_keys = sufficient(problem, allowed(problem, keys_of(problem, near)))
    known = [keys_of(problem, problem.kin), keys_of(problem, problem.trust), former_keys(problem)]
    return _graph(problem, allowed(problem, np.concatenate([near_keys, *known])))


def widened(problem: Problem, candidates: Candidates, keys: np.ndarray) -> Candidates:
    """Return the graph with further pairs, given as keys."""
    known = candidates.home.astype(np.int64) * problem.members + candidates.member
    return _graph(problem, once(np.concatenate([known, keys])))


def _graph(problem: Problem, keys: np.ndarray) -> Candidates:
    home, member = np.divmod(keys, max(1, problem.members))
    return Candidates(home.astype(np.int32), member.astype(np.int32), costs_of(problem, keys))
