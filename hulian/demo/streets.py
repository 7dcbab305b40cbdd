"""Invented streets: the buildings of the demo's communities, and a family behind nearly every door."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from hulian.core.actor import HULIAN
from hulian.demo.families import Families
from hulian.people.models import Household
from hulian.people.register_many import NewHome, add_homes
from hulian.places.models import Area, Building, Dwelling, Level

OLD, HIGH, LIFT = 1995, 6, 9
EMPTY, NEW_WIRES = 0.02, 0.12
EAST, NORTH = 1 / 102_270, 1 / 111_195  # degrees a metre, at 23° N
RENTED = {"": 0.10, "栋": 0.22, "座": 0.12}


@dataclass(slots=True)
class Homes:
    """The homes of one community by what can go wrong in them ('old', 'house', 'flat', 'high', 'alone' …)."""

    by_tag: dict[str, list[Household]] = field(default_factory=dict)

    def add(self, household: Household, tags: set[str]) -> None:
        """Remember a home."""
        for tag in tags:
            self.by_tag.setdefault(tag, []).append(household)

    def pick(self, rng: Random, tag: str) -> Household:
        """Return a home of a kind; any one where there is none."""
        return rng.choice(self.by_tag.get(tag) or self.by_tag["any"])


@cache
def estates() -> list[dict[str, Any]]:
    """Return the estates as they are written down."""
    return tomllib.loads(Path(__file__).with_name("streets.toml").read_text())["estate"]


def build(rng: Random, day: date, most: int | None = None) -> dict[str, Homes]:
    """Build every estate (`most`: so many in an area), let people move in; return the homes by community's code."""
    families = Families(rng, day, taken=set(Household.objects.values_list("called", flat=True)))
    homes: dict[str, Homes] = {}
    for estate in _first(most):
        area = Area.objects.select_related("parent").get(code=estate["area"])
        community = area.parent if area.level == Level.GRID else area
        wanted = list(_homes(rng, estate, area, community, families))
        rows = add_homes(community, [home for home, _tags in wanted], by=HULIAN)
        for row, (_home, tags) in zip(rows, wanted, strict=True):
            homes.setdefault(community.code, Homes()).add(row, tags)
    return homes


def _first(most: int | None) -> list[dict[str, Any]]:
    """Return the estates, of each area the first so many."""
    seen = Counter[str]()
    found = []
    for estate in estates():
        seen[estate["area"]] += 1
        if most is None or seen[estate["area"]] <= most:
            found.append(estate)
    return found


def _homes(
    rng: Random, estate: dict[str, Any], area: Area, community: Area, families: Families,
) -> Iterator[tuple[NewHome, set[str]]]:
    """Yield every home of an estate that isn't there yet, with its tags."""
    grid = area if area.level == Level.GRID else None
    for at, (address, year, floors) in enumerate(_addresses(rng, estate)):
        building, _ = Building.objects.get_or_create(community=community, address=address, defaults={
            "grid": grid, "year_built": year, "lon_wgs84": _lon(rng, estate, at), "lat_wgs84": _lat(rng, estate, at)})
        inhabited = set(Dwelling.objects.filter(building=building).values_list("unit", flat=True))
        for unit in _units(estate, floors):
            if unit not in inhabited and rng.random() >= EMPTY:
                yield _home(rng, estate, building, unit, floors, families)


def _home(
    rng: Random, estate: dict[str, Any], building: Building, unit: str, floors: int, families: Families,
) -> tuple[NewHome, set[str]]:
    year = building.year_built
    called, people, tags = families.make(old=year < OLD)
    tags |= {"flat" if floors else "house"} | ({"old"} if year < OLD else set())
    if unit and int(unit) // 100 >= HIGH:
        tags.add("high")
    rented = rng.random() < RENTED[estate.get("word", "")]
    facts = {"tenure": "rented" if rented else "owned", "has_lift": floors >= LIFT,
             "wired_year": rng.randint(2008, 2022) if rng.random() < NEW_WIRES else year}
    return NewHome(building, unit, called, people, facts, families.marks()), tags


def _addresses(rng: Random, estate: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    """Yield (address, year built, floors) of each building; a house counts no floors."""
    name = estate["name"]
    if "word" in estate:
        for at, (year, floors) in enumerate(zip(estate["years"], estate["floors"], strict=True), 1):
            yield f"{name} {at} {estate['word']}", year, floors
        return
    for lane in range(1, estate.get("lanes", 1) + 1):
        street = f"{name} {lane} 巷" if "lanes" in estate else name
        for number in range(1, estate["houses"] + 1):
            yield f"{street} {number} 号", rng.randint(*estate["years"]), 0


def _units(estate: dict[str, Any], floors: int) -> list[str]:
    return [f"{floor}{door:02}" for floor in range(1, floors + 1) for door in range(1, estate["doors"] + 1)] or [""]


def _lon(rng: Random, estate: dict[str, Any], at: int) -> float:
    """Return how far east a building stands: the next of its row, not quite to the metre."""
    return round(estate["lon"] + (at % estate["across"] * estate["step"][0] + rng.uniform(-1, 1)) * EAST, 6)


def _lat(rng: Random, estate: dict[str, Any], at: int) -> float:
    """Return how far north: row behind row."""
    return round(estate["lat"] + (at // estate["across"] * estate["step"][1] + rng.uniform(-1, 1)) * NORTH, 6)
