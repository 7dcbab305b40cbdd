"""The one way to write an Event, and to write down a look."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction

from hulian.audit import wake
from hulian.audit.models import Event, Look
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.rows import put


def record(
    verb: str,
    subject: models.Model,
    *,
    by: Actor,
    area_path: str,
    case_id: UUID | None = None,
    household_id: UUID | None = None,
    codes: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> Event:
    """Write that `by` did `verb` to `subject`, inside the caller's transaction.

    `at` is the actor's own clock where it differs from ours (a phone without signal). `codes` holds
    codes and ids, never words.
    """
    event = build(
        verb, subject, by=by, area_path=area_path, case_id=case_id, household_id=household_id,
        codes=codes, at=at,
    )
    put(event)
    wake.after_commit()
    return event


def record_many(events: Sequence[Event]) -> None:
    """Write the events of a bulk verb."""
    put(*events)
    wake.after_commit()


def build(
    verb: str,
    subject: models.Model,
    *,
    by: Actor,
    area_path: str,
    case_id: UUID | None = None,
    household_id: UUID | None = None,
    codes: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> Event:
    """Return an unsaved Event, for `record` and for bulk verbs.

    A colleague is named as they were called then; a resident never, for they can ask to be forgotten and this can't be.
    """
    now = clock.now()
    return Event(
        at=at or now, received_at=now, actor_id=by.id, actor_name="" if by.kind == "resident" else by.name,
        actor_role=by.role_in(area_path), area_path=area_path, verb=verb,
        subject_type=subject._meta.model_name, subject_id=subject.pk, case_id=case_id,
        household_id=household_id, codes=dict(codes or {}),
    )


def look(
    subject: models.Model, what: str, *, by: Actor, area_path: str, household_id: UUID | None
) -> Look:
    """Write that `by` saw `what` (a column or page) of `subject`."""
    row = Look(
        at=clock.now(), actor_id=by.id, actor_name=by.name, actor_role=by.role_in(area_path),
        household_id=household_id, subject_type=subject._meta.model_name, subject_id=subject.pk,
        what=what,
    )
    with transaction.atomic():  # a transaction of its own takes its turn at the gate (core.sqlite)
        put(row)
    return row
