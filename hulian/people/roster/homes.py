"""Which lines make one household: its number, else head and door, the door alone only where neither is known."""

from dataclasses import dataclass, field
from sys import intern

from hulian.core.blind import blind
from hulian.people.roster.line import Line
from hulian.people.roster.reading import unpack

OFFICIAL = 6


@dataclass(slots=True)
class Home:
    """A household of the roster; its people stay packed until they are written, because rosters are long."""

    sheet: str
    number: str
    head: str
    key: str
    shares_door: bool = False
    packed: list[bytes] = field(default_factory=list)

    @property
    def external_key(self) -> str:
        """Return what the same household of the same roster is known again by; it names nobody."""
        official = self.number if len(self.number) >= OFFICIAL else ""
        return blind("household", official or f"{self.number}|{self.key}|{self.head}")

    def lines(self) -> list[Line]:
        """Return the people: a head who was named beside the members counts only where no line is theirs."""
        lines = [unpack(packed) for packed in self.packed]
        named = {line.name for line in lines if not line.implied}
        implied = {line.name: line for line in reversed(lines) if line.implied and line.name not in named}
        return [*implied.values(), *(line for line in lines if not line.implied)]


class Gathering:
    """Puts lines into homes, in the order in which they come."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.homes: list[Home] = []
        self.homeless: list[Line] = []
        self._by_number: dict[str, list[Home]] = {}
        self._by_head: dict[tuple[str, str], Home] = {}
        self._by_door: dict[str, Home] = {}

    def add(self, packed: bytes) -> None:
        """Take in one line."""
        line = unpack(packed)
        if not line.key and not line.number:
            self.homeless.append(line)
            return
        home = self._home_of(line) or self._new(line)
        home.packed.append(packed)

    def forget(self) -> None:
        """Let go of what was only needed to put lines together."""
        self._by_number, self._by_head, self._by_door = {}, {}, {}

    def _home_of(self, line: Line) -> Home | None:
        if line.number:
            return next((home for home in reversed(self._by_number.get(line.number, ())) if _same(home, line)), None)
        if not line.head:
            return self._by_door.get(line.key)
        found = self._by_head.get((line.head, line.key))
        if found is None and (waiting := self._by_head.pop(("", line.key), None)):
            waiting.head = line.head
            self._by_head[line.head, line.key] = waiting
            return waiting
        return found

    def _new(self, line: Line) -> Home:
        home = Home(intern(line.sheet), line.number, line.head, line.key)
        self.homes.append(home)
        if home.number:
            self._by_number.setdefault(home.number, []).append(home)
        if home.key:
            self._by_head.setdefault((home.head, home.key), home)
            if other := self._by_door.get(home.key):
                other.shares_door = home.shares_door = True
            self._by_door[home.key] = home
        return home


def _same(home: Home, line: Line) -> bool:
    """Return whether a number means the same home: short ones begin anew in each sheet, and sometimes in each part."""
    if len(line.number) >= OFFICIAL:
        return True
    same_door = not home.key or not line.key or home.key == line.key
    same_head = not home.head or not line.head or home.head == line.head
    if home.sheet == line.sheet:
        return same_door or same_head
    return home.key == line.key and bool(line.key) and same_head
