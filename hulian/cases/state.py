"""The one writer of a case's state and of the limit that now counts, and of a task's state."""

from datetime import datetime
from typing import Any

from django.db.models import F

from hulian.cases.clocks import Limits, limits, yellow_at
from hulian.cases.codes import WAITING, State
from hulian.cases.errors import MissingEvidence, WrongState
from hulian.cases.models import Case, Task
from hulian.core import clock

FRESH = ["state", "holder_id", "holder_name", "reopened", "accept_due_at", "resolve_due_at"]


def hold(case: Case, leaves: frozenset[str]) -> None:
    """Keep the case for this transaction, as it stands now; raises WrongState when it isn't in `leaves`.

    The UPDATE changes nothing, but until the end of the transaction nobody else moves the row.
    """
    if not Case.objects.filter(pk=case.pk, state__in=leaves).update(reopened=F("reopened")):
        raise WrongState("wrong_state")
    case.refresh_from_db(fields=FRESH)


def enter(case: Case, leaves: frozenset[str], state: str, **also: Any) -> None:  # noqa: ANN401
    """Move the case from one of `leaves` to `state`; raises WrongState when it isn't there (any more).

    A conditional UPDATE: of two people who act at once, one finds the row unchanged. `also` holds
    columns that belong to the same step (holder, mark …).
    """
    fields = also | _limit(case, state) | {"state": state}
    changed = Case.objects.filter(pk=case.pk, state__in=leaves).update(**fields)
    if not changed:
        raise WrongState("wrong_state")
    for name, value in fields.items():
        if not hasattr(value, "resolve_expression"):
            setattr(case, name, value)


def set_limits(case: Case, due: Limits) -> None:
    """Give the case new limits; what counts now follows the state."""
    fields: dict[str, Any] = {
        "accept_due_at": due.accept_due_at, "resolve_due_at": due.resolve_due_at,
        "accept_rule": due.accept_rule, "resolve_rule": due.resolve_rule,
    }
    for name, value in fields.items():
        setattr(case, name, value)
    fields |= _limit(case, State.REPORTED if case.state in WAITING else case.state)
    Case.objects.filter(pk=case.pk).update(**fields)
    case.due_at, case.yellow_at = fields["due_at"], fields["yellow_at"]


def clock_start(case: Case) -> datetime:
    """Return when the case's clocks began: when it came, or when it was opened again."""
    again = case.reopenings.first() if case.reopened else None
    return again.at if again else case.received_at


def move_task(task: Task, leaves: str, state: str, **also: Any) -> None:  # noqa: ANN401
    """Move a task from one state to another; raises MissingEvidence when it is no longer there."""
    fields = also | {"state": state}
    if not Task.objects.filter(pk=task.pk, state=leaves).update(**fields):
        raise MissingEvidence("task_closed")
    for name, value in fields.items():
        setattr(task, name, value)


def _limit(case: Case, state: str) -> dict[str, Any]:
    """Return the columns of the limit that counts in a state: to be taken, to be resolved, or none."""
    now = clock.now()
    if state == State.REOPENED:
        fresh = limits(case.urgency, case.area_path, now)
        return {
            "accept_due_at": fresh.accept_due_at, "resolve_due_at": fresh.resolve_due_at,
            "due_at": fresh.accept_due_at, "reopened": F("reopened") + 1,
            "yellow_at": yellow_at(now, fresh.accept_due_at, case.area_path),
        }
    if state == State.REPORTED:
        due = case.accept_due_at
    elif state in {State.ACCEPTED, State.PLANNED, State.IN_PROGRESS}:
        due = case.resolve_due_at
    else:
        return {"due_at": None, "yellow_at": None}
    return {"due_at": due, "yellow_at": yellow_at(clock_start(case), due, case.area_path)}
