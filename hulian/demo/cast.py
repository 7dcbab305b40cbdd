"""Makes the cast: areas, people, teams, helpers and the homes that the stories know."""

import tomllib
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hulian.accounts.models import User
from hulian.accounts.register import add_user, grant_role
from hulian.core import clock, search
from hulian.core.actor import HULIAN
from hulian.people.models import Household
from hulian.people.register import add_household, add_resident, household_doc
from hulian.places.add import add_area
from hulian.places.models import Area, Building
from hulian.teams.models import FreeTime, StationTeam
from hulian.teams.register import add_certificate, add_helper, add_seat, make_team

FILE = Path(__file__).with_name("cast.toml")


@cache
def script() -> dict[str, Any]:
    """Return the cast as it is written down."""
    return tomllib.loads(FILE.read_text())


def make_cast(day: date | None = None) -> None:
    """Make the cast in an empty database, by the verbs, at the clock's present moment.

    Certificates run so many days from `day` (today when left out).
    """
    areas = {row["code"]: _area(row) for row in script()["area"]}
    make_people(script(), areas, day or clock.today())
    for row in script()["home"]:
        make_home(row, areas["demo"], areas[row["grid"]])


def make_people(rows: dict[str, Any], areas: dict[str, Area], day: date) -> None:
    """Make people with their roles, teams, seats, skills and certificates."""
    people = {row["slug"]: _person(row, areas) for row in rows["person"]}
    teams = {row["community"]: _team(row, areas) for row in rows.get("team", [])}
    for row in rows["seat"]:
        team = teams.get(row["community"]) or areas[row["community"]].station_team
        add_seat(team, people[row["person"]], row["kind"], row["title"], by=HULIAN)
    for row in rows["helper"]:
        _helper(row, people[row["person"]], areas[row.get("community", "demo")], day)


def make_home(row: dict[str, Any], community: Area, grid: Area) -> Household:
    """Make one home with its people, and make it findable."""
    building, _ = Building.objects.get_or_create(
        community=community, address=row["building"],
        defaults={"grid": grid, "year_built": row["year_built"], "lon_wgs84": row["lon"], "lat_wgs84": row["lat"]},
    )
    home = add_household(community, building=building, unit=row["unit"], called=row["called"], by=HULIAN)
    for index, person in enumerate(row["resident"]):
        facts = {key: person[key] for key in ("sex", "called", "emergency_name", "emergency_phone", "key_holder")
                 if key in person}
        add_resident(home, name=person["name"], needs=person["needs"], phone=person.get("phone", ""),
                     born_on=person["born"], is_head=index == 0, **facts)
    people = [(p["name"], p.get("called", ""), p.get("phone", "")) for p in row["resident"]]
    search.index_many([household_doc(home, people)])
    return home


def _area(row: dict[str, str]) -> Area:
    area = add_area(row["code"], row["name"], level=row["level"], parent=row.get("parent", ""))
    area.phone = row.get("phone", "")
    area.save(update_fields=["phone"])
    return area


def _person(row: dict[str, str], areas: dict[str, Area]) -> User:
    home = areas[row.get("area", "demo")]
    user = add_user(row["slug"], name=row["name"], called=row["called"], by=HULIAN, area=home)
    if "role" in row:
        grant_role(user, row["role"], home, by=HULIAN)
    return user


def _team(row: dict[str, str], areas: dict[str, Area]) -> StationTeam:
    return make_team(areas[row["community"]], place=row["place"], phone=row["phone"], by=HULIAN)


def _helper(row: dict[str, Any], user: User, community: Area, day: date) -> None:
    helper = add_helper(user, community, kind=row["kind"], skills=row["skills"], by=HULIAN)
    helper.lon_wgs84, helper.lat_wgs84 = row.get("lon"), row.get("lat")
    helper.save(update_fields=["lon_wgs84", "lat_wgs84"])
    proofs = row.get("certificates") or [proof for proof in [row.get("certificate")] if proof]
    for proof in proofs:
        facts = {key: proof[key] for key in ("skill", "title", "number", "issuer")}
        add_certificate(helper, expires_on=day + timedelta(days=proof["valid_days"]), by=HULIAN, **facts)
    FreeTime.objects.bulk_create(
        FreeTime(helper=helper, weekday=weekday, begins=time(begins), ends=time(ends))
        for weekday, begins, ends in row.get("free", [])
    )
