"""Counts what a set of links costs and which rules it breaks, from the problem's own words and the graph.

It shares no line with the solver, the costs of the graph or the bound: points, pairs and bounds are read again here, in
plain Python, so that a mistake there shows as a difference here.
"""

from collections import Counter
from math import hypot, isnan

import numpy as np

from hulian.planning.assignment.plan import Candidates, Violations
from hulian.planning.assignment.problem import STEPS, Problem

Pairs = set[tuple[int, int]]


def checked(problem: Problem, candidates: Candidates, member: np.ndarray) -> tuple[int, Violations]:
    """Return the objective of links (H,) in whole metres, and the rules they break."""
    links = [(home, int(one)) for home, one in enumerate(member) if one >= 0]
    refused = _pairs(problem.refused)
    costs = _costs(problem, links, refused)
    given = _given(candidates, links)
    load = Counter(one for _home, one in links)
    least, most = problem.least.tolist(), problem.most.tolist()
    short = [max(0, (least[one] if most[one] > 0 else 0) - load[one]) for one in range(problem.members)]
    violations = Violations(
        nobody=problem.homes - len(links), under=sum(by > 0 for by in short),
        over=sum(load[one] > most[one] for one in load), refused=sum(link in refused for link in links),
        no_candidate=sum(cost is None for cost in given),
        mispriced=sum(cost is not None and cost != own for cost, own in zip(given, costs, strict=True)))
    objective = (sum(costs) + _of_balance(problem, load) + problem.weights.short * sum(short)
                 + _of_homes_without(problem, member))
    return objective, violations


def _costs(problem: Problem, links: list[tuple[int, int]], refused: Pairs) -> list[int]:
    weights, kin, trust = problem.weights, _pairs(problem.kin), _pairs(problem.trust)
    homes, members = problem.home_xy.tolist(), problem.member_xy.tolist()
    former, most = problem.former.tolist(), problem.most.tolist()
    found = []
    for home, one in links:
        walk = hypot(homes[home][0] - members[one][0], homes[home][1] - members[one][1])
        cost = round(min(weights.unknown if isnan(walk) else walk, weights.reach))
        before = former[home]
        left = before >= 0 and before != one and most[before] > 0 and (home, before) not in refused
        found.append(cost - weights.kin * ((home, one) in kin) - weights.trust * ((home, one) in trust)
                     + weights.change * left)
    return found


def _of_homes_without(problem: Problem, member: np.ndarray) -> int:
    weights, refused, most, total = problem.weights, _pairs(problem.refused), problem.most.tolist(), 0
    for home in np.flatnonzero(member < 0).tolist():
        before = int(problem.former[home])
        could = before >= 0 and most[before] > 0 and (home, before) not in refused
        harm = 0 if problem.harm is None else int(problem.harm[home])
        total += weights.nobody + weights.harm * harm + weights.bare * could
    return total


def _given(candidates: Candidates, links: list[tuple[int, int]]) -> list[int | None]:
    """Return what the graph says of each link; None where it isn't in it."""
    found = []
    homes = np.array([home for home, _one in links], dtype=candidates.home.dtype)
    first = np.searchsorted(candidates.home, homes)
    after = np.searchsorted(candidates.home, homes, side="right")
    for (_home, one), low, high in zip(links, first.tolist(), after.tolist(), strict=True):
        at = np.flatnonzero(candidates.member[low:high] == one)
        found.append(int(candidates.cost[low + at[0]]) if len(at) else None)
    return found


def _of_balance(problem: Problem, load: Counter[int]) -> int:
    least, most = problem.least.tolist(), problem.most.tolist()
    mean = -(-problem.homes // max(1, sum(places > 0 for places in most)))
    above = (households - min(most[one], max(least[one], mean)) for one, households in load.items())
    return sum(problem.weights.balance * min(step, STEPS) for extra in above for step in range(1, extra + 1))


def _pairs(rows: np.ndarray) -> Pairs:
    return {(int(home), int(member)) for home, member in rows}
