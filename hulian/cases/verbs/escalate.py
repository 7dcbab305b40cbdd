"""escalate: a red light is told to the level above, once for each limit that passed."""

from collections.abc import Iterator
from uuid import UUID, uuid5

from hulian.accounts.actors import holders
from hulian.accounts.roles import Role
from hulian.cases.codes import WAITING
from hulian.cases.errors import WrongState
from hulian.cases.models import Case
from hulian.cases.routing import above
from hulian.cases.verbs.act import finish
from hulian.core.actor import HULIAN, Actor
from hulian.core.models import Receipt
from hulian.core.receipts import hash_of, once

AT_ONCE = 500


def escalate_overdue() -> int:
    """Tell the level above of every case that has become overdue; return how many there were."""
    return sum(escalate(case, by=HULIAN) for case in _untold())


def escalate(case: Case, *, by: Actor) -> bool:
    """Tell the supervisors above; return False when this limit was told before, or is met meanwhile.

    The envelope is made of the case and the limit, so that of two workers one finds it taken.
    """
    try:
        done = once(_envelope(case), "case.escalate", by.id, hash_of("escalate"), lambda: _tell(case, by))
    except WrongState:
        return False
    return not done.repeated


def _tell(case: Case, by: Actor) -> Case:
    if not Case.objects.red().filter(pk=case.pk, due_at=case.due_at).exists():
        raise WrongState("wrong_state")
    limit = "accept" if case.state in WAITING else "resolve"
    supervisors = [user.pk for user in holders(above(case.scope_path), {Role.SUPERVISOR})]
    finish("escalate", case, case, by=by, tell_to=supervisors,
           codes={"limit": limit, "due": case.due_at.isoformat()})
    return case


def _untold() -> Iterator[Case]:
    """Yield the overdue cases whose limit has no receipt yet."""
    red = list(Case.objects.open().red().order_by("due_at"))
    for begin in range(0, len(red), AT_ONCE):
        some = {_envelope(case): case for case in red[begin:begin + AT_ONCE]}
        told = set(Receipt.objects.filter(pk__in=some).values_list("pk", flat=True))
        yield from (case for envelope, case in some.items() if envelope not in told)


def _envelope(case: Case) -> UUID:
    return uuid5(case.pk, f"escalate {case.due_at.isoformat()}")
