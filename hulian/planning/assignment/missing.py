"""What a plan leaves open, why, and what would cure it."""

import numpy as np

from hulian.planning.assignment.full import groups_of_full
from hulian.planning.assignment.plan import Candidates, Cure, Missing, Remedy, Why
from hulian.planning.assignment.problem import Problem, keys_of
from hulian.planning.assignment.quarters import middle_of, quarters_of


def missing_of(problem: Problem, candidates: Candidates, member: np.ndarray) -> tuple[Missing, ...]:
    """Return the households without a member in groups of one reason and one place, then the members short of homes."""
    without = np.flatnonzero(member < 0)
    offered = np.zeros(problem.homes, dtype=bool)
    offered[candidates.home] = True
    alone = without[~offered[without]]
    found = [_alone(problem, why, homes)
             for why, some in _reasons(problem, alone) for homes in quarters_of(problem, some)]
    found += [_full(problem, *group) for group in groups_of_full(problem, candidates, member)]
    return (*found, *_short(problem, member))


def _reasons(problem: Problem, homes: np.ndarray) -> list[tuple[Why, np.ndarray]]:
    """Tell households apart that nobody could be offered to."""
    usable = int(problem.usable.sum())
    if not usable:
        return [(Why.NO_MEMBERS, homes)]
    home, member = np.divmod(keys_of(problem, problem.refused), problem.members)
    times = np.bincount(home[problem.usable[member]], minlength=problem.homes)[homes]
    return [(Why.ALL_REFUSED, homes[times == usable]), (Why.OUT_OF_REACH, homes[times < usable])]


def _alone(problem: Problem, why: Why, homes: np.ndarray) -> Missing:
    return Missing(why, homes=tuple(homes.tolist()), remedies=(_more_members(problem, homes),))


def _full(problem: Problem, homes: np.ndarray, members: np.ndarray) -> Missing:
    each = -(-len(homes) // len(members))
    return Missing(Why.NO_PLACES, homes=tuple(homes.tolist()), members=tuple(members.tolist()),
                   by=(0,) * len(members), remedies=(_more_members(problem, homes), Remedy(Cure.RAISE_MOST, each)))


def _more_members(problem: Problem, homes: np.ndarray) -> Remedy:
    places = problem.most[problem.usable]
    each = int(np.median(places)) if len(places) else problem.weights.usual_most
    return Remedy(Cure.MORE_MEMBERS, -(-len(homes) // each), middle_of(problem.home_xy[homes]))


def _short(problem: Problem, member: np.ndarray) -> tuple[Missing, ...]:
    """Return the members who stay under their least, if there are any."""
    load = np.bincount(member[member >= 0], minlength=problem.members)
    by = np.maximum(0, problem.floor - load)
    those = np.flatnonzero(by)
    if not len(those):
        return ()
    remedies = (Remedy(Cure.FEWER_MEMBERS, _spare(load[those], by[those]), middle_of(problem.member_xy[those])),
                Remedy(Cure.LOWER_LEAST, int(load[those].min())), Remedy(Cure.MORE_HOMES, int(by.sum())))
    return (Missing(Why.TOO_FEW_HOMES, members=tuple(those.tolist()), by=tuple(by[those].tolist()), remedies=remedies),)


def _spare(load: np.ndarray, by: np.ndarray) -> int:
    """Return how few of the short members would have to step back until their households fill the others."""
    order = np.argsort(load, kind="stable")
    freed = np.cumsum(load[order])
    left = by.sum() - np.cumsum(by[order])
    return int(np.argmax(freed >= left)) + 1
