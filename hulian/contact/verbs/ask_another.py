"""ask another: a household would rather have somebody else. The pair never comes back; the office arranges it."""

from uuid import UUID

from django.db import transaction

from hulian.accounts.actors import holder_ids
from hulian.accounts.roles import Role
from hulian.audit.record import record
from hulian.contact.codes import Side
from hulian.contact.errors import ContactChanged, HasLeft
from hulian.contact.models import Refusal
from hulian.contact.who import contact_of
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.notices.tell import tell
from hulian.people.models import Household
from hulian.people.stays import hold

OFFICE = {Role.COMMUNITY_ADMIN, Role.BRANCH_SECRETARY}


def ask_another(home: Household, who_id: UUID | None, *, by: Actor, why: str = "") -> Refusal:
    """Note the wish; until the office has found somebody, the present contact stays responsible.

    The office is told of it, but for whom it is about.

    `who_id` is whom the page named: the member, or who stands in for them. `by` is the household behind its code, so
    there is no role to look at. Raises HasLeft where nobody looks after it, ContactChanged where it is another now.
    """
    user, _stand_in = contact_of(home)
    if user is None:
        raise HasLeft
    if user.pk != who_id:
        raise ContactChanged
    with transaction.atomic():
        hold(home)
        row, fresh = Refusal.objects.get_or_create(
            household=home, member=user,
            defaults={"side": Side.HOUSEHOLD, "at": clock.now(), "by_name": by.name, "why": why.strip()[:200]})
        if fresh:
            record("contact.ask_another", row, by=by, area_path=home.area_path, household_id=home.pk,
                   codes={"member": str(user.pk)})
            tell(set(holder_ids(home.area_path, OFFICE)) - {user.pk}, "ask_another", by=by, household_id=home.pk)
    return row
