"""What is known of a community before an import: its doors, homes and people, by what a roster says of them.

Homes are kept in mind whole, their people only while their homes are compared: communities are large.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from hulian.core.blind import blind
from hulian.people.models import Household, Resident, Stay
from hulian.people.roster.addresses import address_of, key_of
from hulian.people.roster.again import Person, known_person
from hulian.people.roster.homes import OFFICIAL, Home
from hulian.people.roster.line import Line
from hulian.places.models import Area, Building, Dwelling

SOURCE = "roster"


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
        self.left: dict[UUID, list[Person]] = {}
        self.by_external: dict[str, KnownHome] = {}
        self.by_number: dict[str, KnownHome] = {}
        self.by_door: defaultdict[str, list[KnownHome]] = defaultdict(list)
        self.moved_out: defaultdict[str, list[KnownHome]] = defaultdict(list)
        self.buildings: dict[str, Building] = {}
        for building in Building.objects.filter(community=community).select_related("grid"):
            self.buildings.setdefault(address_of(building.address, places).key, building)
        self.doors = {(row[1], key_of(row[2])): row[0] for row in
                      Dwelling.objects.filter(building__community=community).values_list("id", "building_id", "unit")}
        self._read_homes()

    def attend(self, homes: Collection[Home], more: Iterable[UUID]) -> None:
        """Read the people of every home that one of these may be, and who left it; those read before are let go."""
        ids = set(more)
        for home in homes:
            ids |= {known.id for known in self._candidates(home)}
        self.people = {pk: [] for pk in ids}
        rows = Resident.objects.filter(household_id__in=ids, gone_at=None).order_by("id").values_list(
            "household_id", "id", "name", "identity_blind", "born_on", "phone_blind")
        for home_id, pk, name, identity, born, phone in rows:
            self.people[home_id].append(Person(pk, name, identity, born, bool(identity), bool(phone)))
        self._read_who_left(ids | {known.id for home in homes for known in self._moved_out(home)})

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

    def find_moved_out(self, home: Home, lines: list[Line]) -> KnownHome | None:
        """Return the home that this one was before it moved out: by one of its people."""
        return next((known for known in self._moved_out(home)
                     if any(known_person(self.left[known.id], line) for line in lines)), None)

    def _marked(self, home: Home) -> KnownHome | None:
        if not self.homes:
            return None
        official = self.by_number.get(home.number) if len(home.number) >= OFFICIAL else None
        return self.by_external.get(home.external_key) or official

    def _candidates(self, home: Home) -> Iterable[KnownHome]:
        marked = self._marked(home)
        return [marked] if marked else self.by_door.get(home.key, ())

    def _moved_out(self, home: Home) -> Iterable[KnownHome]:
        return self.moved_out.get(home.key, ()) if home.key else ()

    def _read_who_left(self, ids: set[UUID]) -> None:
        self.left = {pk: [] for pk in ids}
        rows = Stay.objects.filter(household_id__in=ids, resident__erased_at=None).values_list(
            "household_id", "resident_id", "resident__name", "resident__identity_blind", "resident__born_on")
        for home_id, pk, name, identity, born in rows:
            self.left[home_id].append(Person(pk, name, identity, born, bool(identity), has_phone=False))

    def _read_homes(self) -> None:
        rows = Household.objects.filter(community=self.community).order_by("id").values_list(
            "id", "called", "number", "external_key", "source", "dwelling__building__address", "dwelling__unit",
            "merged_into_id", "moved_out_at")
        merged: list[tuple[UUID, KnownHome, str]] = []
        for pk, called, number, external, source, building, unit, into, moved_out in rows.iterator(chunk_size=2000):
            key = address_of(f"{building}{unit}", self.places).key
            home = KnownHome(pk, called, key, number, source == SOURCE)
            if into:
                merged.append((into, home, external if source == SOURCE else ""))
            elif moved_out:
                self.moved_out[key].append(home)
            else:
                self.homes[pk] = home
                self.by_door[key].append(home)
                self._mark(home, number, external if source == SOURCE else "")
        self._follow(merged)

    def _mark(self, home: KnownHome, number: str, external: str) -> None:
        if external:
            self.by_external.setdefault(external, home)
        if number:
            self.by_number.setdefault(number, home)

    def _follow(self, merged: list[tuple[UUID, KnownHome, str]]) -> None:
        """Know a home that is one with another by its old marks and door as that other one."""
        into = {home.id: other for other, home, _external in merged}
        for other, home, external in merged:
            while other in into:
                other = into[other]  # noqa: PLW2901 - follow the pointers to the end
            if survivor := self.homes.get(other):
                self._mark(survivor, home.number, external)
                if survivor not in self.by_door[home.key]:
                    self.by_door[home.key].append(survivor)
