"""return: the wrong addressee gives it back with the ground; its first clock runs on."""

from hulian.cases import policy
from hulian.cases.codes import WAITING, State
from hulian.cases.models import Case, Refusal
from hulian.cases.state import enter
from hulian.cases.verbs.act import concerned, doing, finish, need, team_of
from hulian.core.actor import Actor

LEAVES = frozenset({*WAITING, State.ACCEPTED})


def give_back(case: Case, *, by: Actor, reason: str) -> Refusal:
    """Return a case to the team's inbox. Raises MissingEvidence('reason_missing').

    Who has taken it returns it, or who could decline it; nobody else takes it from them.
    """
    with doing("return", case, by, LEAVES):
        if case.state == State.ACCEPTED and by.id != case.holder_id:
            policy.require("decline", case, by)
        reason = need(reason, "reason_missing")
        told = [*concerned(case), *team_of(case)]
        enter(case, LEAVES, State.REPORTED, holder_id=None, holder_name="")
        row = Refusal.write(case, by, kind="return", reason=reason)
        finish("return", case, row, by=by, tell_to=told)
    return row
