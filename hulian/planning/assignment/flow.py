"""The solver: one flow of least cost from the homes through the members, in whole numbers, so exactly.

OR-Tools' SimpleMinCostFlow is a cost-scaling push-relabel method (Goldberg, "An efficient implementation of a scaling
minimum-cost flow algorithm", Journal of Algorithms 22, 1997). A bound from below needs no arc of its own: the first
`least` places of a member pay `short` back, so they fill first; a home that finds no place flows past all at the
cost of having nobody.
"""

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from hulian.planning.assignment.costs import bands_of
from hulian.planning.assignment.plan import Candidates
from hulian.planning.assignment.problem import Problem, alone_of


class Unsolved(RuntimeError):
    """The solver gave no optimum; can't happen in a graph of ours, since every home may flow past."""


def links_of(problem: Problem, candidates: Candidates) -> np.ndarray:
    """Return the member (H,) of each home, -1 where nobody."""
    member = np.full(problem.homes, -1, dtype=np.int64)
    if not problem.homes:
        return member
    solver = SimpleMinCostFlow()
    pairs = _arcs(solver, candidates.home, problem.homes + candidates.member, 1, candidates.cost)
    _past_and_loads(solver, problem)
    sink = problem.homes + problem.members
    solver.set_nodes_supplies(np.append(np.arange(problem.homes), sink).astype(np.int32),
                              np.append(np.ones(problem.homes), -problem.homes).astype(np.int64))
    status = solver.solve()
    if status != SimpleMinCostFlow.OPTIMAL:
        raise Unsolved(str(status))
    taken = solver.flows(pairs) > 0
    member[candidates.home[taken]] = candidates.member[taken]
    return member


def _past_and_loads(solver: SimpleMinCostFlow, problem: Problem) -> None:
    """Lay the arcs to the sink: past all members, and a member's places, band by band."""
    homes, sink = problem.homes, problem.homes + problem.members
    _arcs(solver, np.arange(homes), np.full(homes, sink), 1, alone_of(problem))
    for places, cost in bands_of(problem):
        some = np.flatnonzero(places)
        _arcs(solver, homes + some, np.full(len(some), sink), places[some], cost[some])


def _arcs(solver: SimpleMinCostFlow, start: np.ndarray, end: np.ndarray,
          places: np.ndarray | int, cost: np.ndarray) -> np.ndarray:
    places = np.broadcast_to(np.asarray(places, dtype=np.int64), start.shape)
    return solver.add_arcs_with_capacity_and_unit_cost(
        start.astype(np.int32), end.astype(np.int32), np.ascontiguousarray(places), cost.astype(np.int64))
