"""The policy pack: every rule with its value, its source, its day and its area.

Packs are TOML files here and under HULIAN_DATA/policies, where a place may override a value for its
own area; the rule of the nearest area wins, then the newest that has taken effect.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

from hulian.core import clock

PACKS = Path(__file__).with_name("packs")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `value` is a whole number in the unit that the rule's id implies (see the packs)."""

    id: str
    value: int
    since: date
    area: str
    sure: str
    title: str
    body: str
    year: int
    url: str

    @property
    def version(self) -> str:
        """Return the day it took effect, which tells one version from another."""
        return self.since.isoformat()


class UnknownRule(LookupError):
    """No pack has a rule of this id for the area."""


def rule(rule_id: str, area_path: str = "/", on: date | None = None) -> Rule:
    """Return the rule in force for an area on a day (today when left out)."""
    day = on or clock.today()
    fitting = [
        item
        for item in _rules().get(rule_id, ())
        if area_path.startswith(item.area) and item.since <= day
    ]
    if not fitting:
        raise UnknownRule(rule_id)
    return max(fitting, key=lambda item: (len(item.area), item.since))


def overriding(rule_id: str, area_path: str) -> set[str]:
    """Return the areas below one that have a rule of their own in force today."""
    return {item.area for item in _rules().get(rule_id, ())
            if item.area != area_path and item.area.startswith(area_path) and item.since <= clock.today()}


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for folder in (PACKS, settings.DATA / "policies"):
        for path in sorted(folder.glob("*.toml")):
            for raw in tomllib.loads(path.read_text()).get("rule", []):
                found.setdefault(raw["id"], []).append(Rule(**raw))
    return {key: tuple(items) for key, items in found.items()}
