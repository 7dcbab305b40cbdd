"""The verb: a roster that was read becomes homes and people of a community."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.db import transaction

from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.core.actor import Actor
from hulian.core.bulk import thrifty
from hulian.people.roster.arrivals import Arrivals
from hulian.people.roster.changes import Changes
from hulian.people.roster.gaps import Gaps
from hulian.people.roster.homes import Gathering, Home
from hulian.people.roster.known import Known
from hulian.people.roster.line import Line
from hulian.people.roster.outcome import Outcome, Problem
from hulian.people.roster.reading import Read, Wanted, read
from hulian.places.models import Area

Done = Callable[[int, int], object]
AT_ONCE = 500


def places_of(community: Area) -> tuple[str, ...]:
    """Return the names an address of the community may begin with, from above."""
    names = []
    area: Area | None = community
    while area is not None:
        names.append(area.name)
        area = area.above()
    return tuple(name for name in reversed(names) if len(name) > 1 and name[-1] in "省市区县镇乡道区会")


def import_roster(community: Area, path: Path, *, by: Actor, chosen: dict[str, str] | None = None,
                  done: Done = lambda _count, _total: None) -> Outcome:
    """Read a file and take its homes and people. Raises Broken (and then nothing changed), NotAllowed."""
    for act in ("household.edit", "building.edit"):
        require(act, community.path, by)
    gathering = Gathering()
    with thrifty():
        found = read(path, Wanted(chosen or {}, places_of(community)), each=gathering.add)
        gathering.forget()
        return _take(community, found, gathering, by=by, done=done)


def _take(community: Area, found: Read, gathering: Gathering, *, by: Actor, done: Done) -> Outcome:
    """Take what was read, in short transactions; a run that was cut off is carried on by the next."""
    outcome, total = Outcome(tables=found.tables), found.people
    known, gaps = Known(community, places_of(community)), Gaps(community)
    arrivals = Arrivals(known, gaps, by, lambda count: done(count, total))
    changes = Changes(known, gaps, by, outcome)
    for batch in batches(gathering.homes, AT_ONCE):
        known.attend(batch, gaps.homes())
        for home in batch:
            people, nameless, doubled = _sorted_out(home.lines())
            outcome.seen_before += doubled
            left_out: set[int] = set()
            if before := known.homes.get(gaps.home_for(people)) or known.find(home, people):
                left_out = changes.compare(before, people, nameless)
                done(len(people), total)
            elif people and (before := known.find_moved_out(home, people)):
                left_out = changes.propose_back(before, people)
                done(len(people), total)
            elif people:
                arrivals.add(home, people, nameless)
            _note(outcome, [*people, *nameless], left_out)
            home.packed = []
    _note(outcome, gathering.homeless, {line.row for line in gathering.homeless})
    arrivals.flush()
    outcome.households, outcome.residents = arrivals.households, outcome.residents + arrivals.residents
    if not any("mend" in table.fields for table in found.tables):
        changes.propose_absent()
    changes.write()
    _finish(community, outcome, gaps, gathering.homeless, by)
    return outcome


def batches(homes: list[Home], size: int) -> Iterator[list[Home]]:
    """Yield so many homes at a time, and let go of them."""
    homes.reverse()
    while homes:
        yield [homes.pop() for _home in range(min(size, len(homes)))]


def _sorted_out(lines: Iterable[Line]) -> tuple[list[Line], list[Line], int]:
    """Return people with a name, those without, and how many stood there twice."""
    people: dict[tuple[str, ...], Line] = {}
    nameless, doubled = [], 0
    for line in lines:
        if not line.name:
            nameless.append(line)
            continue
        mark = (line.name, line.identity or line.born, *(line.raw if line.faults and not line.identity else ()))
        if mark in people:
            doubled += 1
        people.setdefault(mark, line)
    return list(people.values()), nameless, doubled


def _note(outcome: Outcome, lines: Iterable[Line], left_out: set[int]) -> None:
    for line in lines:
        for fault in line.faults:
            taken = bool(line.name) and line.row not in left_out
            outcome.problems.append(Problem(line.sheet, line.row, fault.column, fault.code, taken, line.raw))


def _finish(community: Area, outcome: Outcome, gaps: Gaps, homeless: list[Line], by: Actor) -> None:
    """Remember who could not be placed, and write that an import brought something."""
    with transaction.atomic():
        gaps.note((line, None) for line in homeless if line.name)
        if outcome.households or outcome.residents or outcome.filled:
            record("roster.import", community, by=by, area_path=community.path,
                   codes={"households": outcome.households, "residents": outcome.residents, "filled": outcome.filled})
