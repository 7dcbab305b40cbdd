"""Who may do what to a case: by role in its area, or by being part of it."""

from collections.abc import Callable
from uuid import UUID

from hulian.accounts.matrix import may
from hulian.accounts.roles import Role
from hulian.cases.errors import NotAllowed
from hulian.cases.models import Case, Task, TaskState
from hulian.core.actor import Actor

Relation = Callable[[Case, Actor, Task | None], bool]


def require(verb: str, case: Case, by: Actor, task: Task | None = None) -> None:
    """Raise NotAllowed unless the actor may do this verb to the case, or to this piece of its work."""
    if not allowed(verb, case, by, task):
        raise NotAllowed("not_allowed")


def allowed(verb: str, case: Case, by: Actor, task: Task | None = None) -> bool:
    """Return whether the actor may: Hulian itself, by the matrix, or by relation. Never whom it is about."""
    if by.kind == "system":
        return True
    if case.about_id and case.about_id == by.id:
        return False
    if may(by, f"case.{verb}", case.scope_path):
        return True
    return any(relation(case, by, task) for relation in RELATIONS.get(verb, ()))


def is_resident(case: Case, by: Actor, task: Task | None = None) -> bool:
    """Return whether it is a resident who came by the link of this very case."""
    return by.kind == "resident" and by.link_of == case.pk


def is_worker(case: Case, by: Actor, task: Task | None = None) -> bool:
    """Return whether the actor is the helper of this piece of work (of any on the case, without one)."""
    if task is not None:
        return by.id is not None and task.helper.user_id == by.id
    return by.id is not None and case.tasks.filter(helper__user_id=by.id).exists()


def is_above(case: Case, by: Actor, task: Task | None = None) -> bool:
    """Return whether the actor supervises where the case is seen from: the backstop for asking the resident."""
    return Role.SUPERVISOR in by.roles_in(case.scope_path)


def is_escort(case: Case, by: Actor, task: Task | None = None) -> bool:
    """Return whether the actor comes along on a piece of work of this case."""
    return by.id is not None and case.tasks.filter(escort_id=by.id).exists()


def is_contact(case: Case, by: Actor, task: Task | None = None) -> bool:
    """Return whether the actor stands at this home's door as its contact, and asks while there."""
    told_here = case.about_id is None and case.scope_path == case.area_path
    return by.contact_of is not None and told_here and case.household_id == by.contact_of


def is_reporter(case: Case, by: Actor, task: Task | None = None) -> bool:
    """Return whether the actor brought this case."""
    return by.id is not None and case.reporter_id == by.id


RELATIONS: dict[str, tuple[Relation, ...]] = {
    "take": (is_worker,),
    "refuse": (is_worker,),
    "finish": (is_worker,),
    "test": (is_worker,),
    "note": (is_worker, is_escort, is_reporter),
    "follow_up": (is_above, is_contact),
    "confirm": (is_resident, is_above, is_contact),
    "reopen": (is_resident,),
}


def doers(case: Case) -> set[UUID]:
    """Return who did the work: they don't ask how it was. Nobody was sent: it is who said that it is done."""
    finished = Task.objects.filter(case=case, state=TaskState.FINISHED)
    helpers = set(finished.values_list("helper__user_id", flat=True))
    return helpers or set(case.resolutions.values_list("by_id", flat=True)[:1])
