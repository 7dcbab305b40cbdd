"""appoint: day, time and names are told to the resident before anyone rings."""

from datetime import datetime

from hulian.cases.codes import WORKING
from hulian.cases.errors import MissingEvidence
from hulian.cases.models import Appointment, Case, TaskState
from hulian.cases.verbs.act import concerned, doing, finish, need
from hulian.core import clock
from hulian.core.actor import Actor

LEAVES = frozenset(WORKING)


def appoint(case: Case, *, by: Actor, starts_at: datetime | None, names: str, told: str) -> Appointment:
    """Agree a time. Raises MissingEvidence: 'time_missing', 'time_past', 'names_missing'."""
    with doing("appoint", case, by, LEAVES):
        if starts_at is None:
            raise MissingEvidence("time_missing")
        if starts_at <= clock.now():
            raise MissingEvidence("time_past")
        names = need(names, "names_missing")
        workers = case.tasks.exclude(state=TaskState.REFUSED).values_list("helper__user_id", "escort_id")
        row = Appointment.write(case, by, starts_at=starts_at, names=names, told=told)
        people = [user for pair in workers for user in pair]
        finish("appoint", case, row, by=by, tell_to=[*concerned(case), *people])
    return row
