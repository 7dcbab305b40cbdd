"""The verb: a table of buildings with years and points becomes buildings of a community."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.people.roster.addresses import address_of, composed
from hulian.people.roster.known import Known
from hulian.people.roster.outcome import Problem
from hulian.people.roster.places import MOST_ADDRESS, Doors
from hulian.people.roster.points import in_china, system_of, to_wgs84
from hulian.people.roster.reading import read_facts
from hulian.people.roster.take import places_of
from hulian.places.models import Area, Building

NEEDED = ("address", "registered", "estate", "building", "door", "lon")
FACTS = ("year_built", "lon_wgs84", "lat_wgs84")
OLDEST = 1850


@dataclass(slots=True)
class Built:
    """Counts, and problems."""

    buildings: int = 0
    seen_before: int = 0
    filled: int = 0
    problems: list[Problem] = field(default_factory=list)


def import_buildings(community: Area, path: Path, *, by: Actor, system: str = "wgs84") -> Built:
    """Add buildings that aren't known, and fill in what is empty on those that are. Raises Broken, NotAllowed."""
    require("building.edit", community.path, by)
    rows, built, places = read_facts(path, NEEDED), Built(), places_of(community)
    known = Known(community, places)
    doors, fresh, filled = Doors(known), {}, []
    with transaction.atomic():
        for sheet, row, told in rows:
            facts = _facts(told, sheet, row, system, built)
            address = address_of(composed({name: told[name] for name in told if name in NEEDED}), places)
            if not address.key:
                built.problems.append(Problem(sheet, row, "", "no_address", taken=False))
            elif building := known.buildings.get(address.key) or fresh.get(address.key):
                built.seen_before += 1
                if _fill(building, facts) and building.pk not in fresh:
                    filled.append(building)
            else:
                whole = f"{address.building}{address.unit}"[:MOST_ADDRESS]
                grid = doors.grid(told.get("grid", ""))
                fresh[address.key] = Building(community=community, grid=grid, address=whole, **facts)
        _write(community, list(fresh.values()), filled, built, by)
    return built


def _facts(told: dict[str, str], sheet: str, row: int, system: str, built: Built) -> dict[str, float | int]:
    """Return year and point; a point that can't be is named, and left out."""
    facts: dict[str, float | int] = {}
    if (year := re.search(r"(?:18|19|20)\d\d", told.get("year", ""))) and OLDEST <= int(year[0]) <= clock.today().year:
        facts["year_built"] = int(year[0])
    if told.get("lon") or told.get("lat"):
        lon, lat = _degrees(told.get("lon", "")), _degrees(told.get("lat", ""))
        if lon is None or lat is None or not in_china(lon, lat):
            built.problems.append(Problem(sheet, row, "", "no_point", taken=True))
        else:
            facts["lon_wgs84"], facts["lat_wgs84"] = to_wgs84(lon, lat, system_of(told.get("system", ""), system))
    return facts


def _degrees(words: str) -> float | None:
    found = re.search(r"\d+(?:\.\d+)?", words)
    return float(found[0]) if found else None


def _fill(building: Building, facts: dict[str, float | int]) -> bool:
    """Fill in what is empty; return whether anything was."""
    empty = {name: value for name, value in facts.items() if getattr(building, name) is None}
    for name, value in empty.items():
        setattr(building, name, value)
    return bool(empty)


def _write(community: Area, fresh: list[Building], filled: list[Building], built: Built, by: Actor) -> None:
    Building.objects.bulk_create(fresh, batch_size=1000)
    Building.objects.bulk_update(filled, FACTS, batch_size=500)
    built.buildings, built.filled = len(fresh), len({building.pk for building in filled})
    if fresh or filled:
        record("building.import", community, by=by, area_path=community.path,
               codes={"buildings": built.buildings, "filled": built.filled})
