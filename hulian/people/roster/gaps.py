"""Open gaps of a community: people not taken for want of a name or a home, who may come again mended."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from hulian.core import clock
from hulian.core.blind import blind
from hulian.people.models import RosterGap
from hulian.people.roster.line import Line
from hulian.places.models import Area


class Gaps:
    """The gaps open before; a line that fills one is a person who was missing, not one who moved in."""

    def __init__(self, community: Area) -> None:
        """Read them."""
        self.community = community
        self.open = list(RosterGap.objects.filter(community=community, filled_at=None))
        self.home_of = {gap.identity_blind: gap.household_id for gap in self.open if gap.identity_blind}
        self.held = {_key(gap.household_id, gap) for gap in self.open}
        self.filled: list[UUID] = []

    def home_for(self, people: Iterable[Line]) -> UUID | None:
        """Return the home in which one of these people was missing."""
        marks = [blind("identity", line.identity) for line in people if line.identity] if self.open else []
        return next((self.home_of[mark] for mark in marks if mark in self.home_of), None)

    def homes(self) -> set[UUID]:
        """Return the homes in which somebody is missing."""
        return {gap.household_id for gap in self.open if gap.household_id}

    def fill(self, line: Line, home_id: UUID) -> bool:
        """Return whether a named line fills a gap, and close that one."""
        marks = (blind("identity", line.identity), blind("name", line.name))
        for gap in self.open:
            same_person = (gap.identity_blind and gap.identity_blind == marks[0]) or (
                gap.household_id is None and gap.name_blind == marks[1])
            same_place = gap.household_id == home_id and not gap.identity_blind and (
                (gap.born_on, gap.relation) == (_day(line.born), line.relation))
            if same_person or same_place:
                self.open.remove(gap)
                self.filled.append(gap.pk)
                return True
        return False

    def note(self, lines: Iterable[tuple[Line, UUID | None]]) -> None:
        """Remember people who were not taken; who is remembered already stays as they are."""
        fresh = []
        for line, home_id in lines:
            gap = RosterGap(
                community=self.community, household_id=home_id, identity_blind=blind("identity", line.identity),
                name_blind=blind("name", line.name), born_on=_day(line.born), relation=line.relation,
                noted_at=clock.now())
            if _key(home_id, gap) not in self.held:
                self.held.add(_key(home_id, gap))
                fresh.append(gap)
        RosterGap.objects.bulk_create(fresh, batch_size=1000)

    def close(self) -> None:
        """Write which gaps were filled."""
        RosterGap.objects.filter(pk__in=self.filled, filled_at=None).update(filled_at=clock.now())
        self.filled = []


def _key(home_id: UUID | None, gap: RosterGap) -> tuple[object, ...]:
    return home_id, gap.identity_blind, gap.name_blind, gap.born_on, gap.relation


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None
