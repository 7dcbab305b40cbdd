"""Signs of danger: what is one in some company only, and no single word."""

import re
from dataclasses import dataclass
from typing import Any, Self

CLAUSE = re.compile(r"[，。；！？、…,.;!?\s]+")


@dataclass(frozen=True, slots=True)
class Sign:
    """`says` is danger, but not in a clause that has `unless`: a fear, a past, an office that doesn't answer."""

    says: re.Pattern[str]
    unless: re.Pattern[str]

    @classmethod
    def of(cls, row: dict[str, Any]) -> Self:
        """Return the sign of a row of `categories.toml`."""
        return cls(re.compile(row["says"]), re.compile(row["unless"]))

    def found(self, text: str) -> str:
        """Return the words that are danger, '' where there are none."""
        for clause in CLAUSE.split(text):
            said = self.says.search(clause)
            if said and not self.unless.search(clause):
                return said.group()
        return ""
