"""close: nobody could be asked; it ends as unconfirmed, and is counted as that."""

from hulian.cases.asking import nobody_to_ask
from hulian.cases.codes import State
from hulian.cases.errors import MissingEvidence
from hulian.cases.models import Case, Closure
from hulian.cases.models.ending import Unheard
from hulian.cases.state import enter
from hulian.cases.tracker import end_later
from hulian.cases.verbs.act import concerned, doing, finish
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.policies.pack import rule

LEAVES = frozenset({State.RESOLVED})


def close(case: Case, *, by: Actor) -> Closure:
    """Close without the resident's word: after tries on two days, or because the last of the home have passed away.

    Raises MissingEvidence('tries_missing').
    """
    with doing("close", case, by, LEAVES):
        why = Unheard.DIED if nobody_to_ask(case) else ""
        if not why and _days_tried(case) < rule("case.unconfirmed_tries", case.area_path).value:
            raise MissingEvidence("tries_missing")
        enter(case, LEAVES, State.CLOSED)
        row = Closure.write(case, by, confirmed=False, why=why)
        end_later(case)
        finish("close", case, row, by=by, tell_to=concerned(case), codes={"confirmed": False},
               kind="close_died" if why else "")
    return row


def _days_tried(case: Case) -> int:
    """Return on how many days someone tried in vain since the work was last said to be done."""
    tries = case.followups.filter(reached=False)
    if resolution := case.resolutions.first():
        tries = tries.filter(at__gte=resolution.at)
    return len({clock.local(row.at).date() for row in tries})
