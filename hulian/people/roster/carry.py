"""What belongs to a home is written once, above, or in a merged cell: it is carried down to the members."""

from bisect import bisect_right

from hulian.people.roster.addresses import Address, address_of, composed
from hulian.people.roster.cells import known, without_spaces
from hulian.people.roster.rows import part_of
from hulian.people.roster.shapes import Block

COARSE = ("grid", "estate", "building", "entrance")
FINE = ("number", "head", "head_identity", "head_phone", "room", "door", "address", "registered")
DOOR = ("address", "room", "door", "building", "estate", "entrance", "registered")
HEADS = {"户主", "本人", "户主本人", "本户户主", "户长", "head", "self"}
Merged = list[tuple[tuple[int, int], tuple[int, int]]]


class Carried:
    """The home that the walk stands in."""

    def __init__(self, block: Block, merged: Merged, grid: str) -> None:
        """Remember which rows of which home column are merged."""
        self.columns = block.home
        self.values: dict[str, object] = {}
        self.part, self.grid = "", grid
        self.last_head = ""
        self.tops: dict[str, tuple[list[int], list[int]]] = {}
        for name, column in block.home.items():
            spans = sorted((start[0], end[0]) for start, end in merged
                           if start[1] <= column <= end[1] and end[0] > start[0])
            self.tops[name] = ([span[0] for span in spans], [span[1] for span in spans])
        self.shown: dict[str, tuple[int, str]] = {}

    def enter(self, at: int, texts: list[str], *, is_head: bool, name: str) -> bool:
        """Take in what a row says of its home; return whether a new home begins here."""
        own = self._own(at, texts)
        begins = self._begins(own, is_head=is_head, name=name)
        if begins:
            for part in FINE:
                self.values.pop(part, None)
        for depth, part in enumerate(COARSE):
            if part in own and own[part] != self.values.get(part):
                for finer in COARSE[depth + 1:]:
                    self.values.pop(finer, None)
        self.values.update(own)
        if begins or is_head:
            self.last_head = name if is_head else str(self.values.get("head", ""))
        return begins

    def say_part(self, words: str) -> None:
        """Note that a lonely cell names the part of the sheet that follows."""
        kind, name = part_of(words)
        if kind == "grid":
            self.grid = name
        elif kind == "place":
            self.part = name
        if kind:
            self.values.clear()

    def head(self) -> str:
        """Return the head's name: of its column, else of the last person who is one."""
        return str(self.values.get("head") or self.last_head)

    def address(self, places: tuple[str, ...]) -> Address:
        """Return where the home is; an empty key where nobody says."""
        words = composed({part: str(value) for part, value in self.values.items()})
        if self.part and words and (words[0].isascii() or not any(char.isdigit() for char in words)):
            words = f"{self.part}{words}"
        return address_of(words, places) if words else Address("", "", "")

    def _own(self, at: int, texts: list[str]) -> dict[str, str]:
        """Return what stands in the row itself, or in a cell merged down to it."""
        own = {}
        for name, column in self.columns.items():
            words = known(texts[column]) if column < len(texts) else ""
            words = _tidy(name, words) if words else self._from_above(name, at)
            if words:
                own[name] = words
                self.shown[name] = (at, words)
        return own

    def _from_above(self, name: str, at: int) -> str:
        starts, ends = self.tops[name]
        if not starts:
            return ""
        span = bisect_right(starts, at - 1) - 1
        if span < 0 or ends[span] < at - 1 or name not in self.shown:
            return ""
        seen, words = self.shown[name]
        return words if seen - 1 >= starts[span] else ""

    def _begins(self, own: dict[str, str], *, is_head: bool, name: str) -> bool:
        values = self.values
        if "number" in own:
            return own["number"] != values.get("number")
        if "head" in own:
            return own["head"] != values.get("head") or self._elsewhere(own)
        if self._elsewhere(own):
            return True
        if is_head and "number" not in values and "head" not in self.columns:
            return name != self.last_head
        return False

    def _elsewhere(self, own: dict[str, str]) -> bool:
        """Return whether the row names another door than the one we stand at."""
        parts = [part for part in DOOR if part in own]
        if "address" in own and "registered" in parts:
            parts.remove("registered")
        changed = [part for part in parts if own[part] != self.values.get(part)]
        if not changed or not self.values:
            return bool(changed)
        before = address_of(composed({part: str(value) for part, value in self.values.items()}) or "?").key
        after = address_of(composed({**{p: str(v) for p, v in self.values.items()}, **own}) or "?").key
        return before != after


def _tidy(name: str, words: str) -> str:
    """Write numbers and names of a home in one way."""
    if name in {"number", "head", "building", "entrance", "room", "door"}:
        words = without_spaces(words)
    if name == "number":
        words = words.removesuffix(".0").upper()
        return words.lstrip("0") or words if words.isdigit() and len(words) <= 6 else words
    return words.partition("(")[0] if name == "head" else words
