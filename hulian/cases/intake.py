"""intake: a file of messages becomes cases, through the bulk form of `report`.

What is taken is found again by its key: the file's id, or a digest of the record where it has none.
A time that can't be read (or lies ahead of us) doesn't cost the message: it is taken with our own
time, and its line is named in `Outcome.untimed`.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import IntegrityError
from django.utils.translation import gettext as _

from hulian.cases.codes import Kind, Way
from hulian.cases.models import Case
from hulian.cases.verbs.report import Report, report_many
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.places.models import Area

SOURCE = "intake"
BATCH = 500
LONGEST_ID = 80
STYLES = ("%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y-%m-%d %H:%M", "%Y/%m/%d", "%Y-%m-%d",
          "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M")
OLDEST = 1990
KINDS = (
    ("举报", Kind.REPORT), ("投诉", Kind.COMPLAINT), ("建议", Kind.SUGGESTION), ("咨询", Kind.ASK), ("请问", Kind.ASK),
)


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the file; `line` is the physical line on which it begins, the header being line 1."""

    line: int
    text: str
    id: str = ""
    title: str = ""
    time: str = ""
    broken: str = ""

    @property
    def key(self) -> str:
        """Return what the record is known by: its id, else a digest of all it says."""
        if 0 < len(self.id) <= LONGEST_ID:
            return self.id
        said = "\0".join([self.id] if self.id else [self.title, self.time, self.text])
        return f"sha256:{hashlib.sha256(said.encode()).hexdigest()[:40]}"


@dataclass(slots=True)
class Outcome:
    """What became of a file. `refused` holds (line, reason), `suggested` counts categories."""

    taken: int = 0
    seen_before: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    suggested: Counter = field(default_factory=Counter)
    untimed: list[int] = field(default_factory=list)


def intake(
    community: Area, records: Iterable[Record], *, by: Actor, done: Callable[[int], object] = int,
) -> Outcome:
    """Take in the records in batches; each batch is whole or not there. `done` hears how many are through."""
    outcome = Outcome()
    for batch in _batches(records):
        _take(community, batch, outcome, by)
        done(len(batch))
    outcome.refused.sort()
    return outcome


def read_time(text: str) -> datetime | None:
    """Return the moment a time of the file means (in Shanghai), or None where it means none up to now."""
    for style in STYLES:
        try:
            naive = datetime.strptime(text.strip(), style)  # noqa: DTZ007 - the zone follows
        except ValueError:
            continue
        moment = naive.replace(tzinfo=clock.SHANGHAI)
        return moment if naive.year >= OLDEST and moment <= clock.now() else None
    return None


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    waiting = iter(records)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _take(community: Area, batch: list[Record], outcome: Outcome, by: Actor) -> None:
    """Take one batch; when someone else took in the same file meanwhile, look again once."""
    fresh = _fresh(community, batch)
    try:
        cases = report_many(community, [_report(record) for record in fresh.new], by=by)
    except IntegrityError:
        fresh = _fresh(community, batch)
        cases = report_many(community, [_report(record) for record in fresh.new], by=by)
    outcome.taken += len(cases)
    outcome.seen_before += fresh.seen
    outcome.refused += fresh.refused
    outcome.suggested.update(case.category for case in cases)
    outcome.untimed += [record.line for record in fresh.new if record.time.strip() and not read_time(record.time)]


@dataclass(slots=True)
class _Fresh:
    """A batch, sorted into what is new, what was seen before, and what is refused."""

    new: list[Record] = field(default_factory=list)
    seen: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


def _fresh(community: Area, batch: list[Record]) -> _Fresh:
    known = _known(community, [record.key for record in batch])
    fresh = _Fresh()
    for record in batch:
        text = record.text.strip()
        if record.broken or not text:
            fresh.refused.append((record.line, record.broken or _("there is no text in it")))
        elif record.key not in known:
            known[record.key] = text
            fresh.new.append(record)
        elif known[record.key] == text:
            fresh.seen += 1
        else:
            reason = _("the id {id} was taken in before with another text").format(id=record.id)
            fresh.refused.append((record.line, reason))
    return fresh


def _known(community: Area, keys: list[str]) -> dict[str, str]:
    """Return the words of what was taken in before, by key."""
    rows = Case.objects.filter(community=community, source=SOURCE, external_key__in=keys)
    return dict(rows.values_list("external_key", "words"))


def _report(record: Record) -> Report:
    said = record.title + record.text[:60]
    kind = next((kind for word, kind in KINDS if word in said), Kind.HELP)
    return Report(
        record.text, way=Way.BULK, kind=kind, title=record.title, reported_at=read_time(record.time),
        source=SOURCE, external_key=record.key,
    )
