"""The lines of a list that count, and who would look after each home by them.

What is decided stays as it was written. Of a draft only homes that live there now count, and what happened since is
seen as its adoption sees it: who isn't asked any more gets no homes, and whom somebody arranged by hand stays.
"""

from uuid import UUID

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, UUIDField, When

from hulian.accounts.models import Grant, User
from hulian.accounts.models.post import in_force
from hulian.accounts.roles import Role
from hulian.contact.codes import Basis
from hulian.contact.models import ContactLink, MemberFacts, Proposal, ProposedLink, Refusal
from hulian.people.models import Household

DRAFT = Q(proposal__adopted_at=None, proposal__dropped_at=None)
STANDS = Q(household__moved_out_at=None, household__merged_into=None)
CHANGED = Q(former__isnull=False, whose__isnull=False) & ~Q(whose=F("former"))
FRESH = Q(former__isnull=True, whose__isnull=False)


def lines_in(proposal_id: UUID) -> QuerySet[ProposedLink]:
    """Return the lines of a list with `by_hand`, who was arranged since it was drafted, and `whose` it would be."""
    since = _since(OuterRef("proposal__made_at"), OuterRef("household"))
    rows = ProposedLink.objects.filter(~DRAFT | STANDS, proposal=proposal_id)
    return rows.annotate(
        by_hand=Case(When(DRAFT, then=Subquery(since.values("member_id")[:1])), output_field=UUIDField()),
    ).annotate(whose=Case(
        When(by_hand__isnull=False, then="by_hand"), When(~DRAFT | _can_hold(), then="member_id"),
        output_field=UUIDField()))


def read(rows: QuerySet[ProposedLink]) -> list[ProposedLink]:
    """Return such lines with `member` as it would be, and `meant` as it was drafted."""
    lines = list(rows.select_related("household__dwelling__building", "member", "former"))
    since = User.objects.in_bulk({line.by_hand for line in lines if line.by_hand not in {None, line.member_id}})
    for line in lines:
        line.meant = line.member
        if line.by_hand in since:
            line.member, line.basis, line.metres = since[line.by_hand], Basis.HAND, None
        elif line.whose is None:
            line.member, line.basis, line.metres = None, "", None
    return lines


def without_in(proposal: Proposal) -> QuerySet[Household]:
    """Return the homes that nobody was found for in a draft, nor since; those that it doesn't know yet too."""
    held = lines_in(proposal.pk).filter(household=OuterRef("pk")).exclude(whose=None)
    here = Household.objects.standing().filter(community=proposal.community_id)
    return here.exclude(Exists(held)).exclude(Exists(_since(proposal.made_at, OuterRef("pk"))))


def came_since(proposal: Proposal) -> dict[str, int]:
    """Return how many homes a draft doesn't know, for they `came` since, and how many of them have somebody."""
    known = ProposedLink.objects.filter(proposal=proposal.pk, household=OuterRef("pk"))
    new = Household.objects.standing().filter(community=proposal.community_id).exclude(Exists(known))
    has = Exists(_since(proposal.made_at, OuterRef("pk")))
    return new.annotate(has=has).aggregate(came=Count("pk"), cared_for=Count("pk", filter=Q(has=True)))


def _since(made_at: object, household: OuterRef) -> QuerySet[ContactLink]:
    return ContactLink.objects.in_force().served().filter(household=household, starts_at__gt=made_at)


def _can_hold() -> Q:
    """Return the condition that who was drafted is asked still, and neither side said no."""
    serves = Grant.objects.filter(in_force(), role=Role.CONTACT_MEMBER, user=OuterRef("member"), user__is_active=True,
                                  area__path__startswith=OuterRef("proposal__community__path"))
    rests = MemberFacts.objects.filter(user=OuterRef("member"), community=OuterRef("proposal__community"))
    no = Refusal.objects.filter(household=OuterRef("household"), member=OuterRef("member"))
    return Q(Exists(serves)) & ~Exists(rests.exclude(not_asked="")) & ~Exists(no)
