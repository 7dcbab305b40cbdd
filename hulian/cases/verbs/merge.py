"""merge: the same matter told twice becomes one; both tellers hear of its end."""

from hulian.cases.codes import OPEN, WAITING, WORKING, State
from hulian.cases.errors import MissingEvidence
from hulian.cases.models import Case, TaskState
from hulian.cases.state import enter, hold
from hulian.cases.verbs.act import concerned, doing, finish
from hulian.core.actor import Actor

LEAVES = frozenset({*WAITING, *WORKING})


def merge(case: Case, *, by: Actor, into: Case | None) -> Case:
    """Join a case to another open one that this person sees. Raises MissingEvidence: 'same_case', 'tasks_open'.

    Both are of one community and seen from the same place, or a complaint about a person would be
    told to those it goes round.
    """
    with doing("merge", case, by, LEAVES):
        if into is None or into.pk == case.pk or not _joinable(case, into, by):
            raise MissingEvidence("same_case")
        if case.tasks.filter(state__in=[TaskState.OFFERED, TaskState.TAKEN]).exists():
            raise MissingEvidence("tasks_open")
        enter(case, LEAVES, State.MERGED, merged_into_id=into.pk)
        told = [*concerned(case), *concerned(into)]
        finish("merge", case, case, by=by, tell_to=told, codes={"into": str(into.pk)})
    return case


def _joinable(case: Case, into: Case, by: Actor) -> bool:
    """Return whether the other case is open, beside this one, and visible; it is held until the end."""
    if (into.community_id, into.scope_path) != (case.community_id, case.scope_path):
        return False
    if by.kind == "user" and not Case.objects.visible_to(by).filter(pk=into.pk).exists():
        return False
    hold(into, frozenset(OPEN))
    return True
