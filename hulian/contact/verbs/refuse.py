"""refuse: a household or a member says no to the other. The pair never comes back."""

from django.db import transaction

from hulian.accounts.models import User
from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.contact.codes import Side
from hulian.contact.lists.choices import choices_for
from hulian.contact.lists.load import loads_of_draft
from hulian.contact.members import members_of
from hulian.contact.models import KnownTie, Proposal, ProposedLink, Refusal
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.people.models import Household
from hulian.people.stays import hold


def refuse(home: Household, member: User, side: str, *, by: Actor, why: str = "") -> Refusal:
    """Write down a no. A draft's line gets the next best member, or nobody; a link in force stays until there is one.

    The office writes it down, or the member for themselves. Raises NotAllowed.
    """
    if not (side == Side.MEMBER and by.id == member.pk):
        require("link.propose", home.area_path, by)
    with transaction.atomic():
        hold(home)
        row, fresh = Refusal.objects.get_or_create(
            household=home, member=member, defaults={"side": Side(side), "at": clock.now(), "by_id": by.id,
                                                     "by_name": by.name, "why": why.strip()[:200]})
        if fresh:
            KnownTie.objects.filter(household=home, member=member).delete()
            record("contact.refuse", row, by=by, area_path=home.area_path, household_id=home.pk,
                   codes={"member": str(member.pk), "side": side})
        drafts = Proposal.objects.draft().filter(community=home.community_id)
        for line in ProposedLink.objects.filter(proposal__in=drafts, household=home, member=member):
            _find_another(line, home)
    return row


def _find_another(line: ProposedLink, home: Household) -> None:
    """Give a line the nearest member with room; without one it waits for somebody."""
    free = [one for one in choices_for(home, members_of(home.community), loads_of_draft(line.proposal_id))
            if not one.why]
    line.member = free[0].member.user if free else None
    line.basis, line.metres = (free[0].basis, free[0].metres) if free else ("", None)
    line.save(update_fields=["member", "basis", "metres"])
