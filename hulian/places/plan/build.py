"""From grounds and marks to what `components/plan.html` draws."""

from collections.abc import Mapping, Sequence

from hulian.places.metres import plan_of
from hulian.places.plan.fit import WIDTH, Frame, frame_of
from hulian.places.plan.gather import Gathered, gather
from hulian.places.plan.names import LETTER, LINE, Box, placed, streets
from hulian.places.plan.outline import hull, path_of
from hulian.places.plan.shapes import Drawn, Ground, Mark

Points = Mapping[str, tuple[float, float]]
HOUSE, BLOCK, SMALL, LARGE = 8.0, 20.0, 4.0, 26.0  # metres across a house and a block of flats; least and most units
FLATS = 3
SPACED = 1.1  # the names of grids are spaced a little


def draw(grounds: Sequence[Ground], marks: Sequence[Mark], *, title: str, finely: bool = False,
         streets_named: bool = True) -> Drawn:
    """Return the plan as a dict for the template.

    `title` is what the picture says, for who doesn't see it. `unplaced` are the marks of grounds whose point we
    don't know: the page lists them. Marks of unknown keys count as such.
    """
    known = [ground for ground in grounds if ground.known]
    plan = plan_of((ground.lon or 0, ground.lat or 0) for ground in known)
    metres = {ground.key: plan.metres_around(ground.lon or 0, ground.lat or 0) for ground in known}
    frame = frame_of(metres.values())
    points = {key: frame.place(spot) for key, spot in metres.items()}
    names = {ground.key: ground.name for ground in grounds}
    grids, gathered = _grids(known, points), gather([m for m in marks if m.key in points], points)
    labels = placed(
        streets(known, points, finely=finely) if streets_named else [], marks=[one.point for one in gathered],
        houses=list(points.values()), taken=[*map(_box_of, grids), _bar(frame)], sheet=(WIDTH, frame.height))
    return {
        "width": WIDTH, "height": frame.height, "title": title, "empty": not known,
        "houses": _houses(known, points, frame), "grids": grids,
        "labels": [{"name": name, "x": x, "y": y} for name, (x, y) in labels],
        "marks": [_mark(one, names) for one in gathered],
        "scale": _scale(frame), "unplaced": [mark for mark in marks if mark.key not in points],
    }


def _grids(known: Sequence[Ground], points: Points) -> list[Drawn]:
    found: dict[str, list[tuple[float, float]]] = {}
    for ground in known:
        if ground.grid:
            found.setdefault(ground.grid, []).append(points[ground.key])
    return [{"name": name, "path": path_of(hull(spots)), **_foot(spots)} for name, spots in sorted(found.items())]


def _foot(spots: Sequence[tuple[float, float]]) -> Drawn:
    """Return where the name of a grid stands: in the middle under it."""
    xs = [x for x, _y in spots]
    return {"x": round((min(xs) + max(xs)) / 2, 1), "y": round(max(y for _x, y in spots) + 50, 1)}


def _box_of(grid: Drawn) -> Box:
    """Return what the name of a grid covers."""
    half = len(grid["name"]) * LETTER * SPACED / 2
    return grid["x"] - half, grid["y"] - LINE, grid["x"] + half, grid["y"]


def _houses(known: Sequence[Ground], points: Points, frame: Frame) -> str:
    """Return one path with a small square for each house, a larger one for each block of flats."""
    squares = []
    for ground in known:
        (x, y), metres = points[ground.key], BLOCK if ground.homes >= FLATS else HOUSE
        side = round(min(max(metres * frame.scale, SMALL), LARGE), 1)
        squares.append(f"M{x - side / 2:g} {y - side / 2:g}h{side}v{side}h-{side}z")
    return "".join(squares)


def _mark(one: Gathered, names: Mapping[str, str]) -> Drawn:
    first, more = one.marks[0], len(one.marks) - 1
    return {"x": one.point[0], "y": one.point[1], "shape": one.shape, "n": one.n, "hollow": one.hollow,
            "letter": first.letter, "url": first.url, "keys": [mark.key for mark in one.marks],
            "name": names[first.key], "words": first.words, "more": more}


def _bar(frame: Frame) -> Box:
    """Return what the scale covers."""
    scale = _scale(frame)
    return scale["left"], scale["y"] - LINE, scale["right"], scale["y"]


def _scale(frame: Frame) -> Drawn:
    metres, units = frame.bar()
    right, y = WIDTH - 24, frame.height - 20
    left, middle = round(right - units, 1), round(right - units / 2, 1)
    return {"metres": metres, "left": left, "right": right, "y": y, "middle": middle}
