"""From metres to the units of the drawing: everything inside, north up, and a scale bar of a round length."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hulian.places.metres import Metres

WIDTH, LOWEST, HIGHEST = 720, 420, 640
SIDE, TOP, FOOT = 64, 76, 84  # room for marks at the edge, for names above, for the scale below
SMALLEST = 120.0  # metres: one house alone isn't blown up to a palace
LENGTHS = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
BAR = 180  # the longest a scale bar may be, in units


@dataclass(frozen=True, slots=True)
class Frame:
    """A sheet of WIDTH × height units, so many units a metre, around a middle in metres."""

    height: int
    scale: float
    middle: Metres

    def place(self, point: Metres) -> tuple[float, float]:
        """Return where a point lies on the sheet: x to the right, y downwards."""
        x = WIDTH / 2 + (point[0] - self.middle[0]) * self.scale
        y = (TOP + self.height - FOOT) / 2 - (point[1] - self.middle[1]) * self.scale
        return round(x, 1), round(y, 1)

    def bar(self) -> tuple[int, float]:
        """Return the length of the scale bar in metres, and in units."""
        metres = max((one for one in LENGTHS if one * self.scale <= BAR), default=LENGTHS[0])
        return metres, round(metres * self.scale, 1)


def frame_of(points: Iterable[Metres]) -> Frame:
    """Return the frame into which all these points fit, as large as they may be."""
    known = list(points) or [(0.0, 0.0)]
    (left, right), (below, above) = _span([x for x, _y in known]), _span([y for _x, y in known])
    room = WIDTH - 2 * SIDE
    scale = room / (right - left)
    height = round(min(max((above - below) * scale + TOP + FOOT, LOWEST), HIGHEST))
    scale = min(scale, (height - TOP - FOOT) / (above - below))
    return Frame(height, scale, ((left + right) / 2, (below + above) / 2))


def _span(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    more = max(0.0, SMALLEST - (high - low)) / 2
    return low - more, high + more
