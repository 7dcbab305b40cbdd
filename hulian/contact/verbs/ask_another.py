"""ask another: a household would rather have somebody else. The pair never comes back; the office arranges it."""

from django.db import transaction

from hulian.accounts.actors import holder_ids
from hulian.accounts.roles import Role
from hulian.audit.record import record
from hulian.contact.codes import Side
from hulian.contact.errors import HasLeft
from hulian.contact.models import ContactLink, Refusal
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.notices.tell import tell
from hulian.people.models import Household

OFFICE = {Role.COMMUNITY_ADMIN, Role.BRANCH_SECRETARY}


def ask_another(home: Household, *, by: Actor, why: str = "") -> Refusal:
    """Note the wish; until the office has found somebody, the present contact stays responsible.

    `by` is the household behind its code, so there is no role to look at. Raises HasLeft where nobody looks after it.
    """
    link = ContactLink.objects.in_force().filter(household=home).first()
    if link is None:
        raise HasLeft
    with transaction.atomic():
        row, fresh = Refusal.objects.get_or_create(
            household=home, member=link.member,
            defaults={"side": Side.HOUSEHOLD, "at": clock.now(), "by_name": by.name, "why": why.strip()[:200]})
        if fresh:
            record("contact.ask_another", row, by=by, area_path=home.area_path, household_id=home.pk,
                   codes={"member": str(link.member_id)})
            tell(holder_ids(home.area_path, OFFICE), "ask_another", by=by, household_id=home.pk)
    return row
