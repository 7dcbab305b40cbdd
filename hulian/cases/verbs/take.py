"""take: the helper says yes."""

from hulian.cases.codes import State
from hulian.cases.models import Task, TaskState
from hulian.cases.state import enter, move_task
from hulian.cases.verbs.act import concerned, doing, finish
from hulian.cases.verbs.assign import check_certificate
from hulian.core import clock
from hulian.core.actor import Actor

LEAVES = frozenset({State.PLANNED, State.IN_PROGRESS})


def take(task: Task, *, by: Actor) -> Task:
    """Take the work; the office may say it for a helper who was rung up.

    Raises MissingEvidence('task_closed'), CertificateMissing when it ran out since the helper was asked.
    """
    case = task.case
    with doing("take", case, by, LEAVES, task):
        check_certificate(task.helper, task.skill)
        enter(case, LEAVES, State.IN_PROGRESS)
        move_task(task, TaskState.OFFERED, TaskState.TAKEN, taken_at=clock.now())
        finish("take", case, task, by=by, tell_to=concerned(case))
    return task
