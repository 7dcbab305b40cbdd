"""mourn: somebody has passed away. Nobody rings them, asks them or addresses them in any matter of theirs.

Part of a verb of household life, in its transaction; that verb checks policy.
"""

from collections.abc import Iterable

from hulian.cases.codes import State
from hulian.cases.models import Case, Happened
from hulian.cases.verbs.close import close
from hulian.cases.verbs.follow_home import note_change
from hulian.cases.verbs.report import doc_of
from hulian.core import search
from hulian.core.actor import HULIAN, Actor
from hulian.core.blind import digits
from hulian.core.sealed import open_field
from hulian.people.called import called_after, names_of
from hulian.people.left import nobody_left, who_is_left
from hulian.people.models import Household, Resident


def mourn(person: Resident, phone: str, *, by: Actor) -> None:
    """Let the matters of all homes somebody lived in go on with who is left; `phone` was their number.

    Where nobody is left, what waits for a word ends without one. Numbers are opened to be compared and shown to
    nobody, so no look is written.
    """
    homes = {person.household_id, *person.stays.values_list("household_id", flat=True)}
    for home in Household.objects.filter(pk__in=homes).order_by("pk"):
        for case in _matters(home):
            _forget_number(case, phone)
            if nobody_left(home):
                _end(case, by)
            else:
                _ask_family(case, person, by)


def _matters(home: Household) -> Iterable[Case]:
    for case in Case.objects.filter(household=home).order_by("pk"):
        case.household = home
        yield case


def _forget_number(case: Case, phone: str) -> None:
    if phone and case.caller_phone and digits(open_field(case, "caller_phone")) == phone:
        case.caller_phone = ""
        case.save(update_fields=["caller_phone"])


def _end(case: Case, by: Actor) -> None:
    """Close what only waits for a word; tell whoever sees to what is still to be done."""
    if case.state == State.RESOLVED:
        close(case, by=HULIAN)  # it follows from what happened
    elif case.is_open:
        note_change(case, Happened.LAST_DIED, by=by)


def _ask_family(case: Case, person: Resident, by: Actor) -> None:
    """Call a matter by who is left, and let the page say to ask them gently."""
    named = any(name in case.who for name in names_of(person))
    if named:
        _call(case)
    if named or (case.is_open and case.household_id == person.household_id):
        note_change(case, Happened.DIED, by=by)


def _call(case: Case) -> None:
    home = case.household
    case.who = (home.called if home.stands else called_after(who_is_left(home)))[:40]
    case.save(update_fields=["who"])
    search.index(doc_of(case))
