"""The graph of pairs that may be chosen."""

import numpy as np

from hulian.planning.assignment.costs import costs_of
from hulian.planning.assignment.nearby import nearby
from hulian.planning.assignment.plan import Candidates
from hulian.planning.assignment.problem import Problem, former_keys, inside, keys_of, once


def candidates_of(problem: Problem) -> Candidates:
    """Return each home's nearest members and each member's nearest homes, kin, trust and former links."""
    weights, members = problem.weights, np.flatnonzero(problem.usable)
    near = nearby(problem, np.arange(problem.homes), members, to_home=weights.near_home, to_member=weights.near_member)
    keys = [keys_of(problem, pairs) for pairs in (near, _beyond_refusals(problem, members), problem.kin, problem.trust)]
    return graph_of(problem, np.concatenate([*keys, former_keys(problem)]))


def graph_of(problem: Problem, keys: np.ndarray) -> Candidates:
    """Return the graph of these pairs; refused ones and members who take part no longer are left out."""
    keys = once(keys)
    keys = keys[~inside(keys, keys_of(problem, problem.refused))]
    keys = keys[problem.usable[keys % max(1, problem.members)]]
    home, member = np.divmod(keys, max(1, problem.members))
    return Candidates(home.astype(np.int32), member.astype(np.int32), costs_of(problem, keys))


def _beyond_refusals(problem: Problem, members: np.ndarray) -> np.ndarray:
    """Offer who refused, or was refused, as many more: the nearest may be the ones that never come back."""
    refused = np.asarray(problem.refused, dtype=np.int64).reshape(-1, 2)
    if not len(refused):
        return refused
    homes, times = np.unique(refused[:, 0], return_counts=True)
    those, often = np.unique(refused[:, 1], return_counts=True)
    weights = problem.weights
    of_homes = nearby(problem, homes, members, to_home=weights.near_home + int(times.max()), to_member=0)
    of_members = nearby(problem, np.arange(problem.homes), those[problem.usable[those]], to_home=0,
                        to_member=weights.near_member + int(often.max()))
    return np.concatenate([of_homes, of_members])
