"""Links: which member looks after which household. Pure arrays, exact, with a proof.

**Model.** Every household gets exactly one member; every member who takes part has `least` to `most` households. A pair
costs whole metres of walking (planar, as the crow flies), less a bonus for kinship and for trust or a wish, plus
`change` where the household had another member who still can. A member's load above the mean share costs a little more
with each household, so loads are balanced. Refused pairs never come in. The sum is least among all plans.

**Graph.** Pairs that can be chosen: each home's nearest members *and* each member's nearest homes (a lonely member is
nobody's nearest and would stay under the least), kin and trust pairs, former links. Where that would leave
somebody over, the graph is widened by pairs of those with whoever has room, before it is solved (widen.py); afterwards
by the pairs that would make the plan better, until there are none, which `Plan.whole` says (overlooked.py).

**Solver.** A flow of least cost (flow.py), in whole numbers, so exactly. What can't be met costs far more than any walk
instead of making the problem unsolvable: the rest still gets its plan, the frail and those who have a member today
first, and `missing` says what is left and what would cure it (missing.py, cures.py).

**Proof.** `lower_bound` is computed from prices alone (bound.py), objective and violations by a checker that reads the
problem anew (check.py); `Plan.candidates` is the whole graph, so anyone can check with their own tools.

Codes and numbers come out; words are made in the room that asks.
"""

from hulian.planning.assignment.plan import Basis, Candidates, Cure, Missing, Plan, Remedy, Violations, Why
from hulian.planning.assignment.problem import Problem, Weights, alone_of

__all__ = ["Basis", "Candidates", "Cure", "Missing", "Plan", "Problem", "Remedy", "Violations", "Weights", "Why",
           "alone_of", "propose"]


def propose(problem: Problem) -> Plan:
    """Return the best plan; raises ValueError where the arrays contradict each other."""
    # OR-Tools takes pandas with it, half a second that only those pay who ask for a plan.
    from hulian.planning.assignment.solve import proposed  # noqa: PLC0415

    return proposed(problem)
