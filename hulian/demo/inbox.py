"""The open inbox of the demo's day: written down in inbox.toml, told by the real verbs."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from hulian.accounts.actors import actor_of
from hulian.accounts.models import User
from hulian.cases.models import Case
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.appoint import appoint
from hulian.cases.verbs.assign import assign
from hulian.cases.verbs.finish_task import finish_task
from hulian.cases.verbs.hand_over import hand_over
from hulian.cases.verbs.inspect import inspect
from hulian.cases.verbs.make_safe import make_safe
from hulian.cases.verbs.note import note
from hulian.cases.verbs.report import Report, report
from hulian.cases.verbs.resolve import resolve
from hulian.cases.verbs.take import take
from hulian.core import clock
from hulian.core.actor import Actor, resident
from hulian.demo.cast import make_home
from hulian.demo.pictures import picture
from hulian.demo.play import Story
from hulian.people.models import Household
from hulian.places.models import Area
from hulian.teams.models import Helper

AFTERNOON, LAST_START = 15, 19
TOLD = {"way", "kind", "who", "place", "title", "words", "category", "urgency", "about_staff"}
Row = dict[str, Any]


@cache
def script() -> dict[str, list[Row]]:
    """Return the homes and cases as they are written down."""
    return tomllib.loads(Path(__file__).with_name("inbox.toml").read_text())


def make_homes(areas: dict[str, Area]) -> None:
    """Make the homes that these cases need."""
    for row in script()["home"]:
        make_home(row, areas["demo"], areas[row["grid"]])


def stories(community: Area, anchor: datetime, rng: Random) -> Iterator[tuple[datetime, Story]]:
    """Yield each open case with the moment it begins; `anchor` is the demo's present."""
    for row in script()["case"]:
        yield anchor + timedelta(minutes=row["at"]), _story(community, row, anchor, rng)


def this_afternoon(anchor: datetime) -> datetime:
    """Return half past three today; later, or tomorrow morning, where that has passed."""
    here = clock.local(anchor)
    agreed = clock.local_moment(here.date(), AFTERNOON, 30)
    if agreed > anchor:
        return agreed
    if here.hour + 2 < LAST_START:
        return clock.local_moment(here.date(), here.hour + 2, 30)
    return clock.local_moment(here.date() + timedelta(days=1), 10)


def _story(community: Area, row: Row, anchor: datetime, rng: Random) -> Story:
    facts = {name: row[name] for name in TOLD if name in row}
    if "home" in row:
        facts["household"] = Household.objects.select_related("dwelling").get(community=community, called=row["home"])
    if "picture" in row:
        facts["photos"] = [picture(row["picture"], rng, mended=False)]
    case = report(community, Report(**facts), by=_actor(row["by"]))
    for step in row.get("step", []):
        yield anchor + timedelta(minutes=step["at"])
        DO[step["do"]](case, _actor(step["by"]), _data(step, anchor, rng))


def _actor(slug: str) -> Actor:
    return actor_of(User.objects.get(username=slug)) if slug else resident()


def _data(step: Row, anchor: datetime, rng: Random) -> Row:
    """Return what the verb is given: names looked up, pictures drawn."""
    data = {name: value for name, value in step.items() if name not in {"at", "by", "do", "picture", "starts"}}
    if "picture" in step:
        data["photos"] = [picture(step["picture"], rng, mended=step["do"] == "finish")]
    if "helper" in data:
        data["helper"] = Helper.objects.select_related("user").get(user__username=data["helper"])
    if "escort" in data:
        data["escort"] = User.objects.get(username=data["escort"])
    if "starts" in step:
        data |= {"starts_at": this_afternoon(anchor), "told": "phone"}
    return data


def _on_task(verb: Callable[..., Any]) -> Callable[[Case, Actor, Row], object]:
    def act(case: Case, by: Actor, data: Row) -> object:
        task = case.tasks.select_related("helper__user").first()
        task.case = case
        return verb(task, by=by, **data)

    return act


def _on_case(verb: Callable[..., Any]) -> Callable[[Case, Actor, Row], object]:
    return lambda case, by, data: verb(case, by=by, **data)


DO = {
    "accept": _on_case(accept), "inspect": _on_case(inspect), "make_safe": _on_case(make_safe),
    "task": _on_case(assign), "appoint": _on_case(appoint), "note": _on_case(note), "hand_over": _on_case(hand_over),
    "resolve": _on_case(resolve), "take": _on_task(take), "finish": _on_task(finish_task),
}
