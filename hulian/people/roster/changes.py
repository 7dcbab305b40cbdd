"""Homes that are known: nothing is done but filling what was empty; what changed is proposed."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from hulian.audit.record import build, record_many
from hulian.core.actor import Actor
from hulian.core.blind import blind
from hulian.people.finding import refresh
from hulian.people.models import Household, Resident
from hulian.people.register_many import add_people
from hulian.people.roster.again import Person, known_person
from hulian.people.roster.arrivals import resident_of
from hulian.people.roster.gaps import Gaps
from hulian.people.roster.known import Known, KnownHome
from hulian.people.roster.line import Line
from hulian.people.roster.outcome import Outcome, Proposal

MOST_UNMET = 0.5
BLIND = ("identity", "phone")


class Changes:
    """Compares known homes with the roster."""

    def __init__(self, known: Known, gaps: Gaps, by: Actor, outcome: Outcome) -> None:
        """Wait for homes."""
        self.known, self.gaps, self.by, self.outcome = known, gaps, by, outcome
        self.unmet: dict[UUID, dict[UUID, str]] = {}
        self.lived, self.untold = 0, set[UUID]()
        self.late: list[tuple[UUID, Line]] = []
        self.fills: list[tuple[Person, UUID, dict[str, Any]]] = []

    def compare(self, home: KnownHome, people: list[Line], nameless: list[Line]) -> set[int]:
        """Look at one home; return the rows of people who were neither known nor taken."""
        left_out: set[int] = set()
        if home.id not in self.unmet:
            self.unmet[home.id] = {person.id: person.name for person in self.known.people[home.id]}
            self.lived += len(self.unmet[home.id])
        unmet = self.unmet[home.id]
        if nameless:
            self.untold.add(home.id)
        for line in people:
            if person := known_person(self.known.people[home.id], line, unmet):
                del unmet[person.id]
                self.outcome.seen_before += 1
                self._fill(person, home, line)
                if line.change:
                    self._propose(line.change, home, person.name, line)
            elif known_person(self.known.left[home.id], line):
                self._propose("back", home, line.name, line)
                left_out.add(line.row)
            elif self.gaps.fill(line, home.id):
                self.late.append((home.id, line))
                self.outcome.residents += 1
            else:
                self._propose("moved_in", home, line.name, line)
                left_out.add(line.row)
        return left_out

    def propose_back(self, home: KnownHome, people: list[Line]) -> set[int]:
        """Propose that a home lives here still (or again) of which we wrote that it moved out; return its rows."""
        self._propose("back", home, "", people[0])
        return {line.row for line in people}

    def propose_absent(self) -> None:
        """Propose that people moved out whom the roster leaves out of a home it names, and whole homes it leaves out.

        Only where the roster names most of them: a list of elders doesn't say that the children left, and the
        roster of one grid says nothing about another.
        """
        if sum(map(len, self.unmet.values())) >= MOST_UNMET * self.lived:
            return
        for home_id, unmet in self.unmet.items():
            for name in unmet.values() if home_id not in self.untold else ():
                self._propose("moved_out", self.known.homes[home_id], name)
        before = [home for home in self.known.homes.values() if home.from_roster]
        gone = [home for home in before if home.id not in self.unmet]
        if len(gone) < len(before) * MOST_UNMET:
            for home in gone:
                self._propose("moved_out", home, "")

    def write(self) -> None:
        """Write late people and filled facts."""
        if not self.late and not self.fills:
            return
        with transaction.atomic():
            touched = {home_id for home_id, _line in self.late} | {fill[1] for fill in self.fills}
            homes = Household.objects.in_bulk(touched)
            for home_id, line in self.late:
                add_people([(homes[home_id], [resident_of(line)])], moved_in=False)
            people = Resident.objects.in_bulk([fill[0].id for fill in self.fills])
            for person, _home_id, facts in self.fills:
                _write_facts(people[person.id], facts)
            for home in homes.values():
                refresh(home)
            self._tell(homes)
            self.gaps.close()

    def _tell(self, homes: dict[UUID, Household]) -> None:
        counts: dict[UUID, list[int]] = {pk: [0, 0] for pk in homes}
        for home_id, _line in self.late:
            counts[home_id][0] += 1
        for _person, home_id, _facts in self.fills:
            counts[home_id][1] += 1
        record_many([build("household.mend", home, by=self.by, area_path=home.area_path, household_id=pk,
                           codes={"added": counts[pk][0], "filled": counts[pk][1]}) for pk, home in homes.items()])

    def _fill(self, person: Person, home: KnownHome, line: Line) -> None:
        facts: dict[str, Any] = {}
        if line.identity and not person.has_identity:
            facts["identity"] = line.identity
        if line.phone and not person.has_phone:
            facts["phone"] = line.phone
        if line.born and person.born_on is None:
            facts["born_on"] = date.fromisoformat(line.born)
        if facts:
            self.fills.append((person, home.id, facts))
            self.outcome.filled += 1

    def _propose(self, kind: str, home: KnownHome, name: str, line: Line | None = None) -> None:
        where = (line.sheet, line.row) if line else ("", 0)
        self.outcome.proposals.append(Proposal(kind, str(home.id), home.called, name, *where))


def _write_facts(person: Resident, facts: dict[str, Any]) -> None:
    blinds = {f"{column}_blind": blind(column, facts[column]) for column in BLIND if column in facts}
    for column, value in (facts | blinds).items():
        setattr(person, column, value)
    person.save(update_fields=[*facts, *blinds])
