"""Invented families in the cast's community and in others of its district, about 10,000 people in each."""

from collections import Counter
from itertools import count, islice
from random import Random
from typing import Any

from django.db import transaction
from tqdm import tqdm

from hulian.accounts.register import add_user, grant_role
from hulian.accounts.roles import Role
from hulian.core.actor import HULIAN
from hulian.core.sealed import open_field
from hulian.core.search.tokens import pinyin
from hulian.demo.names import given, surname
from hulian.people.models import Household, Resident
from hulian.people.register_many import NewHome, NewResident, add_homes
from hulian.places.add import add_area
from hulian.places.models import Area, Building

IN_A_COMMUNITY = 10_000
IN_A_HOME = 3
DOORS = 60
AT_ONCE = 1000
STREETS = ("文化路", "桂园新村", "南村二队", "沙涌大街", "兴业路", "桂花苑", "同济西路", "渔尾街", "九江巷", "东约里")
FIRST_PHONE = 13700000000


def make_people(residents: int) -> dict[str, Any]:
    """Make so many residents; return queries of each kind that find some of them."""
    rng = Random(residents)  # noqa: S311 - the same world again, nothing secret
    phones = count(FIRST_PHONE)
    missing = max(0, residents - Resident.objects.count())
    with tqdm(total=missing, unit=" people", desc="people") as bar:
        for area in _communities(-(-residents // IN_A_COMMUNITY)):
            wanted = min(missing, IN_A_COMMUNITY)
            missing -= wanted
            homes = _homes(rng, area, wanted, phones)
            while some := list(islice(homes, AT_ONCE)):
                add_homes(area, some, by=HULIAN)
                bar.update(sum(len(home.residents) for home in some))
    return {"queries": _queries(rng), "communities": Area.objects.communities().count()}


def _communities(wanted: int) -> list[Area]:
    """Return the cast's community and as many beside it as it takes, with a liaison who sees them all."""
    first = Area.objects.select_related("parent__parent").get(code="demo")
    town = first.parent
    _liaison(town.parent)
    return [first, *(add_area(f"bench-{at:03}", f"第{at}社区", parent=town.code) for at in range(1, wanted))]


def _liaison(district: Area) -> None:
    with transaction.atomic():
        user = add_user("bench-liaison", name="量区", by=HULIAN, area=district)
        grant_role(user, Role.LIAISON, district, by=HULIAN)


def _homes(rng: Random, area: Area, residents: int, phones: count) -> Any:  # noqa: ANN401 - a generator of homes
    """Yield homes door by door until so many people live in them."""
    number = 0
    while residents > 0:
        number += 1
        street = STREETS[number % len(STREETS)]
        address = f"{area.name}{street} {number // len(STREETS) + 1} 栋"
        building = Building.objects.create(community=area, address=address, year_built=rng.randint(1980, 2015))
        for door in range(DOORS):
            people = [_person(rng, phones) for _ in range(min(IN_A_HOME, residents))]
            residents -= len(people)
            if not people:
                return
            yield NewHome(building, f"{door // 4 + 1}{door % 4 + 1:02}", people[0].name, people)


def _person(rng: Random, phones: count) -> NewResident:
    sex = rng.choice("fm")
    age = rng.randint(3, 92)
    # A third of given names have one character, as among real people.
    first = given(rng, sex, age)
    name = surname(rng) + (first if rng.random() < 2 / 3 else first[:1])
    return NewResident(name, "", str(next(phones)), None, ())


def _queries(rng: Random) -> dict[str, list[str]]:
    """Return what people type, drawn from who lives there: 200 of each kind."""
    keys = list(Resident.objects.filter(household__community__code="demo").values_list("pk", flat=True))
    rows = list(Resident.objects.select_related("household").in_bulk(rng.sample(keys, min(200, len(keys)))).values())
    names = Counter(row.name[-2:] for row in rows)
    return {
        "name": sorted(names), "whole_name": [row.name for row in rows],
        "initials": ["".join(part[0] for part in pinyin(row.name)) for row in rows],
        "tail": [open_field(row, "phone")[-4:] for row in rows if row.phone],
        "address": [row.household.address for row in rows],
    }


def homes() -> list[str]:
    """Return the ids of some homes of the cast's community."""
    rows = Household.objects.filter(community__code="demo").order_by("pk")
    return [str(pk) for pk in rows.values_list("pk", flat=True)[:500]]
