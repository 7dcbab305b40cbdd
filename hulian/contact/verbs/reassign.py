"""reassign: a line of a draft gets another member by hand."""

from django.db import transaction

from hulian.accounts.models import User
from hulian.accounts.require import require
from hulian.audit.record import record
from hulian.contact.codes import Basis
from hulian.contact.errors import ListMovedOn, MemberFull, NotAMember, PairRefused
from hulian.contact.lists.choices import walk_between
from hulian.contact.lists.load import loads_of_draft
from hulian.contact.members import Member, members_of
from hulian.contact.models import Proposal, ProposedLink, Refusal
from hulian.core.actor import Actor


def reassign(line: ProposedLink, member: User, *, by: Actor) -> ProposedLink:
    """Let a draft propose somebody else for a home.

    Raises NotAllowed, ListMovedOn, NotAMember, PairRefused, MemberFull.
    """
    home = line.household
    require("link.propose", home.area_path, by)
    chosen = _member(line, member)
    with transaction.atomic():
        open_lines = ProposedLink.objects.filter(pk=line.pk, proposal__in=Proposal.objects.draft())
        walk = walk_between(home.dwelling.building, chosen)
        if not open_lines.update(member=member, basis=Basis.HAND, metres=walk):
            raise ListMovedOn
        record("contact.reassign", line, by=by, area_path=home.area_path, household_id=home.pk,
               codes={"member": str(member.pk), "before": str(line.member_id or "")})
    line.refresh_from_db()
    return line


def _member(line: ProposedLink, member: User) -> Member:
    """Return who was chosen, if they may have this home and have room for it."""
    chosen = next((one for one in members_of(line.household.community) if one.user.pk == member.pk), None)
    if chosen is None or chosen.not_asked:
        raise NotAMember
    if Refusal.objects.filter(household=line.household_id, member=member).exists():
        raise PairRefused
    if line.member_id != member.pk and loads_of_draft(line.proposal_id).get(member.pk, 0) >= chosen.most:
        raise MemberFull(chosen.most)
    return chosen
