"""A matter that was opened again begins anew: what was done before then is told, but no longer counts."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from hulian.cases.models import Case, Task, TaskState
from hulian.cases.models.step import Step

Row = TypeVar("Row", bound=Step)


def opened_again(case: Case) -> datetime | None:
    """Return when the case was last opened again, None where it never was."""
    last = next(iter(case.reopenings.all()), None)
    return last.at if last else None


def since_then(case: Case, rows: Iterable[Row]) -> list[Row]:
    """Return the rows since the case was last opened again."""
    moment = opened_again(case)
    return [row for row in rows if moment is None or row.at >= moment]


def is_former(case: Case, task: Task) -> bool:
    """Return whether a piece of work was finished before the case was opened again."""
    moment = opened_again(case)
    return bool(moment and task.finished_at and task.finished_at < moment)


def work_is_over(case: Case) -> bool:
    """Return whether people were sent this time, and have all finished."""
    tasks = [task for task in case.tasks.all() if task.state != TaskState.REFUSED and not is_former(case, task)]
    return bool(tasks) and all(task.state == TaskState.FINISHED for task in tasks)
