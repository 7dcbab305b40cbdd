"""decline: this is not for us to do; the resident is told why."""

from hulian.cases.codes import WAITING, State
from hulian.cases.models import Case, Refusal
from hulian.cases.state import enter
from hulian.cases.tracker import end_later
from hulian.cases.verbs.act import concerned, doing, finish, need
from hulian.core.actor import Actor

LEAVES = frozenset(WAITING)


def decline(case: Case, *, by: Actor, reason: str) -> Refusal:
    """Decline a case that waits. Raises MissingEvidence('reason_missing')."""
    with doing("decline", case, by, LEAVES):
        reason = need(reason, "reason_missing")
        enter(case, LEAVES, State.DECLINED)
        end_later(case)
        row = Refusal.write(case, by, kind="decline", reason=reason)
        finish("decline", case, row, by=by, tell_to=concerned(case))
    return row
