"""link: a member looks after a household from now on. The only writer of ContactLink."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from hulian.accounts.models import User
from hulian.accounts.require import require
from hulian.audit.record import build, record, record_many
from hulian.contact import rhythm
from hulian.contact.codes import Basis, LinkEnd
from hulian.contact.errors import HasLeft, NotAMember, PairRefused
from hulian.contact.members import members_of
from hulian.contact.models import ContactLink, Refusal
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.notices.tell import tell, tell_of_many
from hulian.people.models import Household
from hulian.people.stays import hold, hold_many
from hulian.places.models import Area

BATCH = 500


@dataclass(frozen=True, slots=True)
class NewLink:
    """One line of a list: who, with whom, why, how far (metres of walking)."""

    household: Household
    member: User
    basis: str
    metres: int | None = None


def link(
    home: Household, member: User, *, by: Actor, basis: str = Basis.HAND, metres: int | None = None,
) -> ContactLink:
    """Let a member look after a home from now on; whoever did before is thanked and told.

    Raises NotAllowed, HasLeft, NotAMember, PairRefused.
    """
    require("link.propose", home.area_path, by)
    if home.moved_out_at or home.merged_into_id:
        raise HasLeft
    if member.pk not in {one.user.pk for one in members_of(home.community)}:
        raise NotAMember
    with transaction.atomic():
        hold(home)
        if Refusal.objects.filter(household=home, member=member).exists():
            raise PairRefused
        before = ContactLink.objects.in_force().filter(household=home).select_related("member").first()
        if before and before.member_id == member.pk:
            return before
        _end([home.pk], LinkEnd.BY_HAND)
        row = _new(home.community, NewLink(home, member, basis, metres), None)
        row.save(force_insert=True)
        rhythm.begin([home], verb="contact.link")
        record("contact.link", row, by=by, area_path=home.area_path, household_id=home.pk,
               codes={"member": str(member.pk), "before": str(before.member_id) if before else "", "basis": basis})
        tell([member.pk, *([before.member_id] if before else [])], "link", by=by, household_id=home.pk)
    return row


def link_many(community: Area, lines: Sequence[NewLink], *, by: Actor, proposal_id: UUID | None = None) -> int:
    """Let a whole list hold from now on; who keeps their member keeps their link. Returns how many are new.

    Whoever gains or loses homes by it is told of how many.
    A home that ended meanwhile is left out: it is looked at once nobody else can move it any more.
    """
    require("link.adopt", community.path, by)
    with transaction.atomic():
        here = hold_many([line.household.pk for line in lines])
        lines = [line for line in lines if line.household.pk in here]
        standing = dict(ContactLink.objects.in_force().filter(community=community)
                        .values_list("household_id", "member_id"))
        fresh = [line for line in lines if standing.get(line.household.pk) != line.member.pk]
        _end([line.household.pk for line in fresh], LinkEnd.NEW_LIST)
        rows = [_new(community, line, proposal_id) for line in fresh]
        ContactLink.objects.bulk_create(rows, batch_size=BATCH)
        rhythm.begin([line.household for line in lines], verb="contact.link_many")
        record("contact.link_many", community, by=by, area_path=community.path,
               codes={"links": len(lines), "new": len(rows), "proposal": str(proposal_id or "")})
        moved = [row.household_id for row in rows]
        changes = Counter([row.member_id for row in rows] + [standing[home] for home in moved if home in standing])
        for member, count in changes.items():
            tell_of_many([member], "link_many", by=by, count=count)
    return len(rows)


def unlink(homes: Sequence[Household], why: str, *, by: Actor) -> int:
    """End the links of these homes; called inside the transaction of what happened to them. Returns how many."""
    rows = [row for at in range(0, len(homes), BATCH) for row in
            ContactLink.objects.in_force().filter(household__in=[home.pk for home in homes[at:at + BATCH]])]
    _end([row.household_id for row in rows], why)
    record_many([build("contact.unlink", row, by=by, area_path=row.area_path, household_id=row.household_id,
                       codes={"member": str(row.member_id), "why": why}) for row in rows])
    return len(rows)


def _end(home_ids: Sequence[UUID], why: str) -> None:
    for at in range(0, len(home_ids), BATCH):
        some = home_ids[at:at + BATCH]
        ContactLink.objects.in_force().filter(household_id__in=some).update(ends_at=clock.now(), ended_why=why)


def _new(community: Area, line: NewLink, proposal_id: UUID | None) -> ContactLink:
    return ContactLink(household=line.household, member=line.member, community=community, proposal_id=proposal_id,
                       area_path=line.household.area_path, basis=line.basis, metres=line.metres,
                       starts_at=clock.now())
