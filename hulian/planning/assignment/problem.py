"""What is given: homes, members, who may and may not, and what each thing is worth in metres of walking."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Weights:
    """What things are worth, all in whole metres of walking unless said otherwise; a policy pack may give its own.

    `change` is so large that a link only moves where that saves more than so long a walk, or where a rule needs it.
    `short` and `nobody` are no walks: they put the bounds above any saving, and a home with nobody above a bound. Where
    places are too few, `harm` and `bare` say who is left without last: they decide between homes, never how many.
    """

    kin: int = 600          # a kin pair is as good as one so much nearer (就亲)
    trust: int = 800        # a wish of either side, or trust (双向选择)
    change: int = 1_500     # a household gets another member although the former one still can
    balance: int = 20       # each household above the mean share: 20, then 40, then 60 … (at most STEPS of them)
    unknown: int = 500      # the walk that is reckoned where a home or a member has no point
    reach: int = 20_000     # further is not near: such a pair comes in only by kin, trust or a former link
    near_home: int = 12     # how many of its nearest members a home is offered (a number, not metres)
    near_member: int = 32   # how many of its nearest homes a member is offered (a number)
    usual_most: int = 20    # how many homes a further member would take, where no member says it (a number)
    large: int = 100_000    # with more homes one graph must do: a new plan takes a quarter of a minute there (a number)
    short: int = 1_000_000    # each household that a member is short of `least`
    nobody: int = 10_000_000  # a household without a member
    harm: int = 300_000       # the same for a household that it would harm more, each step of `Problem.harm`
    bare: int = 200_000       # the same for a household whose member until now could go on


STEPS = 40
"""From the 40th household above the mean share on, each costs the same: the steps of the load stay few."""


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """H homes and M members, by their places in the arrays. Points are planar, in metres; NaN where unknown."""

    home_xy: np.ndarray    # (H, 2) float metres
    member_xy: np.ndarray  # (M, 2) float metres
    least: np.ndarray      # (M,) int: homes a member must have
    most: np.ndarray       # (M,) int: homes a member may have; 0: takes part no longer
    kin: np.ndarray        # (K, 2) int: (home, member)
    trust: np.ndarray      # (T, 2) int: (home, member), wishes of either side, trust
    refused: np.ndarray    # (R, 2) int: (home, member), never again
    former: np.ndarray     # (H,) int: the member until now, -1 where none
    weights: Weights = Weights()
    harm: np.ndarray | None = None  # (H,) int, 0 to 2: how hard it is on a home to be without; None: alike for all

    @property
    def homes(self) -> int:
        """How many homes there are."""
        return len(self.home_xy)

    @property
    def members(self) -> int:
        """How many members there are, those who take part no longer among them."""
        return len(self.member_xy)

    @property
    def usable(self) -> np.ndarray:
        """(M,) bool: who takes part."""
        return self.most > 0

    @property
    def floor(self) -> np.ndarray:
        """(M,) int: `least`, and 0 for whoever takes part no longer."""
        return np.where(self.usable, self.least, 0).astype(np.int64)

    @property
    def share(self) -> np.ndarray:
        """(M,) int: the load above which balance costs: the mean of all who take part, within a member's own bounds."""
        mean = -(-self.homes // max(1, int(self.usable.sum())))
        return np.minimum(self.most, np.maximum(self.floor, mean)).astype(np.int64)


def alone_of(problem: Problem) -> np.ndarray:
    """Return what it costs (H,) to leave each home without a member."""
    weights = problem.weights
    harm = np.zeros(problem.homes, dtype=np.int64) if problem.harm is None else problem.harm
    return weights.nobody + weights.harm * harm + weights.bare * goes_on(problem)


def keys_of(problem: Problem, pairs: np.ndarray) -> np.ndarray:
    """Return pairs (P, 2) of (home, member) as single sorted numbers without doubles: home * M + member."""
    wide = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
    return once(wide[:, 0] * problem.members + wide[:, 1])


def once(keys: np.ndarray) -> np.ndarray:
    """Return keys sorted and without doubles; on millions four times as quick as numpy's own hashing `unique`."""
    keys = np.sort(keys)
    return keys[np.diff(keys, prepend=-1) != 0]


def inside(keys: np.ndarray, among: np.ndarray) -> np.ndarray:
    """Return (P,) bool: which keys stand in `among`, which is sorted."""
    if not len(among):
        return np.zeros(len(keys), dtype=bool)
    at = np.minimum(np.searchsorted(among, keys), len(among) - 1)
    return among[at] == keys


def allowed(problem: Problem, keys: np.ndarray) -> np.ndarray:
    """Return keys sorted, without doubles, refused pairs and members who take part no longer."""
    keys = once(keys)
    keys = keys[~inside(keys, keys_of(problem, problem.refused))]
    return keys[problem.usable[keys % max(1, problem.members)]]


def goes_on(problem: Problem) -> np.ndarray:
    """Return (H,) bool: whose member until now could go on."""
    could = np.zeros(problem.homes, dtype=bool)
    could[former_keys(problem) // max(1, problem.members)] = True
    return could


def former_keys(problem: Problem) -> np.ndarray:
    """Return the keys of former links that may go on: the member still takes part, neither side refused."""
    home = np.flatnonzero(problem.former >= 0)
    home = home[problem.usable[problem.former[home]]]
    keys = keys_of(problem, np.column_stack([home, problem.former[home]]))
    return keys[~inside(keys, keys_of(problem, problem.refused))]
