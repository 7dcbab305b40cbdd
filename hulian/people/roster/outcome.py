"""What an import did, and what it leaves to people."""

import json
from dataclasses import asdict, dataclass, field
from itertools import groupby
from typing import Any

from hulian.people.roster.line import Found
from hulian.people.roster.words import of_fault


@dataclass(frozen=True, slots=True)
class Problem:
    """One wrong cell; `taken` whether the person was taken all the same. `raw` is their row as it stands."""

    sheet: str
    row: int
    column: str
    code: str
    taken: bool
    raw: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What seems to have changed since the last roster: somebody looks, nothing is done."""

    kind: str
    household_id: str
    called: str
    name: str
    sheet: str = ""
    row: int = 0


@dataclass(slots=True)
class Outcome:
    """Counts of what is new and what was known, problems, proposals, and facts filled in on known people."""

    households: int = 0
    residents: int = 0
    seen_before: int = 0
    filled: int = 0
    problems: list[Problem] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    tables: list[Found] = field(default_factory=list)

    def in_order(self) -> list[Problem]:
        """Return the problems in the order of the file."""
        sheets = {table.sheet: at for at, table in reversed(list(enumerate(self.tables)))}
        return sorted(self.problems, key=lambda one: (sheets.get(one.sheet, 0), one.row))

    def rows_to_mend(self) -> list[tuple[Found, list[Problem]]]:
        """Return the problems of each row, with the table that the row stands in."""
        return [(self._table(*place), list(same)) for place, same in
                groupby(self.in_order(), key=lambda one: (one.sheet, one.row))]

    def document(self) -> dict[str, Any]:
        """Return the JSON of it."""
        problems = [
            {"sheet": one.sheet, "row": one.row, "column": one.column, "reason": of_fault(one.code), "taken": one.taken}
            for one in self.in_order()
        ]
        return {
            "households": self.households, "residents": self.residents, "seen_before": self.seen_before,
            "filled": self.filled, "problems": problems, "proposals": [asdict(one) for one in self.proposals],
        }

    def packed(self) -> str:
        """Return everything as one text, to be sealed."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def unpacked(cls, words: str) -> "Outcome":
        """Return what was packed."""
        told = json.loads(words)
        kinds = (("problems", Problem), ("proposals", Proposal), ("tables", Found))
        return cls(**told | {name: [kind(**one) for one in told[name]] for name, kind in kinds})

    def _table(self, sheet: str, row: int) -> Found:
        """Return the last table of the sheet that begins above the row."""
        above = [table for table in self.tables if table.sheet == sheet and table.row < row]
        return above[-1] if above else Found(sheet, 0, [], [])
