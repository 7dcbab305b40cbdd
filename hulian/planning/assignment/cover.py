"""How many homes, or least places of members, the graph can serve at all: a greatest flow, without costs."""

import numpy as np
from ortools.graph.python.max_flow import SimpleMaxFlow

from hulian.planning.assignment.problem import Problem


def covered(problem: Problem, keys: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Return a member (H,) for as many homes as can be, -1 for the others, no member with more than `places` (M,)."""
    homes, members = problem.homes, problem.members
    source, sink = homes + members, homes + members + 1
    home, one = np.divmod(keys, members)
    solver = SimpleMaxFlow()
    pairs = _arcs(solver, home, homes + one, np.ones(len(keys)))
    _arcs(solver, np.full(homes, source), np.arange(homes), np.ones(homes))
    _arcs(solver, np.arange(homes, source), np.full(members, sink), places)
    solver.solve(source, sink)
    taken = solver.flows(pairs) > 0
    member = np.full(homes, -1, dtype=np.int64)
    member[home[taken]] = one[taken]
    return member


def _arcs(solver: SimpleMaxFlow, start: np.ndarray, end: np.ndarray, places: np.ndarray) -> np.ndarray:
    return solver.add_arcs_with_capacity(start.astype(np.int32), end.astype(np.int32), places.astype(np.int64))
