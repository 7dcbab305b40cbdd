"""What comes out: links, the graph they were chosen from, what proves them, what is missing. Codes, no words."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np


class Basis(IntEnum):
    """Why a household has this member; the first that holds."""

    NOBODY = 0
    KIN = 1         # 就亲
    WISH = 2        # either side asked for it, or trust
    KEPT = 3        # the member it had
    NEAR = 4        # 就近: one of the three nearest who take part
    CONVENIENT = 5  # 就便: the best that the others' needs leave


class Why(IntEnum):
    """Why households stay without a member, or members without enough households."""

    NO_MEMBERS = 1     # nobody takes part
    ALL_REFUSED = 2    # whoever takes part was refused, or refused
    OUT_OF_REACH = 3   # no member within reach
    NO_PLACES = 4      # every member they could have is full
    TOO_FEW_HOMES = 5  # these members stay under their least


class Cure(IntEnum):
    """What would help."""

    MORE_MEMBERS = 1   # so many, at this point
    RAISE_MOST = 2     # each of the named members takes so many more
    FEWER_MEMBERS = 3  # so many of the named members needn't take part
    LOWER_LEAST = 4    # to so many
    MORE_HOMES = 5     # so many in all


@dataclass(frozen=True, slots=True)
class Remedy:
    """One cure, how much of it, and where (planar metres), if that is known."""

    cure: Cure
    amount: int
    at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that can't be had: the households without, or the members short of households, and what would cure it.

    `members` are the full ones for NO_PLACES and the short ones for TOO_FEW_HOMES; `by` goes with them: by how many
    households each is short. Elsewhere both may be empty.
    """

    why: Why
    homes: tuple[int, ...] = ()
    members: tuple[int, ...] = ()
    by: tuple[int, ...] = ()
    remedies: tuple[Remedy, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Every pair that could be chosen, by home, then member; C pairs."""

    home: np.ndarray    # (C,) int32
    member: np.ndarray  # (C,) int32
    cost: np.ndarray    # (C,) int64: whole metres, see costs.py

    def __len__(self) -> int:
        return len(self.home)


@dataclass(frozen=True, slots=True)
class Violations:
    """How often each hard rule is broken, as counted by check.py."""

    nobody: int = 0       # households without a member
    under: int = 0        # members with fewer than their least
    over: int = 0         # members with more than their most, also those who take part no longer
    refused: int = 0      # links that one side refused
    no_candidate: int = 0  # links that aren't in the graph
    mispriced: int = 0    # links whose cost in the graph isn't what the model says

    @property
    def total(self) -> int:
        """All of them together."""
        return self.nobody + self.under + self.over + self.refused + self.no_candidate + self.mispriced


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A proposal. `objective` and `violations` are the checker's, `lower_bound` needs no trust in the solver."""

    member: np.ndarray       # (H,) int: -1 where nobody
    basis: np.ndarray        # (H,) int8: codes of Basis
    metres: np.ndarray       # (H,) float: the walk; NaN where nobody or a point is unknown
    candidates: Candidates
    objective: int
    lower_bound: int
    violations: Violations
    changed: int             # households that have another member than before, for whatever reason
    missing: tuple[Missing, ...]
    seconds: float
    moved: int = 0           # of these, the ones whose former member still could
    whole: bool = False      # the bound holds for all pairs within reach, not only for those of the graph

    @property
    def gap(self) -> float:
        """How far the objective can be above the least possible, as a share of it; 0.0: proved best."""
        return (self.objective - self.lower_bound) / max(1, abs(self.lower_bound))
