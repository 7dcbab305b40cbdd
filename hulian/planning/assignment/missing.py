"""What a plan leaves open, why, and what would cure it."""

import numpy as np

from hulian.planning.assignment.cures import more_members, of_short, raise_most
from hulian.planning.assignment.full import Group, groups_of_full
from hulian.planning.assignment.plan import Candidates, Missing, Why
from hulian.planning.assignment.problem import Problem, keys_of
from hulian.planning.assignment.quarters import quarters_of


def missing_of(problem: Problem, candidates: Candidates, member: np.ndarray) -> tuple[Missing, ...]:
    """Return the households without a member in groups of one reason and one place, then the members short of homes."""
    without = np.flatnonzero(member < 0)
    offered = np.zeros(problem.homes, dtype=bool)
    offered[candidates.home] = True
    alone = without[~offered[without]]
    found = [_alone(problem, why, homes)
             for why, some in _reasons(problem, alone) for homes in quarters_of(problem, some)]
    found += [_full(problem, candidates, member, group) for group in groups_of_full(problem, candidates, member)]
    return (*found, *_short(problem, candidates, member))


def _reasons(problem: Problem, homes: np.ndarray) -> list[tuple[Why, np.ndarray]]:
    """Tell households apart that nobody could be offered to."""
    usable = int(problem.usable.sum())
    if not usable:
        return [(Why.NO_MEMBERS, homes)]
    home, member = np.divmod(keys_of(problem, problem.refused), problem.members)
    times = np.bincount(home[problem.usable[member]], minlength=problem.homes)[homes]
    return [(Why.ALL_REFUSED, homes[times == usable]), (Why.OUT_OF_REACH, homes[times < usable])]


def _alone(problem: Problem, why: Why, homes: np.ndarray) -> Missing:
    return Missing(why, homes=tuple(homes.tolist()), remedies=(more_members(problem, homes),))


def _full(problem: Problem, candidates: Candidates, member: np.ndarray, group: Group) -> Missing:
    homes, members = group
    return Missing(Why.NO_PLACES, homes=tuple(homes.tolist()), members=tuple(members.tolist()), by=(0,) * len(members),
                   remedies=(more_members(problem, homes), raise_most(problem, candidates, member, members)))


def _short(problem: Problem, candidates: Candidates, member: np.ndarray) -> tuple[Missing, ...]:
    """Return the members who stay under their least, if there are any."""
    by = problem.floor - np.bincount(member[member >= 0], minlength=problem.members)
    those = np.flatnonzero(by > 0)
    if not len(those):
        return ()
    return (Missing(Why.TOO_FEW_HOMES, members=tuple(those.tolist()), by=tuple(by[those].tolist()),
                    remedies=of_short(problem, candidates, member, those)),)
