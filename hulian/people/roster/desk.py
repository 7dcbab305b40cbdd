"""A roster that somebody brings in the browser: laid down, its columns confirmed, taken by the worker."""

import logging
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q

from hulian.accounts.actors import actor_of
from hulian.accounts.models import User
from hulian.accounts.require import NotAllowed, require
from hulian.audit.record import record
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.people.errors import AlreadyEnded
from hulian.people.models import RosterImport, Stage
from hulian.people.roster.broken import Broken
from hulian.people.roster.headings import field_of
from hulian.people.roster.reading import Wanted, read
from hulian.people.roster.take import import_roster, places_of
from hulian.places.models import Area

log = logging.getLogger(__name__)
ACT, KEPT, AWAITED, STUCK = "building.edit", timedelta(days=14), timedelta(days=1), timedelta(minutes=10)


def lay_down(community: Area, upload: UploadedFile, *, by: Actor) -> RosterImport:
    """Keep a file and find its tables; nobody is taken yet. Raises Broken, NotAllowed."""
    require(ACT, community.path, by)
    row = RosterImport(community=community, file_name=Path(upload.name).name[-120:], laid_at=clock.now(), laid_by=by.id)
    path = path_of(row)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("wb") as file:
        path.chmod(0o600)
        file.writelines(upload.chunks())
    try:
        found = read(path, Wanted(places=places_of(community), only_look=True))
        row.people = found.people
        row.tables = [[table.sheet, table.row, table.labels, table.fields] for table in found.tables]
        with transaction.atomic():
            row.save(force_insert=True)
            record("roster.lay_down", row, by=by, area_path=community.path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return row


def begin(row: RosterImport, chosen: dict[str, str], *, by: Actor) -> RosterImport:
    """Let the worker take it, with the fields that somebody confirmed. Raises AlreadyEnded, NotAllowed."""
    require(ACT, row.community.path, by)
    differs = {label: field for label, field in chosen.items() if field != field_of(label)}
    with transaction.atomic():
        waiting = RosterImport.objects.filter(pk=row.pk, stage=Stage.COLUMNS).update(
            stage=Stage.WAITING, chosen=differs, begun_at=clock.now(), laid_by=by.id)
        if not waiting:
            raise AlreadyEnded
        record("roster.begin", row, by=by, area_path=row.community.path)
    return row


def take_waiting() -> int:
    """Take every roster that waits (the worker's recurring work); return how many."""
    _clear()
    RosterImport.objects.filter(stage=Stage.TAKING, begun_at__lt=clock.now() - STUCK).update(stage=Stage.WAITING)
    taken = 0
    for row in RosterImport.objects.filter(stage=Stage.WAITING).select_related("community__parent__parent"):
        if RosterImport.objects.filter(pk=row.pk, stage=Stage.WAITING).update(stage=Stage.TAKING, begun_at=clock.now()):
            _take(row)
            taken += 1
    return taken


def path_of(row: RosterImport) -> Path:
    """Return where the file lies until it is taken; its ending says what it is."""
    return settings.DATA / "rosters" / f"{row.pk}{Path(row.file_name).suffix.lower()}"


def _take(row: RosterImport) -> None:
    def done(count: int, total: int) -> None:
        row.done += count
        # begun_at is also the sign of life by which a run that died is told from a long one
        RosterImport.objects.filter(pk=row.pk).update(done=row.done, people=total, begun_at=clock.now())

    by = actor_of(User.objects.get(pk=row.laid_by))
    try:
        outcome = import_roster(row.community, path_of(row), by=by, chosen=row.chosen, done=_sometimes(done))
        row.stage, row.outcome = Stage.TAKEN, outcome.packed()
    except Broken as broken:
        row.stage, row.broken = Stage.BROKEN, [broken.code, broken.facts]
    except NotAllowed:
        row.stage, row.broken = Stage.BROKEN, ["not_allowed", {}]
    except Exception:
        log.exception("A roster could not be taken: %s", row.pk)
        row.stage, row.broken = Stage.BROKEN, ["failed", {}]
    row.taken_at = clock.now()
    row.save(update_fields=["stage", "outcome", "broken", "taken_at"])
    path_of(row).unlink(missing_ok=True)


def _sometimes(done):  # noqa: ANN001, ANN202 - the same shape as it takes
    """Tell progress in steps worth a row in the database."""
    held = [0]

    def tell(count: int, total: int) -> None:
        held[0] += count
        if held[0] >= 500:
            done(held[0], total)
            held[0] = 0

    return tell


def _clear() -> None:
    """Let go of outcomes after a fortnight, and of files that nobody confirmed within a day."""
    now = clock.now()
    RosterImport.objects.filter(taken_at__lt=now - KEPT).exclude(outcome=b"").update(outcome=b"")
    for row in RosterImport.objects.filter(Q(stage=Stage.COLUMNS), laid_at__lt=now - AWAITED):
        path_of(row).unlink(missing_ok=True)
        row.delete()
