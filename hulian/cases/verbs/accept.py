"""accept: a named person takes the case; from now on they are responsible."""

from hulian.cases.codes import WAITING, State
from hulian.cases.models import Acceptance, Case
from hulian.cases.state import enter
from hulian.cases.verbs.act import concerned, doing, finish
from hulian.core.actor import Actor

LEAVES = frozenset(WAITING)


def accept(case: Case, *, by: Actor) -> Acceptance:
    """Take a case that waits. Raises NotAllowed, WrongState."""
    with doing("accept", case, by, LEAVES):
        enter(case, LEAVES, State.ACCEPTED, holder_id=by.id, holder_name=by.name)
        row = Acceptance.write(case, by)
        finish("accept", case, row, by=by, tell_to=concerned(case))
    return row
