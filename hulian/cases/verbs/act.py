"""What every verb does around its own step: policy, state, Event, and telling people."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import models, transaction

from hulian.accounts.actors import holder_ids
from hulian.accounts.roles import Role
from hulian.audit.record import record
from hulian.cases import policy
from hulian.cases.errors import MissingEvidence
from hulian.cases.models import Case, Task
from hulian.cases.state import hold
from hulian.core.actor import Actor
from hulian.notices.tell import tell

TEAM = {Role.STATION_LEADER, Role.STATION_MEMBER, Role.COMMUNITY_ADMIN}


@contextmanager
def doing(verb: str, case: Case, by: Actor, leaves: frozenset[str], task: Task | None = None) -> Iterator[None]:
    """Do a verb in one transaction: policy first, then the state as it is now, not as a page once showed it.

    Who may not learns nothing of where the case stands. Evidence is looked at inside, while nobody
    else can move the case. Raises NotAllowed, WrongState.
    """
    policy.require(verb, case, by, task)
    with transaction.atomic():
        hold(case, leaves)
        yield


def need(text: str | None, code: str) -> str:
    """Return the text without its margins; raises MissingEvidence(code) when nothing is left."""
    plain = (text or "").strip()
    if not plain:
        raise MissingEvidence(code)
    return plain


def finish(
    verb: str, case: Case, row: models.Model, *, by: Actor, tell_to: Iterable[UUID | None] = (),
    codes: dict[str, Any] | None = None, kind: str = "",
) -> None:
    """Write the Event and tell people; whom the case is about is never among them. `kind`: of the notice, else verb."""
    told = [user for user in dict.fromkeys(tell_to) if user and user not in {by.id, case.about_id}]
    names = {"told": [str(user) for user in told]} if told else {}
    record(
        f"case.{verb}", row, by=by, area_path=case.scope_path, case_id=case.pk,
        household_id=case.household_id,
        codes=(codes or {}) | {"state": case.state} | past(case) | names,
    )
    tell(told, kind or verb, by=by, case_id=case.pk)


def past(case: Case) -> dict[str, str]:
    """Return the code that keeps an Event from whom the case is about, wherever Events are read."""
    return {"past": str(case.about_id)} if case.about_id else {}


def team_of(case: Case) -> list[UUID]:
    """Return who answers for the case where it is seen from; else the level above."""
    users = holder_ids(case.scope_path, TEAM) or holder_ids(case.scope_path, {Role.SUPERVISOR})
    return [user for user in users if user != case.about_id]


def concerned(case: Case) -> list[UUID | None]:
    """Return who reported it, who reported the same matter too, and who holds it."""
    also = case.merged.values_list("reporter_id", flat=True)
    return [case.reporter_id, case.holder_id, *also]
