"""The order of the street: from building to the nearest next one, and in a building from door to door. Pure."""

from collections.abc import Iterator, Sequence
from math import cos, hypot, radians
from typing import NamedTuple

from hulian.core.natural import natural_key

Point = tuple[float, float]


class Stop(NamedTuple):
    """One door: of which building (its address), which home, where it stands (WGS-84 degrees, or unknown)."""

    building: str
    address: str
    point: Point | None


def in_order(stops: Sequence[Stop]) -> list[int]:
    """Return the places of the stops in the order in which one walks them."""
    doors: dict[str, list[int]] = {}
    for at, stop in enumerate(stops):
        doors.setdefault(stop.building, []).append(at)
    for here in doors.values():
        here.sort(key=lambda at: natural_key(stops[at].address))
    points = {name: stops[doors[name][0]].point for name in sorted(doors, key=natural_key)}
    return [at for building in _round(points) for at in doors[building]]


def _round(points: dict[str, Point | None]) -> Iterator[str]:
    """Yield the buildings: the first by its address, then always the nearest; those without a point last."""
    left = {name: point for name, point in points.items() if point}
    here = next(iter(left.values()), None)
    while left and here:
        apart = {name: _apart(here, point) for name, point in left.items()}
        nearest = min(apart, key=apart.__getitem__)
        here = left.pop(nearest)
        yield nearest
    yield from (name for name, point in points.items() if point is None)


def _apart(one: Point, other: Point) -> float:
    """Return how far apart two points are, in degrees of latitude: enough to compare by."""
    return hypot((one[0] - other[0]) * cos(radians(one[1])), one[1] - other[1])
