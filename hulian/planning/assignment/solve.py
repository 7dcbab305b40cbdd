"""From a problem to a plan."""

import time

import numpy as np

from hulian.planning.assignment.bound import lower_bound, prices_of
from hulian.planning.assignment.candidates import candidates_of, widened
from hulian.planning.assignment.check import checked
from hulian.planning.assignment.costs import metres_of
from hulian.planning.assignment.flow import links_of
from hulian.planning.assignment.missing import missing_of
from hulian.planning.assignment.overlooked import overlooked
from hulian.planning.assignment.plan import Basis, Candidates, Plan
from hulian.planning.assignment.problem import Problem, former_keys, goes_on, inside, keys_of
from hulian.planning.assignment.sound import refuse_contradictions

NEAREST = 3
ROUNDS = 40


def proposed(problem: Problem) -> Plan:
    """Return the best links of the graph, what proves them best, and what is missing."""
    begun = time.perf_counter()
    refuse_contradictions(problem)
    candidates, member, prices, whole = best_of(problem)
    objective, violations = checked(problem, candidates, member)
    has = np.flatnonzero(member >= 0)
    metres = np.full(problem.homes, np.nan)
    metres[has] = metres_of(problem, has, member[has])
    other = (problem.former >= 0) & (member != problem.former)
    return Plan(member=member, basis=basis_of(problem, candidates, member), metres=metres, candidates=candidates,
                objective=objective, lower_bound=lower_bound(problem, candidates, prices), violations=violations,
                changed=int(other.sum()), moved=int((other & goes_on(problem)).sum()),
                missing=missing_of(problem, candidates, member), seconds=time.perf_counter() - begun,
                whole=whole)


def best_of(problem: Problem) -> tuple[Candidates, np.ndarray, np.ndarray, bool]:
    """Return graph, members (H,), prices (M,), and whether these links are the best of all pairs within reach."""
    candidates, whole = candidates_of(problem), False
    for _round in range(ROUNDS):
        member = links_of(problem, candidates)
        prices = prices_of(problem, candidates, member)
        if problem.homes > problem.weights.large:
            break
        found = overlooked(problem, candidates, prices)
        whole = not len(found)
        if whole:
            break
        candidates = widened(problem, candidates, found)
    return candidates, member, prices, whole


def basis_of(problem: Problem, candidates: Candidates, member: np.ndarray) -> np.ndarray:
    """Return the first Basis (H,) that holds for each link."""
    has = np.flatnonzero(member >= 0)
    keys = has * problem.members + member[has]
    near = _among_nearest(problem, candidates, member)[has]
    basis = np.full(problem.homes, Basis.NOBODY, dtype=np.int8)
    basis[has] = np.select(
        [inside(keys, keys_of(problem, problem.kin)), inside(keys, keys_of(problem, problem.trust)),
         inside(keys, former_keys(problem)), near],
        [Basis.KIN, Basis.WISH, Basis.KEPT, Basis.NEAR], Basis.CONVENIENT)
    return basis


def _among_nearest(problem: Problem, candidates: Candidates, member: np.ndarray) -> np.ndarray:
    """Return (H,) bool: fewer than three members of the graph are nearer to the home than its own."""
    walk = metres_of(problem, candidates.home, candidates.member)
    own = np.full(problem.homes, np.nan)
    held = candidates.member == member[candidates.home]
    own[candidates.home[held]] = walk[held]
    nearer = np.bincount(candidates.home[walk < own[candidates.home]], minlength=problem.homes)
    return ~np.isnan(own) & (nearer < NEAREST)
