"""hand over: what belongs to the power company or 12345 goes there once, with their number kept."""

from hulian.cases.codes import WORKING
from hulian.cases.models import Case, Handover
from hulian.cases.verbs.act import concerned, doing, finish, need
from hulian.core.actor import Actor

LEAVES = frozenset(WORKING)


def hand_over(case: Case, *, by: Actor, body: str, number: str = "", text: str = "") -> Handover:
    """Record the hand-over; the case stays with us until there is an answer.

    Raises MissingEvidence('body_missing').
    """
    with doing("hand_over", case, by, LEAVES):
        body = need(body, "body_missing")
        row = Handover.write(case, by, body=body, number=number.strip(), text=text.strip())
        finish("hand_over", case, row, by=by, tell_to=concerned(case))
    return row
