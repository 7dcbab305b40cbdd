"""How many homes each member has in a list."""

from uuid import UUID

from django.db.models import Count

from hulian.contact.models import ProposedLink


def loads_of_draft(proposal_id: UUID) -> dict[UUID, int]:
    """Return how many homes each member has in a list; who has none isn't there."""
    rows = ProposedLink.objects.filter(proposal=proposal_id).exclude(member=None).order_by()
    return dict(rows.values_list("member_id").annotate(n=Count("pk")))
