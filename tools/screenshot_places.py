"""Pictures of homes, buildings, the station team and helpers."""

from collections.abc import Iterator

from hulian.core import clock
from hulian.people.models import Stage
from hulian.places.models import Building
from hulian.teams.calendar import coming
from hulian.teams.models import Helper, StationDay, StationTeam
from tools import screenshot_rows as rows
from tools.screenshot_rosters import rosters
from tools.screenshot_shot import ADMIN, LEADER, OUTSIDER, WORKER, Shot, at


def of_homes() -> Iterator[Shot]:
    """Yield homes and who lives in them."""
    home = rows.home("陈姨")
    person = home.residents.earliest("id")
    consent = rows.consent(person)
    yield Shot("homes", WORKER, at("people:index"))
    yield Shot("homes-search", WORKER, at("people:index", query="q=0017"))
    yield Shot("homes-contact", "luo", at("people:index"))
    yield Shot("home", WORKER, at("people:household", home.pk))
    yield Shot("home-new", WORKER, at("people:new"))
    for name in ("change", "marks", "renewal", "consent-new", "resident-new"):
        yield Shot(f"home-{name}", ADMIN, at(f"people:{name}", home.pk))
    yield Shot("home-resident", ADMIN, at("people:resident", home.pk, person.pk))
    yield Shot("home-erasure", ADMIN, at("contact:erasure", home.pk, person.pk))
    yield Shot("home-withdrawal", ADMIN, at("people:withdrawal", home.pk, consent.pk))
    imports = rosters(home.community, rows.actor(ADMIN))
    yield Shot("roster-new", ADMIN, at("people:imports"))
    yield Shot("roster-columns", ADMIN, at("people:import", imports[Stage.COLUMNS].pk))
    yield Shot("roster-taken", ADMIN, at("people:import", imports[Stage.TAKEN].pk))


def of_buildings() -> Iterator[Shot]:
    """Yield grids and buildings."""
    yield Shot("buildings", ADMIN, at("people:buildings"))
    yield Shot("building", ADMIN, at("contact:building", Building.objects.get(address="榕塘花园 3 栋").pk))
    yield Shot("building-new", ADMIN, at("people:building-new"))


def of_maps() -> Iterator[Shot]:
    """Yield the map: its layers, one grid of it, and the town's."""
    yield Shot("map", LEADER, at("pages:map"))
    yield Shot("map-silence", LEADER, at("pages:map", query="layer=silence"))
    yield Shot("map-grid", ADMIN, at("pages:map-of", rows.CODE, query="layer=coverage&grid=demo-1"))
    yield Shot("map-town", "deng", at("pages:map"))


def of_station() -> Iterator[Shot]:
    """Yield the station team and its days."""
    team = StationTeam.objects.get(community__code=rows.CODE)
    last = StationDay.objects.filter(team=team, opens_at__lt=clock.now()).latest("opens_at")
    day = next(day for day in coming(team) if not day.is_today)
    yield Shot("station", LEADER, at("teams:station"))
    yield Shot("station-all", "deng", at("teams:station"))
    yield Shot("station-team", OUTSIDER, at("teams:team", "demo-litang"))
    yield Shot("station-day", LEADER, at("teams:day", last.pk))
    yield Shot("station-sheet", LEADER, at("teams:sheet", rows.CODE, day.usual))
    yield Shot("station-move", LEADER, at("teams:move", rows.CODE, day.usual))
    yield Shot("station-change", ADMIN, at("teams:change", rows.CODE))
    yield Shot("station-seat", ADMIN, at("teams:seat-new", rows.CODE))
    yield Shot("station-successor", ADMIN, at("teams:successor", rows.CODE, team.seats.get(kind="leader").pk))


def of_helpers() -> Iterator[Shot]:
    """Yield helpers and what they can do."""
    electrician, handyman = (Helper.objects.get(user__username=slug).pk for slug in ("zhou", "huang"))
    yield Shot("helpers", LEADER, at("teams:helpers"))
    yield Shot("helper", LEADER, at("teams:helper", electrician))
    yield Shot("helper-expired", ADMIN, at("teams:helper", handyman))
    yield Shot("helper-new", ADMIN, at("teams:helper-new"))
    for name in ("helper-change", "certificate", "times"):
        yield Shot(f"helper-{name.removeprefix('helper-')}", ADMIN, at(f"teams:{name}", handyman))
