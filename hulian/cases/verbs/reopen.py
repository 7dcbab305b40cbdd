"""reopen: it is not good after all."""

from hulian.cases.codes import State
from hulian.cases.models import Case, Reopening
from hulian.cases.state import enter
from hulian.cases.tracker import keep
from hulian.cases.verbs.act import concerned, doing, finish, need, team_of
from hulian.core.actor import Actor

LEAVES = frozenset({State.RESOLVED, State.CLOSED, State.DECLINED})


def reopen(case: Case, *, by: Actor, reason: str) -> Reopening:
    """Open a case again with its history. Raises MissingEvidence('reason_missing')."""
    with doing("reopen", case, by, LEAVES):
        reason = need(reason, "reason_missing")
        enter(case, LEAVES, State.REOPENED, mark=None)
        keep(case)
        row = Reopening.write(case, by, reason=reason)
        finish("reopen", case, row, by=by, tell_to=[*concerned(case), *team_of(case)])
    return row
