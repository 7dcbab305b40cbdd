"""plan: what will be done."""

from hulian.cases.codes import State
from hulian.cases.errors import MissingEvidence
from hulian.cases.models import Case, Plan
from hulian.cases.state import enter
from hulian.cases.verbs.act import concerned, doing, finish, need
from hulian.core.actor import Actor

LEAVES = frozenset({State.ACCEPTED, State.PLANNED})


def plan(case: Case, *, by: Actor, what: str) -> Plan:
    """Plan the work. Raises MissingEvidence: 'what_missing', and 'inspection_missing' for a home."""
    with doing("plan", case, by, LEAVES):
        what = need(what, "what_missing")
        if case.household_id and not case.inspections.exists():
            raise MissingEvidence("inspection_missing")
        enter(case, LEAVES, State.PLANNED)
        row = Plan.write(case, by, what=what)
        finish("plan", case, row, by=by, tell_to=concerned(case))
    return row
