"""Homes that nobody knew: written in batches, each a short transaction of its own."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from hulian.core.actor import Actor
from hulian.people.models import Household
from hulian.people.register_many import NewHome, NewResident, add_homes
from hulian.people.roster.carry import HEADS
from hulian.people.roster.gaps import Gaps
from hulian.people.roster.homes import Home
from hulian.people.roster.known import SOURCE, Known
from hulian.people.roster.line import Line
from hulian.people.roster.places import Doors

AT_ONCE = 800
MOST_CALLED, MOST_NUMBER = 40, 24


class Arrivals:
    """Collects new homes and writes them."""

    def __init__(self, known: Known, gaps: Gaps, by: Actor, wrote: Callable[[int], object]) -> None:
        """Wait for homes."""
        self.known, self.gaps, self.by, self.wrote = known, gaps, by, wrote
        self.doors = Doors(known)
        self.waiting: list[tuple[Home, list[Line], list[Line]]] = []
        self.households, self.residents = 0, 0

    def add(self, home: Home, people: list[Line], nameless: list[Line]) -> None:
        """Take in a home with its people, the head first; nameless ones leave a gap."""
        people.sort(key=lambda line: line.relation.lower() not in HEADS and line.name != home.head)
        self.waiting.append((home, people, nameless))
        if len(self.waiting) >= AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        if not self.waiting:
            return
        with transaction.atomic():
            doors = self.doors.make([(home, people[0]) for home, people, _nameless in self.waiting])
            made = [_new(home, people, door)
                    for (home, people, _nameless), door in zip(self.waiting, doors, strict=True)]
            rows: list[Household] = add_homes(self.known.community, made, by=self.by)
            self.gaps.note((line, row.pk) for row, (_home, _people, nameless) in zip(rows, self.waiting, strict=True)
                           for line in nameless)
            self.gaps.close()
        self.doors.remember([home for home, _people, _nameless in self.waiting], [home.dwelling for home in made])
        people = sum(len(people) for _home, people, _nameless in self.waiting)
        self.households += len(rows)
        self.residents += people
        self.wrote(people)
        self.waiting = []


def _new(home: Home, people: list[Line], door: tuple) -> NewHome:
    building, unit, dwelling = door
    return NewHome(
        building, unit, people[0].name[:MOST_CALLED], [resident_of(line) for line in people], dwelling=dwelling,
        came_from={"number": home.number[:MOST_NUMBER], "source": SOURCE, "external_key": home.external_key},
    )


def resident_of(line: Line) -> NewResident:
    """Return a line as the register takes it."""
    facts = {"sex": line.sex, "relation": line.relation, "identity": line.identity, "key_holder": line.key_holder,
             "emergency_name": line.emergency_name, "emergency_phone": line.emergency_phone}
    return NewResident(line.name, phone=line.phone, born_on=date.fromisoformat(line.born) if line.born else None,
                       needs=line.needs, facts=facts)
