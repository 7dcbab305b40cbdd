"""follow up: someone other than the doer asks how it was."""

from hulian.cases.codes import State
from hulian.cases.errors import MissingEvidence
from hulian.cases.models import Case, FollowUp
from hulian.cases.policy import doers
from hulian.cases.verbs.act import concerned, doing, finish
from hulian.cases.verbs.confirm import confirm
from hulian.core.actor import Actor

LEAVES = frozenset({State.RESOLVED})
WAY_OF = {"phone": "call", "visit": "signature"}


def follow_up(
    case: Case, *, by: Actor, how: str, reached: bool, text: str = "", mark: int | None = None,
    proxy: str = "",
) -> FollowUp:
    """Record the call or visit ('phone', 'visit'); with a mark it is the resident's word as well.

    Raises MissingEvidence: 'own_work' for the doer, 'mark_missing' when reached without an answer.
    """
    with doing("follow_up", case, by, LEAVES):
        if by.id and by.id in doers(case):
            raise MissingEvidence("own_work")
        if reached and not mark:
            raise MissingEvidence("mark_missing")
        row = FollowUp.write(case, by, how=how, reached=reached, text="" if reached else text.strip())
        finish("follow_up", case, row, by=by, tell_to=concerned(case), codes={"reached": reached})
        if reached:
            way = "proxy" if proxy else WAY_OF[how]
            confirm(case, by=by, mark=mark, text=text, way=way, proxy=proxy)
    return row
