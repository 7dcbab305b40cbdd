"""refuse: the helper can't come; the office asks someone else."""

from django.db import transaction

from hulian.cases.codes import State
from hulian.cases.models import Task, TaskState
from hulian.cases.state import move_task
from hulian.cases.verbs.act import begin, concerned, finish, need
from hulian.core.actor import Actor

LEAVES = frozenset({State.PLANNED, State.IN_PROGRESS})


def refuse(task: Task, *, by: Actor, reason: str) -> Task:
    """Refuse work that was offered or taken. Raises MissingEvidence('reason_missing')."""
    case = task.case
    begin("refuse", case, by, LEAVES)
    reason = need(reason, "reason_missing")
    was = task.state if task.state == TaskState.TAKEN else TaskState.OFFERED
    with transaction.atomic():
        move_task(task, was, TaskState.REFUSED, reason=reason[:120])
        finish("refuse", case, task, by=by, tell_to=concerned(case))
    return task
