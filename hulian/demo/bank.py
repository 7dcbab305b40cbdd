"""The banks of texts: what there is to report (texts/), and what people say whatever it is (voices.toml)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
WITH_PEOPLE = {"company", "paperwork", "teaching"}


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that goes wrong again and again; `facts` as texts/*.toml has them."""

    category: str
    code: str
    facts: dict[str, Any]
    bank: dict[str, Any]

    @property
    def is_public(self) -> bool:
        """Return whether it is out of doors, and so nobody's home."""
        return self.facts["home"] == "public"

    @property
    def of_things(self) -> bool:
        """Return whether something is mended, and not somebody accompanied."""
        return self.get("skill") not in WITH_PEOPLE

    @property
    def tone(self) -> str:
        """Return in which tone it is told: a fault, a question, an idea, or a worry about life."""
        if self.get("kind") == "suggestion":
            return "idea"
        if self["path"] in {"ask", "refer"} or self.get("kind") == "ask":
            return "ask"
        return "life" if self.category in {"health", "care", "children"} and not self.is_public else "fault"

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - text, list or number, by name
        return self.facts[name]

    def get(self, name: str, default: Any = "") -> Any:  # noqa: ANN401 - text, list or number, by name
        """Return a fact, or the default where the bank has none."""
        return self.facts.get(name, default)


@cache
def matters() -> tuple[Matter, ...]:
    """Return every matter of every category."""
    found = []
    for path in sorted((HERE / "texts").glob("*.toml")):
        bank = tomllib.loads(path.read_text())
        found += [Matter(bank["category"], row["code"], row, bank) for row in bank["matter"]]
    return tuple(found)


@cache
def voices() -> dict[str, list[str]]:
    """Return what people say whatever the matter is."""
    return tomllib.loads((HERE / "voices.toml").read_text())


@dataclass(frozen=True, slots=True)
class Plot:
    """One matter at one spot; `at` says which of its openings it takes, and so what is found and done."""

    matter: Matter
    spot: str
    at: int

    @property
    def said(self) -> str:
        """Return how the matter opens."""
        return self.matter["say"][self.at].format(spot=self.spot)

    def own(self, name: str) -> str:
        """Return what is found (`seen`), `done` or `settled` for this opening."""
        course = self.matter["course"][self.at]
        at = course if name == "settled" else course[name == "done"]
        return self.matter[name][at].format(spot=self.spot)
