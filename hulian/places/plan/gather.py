"""Marks that would lie on each other on a phone become one, with their sum. None is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import hypot

from hulian.places.plan.shapes import RANK, Mark

NEAR = 66  # units: about 32 px where the sheet is as wide as a phone
Point = tuple[float, float]


@dataclass(slots=True)
class Gathered:
    """One mark of the sheet: it lies where the greatest of its marks lies."""

    point: Point
    marks: list[Mark] = field(default_factory=list)

    @property
    def n(self) -> int:
        """Return the sum."""
        return sum(mark.n for mark in self.marks)

    @property
    def shape(self) -> str:
        """Return the gravest shape."""
        return min((mark.shape for mark in self.marks), key=lambda shape: RANK.get(shape, len(RANK)))

    @property
    def hollow(self) -> bool:
        """Return whether all of it stands back."""
        return all(mark.hollow for mark in self.marks)


def gather(marks: Sequence[Mark], points: Mapping[str, Point], near: float = NEAR) -> list[Gathered]:
    """Return the marks of the sheet: the gravest and greatest first; each other joins the nearest that is too near.

    Any two that are returned lie at least `near` apart. Marks of different letters (of persons) never join.
    """
    found: list[Gathered] = []
    for mark in sorted(marks, key=lambda one: (one.hollow, -one.n, one.key)):
        here = points[mark.key]
        there = [one for one in found if one.marks[0].letter == mark.letter and _apart(one.point, here) < near]
        if there:
            min(there, key=lambda one: _apart(one.point, here)).marks.append(mark)
        else:
            found.append(Gathered(here, [mark]))
    return found


def _apart(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
