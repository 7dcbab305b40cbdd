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

    `shape` is red, yellow, green (◆ ▲ ●), open (○) or a letter of a person; of several in one mark the first of RANK
    wins. `hollow` marks stand back: others than the chosen ones.
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
