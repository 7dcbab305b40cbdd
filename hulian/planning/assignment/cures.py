"""What would cure what is missing, tried out: a cure that is named leaves nothing of it over.

Each is tried on the graph by greatest flows (cover.py), so that nobody hears "two more each" where it takes three.
"""

from collections.abc import Callable

import numpy as np

from hulian.planning.assignment.cover import covered
from hulian.planning.assignment.plan import Candidates, Cure, Remedy
from hulian.planning.assignment.problem import Problem
from hulian.planning.assignment.quarters import middle_of

TRIES, STEP = 10, 10
"""How often more members are tried that rest, and by which share more each time: homes lie where they lie."""


def more_members(problem: Problem, homes: np.ndarray) -> Remedy:
    """Return how many members more could take these homes, and where they would best live."""
    places = problem.most[problem.usable]
    each = int(np.median(places)) if len(places) else problem.weights.usual_most
    return Remedy(Cure.MORE_MEMBERS, -(-len(homes) // each), middle_of(problem.home_xy[homes]))


def raise_most(problem: Problem, candidates: Candidates, linked: np.ndarray, members: np.ndarray) -> Remedy:
    """Return how many homes more each of these members must take, so that all have one who could only go to them.

    `linked` (H,): each home's member; -1: it has none; the homes spoken of are those, and those of these members.
    """
    group = np.zeros(problem.members, dtype=bool)
    group[members] = True
    ours = group[candidates.member] & ((linked < 0) | group[linked])[candidates.home]
    keys = _keys(problem, candidates)[ours]
    homes = np.unique(candidates.home[ours])

    def enough(more: int) -> bool:
        return bool((covered(problem, keys, problem.most + more * group)[homes] >= 0).all())

    without = int((linked[homes] < 0).sum())
    return Remedy(Cure.RAISE_MOST, _least(-(-without // len(members)), without, enough))


def of_short(problem: Problem, candidates: Candidates, linked: np.ndarray, short: np.ndarray) -> tuple[Remedy, ...]:
    """Return what would leave nobody short of homes: some of these members rest, all of them have fewer, more homes."""
    load = np.bincount(linked[linked >= 0], minlength=problem.members)
    by = (problem.floor - load)[short]
    found = [_fewer(problem, candidates, linked, short[np.argsort(load[short], kind="stable")], load)]
    lowest = _lower(problem, candidates, short, load)
    found += [Remedy(Cure.LOWER_LEAST, lowest)] if lowest else []
    return (*[one for one in found if one], Remedy(Cure.MORE_HOMES, int(by.sum())))


def _fewer(problem: Problem, candidates: Candidates, linked: np.ndarray, short: np.ndarray,
           load: np.ndarray) -> Remedy | None:
    """Return how few of the short members would have to rest, those with fewest homes first; None where it won't do."""
    freed, left = np.cumsum(load[short]), np.cumsum((problem.floor - load)[short])
    count = int(np.argmax(freed >= left[-1] - left)) + 1
    for _try in range(TRIES):
        if _do_without(problem, candidates, linked, short[:count]):
            return Remedy(Cure.FEWER_MEMBERS, count, middle_of(problem.member_xy[short]))
        if count == len(short):
            break
        count = min(len(short), count + 1 + count // STEP)
    return None


def _do_without(problem: Problem, candidates: Candidates, linked: np.ndarray, resting: np.ndarray) -> bool:
    """Return whether the others could take the homes of these, and nobody were short then."""
    rest = np.zeros(problem.members, dtype=bool)
    rest[resting] = True
    keys = _keys(problem, candidates)[~rest[candidates.member]]
    floor, most = np.where(rest, 0, problem.floor), np.where(rest, 0, problem.most)
    filled = int((covered(problem, keys, floor) >= 0).sum()) == int(floor.sum())
    return filled and int((covered(problem, keys, most) >= 0).sum()) >= int((linked >= 0).sum())


def _lower(problem: Problem, candidates: Candidates, short: np.ndarray, load: np.ndarray) -> int:
    """Return the greatest least with which none of the short members would be short."""
    keys = _keys(problem, candidates)

    def too_much(least: int) -> bool:
        floor = problem.floor
        floor[short] = np.minimum(floor[short], least)
        return int((covered(problem, keys, floor) >= 0).sum()) < int(floor.sum())

    return _least(int(load[short].min()) + 1, int(problem.floor[short].max()), too_much) - 1


def _least(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """Return the least whole number from `low` for which it holds; `high`, for which it does, at most."""
    at = low
    while low < high:
        low, high = (low, at) if holds(at) else (at + 1, high)
        at = (low + high) // 2
    return low


def _keys(problem: Problem, candidates: Candidates) -> np.ndarray:
    return candidates.home.astype(np.int64) * problem.members + candidates.member
