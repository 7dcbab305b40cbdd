"""withdraw_visit: who wrote a visit down at the wrong home takes it back, the same day, if nothing grew out of it."""

from datetime import timedelta

from django.db import transaction

from hulian.accounts.require import NotAllowed
from hulian.audit.record import record
from hulian.cases.models import FollowUp
from hulian.contact import policy, rhythm
from hulian.contact.codes import Finding
from hulian.contact.errors import HasLeft, NotTakenBack
from hulian.contact.models import Visit
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.people.stays import hold

# One knock writes down what they said of a matter, and the visit right after it.
ONE_KNOCK = timedelta(minutes=1)


def withdraw_visit(row: Visit, *, by: Actor) -> Visit:
    """Let a visit count nowhere any more; its row stays. Raises NotAllowed, HasLeft, NotTakenBack."""
    home = row.household
    policy.require("visit.write", home, by)
    if by.id is None or row.by_id != by.id:
        raise NotAllowed("visit.write")
    if not home.stands:
        raise HasLeft
    if not can_withdraw(row, by) or _answered(row):
        raise NotTakenBack
    with transaction.atomic():
        hold(home)
        now = clock.now()
        if not Visit.objects.filter(pk=row.pk).update(withdrawn_at=now):
            raise NotTakenBack
        row.withdrawn_at = now
        rhythm.unheard(home, row)
        record("visit.withdraw", row, by=by, area_path=home.area_path, household_id=home.pk)
    return row


def can_withdraw(row: Visit, by: Actor) -> bool:
    """Return whether it is theirs, took place and was written down today, and no matter or need was told there."""
    if by.id is None or row.by_id != by.id or row.withdrawn_at:
        return False
    if {clock.local(row.at).date(), clock.local(row.received_at).date()} != {clock.today()}:
        return False
    return row.case_id is None and not row.aside and row.finding != Finding.NEED


def _answered(row: Visit) -> bool:
    """Return whether they said at the same knock how something was mended."""
    return FollowUp.objects.filter(case__household_id=row.household_id, by_id=row.by_id, at__lte=row.received_at,
                                   at__gt=row.received_at - ONE_KNOCK).exists()
