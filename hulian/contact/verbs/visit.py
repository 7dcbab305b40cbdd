"""visit: a contact that took place, or was tried. One knock sees to all that is due there. The only writer of Visit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from hulian.accounts.require import NotAllowed, require
from hulian.audit.record import record
from hulian.cases.codes import Kind, Way
from hulian.cases.models import Case
from hulian.cases.verbs.report import Report, report
from hulian.contact import policy, rhythm
from hulian.contact.codes import Finding, How
from hulian.contact.errors import FindingMissing, HasLeft, WordsMissing
from hulian.contact.models import Visit
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.ids import new_id
from hulian.media.keep import Picture
from hulian.people.models import Household, Resident
from hulian.people.needs import add_needs
from hulian.people.stays import hold
from hulian.places.models import Area

KINDS = {Finding.NEED: Kind.HELP, Finding.PROBLEM: Kind.HELP, Finding.OPINION: Kind.SUGGESTION}
ASIDE = (Finding.PROBLEM, Finding.OPINION)


@dataclass(slots=True)
class Told:
    """What a visit came to. `needs` are taps: a person of the home, and a code of Need.

    `about_id` and `about_staff`: a problem or an opinion is about one of us, that person or one whose name isn't known.
    """

    how: str = How.DOOR
    met: bool = True
    finding: str = Finding.WELL
    line: str = ""
    confidential: str = ""
    needs: Sequence[tuple[Resident, str]] = ()
    photos: Sequence[Picture] = ()
    again: str = ""
    about_staff: bool = False
    about_id: UUID | None = None
    at: datetime | None = None
    id: UUID | None = None

    @property
    def aside(self) -> bool:
        """Return whether it goes past one of us: the level above gets the words, and the visit keeps none."""
        return self.met and self.finding in ASIDE and (self.about_staff or self.about_id is not None)


def visit(home: Household, told: Told, *, by: Actor) -> Visit:
    """Write down a visit; a problem, an opinion, or a need in words becomes a case of the home.

    What is about one of us becomes a case too, and the visit then says only that one was there.

    Raises NotAllowed, HasLeft, FindingMissing, WordsMissing.
    """
    policy.require("visit.write", home, by)
    _check(home, told)
    with transaction.atomic():
        hold(home)
        case = _case_of(home, told, by)
        row = _row(home, told, by, case)
        row.save(force_insert=True)
        if told.met:
            _note_needs(home, told)
            rhythm.heard(home, row)
        else:
            rhythm.rhythm_of(home)
            rhythm.tried([home.pk], row.at)
        record("visit.record", row, by=by, area_path=home.area_path, household_id=home.pk, at=row.at,
               case_id=row.case_id,
               codes={"how": row.how, "met": row.met, "finding": row.finding, "again": row.again})
    return row


def nobody_home(homes: Sequence[Household], *, by: Actor, again: str = "", at: datetime | None = None) -> list[Visit]:
    """Write down a whole stairwell where nobody opened: the bulk form, one Event for the batch. Raises NotAllowed."""
    for home in homes:
        policy.require("visit.write", home, by)
    batch, told = new_id(), Told(met=False, finding="", again=again, at=at)
    rows = [_row(home, told, by, None, batch) for home in homes]
    with transaction.atomic():
        for home in homes:
            rhythm.rhythm_of(home)
        Visit.objects.bulk_create(rows, batch_size=500)
        rhythm.tried([home.pk for home in homes], rows[0].at)
        record("visit.nobody_home", homes[0].community, by=by, area_path=homes[0].community.path,
               codes={"homes": len(rows), "batch": str(batch), "again": again})
    return rows


@dataclass(frozen=True, slots=True)
class Past:
    """One line of a list that was kept on paper: the home, what was told, who was there."""

    home: Household
    told: Told
    by_id: UUID | None
    by_name: str


def visit_many(community: Area, past: Sequence[Past], *, by: Actor) -> int:
    """Take in visits that took place before: the bulk form, one Event for the batch. No case is made of old ones.

    Raises NotAllowed, and FindingMissing or WordsMissing where a line lacks something.
    """
    require("visit.write", community.path, by)
    for one in past:
        _check(one.home, one.told)
    rows = [_row(one.home, one.told, replace(by, id=one.by_id, name=one.by_name), None) for one in past]
    with transaction.atomic():
        Visit.objects.bulk_create(rows, batch_size=500)
        rhythm.heard_many(rows)
        record("visit.record_many", community, by=by, area_path=community.path, codes={"visits": len(rows)})
    return len(rows)


def _check(home: Household, told: Told) -> None:
    if home.moved_out_at or home.merged_into_id:
        raise HasLeft
    if told.met and told.finding not in Finding.values:
        raise FindingMissing
    if told.met and told.finding in {Finding.PROBLEM, Finding.OPINION} and not told.line.strip():
        raise WordsMissing
    if told.met and told.finding == Finding.NEED and not (told.line.strip() or told.needs):
        raise WordsMissing
    if any(resident.household_id != home.pk for resident, _code in told.needs):
        raise NotAllowed("visit.write")


def _case_of(home: Household, told: Told, by: Actor) -> Case | None:
    """Return the case that a problem, a need said in words, or a complaint about one of us becomes."""
    if not told.aside and (not told.met or told.finding not in KINDS or not told.line.strip()):
        return None
    kind = Kind.COMPLAINT if told.aside else KINDS[told.finding]
    return report(home.community, Report(
        told.line, way=Way.VISIT, kind=kind, household=home, photos=told.photos, reported_at=told.at,
        about_staff=told.about_staff and told.aside, about_id=told.about_id if told.aside else None,
    ), by=by)


def _note_needs(home: Household, told: Told) -> None:
    if told.needs:
        add_needs(told.needs)
        rhythm.settle(home, verb="visit.record")


def _row(home: Household, told: Told, by: Actor, case: Case | None, batch: UUID | None = None) -> Visit:
    now, kept = clock.now(), told.met and not told.aside
    return Visit(
        id=told.id or new_id(), household=home, community=home.community, area_path=home.area_path,
        at=min(told.at or now, now), received_at=now, by_id=by.id, by_name=by.name, how=told.how, met=told.met,
        finding=told.finding if kept else "", line="" if told.aside else told.line.strip()[:200],
        confidential=told.confidential.strip(), again="" if told.met else told.again, batch=batch,
        case_id=case.pk if case and kept else None,
    )
