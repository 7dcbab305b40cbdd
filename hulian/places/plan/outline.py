"""The soft outline of a grid: its convex hull, which a broad round line makes soft."""

from collections.abc import Iterable, Sequence

Point = tuple[float, float]


def hull(points: Iterable[Point]) -> list[Point]:
    """Return the corners of the convex hull, by the monotone chain; one or two points are their own hull."""
    known = sorted(set(points))
    if len(known) < 3:
        return known
    return _chain(known) + _chain(known[::-1])


def path_of(corners: Sequence[Point]) -> str:
    """Return an SVG path through the corners; a single one is drawn as a dot."""
    if not corners:
        return ""
    several = corners if len(corners) > 1 else [corners[0], corners[0]]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in several) + "Z"


def _chain(points: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
