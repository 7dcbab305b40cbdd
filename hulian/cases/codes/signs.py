"""Signs of danger: what is one in some company only, and no single word."""

import re
from dataclasses import dataclass
from typing import Any, Self

CLAUSE = re.compile(r"[，。；！？、…,.;!?\s]+")
NOTHING = "(?!)"


@dataclass(frozen=True, slots=True)
class Sign:
    """`says` is danger, but not in a clause that has `unless`: a fear, a past, an office that doesn't answer.

    `never`: nor in any text that has this anywhere.
    """

    says: re.Pattern[str]
    unless: re.Pattern[str]
    never: re.Pattern[str]

    @classmethod
    def of(cls, row: dict[str, Any]) -> Self:
        """Return the sign of a row of `categories.toml`."""
        return cls(*(re.compile(row.get(part, NOTHING)) for part in ("says", "unless", "never")))

    def found(self, text: str) -> str:
        """Return the words that are danger, '' where there are none."""
        if self.never.search(text):
            return ""
        for clause in CLAUSE.split(text):
            said = self.says.search(clause)
            if said and not self.unless.search(clause):
                return said.group()
        return ""
