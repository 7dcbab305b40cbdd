"""The bench of links: a plan for a town, its proof, the same by nearest first, and what moves when one member leaves.

It needs neither server nor database, so it isn't run by `benchmarks.run`; `measured` returns its whole document.
"""

import dataclasses
import platform
import resource
import time
from importlib.metadata import version
from typing import Any

import numpy as np

from benchmarks.figures import of_machine
from benchmarks.towns import CLUSTER, FLATS, KIN, LEAST, LONELY, MOST, REFUSED, TRUST, town
from hulian.planning.assignment import Plan, Problem, propose
from hulian.planning.assignment.check import checked
from hulian.planning.assignment.greedy import greedy

NAME = "links"
NAMED = ("numpy", "scipy", "ortools")


def measured(households: int, members: int, seed: int) -> dict[str, Any]:
    """Return everything that is known of one run."""
    machine, problem = of_machine(), town(households, members, seed)
    plan, cost = _timed(problem)
    return {
        "bench": NAME, "options": _options(problem, seed),
        "versions": {"python": platform.python_version()} | {name: version(name) for name in NAMED},
        "machine": machine | {"load_after": of_machine()["load"]},
        **_told(plan), **cost, "candidates": len(plan.candidates), "basis": np.bincount(plan.basis).tolist(),
        "metres_mean": round(float(np.nanmean(plan.metres)), 1), "metres_max": round(float(np.nanmax(plan.metres))),
        "greedy": _greedy(problem, plan), "one_leaves": _one_leaves(problem, plan),
        "peak_mib_with_all": _peak_mib()}


def _options(problem: Problem, seed: int) -> dict[str, Any]:
    return {"households": problem.homes, "members": problem.members, "seed": seed, "least": LEAST, "most": MOST,
            "flats_a_building": FLATS, "homes_a_quarter": CLUSTER, "lonely_share": LONELY,
            "kin": len(problem.kin), "trust": len(problem.trust),
            "refused": len(problem.refused), "kin_share": KIN, "trust_share": TRUST, "refused_share": REFUSED,
            "weights": dataclasses.asdict(problem.weights)}


def _timed(problem: Problem) -> tuple[Plan, dict[str, Any]]:
    """Plan with the solver already loaded; what its import costs stands beside it."""
    begun = time.perf_counter()
    from hulian.planning.assignment import flow  # noqa: F401 - the import is what is timed

    loaded, processor = time.perf_counter() - begun, time.process_time()
    plan = propose(problem)
    return plan, {"seconds": round(plan.seconds, 3), "cpu_seconds": round(time.process_time() - processor, 3),
                  "peak_mib": _peak_mib(), "seconds_to_load_solver": round(loaded, 3)}


def _told(plan: Plan) -> dict[str, Any]:
    return {"objective": plan.objective, "lower_bound": plan.lower_bound, "gap": plan.gap,
            "violations": plan.violations.total, "violations_by_rule": dataclasses.asdict(plan.violations),
            "changed": plan.changed, "missing": len(plan.missing), "all_pairs": plan.whole}


def _greedy(problem: Problem, plan: Plan) -> dict[str, Any]:
    """Return what nearest first does on the same graph."""
    begun = time.perf_counter()
    member = greedy(problem, plan.candidates)
    seconds = time.perf_counter() - begun
    objective, violations = checked(problem, plan.candidates, member)
    penalties = _penalties(problem, member)
    return {"objective": objective, "objective_without_penalties": objective - penalties,
            "members_under_least": violations.under, "households_without": violations.nobody,
            "violations": violations.total, "seconds": round(seconds, 3)}


def _penalties(problem: Problem, member: np.ndarray) -> int:
    load = np.bincount(member[member >= 0], minlength=problem.members)
    short = int(np.maximum(0, problem.floor - load).sum())
    return problem.weights.short * short + problem.weights.nobody * int((member < 0).sum())


def _one_leaves(problem: Problem, plan: Plan) -> dict[str, Any]:
    """Return how much of the plan stays when the member with the most households leaves."""
    leaver = int(np.bincount(plan.member[plan.member >= 0], minlength=problem.members).argmax())
    most = problem.most.copy()
    most[leaver] = 0
    after = propose(dataclasses.replace(problem, most=most, former=plan.member))
    others = int((plan.member != leaver).sum())
    return {"households_of_the_leaver": problem.homes - others, **_told(after), "moved": after.moved,
            "share_of_other_links_moved": after.moved / max(1, others), "seconds": round(after.seconds, 3)}


def _peak_mib() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
