"""Goes down a sheet: finds its tables, carries what belongs to a home down to its members, yields Lines."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from hulian.people.roster import rows as kinds
from hulian.people.roster.broken import Broken
from hulian.people.roster.carry import Carried
from hulian.people.roster.cells import is_blank, known, text
from hulian.people.roster.guess import LOOKED_AT, guessed
from hulian.people.roster.line import Found, Line
from hulian.people.roster.opened import Sheet
from hulian.people.roster.persons import Reader
from hulian.people.roster.shapes import ANYBODY, DEEPEST, PLACES_A_HOME, Head, find_head, layout_of

_FORMULA = re.compile(r"=\s*[A-Za-z(+-]")
Numbered = tuple[int, list[object]]


@dataclass(slots=True)
class Wishes:
    """What somebody said beforehand: the field of a label, and the names of places that addresses begin with."""

    chosen: dict[str, str] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    needed: frozenset[str] = ANYBODY


class Walk:
    """One sheet, read once from the top."""

    def __init__(self, sheet: Sheet, wishes: Wishes) -> None:
        """Begin above the first row."""
        self.sheet, self.wishes = sheet, wishes
        self.ahead: deque[Numbered] = deque()
        self.spans = {start: end[1] for start, end in sheet.merged if start[0] == end[0] or start[1] < end[1]}
        self.tables: list[Found] = []
        self.grid = kinds.grid_in(sheet.name)

    def lines(self) -> Iterator[Line]:
        """Yield the people of all tables of the sheet."""
        readers: list[Reader] = []
        while step := self._next():
            at, row = step
            texts = list(map(text, row))
            self._refuse_formulas(at, texts, readers)
            if not any(texts):
                continue
            again = any(kinds.is_label_again(texts[reader.name_at], reader.labels[reader.name_at])
                        for reader in readers if reader.name_at < len(texts))
            if (not readers or again) and (head := self._head(at, row)):
                readers = self._begin(at, head, readers)
            elif readers:
                for reader in readers:
                    yield from reader.read(at, row, texts)
            elif grid := kinds.grid_in(next(filter(None, texts))):
                self.grid = grid

    def facts(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield (row, {field: words}) of simple tables, in which each row stands for itself."""
        head: Head | None = None
        while step := self._next():
            at, row = step
            if head is None:
                if head := self._head(at, row):
                    self.tables.append(Found(self.sheet.name, at, head.labels, head.fields))
                    for _level in range(head.depth - 1):
                        self._next()
                continue
            texts = list(map(text, row))
            told = {name: words for name, words in zip(head.fields, texts, strict=False) if name and known(words)}
            if told.keys() & self.wishes.needed and not kinds.is_total(texts) and not kinds.is_note(texts):
                yield at, told

    def _refuse_formulas(self, at: int, texts: list[str], readers: list[Reader]) -> None:
        """Raise Broken where a cell that matters is a formula whose value nobody saved."""
        if self.sheet.name and not self.sheet.unsaved:
            return
        for reader in readers:
            for column in reader.columns:
                written = not self.sheet.name and column < len(texts) and _FORMULA.match(texts[column])
                if ((at, column) in self.sheet.unsaved or written) and not kinds.is_total(texts):
                    raise Broken("formulas", sheet=self.sheet.name, row=at, column=reader.labels[column])

    def _head(self, at: int, row: list[object]) -> Head | None:
        upcoming = [row, *(later for _at, later in self._peek(DEEPEST - 1))]
        spans = {(start[0] - at + 1, start[1]): end for start, end in self.spans.items()
                 if at - 1 <= start[0] < at - 1 + DEEPEST}
        return find_head(upcoming, spans, self.wishes.chosen, self.wishes.needed)

    def _begin(self, at: int, head: Head, before: list[Reader]) -> list[Reader]:
        """Start a table under its head; the same head again (a new page) carries on with what was."""
        for _level in range(head.depth - 1):
            self._next()
        if before and before[0].labels == head.labels:
            return before
        sample = [row for _at, row in self._peek(LOOKED_AT)]
        fields = guessed(head.fields, sample)
        fields = [self.wishes.chosen.get(name, name) for name in fields]
        self.tables.append(Found(self.sheet.name, at, head.labels, fields, _samples(sample, len(fields))))
        blocks = layout_of(fields)
        return [Reader(self.sheet, block, head.labels, Carried(block, self.sheet.merged, self.grid), self.wishes.places)
                for block in blocks if "name" in block.persons[0]]

    def _next(self) -> Numbered | None:
        return self.ahead.popleft() if self.ahead else next(self.sheet.rows, None)

    def _peek(self, count: int) -> list[Numbered]:
        while len(self.ahead) < count and (step := next(self.sheet.rows, None)):
            self.ahead.append(step)
        return [self.ahead[at] for at in range(min(count, len(self.ahead)))]


def _samples(rows: list[list[object]], width: int) -> list[list[str]]:
    """Return the first three different values of each column."""
    found = []
    for column in range(width):
        values = dict.fromkeys(text(row[column]) for row in rows if column < len(row) and not is_blank(row[column]))
        found.append(list(values)[:3])
    return found


def check(tables: list[Found]) -> None:
    """Raise Broken where no table was found, or none that says who lives where."""
    if not tables:
        raise Broken("no_head")
    for table in tables:
        names = set(table.fields)
        if names & {"name", "head"} and names & PLACES_A_HOME:
            return
    raise Broken("no_home_column")
