"""Who may do what to a case: by role in its area, or by being part of it."""

from collections.abc import Callable
from uuid import UUID

from hulian.accounts.matrix import may
from hulian.cases.errors import NotAllowed
from hulian.cases.models import Case, Task, TaskState
from hulian.core.actor import Actor

Relation = Callable[[Case, Actor], bool]


def require(verb: str, case: Case, by: Actor) -> None:
    """Raise NotAllowed unless the actor may do this verb to the case."""
    if not allowed(verb, case, by):
        raise NotAllowed("not_allowed")


def allowed(verb: str, case: Case, by: Actor) -> bool:
    """Return whether the actor may: Hulian itself, by the matrix, or by relation."""
    if by.kind == "system":
        return True
    if case.about_id and case.about_id == by.id:
        return False
    if may(by, f"case.{verb}", case.scope_path):
        return True
    return any(relation(case, by) for relation in RELATIONS.get(verb, ()))


def is_resident(case: Case, by: Actor) -> bool:
    """Return whether a resident acts, by the link of this very case (the door checked that)."""
    return by.kind == "resident"


def is_worker(case: Case, by: Actor) -> bool:
    """Return whether the actor is the helper of a piece of work on this case."""
    return by.id is not None and case.tasks.filter(helper__user_id=by.id).exists()


def is_escort(case: Case, by: Actor) -> bool:
    """Return whether the actor comes along on a piece of work of this case."""
    return by.id is not None and case.tasks.filter(escort_id=by.id).exists()


def is_reporter(case: Case, by: Actor) -> bool:
    """Return whether the actor brought this case."""
    return by.id is not None and case.reporter_id == by.id


RELATIONS: dict[str, tuple[Relation, ...]] = {
    "take": (is_worker,),
    "refuse": (is_worker,),
    "finish": (is_worker,),
    "test": (is_worker,),
    "note": (is_worker, is_escort, is_reporter),
    "confirm": (is_resident,),
    "reopen": (is_resident,),
}


def doers(case: Case) -> set[UUID]:
    """Return who did the work: they don't ask how it was."""
    done = Task.objects.filter(case=case, state=TaskState.FINISHED)
    return set(done.values_list("helper__user_id", flat=True))
