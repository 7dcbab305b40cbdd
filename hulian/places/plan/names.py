"""The names on a plan: of streets and estates whose buildings share the beginning of their address.

A name stands beside its buildings, where it covers no mark, no other name and as few houses as can be, and never
nearer to the houses of another street. Where it can't, it is left out: the list beside the map has every name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hulian.places.plan.shapes import Ground

Point = tuple[float, float]
Box = tuple[float, float, float, float]
FEW = 3  # two houses are no street
LETTER, LINE = 25, 34  # units: how broad a character is on a phone, and how high a line
GAP = 20  # units between a name and its buildings
MARK = 30  # units from the middle of a mark to its edge


def street_of(address: str, *, finely: bool = False) -> str:
    """Return 榕塘花园 of 榕塘花园 3 栋; finely, 文化路 4 巷 of 文化路 4 巷 12 号; '' where there is no number."""
    found = re.match(r"(.*\D)\d+\s*\D*$" if finely else r"(\D+)\d", address)
    return found[1].strip() if found else ""


def streets(grounds: Iterable[Ground], points: Mapping[str, Point], *, finely: bool) -> list[tuple[str, list[Point]]]:
    """Return each street with where its buildings stand, the largest street first."""
    found: dict[str, list[Point]] = {}
    for ground in grounds:
        if ground.key in points and (name := street_of(ground.name, finely=finely)):
            found.setdefault(name, []).append(points[ground.key])
    several = sorted((-len(spots), name) for name, spots in found.items() if len(spots) >= FEW)
    return [(name, found[name]) for _n, name in several]


def placed(names: Iterable[tuple[str, Sequence[Point]]], *, marks: Sequence[Point], houses: Sequence[Point],
           taken: Sequence[Box], sheet: Point) -> list[tuple[str, Point]]:
    """Return each name that has a place, with the middle of its foot.

    `taken` are boxes that no name may touch; `sheet` is how broad and how high the drawing is, in units.
    """
    boxes, kept = [*taken, *(box_around(mark, MARK) for mark in marks)], []
    for name, spots in names:
        half = len(name) * LETTER / 2
        boxed = [(_box(x, y, half), (x, y)) for x, y in _beside(spots, half)]
        free = [(box, spot) for box, spot in boxed if _inside(box, sheet) and not any(meet(box, o) for o in boxes)]
        free.sort(key=lambda one: _hidden(one[0], houses))
        if found := next((one for one in free if _with_its_own(one[0], spots, houses)), None):
            box, (x, y) = found
            boxes.append(box)
            kept.append((name, (round(x, 1), round(y, 1))))
    return kept


def box_around(point: Point, reach: float) -> Box:
    """Return the square around a point."""
    return point[0] - reach, point[1] - reach, point[0] + reach, point[1] + reach


def meet(one: Box, other: Box) -> bool:
    """Return whether two boxes touch."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _beside(spots: Sequence[Point], half: float) -> Iterator[Point]:
    """Yield where the name of some buildings can stand, the best first: above, below, at a corner, at a side."""
    xs, ys = [x for x, _y in spots], [y for _x, y in spots]
    left, right, top, foot = min(xs), max(xs), min(ys), max(ys)
    middle, above, below = (left + right) / 2, top - GAP, foot + GAP + LINE
    yield from ((middle, above), (middle, below))
    for x in (left + half, right - half, left, right, left - half, right + half):
        yield from ((x, above), (x, below))
    beside, waist = half + GAP, (top + foot + LINE) / 2
    yield from ((right + beside, waist), (left - beside, waist))


def _box(x: float, y: float, half: float) -> Box:
    return x - half, y - LINE, x + half, y


def _inside(box: Box, sheet: Point) -> bool:
    return box[0] >= 4 and box[1] >= 0 and box[2] <= sheet[0] - 4 and box[3] <= sheet[1]


def _with_its_own(box: Box, spots: Sequence[Point], houses: Sequence[Point]) -> bool:
    """Return whether no house is nearer to a name than the nearest of its own."""
    own = min(_away(box, spot) for spot in spots)
    return all(_away(box, house) >= own for house in houses)


def _away(box: Box, point: Point) -> float:
    """Return the square of how far a point is from a box, 0 within it."""
    across = max(box[0] - point[0], 0, point[0] - box[2])
    along = max(box[1] - point[1], 0, point[1] - box[3])
    return across * across + along * along


def _hidden(box: Box, houses: Sequence[Point]) -> int:
    """Return how many houses a name would hide."""
    left, top, right, foot = box
    return sum(left < x < right and top < y < foot for x, y in houses)
