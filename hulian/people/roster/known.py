"""What is known of a community before an import: its doors, homes and people, by what a roster says of them.

Homes are kept in mind whole, their people only while their homes are compared: communities are large.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from hulian.core.blind import blind
from hulian.people.models import Household, Resident
from hulian.people.roster.addresses import address_of, key_of
from hulian.people.roster.homes import OFFICIAL, Home
from hulian.people.roster.line import Line
from hulian.places.models import Area, Building, Dwelling

SOURCE = "roster"


class Person(NamedTuple):
    """Somebody known, as far as it takes to know them again."""

    id: UUID
    name: str
    identity_blind: str
    born_on: date | None
    has_identity: bool
    has_phone: bool


@dataclass(slots=True)
class KnownHome:
    """A home known before."""

    id: UUID
    called: str
    key: str
    number: str
    from_roster: bool


class Known:
    """Everything known of one community."""

    def __init__(self, community: Area, places: tuple[str, ...]) -> None:
        """Read it."""
        self.community, self.places = community, places
        self.homes: dict[UUID, KnownHome] = {}
        self.people: dict[UUID, list[Person]] = {}
        self.by_external: dict[str, KnownHome] = {}
        self.by_number: dict[str, KnownHome] = {}
        self.by_door: defaultdict[str, list[KnownHome]] = defaultdict(list)
        self.buildings: dict[str, Building] = {}
        for building in Building.objects.filter(community=community).select_related("grid"):
            self.buildings.setdefault(address_of(building.address, places).key, building)
        self.doors = {(row[1], key_of(row[2])): row[0] for row in
                      Dwelling.objects.filter(building__community=community).values_list("id", "building_id", "unit")}
        self._read_homes()

    def attend(self, homes: Iterable[Home], more: Iterable[UUID]) -> None:
        """Read the people of every home that one of these may be; those of the homes before are let go."""
        ids = set(more)
        for home in homes:
            ids |= {known.id for known in self._candidates(home)}
        self.people = {pk: [] for pk in ids}
        rows = Resident.objects.filter(household_id__in=ids, gone_at=None).order_by("id").values_list(
            "household_id", "id", "name", "identity_blind", "born_on", "phone_blind")
        for home_id, pk, name, identity, born, phone in rows:
            self.people[home_id].append(Person(pk, name, identity, born, bool(identity), bool(phone)))

    def find(self, home: Home, lines: list[Line]) -> KnownHome | None:
        """Return the home that this one is: by its own mark or number, or by a shared person behind the same door."""
        if found := self._marked(home):
            return found
        here = self.by_door.get(home.key) if home.key else None
        if not here:
            return None
        names = {line.name for line in lines} | ({home.head} if home.head else set())
        blinds = {blind("identity", line.identity) for line in lines if line.identity}
        for known in here:
            same_number = home.number and home.number == known.number
            if same_number or any(one.name in names or one.identity_blind in blinds for one in self.people[known.id]):
                return known
        return None if home.number or home.head else here[0]

    def _marked(self, home: Home) -> KnownHome | None:
        if not self.homes:
            return None
        official = self.by_number.get(home.number) if len(home.number) >= OFFICIAL else None
        return self.by_external.get(home.external_key) or official

    def _candidates(self, home: Home) -> Iterable[KnownHome]:
        marked = self._marked(home)
        return [marked] if marked else self.by_door.get(home.key, ())

    def _read_homes(self) -> None:
        rows = Household.objects.filter(community=self.community, moved_out_at=None, merged_into=None).values_list(
            "id", "called", "number", "external_key", "source", "dwelling__building__address", "dwelling__unit")
        for pk, called, number, external, source, building, unit in rows.iterator(chunk_size=2000):
            key = address_of(f"{building}{unit}", self.places).key
            home = KnownHome(pk, called, key, number, source == SOURCE)
            self.homes[pk] = home
            self.by_door[key].append(home)
            if external and source == SOURCE:
                self.by_external[external] = home
            if number:
                self.by_number.setdefault(number, home)


def known_person(people: list[Person], line: Line, unmet: Collection[UUID]) -> Person | None:
    """Return who of those not met yet a line speaks of: by ID number, else by name."""
    free = [person for person in people if person.id in unmet]
    if line.identity:
        mark = blind("identity", line.identity)
        if found := next((person for person in free if person.identity_blind == mark), None):
            return found
    same = [person for person in free if person.name == line.name]
    born = date.fromisoformat(line.born) if line.born else None
    return next((person for person in same if person.born_on == born), same[0] if same else None)
