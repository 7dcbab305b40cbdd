"""The names on a plan: of grids, and of streets and estates whose buildings share the beginning of their address."""

import re
from collections.abc import Iterable, Mapping, Sequence

from hulian.places.plan.shapes import Ground

Point = tuple[float, float]
Box = tuple[float, float, float, float]
FEW = 3  # two houses are no street
LETTER, LINE = 25, 34  # units: how broad a character is on a phone, and how high a line


def street_of(address: str, *, finely: bool = False) -> str:
    """Return 榕塘花园 of 榕塘花园 3 栋; finely, 文化路 4 巷 of 文化路 4 巷 12 号; '' where there is no number."""
    found = re.match(r"(.*\D)\d+\s*\D*$" if finely else r"(\D+)\d", address)
    return found[1].strip() if found else ""


def streets(grounds: Iterable[Ground], points: Mapping[str, Point], *, finely: bool) -> list[tuple[str, Point]]:
    """Return each street with where its name stands: in the middle above its buildings, the largest street first."""
    found: dict[str, list[Point]] = {}
    for ground in grounds:
        if ground.key in points and (name := street_of(ground.name, finely=finely)):
            found.setdefault(name, []).append(points[ground.key])
    several = sorted((-len(spots), name) for name, spots in found.items() if len(spots) >= FEW)
    return [(name, _above(found[name])) for _n, name in several]


def apart(labels: Iterable[tuple[str, Point]], taken: Sequence[Box] = (), width: float = 720) -> list[
        tuple[str, Point]]:
    """Return the names that fit beside each other, moved in from the edge; a name that would lie on another is left."""
    boxes, kept = list(taken), []
    for name, (wanted, y) in labels:
        half = len(name) * LETTER / 2
        x = min(max(wanted, half + 4), width - half - 4)
        box = (x - half, y - LINE, x + half, y)
        if not any(_meet(box, other) for other in boxes):
            boxes.append(box)
            kept.append((name, (round(x, 1), round(y, 1))))
    return kept


def _above(spots: Sequence[Point]) -> Point:
    xs = [x for x, _y in spots]
    return (min(xs) + max(xs)) / 2, min(y for _x, y in spots) - 20


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
