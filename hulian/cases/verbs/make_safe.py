"""make safe: wiring that is unsafe tonight is made safe tonight, before the repair."""

from hulian.cases.codes import WORKING
from hulian.cases.models import Case, SafetyMeasure
from hulian.cases.verbs.act import concerned, doing, finish, need
from hulian.core.actor import Actor

LEAVES = frozenset(WORKING)


def make_safe(case: Case, *, by: Actor, what: str) -> SafetyMeasure:
    """Record what was done for the night. Raises MissingEvidence('what_missing')."""
    with doing("make_safe", case, by, LEAVES):
        what = need(what, "what_missing")
        row = SafetyMeasure.write(case, by, what=what)
        finish("make_safe", case, row, by=by, tell_to=concerned(case))
    return row
