"""merge: the same matter told twice becomes one; both tellers hear of its end."""

from django.db import transaction

from hulian.cases.codes import OPEN, WAITING, WORKING, State
from hulian.cases.errors import MissingEvidence
from hulian.cases.models import Case
from hulian.cases.state import enter
from hulian.cases.verbs.act import begin, concerned, finish
from hulian.core.actor import Actor

LEAVES = frozenset({*WAITING, *WORKING})


def merge(case: Case, *, by: Actor, into: Case | None) -> Case:
    """Join a case to another open one of the same community. Raises MissingEvidence('same_case')."""
    begin("merge", case, by, LEAVES)
    if into is None or into.pk == case.pk or into.state not in OPEN:
        raise MissingEvidence("same_case")
    if into.community_id != case.community_id:
        raise MissingEvidence("same_case")
    with transaction.atomic():
        enter(case, LEAVES, State.MERGED, merged_into_id=into.pk)
        told = [*concerned(case), *concerned(into)]
        finish("merge", case, case, by=by, tell_to=told, codes={"into": str(into.pk)})
    return case
