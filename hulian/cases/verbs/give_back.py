"""return: the wrong addressee gives it back with the ground; its first clock runs on."""

from django.db import transaction

from hulian.cases.codes import WAITING, State
from hulian.cases.models import Case, Refusal
from hulian.cases.state import enter
from hulian.cases.verbs.act import begin, concerned, finish, need, team_of
from hulian.core.actor import Actor

LEAVES = frozenset({*WAITING, State.ACCEPTED})


def give_back(case: Case, *, by: Actor, reason: str) -> Refusal:
    """Return a case to the team's inbox. Raises MissingEvidence('reason_missing')."""
    begin("return", case, by, LEAVES)
    reason = need(reason, "reason_missing")
    told = [*concerned(case), *team_of(case)]
    with transaction.atomic():
        enter(case, LEAVES, State.REPORTED, holder_id=None, holder_name="")
        row = Refusal.write(case, by, kind="return", reason=reason)
        finish("return", case, row, by=by, tell_to=told)
    return row
