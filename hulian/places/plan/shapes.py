"""What goes into a plan: where something stands, and what is marked there."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Ground:
    """A building (or a whole community): its name, its grid, its point in degrees where known, how many homes."""

    key: str
    name: str
    grid: str = ""
    lon: float | None = None
    lat: float | None = None
    homes: int = 1

    @property
    def known(self) -> bool:
        """Return whether we know where it stands."""
        return self.lon is not None and self.lat is not None


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of one building: how many, in which shape, in words, and where it leads.

    `shape` is red, yellow, green (◆ ▲ ●), open (○) or person (● with their letter, in ink); of several in one mark
    the first of RANK wins. `letter` stands in the mark instead of the number: a member's. `hollow` marks stand back:
    those of others than the chosen one.
    """

    key: str
    n: int
    shape: str
    words: str
    url: str = ""
    hollow: bool = False
    letter: str = ""


RANK = {"red": 0, "yellow": 1, "green": 2, "open": 3}
Drawn = dict[str, Any]
