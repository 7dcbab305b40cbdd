"""report: a problem told at a door becomes a case, and the responsible people are told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from hulian.accounts.matrix import paths_for
from hulian.audit.models import Event
from hulian.audit.record import build, record_many
from hulian.cases.clocks import limits, yellow_at
from hulian.cases.codes import Kind, State, Way, categories
from hulian.cases.errors import MissingEvidence, NotAllowed
from hulian.cases.headline import headline
from hulian.cases.models import Case
from hulian.cases.routing import level_of, scope_of
from hulian.cases.suggest import suggest
from hulian.cases.verbs.act import need, past, team_of
from hulian.core import clock, search
from hulian.core.actor import Actor
from hulian.core.blind import digits
from hulian.core.ids import new_id
from hulian.core.rows import put
from hulian.core.search.tokens import of_name, of_text
from hulian.media.keep import Picture, keep_photo
from hulian.notices.tell import tell, tell_of_many
from hulian.people.models import Household
from hulian.places.models import Area, Level
from hulian.teams.models import StationDay


@dataclass(slots=True)
class Report:
    """What was told. Only `words` is required; the rest is found, suggested or left unknown."""

    words: str
    way: str = Way.VISIT
    kind: str = Kind.HELP
    household: Household | None = None
    who: str = ""
    place: str = ""
    title: str = ""
    category: str = ""
    urgency: str = ""
    phone: str = ""
    about_staff: bool = False
    about_id: UUID | None = None
    station_day: StationDay | None = None
    photos: Sequence[Picture] = ()
    reported_at: datetime | None = None
    source: str = ""
    external_key: str = ""
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """A report with all that can be known of it beforehand: what is left is to write it."""

    case: Case
    doc: search.Doc
    event: Event
    team: list[UUID]
    photos: Sequence[Picture]
    by: Actor


def report(community: Area, told: Report, *, by: Actor) -> Case:
    """Take in one report: household, category, urgency, limits, team; tells them after commit.

    Raises NotAllowed, MissingEvidence('words_missing').
    """
    return write(make_ready(community, told, by=by))


def make_ready(community: Area, told: Report, *, by: Actor) -> Ready:
    """Do the part of `report` that looks, asks and thinks: it comes before the turn to write, and raises the same."""
    _check(community, by)
    _check_belongs(community, told)
    case = build_case(community, told, by=by)
    team = team_of(case)
    event = build(
        "case.report", case, by=by, area_path=case.scope_path, case_id=case.pk,
        household_id=case.household_id, at=case.reported_at,
        codes={"state": case.state, "way": case.way, "category": case.category,
               "urgency": case.urgency, "told": [str(user) for user in team]} | past(case),
    )
    return Ready(case, doc_of(case), event, team, told.photos, by)


def write(ready: Ready) -> Case:
    """Do the part of `report` that writes, in one transaction or inside the caller's."""
    case, by = ready.case, ready.by
    with transaction.atomic(savepoint=False):
        put(case)
        for picture in ready.photos:
            keep_photo(picture, owner_type="case", owner_id=case.pk, by=by, inside=bool(case.household_id))
        search.index_many([ready.doc])
        record_many([ready.event])
        tell(ready.team, "report", by=by, case_id=case.pk)
    return case


def report_many(community: Area, reports: Sequence[Report], *, by: Actor) -> list[Case]:
    """Take in many reports at once (a file): same policy, one Event and one notice each for the batch."""
    _check(community, by)
    for told in reports:
        _check_belongs(community, told)
    cases = [build_case(community, told, by=by) for told in reports]
    with transaction.atomic():
        Case.objects.bulk_create(cases, batch_size=500)
        search.index_many([doc_of(case) for case in cases])
        _tell_of_many(community, cases, by)
    return cases


def _tell_of_many(community: Area, cases: Sequence[Case], by: Actor) -> None:
    """Write one Event and tell each responsible person once, by the place that the cases are seen from."""
    for scope in sorted({case.scope_path for case in cases}):
        some = [case for case in cases if case.scope_path == scope]
        team = team_of(some[0])
        record_many([build(
            "case.report_many", community, by=by, area_path=scope,
            codes={"cases": len(some), "way": some[0].way, "told": [str(user) for user in team]},
        )])
        tell_of_many(team, "report_many", by=by, count=len(some))


def build_case(community: Area, told: Report, *, by: Actor) -> Case:
    """Return the unsaved case of a report, with everything that can be found out about it.

    It is called before the transaction: what suggests the category takes its time.
    """
    words = need(told.words, "words_missing")
    if told.category and told.category not in categories():
        raise MissingEvidence("unknown_category")
    guess = suggest(f"{told.title}{words}")
    urgency = told.urgency or guess.urgency
    area_path = told.household.area_path if told.household else community.path
    now = clock.now()
    due = limits(urgency, area_path, now)
    case = Case(
        id=told.id or new_id(), community=community, area_path=area_path,
        scope_path=scope_of(area_path, told.about_id, about_staff=told.about_staff), household=told.household,
        station_day=told.station_day, who=_who(told), place=_place(told),
        title=told.title.strip()[:40] or headline(words, _who(told)), words=words, way=told.way, kind=told.kind,
        category=told.category or guess.category, urgency=urgency,
        category_reason="" if told.category else guess.reason, unsure=not (told.category or guess.sure),
        urgency_reason="" if told.urgency else guess.urgency_reason,
        caller_phone=digits(told.phone), reporter_id=by.id, reporter_name=by.name,
        about_id=told.about_id, state=State.REPORTED, reported_at=told.reported_at or now,
        received_at=now, accept_due_at=due.accept_due_at, resolve_due_at=due.resolve_due_at,
        due_at=due.accept_due_at, yellow_at=yellow_at(now, due.accept_due_at, area_path),
        accept_rule=due.accept_rule, resolve_rule=due.resolve_rule, source=told.source,
        external_key=told.external_key,
    )
    case.level = level_of(case.scope_path)
    return case


def doc_of(case: Case) -> search.Doc:
    """Return what a case is found by."""
    tokens = [*of_name(case.who), *of_text(case.title), *of_text(case.place), *of_text(case.words[:200])]
    return search.Doc("case", case.pk, tokens, case.scope_path)


def _check(community: Area, by: Actor) -> None:
    """Let report who may in the community, or in a part of it; only communities have cases."""
    held = paths_for(by, "case.report")
    here = any(community.path.startswith(path) or path.startswith(community.path) for path in held)
    if community.level != Level.COMMUNITY or (by.kind == "user" and not here):
        raise NotAllowed("not_allowed")


def _check_belongs(community: Area, told: Report) -> None:
    """Refuse a home or a station day of another community: it would be told to the wrong people."""
    home, day = told.household, told.station_day
    if (home and home.community_id != community.pk) or (day and day.team.community_id != community.pk):
        raise NotAllowed("not_allowed")


def _who(told: Report) -> str:
    return told.household.called if told.household else told.who.strip()[:40]


def _place(told: Report) -> str:
    return told.household.address if told.household else told.place.strip()[:100]
