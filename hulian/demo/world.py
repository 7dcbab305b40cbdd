"""The whole demo world in one transaction: cast, colleagues, streets, a year of cases, the open inbox."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from django.db import transaction

from hulian.core import clock
from hulian.core.ids import made_by
from hulian.demo import contacts, inbox, year
from hulian.demo.cast import make_cast, make_people
from hulian.demo.lamp import DAY, change_lamp
from hulian.demo.models import DemoWorld
from hulian.demo.office import Office, open_station_days
from hulian.demo.play import Story, play
from hulian.demo.seeded import id_maker
from hulian.demo.streets import build
from hulian.demo.words import Words
from hulian.places.models import Area
from hulian.teams.models import StationTeam

CASES = {"demo": 600, "demo-litang": 70, "demo-songchong": 45}
HOUR, MINUTE = 14, 10
FIRST_YEAR = 2022
STEPS_A_CASE = 7.3

Progress = Callable[[int], object]


class TooEarly(Exception):
    """The rules that a year of cases needs aren't in force that early."""


def anchor_of(day: date | None) -> datetime:
    """Return the demo's present: ten past two on a day that was asked for, else now."""
    if day is None:
        return clock.now()
    if day.year < FIRST_YEAR:
        raise TooEarly(str(FIRST_YEAR))
    return clock.local_moment(day, HOUR, MINUTE)


def make_world(
    anchor: datetime, *, seed: int = 1, whole: bool = True, cases: Mapping[str, int] = CASES,
    estates: int | None = None, done: Progress = int,
) -> DemoWorld:
    """Make the world as it stands at `anchor`; the same seed and anchor make the same world.

    Without `whole` there are only the cast, its teams and homes. `cases` says how many a community has,
    ours first, `estates` how many an area has (all without); `done` hears of each step of one.
    """
    rng = Random(seed)  # noqa: S311 - a world that comes out the same, nothing secret
    with transaction.atomic(), made_by(id_maker(seed)):
        with clock.at(clock.local_moment(DAY.replace(month=1), 9)):
            make_cast(clock.local(anchor).date())
        change_lamp()
        if whole:
            _live(rng, anchor, cases, estates, done)
        with clock.at(anchor):
            day = clock.local(anchor).date()
            return DemoWorld.objects.create(seed=seed, date=day, made_at=clock.now(), whole=whole)


def expected_steps() -> int:
    """Return about how many steps `done` will hear of, for a bar."""
    return round(sum(CASES.values()) * STEPS_A_CASE) + year.DAYS


def _live(rng: Random, anchor: datetime, cases: Mapping[str, int], estates: int | None, done: Progress) -> None:
    """Let people move in, and a year pass."""
    begins = anchor - timedelta(days=year.DAYS + 2)
    day = clock.local(anchor).date()
    with clock.at(begins):
        areas = {area.code: area for area in Area.objects.select_related("parent")}
        rows = tomllib.loads(Path(__file__).with_name("colleagues.toml").read_text())
        make_people(rows, areas, day)
        inbox.make_homes(areas)
        homes = build(rng, day, estates)
        for team in StationTeam.objects.select_related("community"):
            open_station_days(team, day)
        offices = [Office(areas[code], homes[code]) for code in cases]
        by_themselves = Random(f"contacts {rng.random()}")  # noqa: S311 - they draw apart from the year
        contacts.make_links(areas, by_themselves)
    play(_stories(offices, cases, rng, anchor), anchor, done)
    with clock.at(anchor):
        contacts.make_visits(areas, by_themselves, anchor)
        contacts.make_the_day(areas)


def _stories(
    offices: list[Office], cases: Mapping[str, int], rng: Random, anchor: datetime,
) -> list[tuple[datetime, Story]]:
    words = Words(rng)
    begins = clock.local_moment((anchor - timedelta(days=year.DAYS + 1)).date(), year.EVENING)
    found: list[tuple[datetime, Story]] = [(begins, year.evenings(anchor))]
    for office in offices:
        found += year.stories(office, words, rng, anchor, cases[office.community.code])
    found += year.file_stories(offices[0], words, rng, anchor)
    found += inbox.stories(offices[0].community, anchor, rng)
    return found
