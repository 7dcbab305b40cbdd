"""resolve: everything is done; now the resident is asked."""

from hulian.cases.asking import nobody_to_ask
from hulian.cases.codes import WORKING, State
from hulian.cases.errors import MissingEvidence
from hulian.cases.models import Case, Inspection, Resolution, TaskState
from hulian.cases.state import enter
from hulian.cases.verbs.act import concerned, doing, finish, need
from hulian.cases.verbs.close import close
from hulian.core.actor import HULIAN, Actor
from hulian.media.models import Moment, Photo

LEAVES = frozenset(WORKING)


def resolve(case: Case, *, by: Actor, what: str, no_photo: str = "") -> Resolution:
    """Say that it is done; an end needs evidence. Where nobody is left to be asked it closes at once, unconfirmed.

    Raises MissingEvidence: 'what_missing', 'inspection_missing', 'safety_missing', 'tasks_open',
    'test_missing', 'test_failed', 'photos_missing'. An earlier mark was about earlier work, so it goes.
    """
    with doing("resolve", case, by, LEAVES):
        what = need(what, "what_missing")
        _check_work(case)
        if case.household_id and case.tasks.exists() and not no_photo.strip():
            _check_photos(case)
        enter(case, LEAVES, State.RESOLVED, mark=None)
        row = Resolution.write(case, by, what=what, no_photo=no_photo)
        alone = nobody_to_ask(case)
        finish("resolve", case, row, by=by, tell_to=() if alone else concerned(case))
        if alone:
            close(case, by=HULIAN)
    return row


def _check_work(case: Case) -> None:
    tasks = list(case.tasks.exclude(state=TaskState.REFUSED))
    inspection = case.inspections.first()
    if case.household_id and tasks and not inspection:
        raise MissingEvidence("inspection_missing")
    if inspection and inspection.unsafe and not tasks and not _made_safe(inspection):
        raise MissingEvidence("safety_missing")
    if any(task.state != TaskState.FINISHED for task in tasks):
        raise MissingEvidence("tasks_open")
    for task in tasks:
        last = task.tests.first() if task.needs_test else None
        if task.needs_test and last is None:
            raise MissingEvidence("test_missing")
        if last and not last.passed:
            raise MissingEvidence("test_failed")


def _made_safe(inspection: Inspection) -> bool:
    return inspection.case.safetymeasures.filter(at__gte=inspection.at).exists()


def _check_photos(case: Case) -> None:
    """Ask for a picture after the work, unless the worker said why there is none."""
    after = Photo.objects.filter(owner_type="case", owner_id=case.pk, moment=Moment.AFTER, removed_at=None).exists()
    excused = case.tasks.filter(state=TaskState.FINISHED).exclude(no_photo="").exists()
    if not after and not excused:
        raise MissingEvidence("photos_missing")
