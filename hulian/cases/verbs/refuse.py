"""refuse: the helper can't come; the office asks someone else."""

from hulian.cases.codes import State
from hulian.cases.models import Task, TaskState
from hulian.cases.state import move_task
from hulian.cases.verbs.act import concerned, doing, finish, need
from hulian.core.actor import Actor

LEAVES = frozenset({State.PLANNED, State.IN_PROGRESS})


def refuse(task: Task, *, by: Actor, reason: str) -> Task:
    """Refuse work that was offered or taken. Raises MissingEvidence('reason_missing')."""
    case = task.case
    with doing("refuse", case, by, LEAVES, task):
        reason = need(reason, "reason_missing")
        task.refresh_from_db(fields=["state"])
        was = TaskState.TAKEN if task.state == TaskState.TAKEN else TaskState.OFFERED
        move_task(task, was, TaskState.REFUSED, reason=reason[:120])
        finish("refuse", case, task, by=by, tell_to=[*concerned(case), task.by_id, task.escort_id])
    return task
