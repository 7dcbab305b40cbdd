"""Who looks after whom: members, the list that the branch adopted a year ago, and the visits of the last weeks."""

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from hulian.accounts.actors import actor_of
from hulian.accounts.models import User
from hulian.accounts.register import add_user, grant_role
from hulian.accounts.roles import Role
from hulian.contact.codes import Away, Finding, Hour, How, LifeEvent, NotAsked, Tie
from hulian.contact.members import members_of
from hulian.contact.models import ContactLink
from hulian.contact.rhythm import days_of
from hulian.contact.verbs.adopt import adopt
from hulian.contact.verbs.life_event import life_event
from hulian.contact.verbs.note_member import Noted, note_members
from hulian.contact.verbs.note_tie import note_tie
from hulian.contact.verbs.propose import propose
from hulian.contact.verbs.publish import publish
from hulian.contact.verbs.stand_in import stand_in
from hulian.contact.verbs.visit import Past, Told, visit_many
from hulian.core import clock
from hulian.core.actor import HULIAN, Actor
from hulian.demo.names import called, given, surname
from hulian.people.models import Household
from hulian.places.models import Area, Building

HOMES_A_MEMBER = 13
LUO_HAS = 12
YOUNGEST, OLDEST = 32, 74
STEPPED_BACK, SILENT, NOBODY_HOME, WITH_A_LINE = 0.04, 0.006, 0.03, 0.02
LONGEST_AGO = 60  # days: how far back the visits of the demo go, but for the ordinary homes
HOWS = [How.DOOR] * 7 + [How.MET] * 2 + [How.PHONE]


def make_links(areas: dict[str, Area], rng: Random) -> None:
    """Let members be named, and in each community a list of links be proposed, adopted and published."""
    for code in ("demo", "demo-litang", "demo-songchong"):
        community = areas[code]
        _members(community, rng)
        secretary = _secretary(community)
        proposal = propose(community, by=secretary)
        adopt(proposal, decided_on=clock.today(), by=secretary, even_without=True)
        publish(proposal, by=secretary)


def make_visits(areas: dict[str, Area], rng: Random, anchor: datetime) -> None:
    """Let the visits of the last weeks have taken place, one list a community; some homes stay silent."""
    lines = tomllib.loads(Path(__file__).with_name("visits.toml").read_text())["lines"]
    rng.shuffle(lines)
    for code in ("demo", "demo-litang", "demo-songchong"):
        past = [one for link in _links(areas[code]) for one in _visits(link, rng, anchor, lines)]
        visit_many(areas[code], sorted(past, key=lambda one: one.told.at), by=HULIAN)


def make_the_day(areas: dict[str, Area]) -> None:
    """Let happen what is on today: 何伯 is back from hospital, and somebody is away from tomorrow."""
    worker = actor_of(User.objects.get(username="xiaoyu"))
    life_event(Household.objects.get(called="何伯、何婶"), LifeEvent.HOSPITAL, by=worker)
    away, instead = (User.objects.get(username=slug) for slug in ("uncle-chu", "fong"))
    first = clock.today() + timedelta(days=1)
    stand_in(areas["demo"], away, instead, first=first, last=first + timedelta(days=6), why=Away.FAMILY,
             by=actor_of(away))


def _members(community: Area, rng: Random) -> None:
    buildings = _doors(community)
    homes = len(buildings)
    standing = [one.user for one in members_of(community)]
    fresh = [_member(community, at, rng) for at in range(len(standing), homes // HOMES_A_MEMBER)]
    note_members(community, [_noted(user, buildings, rng) for user in [*standing, *fresh]], by=HULIAN)
    if community.code == "demo":
        chen, luo = Household.objects.get(called="陈姨"), User.objects.get(username="luo")
        note_tie(chen, luo, Tie.WISH, by=HULIAN)


def _doors(community: Area) -> list[Building]:
    """Return the building behind each door: where many live, many members live."""
    homes = Household.objects.filter(community=community).select_related("dwelling__building")
    return [home.dwelling.building for home in homes.order_by("address", "id")]


def _member(community: Area, at: int, rng: Random) -> User:
    sex, age = rng.choice("fm"), rng.randint(YOUNGEST, OLDEST)
    family = surname(rng)
    user = add_user(f"{community.code}-{at:03}", name=family + given(rng, sex, age), by=HULIAN, area=community,
                    called=called(rng, family, sex, age), phone=f"1380000{9000 + at % 1000:04}")
    grant_role(user, Role.CONTACT_MEMBER, community, by=HULIAN)
    return user


def _noted(user: User, buildings: Sequence[Building], rng: Random) -> Noted:
    if user.username == "luo":
        near = next(one for one in buildings if one.address == "榕塘花园 3 栋")
        return Noted(user, near, least=LUO_HAS, most=LUO_HAS)
    if "-" in user.username and rng.random() < STEPPED_BACK:
        return Noted(user, rng.choice(buildings), not_asked=rng.choice(NotAsked.values))
    return Noted(user, rng.choice(buildings))


def _secretary(community: Area) -> Actor:
    """Return who brings the list before the meeting: the branch secretary, where the demo has one."""
    user = User.objects.filter(grants__role=Role.BRANCH_SECRETARY, grants__area=community).first()
    return actor_of(user) if user else HULIAN


def _links(community: Area) -> Sequence[ContactLink]:
    rows = ContactLink.objects.in_force().filter(community=community).select_related("household__rhythm", "member")
    return rows.order_by("household__sort_key", "household_id")


def _visits(link: ContactLink, rng: Random, anchor: datetime, lines: list[str]) -> Iterator[Past]:
    """Yield the visits to one home, the oldest first; a few homes nobody has heard from."""
    home, every = link.household, days_of(link.household.rhythm.tier, link.area_path)
    if home.called == "关婆婆":
        yield _past(link, anchor - timedelta(days=97, hours=3), Told())
        yield _past(link, anchor - timedelta(days=4), Told(met=False, finding="", again=Hour.MORNING))
        return
    if rng.random() < SILENT and home.called != "陈姨":
        return
    ago = rng.uniform(0.1, 1.02) * every
    span = max(LONGEST_AGO, every)
    moments = []
    while ago < span:
        moments.append(ago)
        ago += every * rng.uniform(0.85, 1.1)
    for ago in reversed(moments):
        yield _past(link, _daytime(anchor - timedelta(days=ago), rng), _told(rng, lines))


def _told(rng: Random, lines: list[str]) -> Told:
    if rng.random() < NOBODY_HOME:
        return Told(met=False, finding="", again=rng.choice(Hour.values))
    line = lines.pop() if lines and rng.random() < WITH_A_LINE else ""
    return Told(how=rng.choice(HOWS), finding=Finding.WELL, line=line)


def _past(link: ContactLink, at: datetime, told: Told) -> Past:
    told.at = at
    return Past(link.household, told, link.member_id, str(link.member))


def _daytime(moment: datetime, rng: Random) -> datetime:
    day: date = clock.local(moment).date()
    return clock.local_moment(day, 9) + timedelta(hours=rng.uniform(0, 10.5))
