"""How many homes each member has in a list; in a draft also those that stay theirs until somebody is found."""

from uuid import UUID

from django.db.models import Count, UUIDField
from django.db.models.functions import Coalesce

from hulian.contact.lists.staying import stays
from hulian.contact.models import ProposedLink


def _whose() -> Coalesce:
    return Coalesce("member_id", stays(), output_field=UUIDField())


def loads_of_draft(proposal_id: UUID) -> dict[UUID, int]:
    """Return how many homes each member has with a list; who has none isn't there."""
    rows = ProposedLink.objects.filter(proposal=proposal_id).order_by().annotate(whose=_whose())
    return dict(rows.exclude(whose=None).values_list("whose").annotate(n=Count("pk")))
