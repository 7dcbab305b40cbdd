"""finish: the work is done; the home remembers it."""

from collections.abc import Sequence
from datetime import date

from hulian.cases.codes import State
from hulian.cases.errors import MissingEvidence
from hulian.cases.models import HomeEntry, Task, TaskState
from hulian.cases.models.work import Payer
from hulian.cases.state import move_task
from hulian.cases.verbs.act import concerned, doing, finish, need
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.media.keep import Picture, keep_photo
from hulian.media.models import Moment

LEAVES = frozenset({State.IN_PROGRESS})


def finish_task(
    task: Task, *, by: Actor, done: str, minutes: int | None = None, parts: str = "",
    cost_fen: int = 0, payer: str = Payer.NONE, warranty_until: date | None = None,
    photos: Sequence[Picture] = (), no_photo: str = "",
) -> Task:
    """Hand in finished work. Raises MissingEvidence: 'what_missing', 'photos_missing'."""
    case = task.case
    with doing("finish", case, by, LEAVES, task):
        done = need(done, "what_missing")
        if case.household_id and not photos and not no_photo.strip():
            raise MissingEvidence("photos_missing")
        move_task(
            task, TaskState.TAKEN, TaskState.FINISHED, finished_at=clock.now(), done=done,
            minutes=minutes, parts=parts, cost_fen=cost_fen, payer=payer or Payer.NONE, no_photo=no_photo,
            warranty_until=warranty_until,
        )
        for picture in photos:
            keep_photo(picture, owner_type="case", owner_id=case.pk, by=by, moment=Moment.AFTER)
        _remember(task)
        finish("finish", case, task, by=by, tell_to=concerned(case), codes={"skill": task.skill})
    return task


def _remember(task: Task) -> None:
    """Write the home ledger, which stays with the dwelling."""
    household = task.case.household
    if household is None:
        return
    HomeEntry.objects.create(
        dwelling_id=household.dwelling_id, task=task, done_on=clock.today(),
        category=task.case.category, what=task.done, parts=task.parts, cost_fen=task.cost_fen,
        payer=task.payer, warranty_until=task.warranty_until, by_name=str(task.helper),
    )
